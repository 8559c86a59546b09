/** Registers that are read. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { GOOD, registerOf } from './register-texts.ts'

const SEED = 'db/seed/yanting'

describe('a register', () => {
  test('of the real county is read whole', () => {
    const register = registerOf(
      Object.fromEntries(readdirSync(SEED).map((name) => [name, readFileSync(`${SEED}/${name}`, 'utf8')])),
    )
    const { townships, villages, teams, films, targets } = register
    expect([townships, villages, teams, films, targets].map(({ length }) => length)).toEqual([36, 453, 22, 19, 8])
    expect(villages.filter(({ designated }) => designated)).toHaveLength(25)
    expect(villages.find(({ name }) => name === '玉成村')).toEqual({
      code: '510723112213',
      name: '玉成村',
      townshipCode: '510723112',
      designated: true,
      teamCode: 'team-13',
      annualQuota: 12,
      aliases: ['玉城村'],
    })
    expect(targets[0]).toEqual({
      code: 'screenings-county',
      name: '全县农村公益电影放映',
      nameEn: 'Free film shows in the county',
      indicator: 'screenings',
      scope: { kind: 'county' },
      amount: 5472,
      unit: '场',
      startsOn: '01-01',
      deadline: '11-30',
      statutoryDeadline: '12-31',
    })
  })

  test('needs only townships and villages, and of those only what a row cannot do without', () => {
    const { 'townships.csv': townships, 'villages.csv': villages } = GOOD
    expect(registerOf({ 'townships.csv': townships, 'villages.csv': villages })).toEqual({
      townships: [{ code: '510723100', name: '云溪镇' }],
      villages: [
        ...[{ code: '510723100211', name: '三清村', townshipCode: '510723100' }].map((village) => ({
          ...village,
          designated: false,
          annualQuota: 12,
          aliases: [],
        })),
      ],
      teams: [],
      films: [],
      targets: [],
    })
  })

  test('may have a BOM, any order of columns, CRLF, blank lines and other files beside it', () => {
    const text =
      '\uFEFFtownship_code,aliases,name,code,speakers_installed,latitude\r\n510723100,三青村|三清,三清村,x1,45,31.2\r\n\r\n'
    expect(registerOf({ ...GOOD, 'villages.csv': text, 'README.md': 'what it is' }).villages).toEqual([
      {
        code: 'x1',
        name: '三清村',
        townshipCode: '510723100',
        designated: false,
        annualQuota: 12,
        aliases: ['三青村', '三清'],
        speakersInstalled: 45,
        latitude: 31.2,
      },
    ])
  })

  test('may have targets with full days and shares of months', () => {
    const shares = [0.04, 0.04, 0.07, 0.07, 0.07, 0.1, 0.15, 0.15, 0.15, 0.1, 0.04, 0.02]
    const text = `code,name,indicator,scope_kind,amount,unit,starts_on,deadline,month_shares
t,今年,manual,county,25,个,2017-01-01,2017-12-31,${shares.join('|')}`
    expect(registerOf({ ...GOOD, 'targets.csv': text }).targets).toEqual([
      {
        code: 't',
        name: '今年',
        indicator: 'manual',
        scope: { kind: 'county' },
        amount: 25,
        unit: '个',
        startsOn: '2017-01-01',
        deadline: '2017-12-31',
        monthShares: shares,
      },
    ])
  })

  test('may say what of the ledger feeds a target, in codes or in the words of the screens', () => {
    const fed = (cell: string) => {
      const columns = 'code,name,indicator,scope_kind,amount,unit,starts_on,deadline,fed_by'
      const text = `${columns}\nt,任务,manual,county,25,个,2017-01-01,2017-09-10,${cell}`
      return registerOf({ ...GOOD, 'targets.csv': text }).targets[0]?.fedBy
    }
    const people = { noun: 'event', kinds: ['training', 'lecture'], counts: 'people' }
    expect(fed('event:training+lecture:people')).toEqual(people)
    expect(fed('活动：培训班、讲座辅导：人次')).toEqual(people)
    expect(fed('村级项目:广播改造:验收')).toEqual({ noun: 'work', kind: 'broadcast', stage: 'acceptance' })
    expect(fed('资金')).toEqual({ noun: 'fund' })
  })

  test('may have a target with its checklist, as the county’s culture centres have', () => {
    const checklist =
      'checklist\nt,中心,manual,county,25,个,2017-01-01,2017-09-10,square:文化广场:200:㎡| tables : 乒乓球台 :2:张'
    const text = `code,name,indicator,scope_kind,amount,unit,starts_on,deadline,${checklist}`
    expect(registerOf({ ...GOOD, 'targets.csv': text }).targets[0]?.checklist).toEqual([
      { code: 'square', name: '文化广场', minimum: 200, unit: '㎡' },
      { code: 'tables', name: '乒乓球台', minimum: 2, unit: '张' },
    ])
    const targets = readFileSync(`${SEED}/targets.csv`, 'utf8')
    const centres = registerOf({ ...GOOD, 'targets.csv': targets }).targets.find(
      ({ code }) => code === 'culture-centres',
    )
    expect(centres?.checklist?.map(({ code, minimum }) => [code, minimum]).slice(0, 5)).toEqual([
      ['square', 200],
      ['room', 90],
      ['stage', 1],
      ['court', 1],
      ['tables', 2],
    ])
  })
})
