/** Settings, the audit trail and the first steps: what the screens decide before they draw. */
import { ProofNeed } from '../../src/domain/screening/proof.ts'
import { describe, expect, test } from 'vitest'
import { AUDIT_LIST, ofKind } from '../../src/client/desk/audit/audit.tsx'
import { subjectPath } from '../../src/client/desk/kit/entry-history.tsx'
import { draftOf, issuesIn, valueIn as formValue } from '../../src/client/desk/kit/form-draft.ts'
import { readList, requestOf } from '../../src/client/desk/kit/list.tsx'
import { rangeHint, saidValue, textOfValue, ticksOf, valueIn } from '../../src/client/desk/kit/setting-text.ts'
import { audit, type AuditLine } from '../../src/contract/accounts.ts'
import {
  isOldWorkbook,
  registerFileOf,
  sorted,
  textOfBytes,
  tooLarge,
} from '../../src/client/desk/first-run/bring-register.tsx'
import { stepsLeft } from '../../src/client/desk/first-run/start-link.tsx'
import { routeOf, seenBy } from '../../src/client/desk/pages.ts'
import {
  asChange,
  newTarget,
  periodSaid,
  reachOf,
  startOf,
  targetCheck,
  targetDaySaid,
  targetFields,
  TargetFields,
  untilNext,
} from '../../src/client/desk/settings/target-form.tsx'
import { speak } from '../../src/client/shared/words.ts'
import type { Target } from '../../src/domain/target/target.ts'

const aTarget: Target = {
  code: 'screenings',
  name: '全年放映',
  indicator: 'screenings',
  scope: { kind: 'county' },
  amount: 5436,
  unit: '场',
  startsOn: '01-01',
  deadline: '11-30',
  statutoryDeadline: '12-31',
  monthShares: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0],
}

describe('a target’s form', () => {
  const DAY = '2017-06-30'
  const fields = targetFields()
  type TargetDraft = Record<keyof typeof fields, string>
  const draftOfTarget = (target: Target): TargetDraft => draftOf(fields, startOf(target, DAY))
  function targetFrom(target: Target, draft: TargetDraft) {
    const { effectiveOn, ...rest } = asChange(formValue(TargetFields, fields, startOf(target, DAY), draft))
    expect(effectiveOn).toBe(DAY)
    return rest
  }
  const targetIssues = (draft: TargetDraft) => [...issuesIn(TargetFields, fields, draft), ...targetCheck(draft)]

  test('left as it is sends the target as it is, also what it has no field for', () => {
    const withList: Target = {
      ...aTarget,
      indicator: 'manual',
      checklist: [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }],
    }
    expect(targetFrom(aTarget, draftOfTarget(aTarget))).toEqual(aTarget)
    expect(targetFrom(withList, draftOfTarget(withList))).toEqual(withList)
  })

  test('says in fields what of the ledger feeds it, asks for the kinds of events, and takes it back', () => {
    const byHand: Target = { ...aTarget, indicator: 'manual', monthShares: undefined }
    for (const fedBy of [
      { noun: 'event', kinds: ['training', 'lecture'], counts: 'people' },
      { noun: 'work', kind: 'broadcast', stage: 'completion' },
      { noun: 'fund', document: '川财教〔2017〕137号' },
    ] satisfies Target['fedBy'][]) {
      const draft = draftOfTarget({ ...byHand, fedBy })
      expect(targetFrom({ ...byHand, fedBy }, draft).fedBy).toEqual(fedBy)
      expect(targetFrom({ ...byHand, fedBy }, { ...draft, feedNoun: '' })).not.toHaveProperty('fedBy')
    }
    const draft = { ...draftOfTarget(byHand), feedNoun: 'event' }
    expect(targetIssues(draft).map(({ path }) => path)).toEqual(['feedKinds'])
    expect(targetFrom(byHand, { ...draft, feedKinds: '演出、送书' }).fedBy).toMatchObject({
      kinds: ['performance', 'books'],
    })
  })

  test('gives up what was emptied, and takes no share but twelve', () => {
    const draft = { ...draftOfTarget(aTarget), statutoryDeadline: '', monthShares: '' }
    expect(targetFrom(aTarget, draft)).not.toHaveProperty('statutoryDeadline')
    expect(targetFrom(aTarget, draft)).not.toHaveProperty('monthShares')
    expect(targetIssues({ ...draft, monthShares: '1 2 3' }).map(({ path }) => path)).toEqual(['monthShares'])
  })

  test('of a team asks for the team, and a new one for its name, amount and unit', () => {
    const draft = { ...draftOf(fields, newTarget(['target-001'], DAY)), scopeKind: 'team' }
    expect(draft.code).toBe('target-002')
    expect(targetIssues(draft).map(({ path }) => path)).toEqual(['name', 'amount', 'unit', 'scope'])
  })

  test('says its days as people do: every year’s without a year, one year’s with it', () => {
    expect(periodSaid('01-01', '11-30')).toBe('每年 1月1日至11月30日')
    expect(periodSaid('2017-01-01', '2018-02-28')).toBe('2017年1月1日至2018年2月28日')
    expect(targetDaySaid('02-29')).toBe('2月29日')
    expect(targetDaySaid('13-40')).toBe('13-40')
    speak('en')
    expect(periodSaid('01-01', '11-30')).toBe('1 January to 30 November each year')
    speak('zh')
  })

  test('says whether days that are over follow the change', () => {
    expect(reachOf('2017-06-30', '2017-06-30')).toBe('today')
    expect(reachOf('2017-07-01', '2017-06-30')).toBe('future')
    expect(reachOf('2017-01-01', '2017-06-30')).toBe('past')
    const versions = [{ effectiveOn: '2017-09-01' }, { effectiveOn: null }, { effectiveOn: '2017-06-10' }]
    expect(untilNext(versions, '2017-03-01')).toBe('2017-06-10')
    expect(untilNext(versions, '2017-06-10')).toBe('2017-09-01')
    expect(untilNext(versions, '2017-09-01')).toBeUndefined()
  })
})

describe('a setting', () => {
  test('is read back from what is shown', () => {
    expect(valueIn('STALE_DAYS', textOfValue(90))).toBe(90)
    const place = { latitude: 31.2, longitude: 105.4 }
    expect(valueIn('COUNTY_POSITION', textOfValue(place))).toEqual(place)
    expect(valueIn('OFFICE_NAME', ' 盐亭县广电局 ')).toBe('盐亭县广电局')
    expect(['0816-7120000', ' '].map((phone) => valueIn('SUPERVISION_PHONE', phone))).toEqual(['0816-7120000', null])
    expect(saidValue('SUPERVISION_PHONE', '')).toBe('无')
    expect(['200', '166.67', '0.1'].map((yuan) => valueIn('RATE_FEN', yuan))).toEqual([20_000, 16_667, 10])
    expect(textOfValue(16_667, 'RATE_FEN')).toBe('166.67')
    expect(valueIn('SHARES', '5：2 2，1')).toBe('5,2,2,1')
    expect([valueIn('SHOW_PROOF', 'witness,start'), valueIn('SHOW_PROOF', '')]).toEqual(['start,witness', ''])
    expect([true, false].map((isOn) => valueIn('SINGLE_MANAGER', textOfValue(isOn)))).toEqual([true, false])
  })

  test('is said with its unit, and asked for with its range', () => {
    expect(saidValue('STALE_DAYS', 30)).toBe('30 天')
    expect(saidValue('FAULT_HOURS_MINOR', 72)).toBe('72 小时')
    expect(saidValue('OFFICE_NAME', '广电局')).toBe('广电局')
    expect([saidValue('CHART_NOTE', '春节停映'), saidValue('CHART_NOTE', '')]).toEqual(['春节停映', '无'])
    expect(rangeHint('CHART_NOTE')).toContain('20字')
    expect(saidValue('RATE_FEN', 20_000)).toBe('200 元')
    expect(saidValue('SHARES', '5,2,2,1')).toBe('5 : 2 : 2 : 1')
    expect(saidValue('SHOW_PROOF', 'start,witness')).toBe('开场照片、证明人姓名和电话')
    expect(ticksOf('SHOW_PROOF')?.map(([need]) => need)).toEqual(ProofNeed.options)
    expect(saidValue('SINGLE_MANAGER', true)).toBe('打开')
    expect(rangeHint('SINGLE_MANAGER')).toContain('单人审核')
    expect(rangeHint('STALE_DAYS')).toBe('1 到 3650 的整数，单位：天。')
    expect(rangeHint('FAULT_HOURS_CRITICAL')).toBe('1 到 8760 的整数，单位：小时。')
    expect(rangeHint('OFFICE_NAME')).toBeUndefined()
  })

  test('that is no value of its kind is none', () => {
    expect(valueIn('STALE_DAYS', '九十')).toBeNull()
    expect(valueIn('COUNTY_POSITION', '31.2')).toBeNull()
    expect(valueIn('COUNTY_POSITION', '31.2 105.4 3')).toBeNull()
    expect(valueIn('OFFICE_NAME', ' ')).toBeNull()
    expect(valueIn('RATE_FEN', '1.005')).toBeNull()
    expect([valueIn('SHARES', '5,2,2'), valueIn('SHARES', '0,0,0,0')]).toEqual([null, null])
  })
})

describe('the audit trail', () => {
  const line = (changes: Partial<AuditLine>): AuditLine => ({
    id: 1,
    at: '2017-06-30T13:00:00.000Z',
    action: 'put',
    actor: { id: 'm', name: '管理员', role: 'manager' },
    subject: { kind: 'village', id: '510723100211' },
    ...changes,
  })

  test('has the same filter in the address and in the request; another kind leaves the one thing behind', () => {
    const list = readList(audit.list, '?subjectKind=village&subjectId=1&from=2017-06-01&nonsense=1', AUDIT_LIST)
    expect(list.href({})).toBe('/audit?from=2017-06-01&subjectKind=village&subjectId=1')
    expect(requestOf(audit.list, list, 'abc')).toBe(
      '/api/audit?from=2017-06-01&subjectKind=village&subjectId=1&limit=50&cursor=abc',
    )
    expect(list.href(ofKind('team'))).toBe('/audit?from=2017-06-01&subjectKind=team')
    expect(list.href({ from: '' })).toBe('/audit?subjectKind=village&subjectId=1')
  })

  test('leads to the thing, or to the log or task it belongs to', () => {
    expect(subjectPath(line({}))).toBe('/villages/510723100211')
    expect(subjectPath(line({ subject: { kind: 'screening', id: 'x' } }))).toBe('/logs/x')
    expect(subjectPath(line({ subject: { kind: 'flag', id: 'a.b' } }))).toBe('/flags/a~b')
    expect(subjectPath(line({ subject: { kind: 'photo', id: 'x/5f' } }))).toBe('/logs/x')
    expect(subjectPath(line({ subject: { kind: 'photo', id: 'event/e/5f' } }))).toBe('/ledger/events/e')
    expect(subjectPath(line({ subject: { kind: 'target_entry', id: 'e' }, after: { code: 'tv' } }))).toBe('/tasks/tv')
    expect(subjectPath(line({ subject: { kind: 'target_entry', id: 'e' } }))).toBeUndefined()
  })
})

describe('the register’s files', () => {
  test('are known by their names, also saved twice', () => {
    expect(registerFileOf('Villages (2).CSV')).toBe('villages.csv')
    expect(registerFileOf('行政村 (1).csv')).toBe('villages.csv')
    expect(registerFileOf('喇叭.csv')).toBeUndefined()
    const found = sorted([
      { name: 'villages.csv' },
      { name: 'villages (1).csv' },
      { name: 'notes.txt' },
      { name: 'a.XLSX' },
    ])
    expect(found).toEqual({
      files: { 'villages.csv': { name: 'villages.csv' } },
      workbooks: [{ name: 'a.XLSX' }],
      strange: ['notes.txt'],
      twice: ['villages.csv'],
    })
  })

  test('are not sent when they are too large together, and old workbooks are known as such', () => {
    const megabyte = 1_048_576
    expect(tooLarge(5 * megabyte)).toBeNull()
    expect(tooLarge(5.5 * megabyte)).toBe('5.5')
    // never "5.0 MB, at most 5"
    expect(tooLarge(5 * megabyte + 1)).toBe('5.1')
    expect(['登记册.xlsx', 'a.XLS', '表.et', 'villages.csv'].map(isOldWorkbook)).toEqual([false, true, true, false])
  })

  test('are read in the encoding they were saved in', () => {
    expect(textOfBytes(new TextEncoder().encode('三清村').buffer)).toBe('三清村')
    // as a Chinese spreadsheet saves it
    expect(textOfBytes(new Uint8Array([0xc8, 0xfd, 0xc7, 0xe5, 0xb4, 0xe5]).buffer)).toBe('三清村')
  })
})

describe('a new office', () => {
  test('is led from its password to its teams’ cards, which need the register', () => {
    expect(stepsLeft({ needsPassword: true, needsRegister: true })).toEqual(['password', 'register', 'phones'])
    expect(stepsLeft({ needsPassword: false, needsRegister: false, teamsWithoutPhone: 3 })).toEqual(['phones'])
    expect(stepsLeft({ needsPassword: false, needsRegister: false, teamsWithoutPhone: 0 })).toEqual([])
    expect(stepsLeft({ needsPassword: false, needsRegister: false, needsTarget: true })).toEqual(['target'])
    const own = { needsPassword: false, needsRegister: false, teamsWithoutPhone: 3 }
    expect(stepsLeft({ ...own, missingSettings: ['OFFICE_NAME'] })).toEqual(['office', 'phones'])
    // before there is a register nobody knows whether a target comes with it
    expect(stepsLeft({ needsPassword: false, needsRegister: true, needsTarget: true })).toEqual(['register', 'phones'])
  })

  test('has pages that only managers see', () => {
    for (const page of ['register', 'settings', 'audit', 'start'] as const) {
      expect(routeOf(`/${page}`)).toEqual({ page })
      expect(seenBy('manager', page)).toBe(page)
      for (const role of ['team', 'technician'] as const) expect(seenBy(role, page)).toBe('not-for-you')
    }
  })
})
