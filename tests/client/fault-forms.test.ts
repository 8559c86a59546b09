import { describe, expect, test } from 'vitest'
import { clockField, instantIn, issuesIn, valueIn } from '../../src/client/desk/kit/form-draft.ts'
import { countsOf, kindsOf, noTest, testBody } from '../../src/client/desk/kit/speaker-test.tsx'
import {
  openAlready,
  Report,
  reportFields,
  TEST_PATH,
  witnessBody,
  witnessTest,
} from '../../src/client/desk/village/report-form.tsx'
import { groupIssues, groupsIn, rowsOf } from '../../src/client/desk/village/village-speakers.tsx'
import { issueAt, restOf } from '../../src/client/desk/kit/fields.tsx'
import { Problem } from '../../src/client/shared/api.ts'
import type { Fault } from '../../src/contract/faults.ts'
import { NewAudibilityReport } from '../../src/domain/audibility/audibility.ts'
import { NewFault, NewWitness } from '../../src/domain/fault/fault.ts'

const ZONE = 'Asia/Shanghai'
const ID = '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e40'
const VILLAGE = '510723100211'
const NOTHING = { category: '', severity: '', description: '', reportedAt: '', reporterName: '' }
const REPORT = {
  ...NOTHING,
  category: 'amplifier',
  severity: 'major',
  description: ' 功放无输出\n全村无声 ',
  reportedAt: '2017-06-30T09:10',
}
const COUNTS = { speakersInstalled: '40', speakersTested: '40', speakersSounding: '12' }
const bodyOf = (draft: typeof NOTHING) => valueIn(Report, reportFields(), { id: ID, villageCode: VILLAGE }, draft)
const thrown = (call: () => unknown): Problem => {
  try {
    call()
  } catch (problem) {
    if (problem instanceof Problem) return problem
  }
  throw new Error('nothing was refused')
}

describe('a report as it is typed', () => {
  test('is the fault the server takes, in the office’s time', () => {
    expect(NewFault.parse(bodyOf(REPORT))).toEqual({
      id: ID,
      villageCode: VILLAGE,
      category: 'amplifier',
      severity: 'major',
      description: '功放无输出\n全村无声',
      reportedAt: '2017-06-30T01:10:00.000Z',
    })
  })

  test('carries a test only when one was made', () => {
    expect(countsOf(COUNTS, TEST_PATH)).toEqual({ speakersInstalled: 40, speakersTested: 40, speakersSounding: 12 })
    expect(bodyOf({ ...REPORT, reporterName: '村主任' }).reporterName).toBe('村主任')
    expect(bodyOf(REPORT).audibility).toBeUndefined()
  })

  test('names every field that is empty, and is not sent', () => {
    const issues = issuesIn(Report, reportFields(), NOTHING)
    expect(issues.map(({ path }) => path)).toEqual(['category', 'severity', 'description', 'reportedAt'])
    expect(issuesIn(Report, reportFields(), REPORT)).toEqual([])
    const untested = { ...COUNTS, speakersSounding: '' }
    expect(thrown(() => countsOf(untested, TEST_PATH)).issues.map(({ path }) => path)).toEqual([
      'audibility.speakersSounding',
    ])
  })

  test('can become a witness’s without losing a word, its test too', () => {
    expect(NewWitness.parse(witnessBody(REPORT, ID, ZONE))).toEqual({
      id: ID,
      witnessedAt: '2017-06-30T01:10:00.000Z',
      note: '功放无输出 全村无声',
    })
    const known = { id: '6b1f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e41', villageCode: VILLAGE }
    const made = NewAudibilityReport.parse(witnessTest(REPORT, COUNTS, ID, known, ZONE))
    expect(made).toMatchObject({ testedOn: '2017-06-30', speakersSounding: 12, faultId: known.id })
  })

  test('shows the office’s clock, whatever the device’s', () => {
    expect(clockField('2017-06-30T16:30:59.000Z', ZONE)).toBe('2017-07-01T00:30')
    expect(instantIn('2017-07-01T00:30', ZONE)).toBe('2017-06-30T16:30:00.000Z')
  })
})

test('a refusal that names the open fault is told from any other', () => {
  const fault: Fault = {
    id: ID,
    villageCode: VILLAGE,
    villageName: '三清村',
    townshipName: '山口镇',
    designated: true,
    category: 'amplifier',
    severity: 'major',
    description: '功放无输出',
    reportedAt: '2017-06-30T01:10:00.000Z',
    reportedOn: '2017-06-30',
    receivedAt: '2017-06-30T01:10:00.000Z',
    reportedBy: '村主任',
    status: 'open',
    revision: 1,
    insisted: false,
    limitHours: 24,
    workedHours: 0,
    isOverdue: false,
    failedRepairs: 0,
    witnesses: 0,
  }
  expect(openAlready(new Problem('conflict', '已有一张', [], { fault }))).toEqual(fault)
  expect(openAlready(new Problem('conflict', '已有同号', [], {}))).toBeUndefined()
  expect(openAlready(new Problem('offline', '连不上'))).toBeUndefined()
})

describe('a test as it is typed', () => {
  const around = { id: ID, villageCode: VILLAGE, recordedAt: '2017-06-30T02:00:00.000Z' }
  const filled = { ...noTest(40), testedOn: '2017-06-30', speakersSounding: '38' }

  test('is of all speakers unless another number is put in', () => {
    expect(NewAudibilityReport.parse(testBody(filled, around))).toEqual({
      ...around,
      testedOn: '2017-06-30',
      method: 'on_site',
      speakersInstalled: 40,
      speakersTested: 40,
      speakersSounding: 38,
    })
  })

  test('says what is no number, at its field', () => {
    const { issues } = thrown(() => countsOf({ ...filled, speakersTested: 'all' }))
    expect(issues.map(({ path }) => path)).toEqual(['speakersTested'])
  })

  test('by kind begins with what the register knows and adds up to the totals', () => {
    const groups = [
      { kind: 'horn', transmission: 'fm', returnChannel: false, speakers: 18 },
      { kind: 'horn', transmission: 'ip', returnChannel: true, speakers: 2 },
      { kind: 'column', transmission: 'wired', returnChannel: false, speakers: 6 },
    ] as const
    const kinds = kindsOf(groups)
    expect(kinds.map(({ kind, speakersInstalled }) => [kind, speakersInstalled])).toEqual([
      ['horn', '20'],
      ['column', '6'],
    ])
    const sounding = ['19', '6']
    const typed = kinds.map((row, i) => ({ ...row, speakersSounding: sounding[i] ?? '' }))
    const body = NewAudibilityReport.parse(testBody({ ...filled, kinds: typed }, around))
    expect(body).toMatchObject({ speakersInstalled: 26, speakersTested: 26, speakersSounding: 25 })
    expect(body.byKind?.[0]).toEqual({ kind: 'horn', installed: 20, tested: 20, sounding: 19 })
    const { issues } = thrown(() => testBody({ ...filled, kinds }, around))
    expect(issues.map(({ path }) => path)).toEqual(['byKind.0.sounding', 'byKind.1.sounding'])
  })
})

describe('the register of speakers as it is changed', () => {
  test('comes back as it was', () => {
    const groups = [{ kind: 'horn', transmission: 'fm', returnChannel: true, speakers: 20 }] as const
    expect(groupsIn(rowsOf(groups))).toEqual(groups)
  })

  test('begins with one empty row, which is not sent', () => {
    const rows = rowsOf([])
    expect(rows).toHaveLength(1)
    expect(groupIssues(rows).map(({ path }) => path)).toEqual(['groups.0.speakers'])
  })
})

describe('what the server says of a form', () => {
  const problem = new Problem('invalid', '有几处要改', [
    { path: 'description', message: '请填写现象。' },
    { path: 'villageCode', message: '没有这个村。' },
  ])

  test('stands at its field, and what no field shows stands below', () => {
    expect(issueAt(problem, 'description')).toBe('请填写现象。')
    expect(restOf(problem, ['description'])).toBe('没有这个村。')
    expect(restOf(new Problem('conflict', '已有新进展。'), ['description'])).toBe('已有新进展。')
    expect(restOf(undefined, [])).toBe('')
  })
})
