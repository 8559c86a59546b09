import { describe, expect, test } from 'vitest'
import {
  type Audibility,
  audibilityOn,
  type AudibilityTest,
  type SpeakersKnown,
} from '../../src/domain/audibility/audibility.ts'
import { audibilityFlag, fewerSpeakersFlag, overdueFlag } from '../../src/domain/flag/broadcast-flags.ts'
import type { FaultRecord } from '../../src/domain/fault/fault.ts'
import { FAULT_LIMITS } from '../../src/domain/fault/fault-clock.ts'
import { flagIn } from '../../src/domain/flag/flags.ts'
import { openFaultsOn, type VillageRepairs } from '../../src/domain/fault/open-faults.ts'
import { overviewOf } from '../../src/domain/report/overview.ts'
import { endOfDay } from '../../src/domain/period.ts'
import { NOW, ZONE } from '../make.ts'
import { aCounty, village } from './county.ts'
import { aLife, repaired } from './fault-lives.ts'

const TODAY = '2017-06-30'
const aTest = (sounding: number, tested = 100, testedOn = '2017-06-20'): AudibilityTest => ({
  speakersInstalled: 100,
  speakersTested: tested,
  speakersSounding: sounding,
  testedOn,
})
const low = audibilityOn(TODAY, aTest(90), [])
const openOn = (records: FaultRecord[], asOf = TODAY) => openFaultsOn(records, endOfDay(asOf, ZONE, NOW), FAULT_LIMITS)

describe('a village below the line', () => {
  const SETTINGS = { staleDays: 30, teamSilentDays: 7 }
  const said = (state: Audibility, repairs?: VillageRepairs): string => {
    const flags = audibilityFlag(village(1), state, '2017-01-01', SETTINGS, repairs)
    return flags.flatMap((flag) => [flagIn('zh', flag).message, flagIn('en', flag).message]).join(' | ')
  }
  const two = openOn([aLife({}), aLife({ category: 'line' })])

  test('says what is to be done: report it, mend what is reported, or look for more', () => {
    expect(said(low)).toMatch(/尚未报修.*No fault is reported yet/)
    expect(said(low, { faults: two, isProven: false })).toMatch(/有 2 张报修单未办结.*not settled yet: 2\./)
    expect(said(low, { faults: [], isProven: true })).toMatch(
      /已凭这次检测办结，村子仍不达标，也没有.*still below, with no other/,
    )
    expect(said(low, { faults: two, isProven: true })).toMatch(
      /仍不达标；另有 2 张未办结.*still below; faults not settled yet: 2/,
    )
  })

  test('says so whether its rate is low, severe or known from a part test', () => {
    const severe = audibilityOn(TODAY, aTest(30), [])
    const part = audibilityOn(TODAY, undefined, [aTest(5, 20, '2017-06-25')])
    for (const state of [severe, part]) {
      expect(said(state, { faults: two, isProven: false })).toMatch(/有 2 张.*not settled yet: 2/)
      expect(said(state)).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  test('that passed when a fault was closed, and is below by a later part test, was not left below by that repair', () => {
    const again = audibilityOn(TODAY, aTest(100), [aTest(5, 20, '2017-06-25')])
    expect(said(again, { faults: [], isProven: true })).toMatch(/尚未报修/)
  })
})

describe('a fault past its limit', () => {
  const flagsOf = (records: FaultRecord[], asOf = TODAY) =>
    openOn(records, asOf).flatMap((fault) => overdueFlag(fault, village(1), ZONE))

  test('is flagged since the day the working clock passed it, critical when the fault is', () => {
    const [flag] = flagsOf([aLife({ severity: 'critical' })], '2017-06-11')
    // reported at noon, 12 hours: midnight between the two days
    expect(flag).toMatchObject({ kind: 'fault_overdue', severity: 'critical', since: '2017-06-11' })
    expect(flagsOf([aLife({})])).toMatchObject([{ severity: 'warning', since: '2017-06-11' }])
    expect(flagsOf([aLife({ severity: 'minor' })])).toMatchObject([{ severity: 'warning', since: '2017-06-13' }])
  })

  test('is not flagged within its limit, nor once it is settled', () => {
    expect(flagsOf([aLife({})], '2017-06-10')).toEqual([])
    expect(flagsOf([aLife({}, ...repaired(100))])).toEqual([])
    expect(flagsOf([aLife({}, [100, 'cancel', { reason: '误报' }])])).toEqual([])
    expect(flagsOf([aLife({}, [1, 'start'], [2, 'pause', { reason: '等配件' }])])).toEqual([])
  })

  test('was flagged on the days before it was settled, and is again when a late repair is reopened', () => {
    const life = aLife({}, ...repaired(100), [200, 'reopen', { reason: '又不响了' }])
    const on = (asOf: string): (string | undefined)[] => flagsOf([life], asOf).map(({ since }) => since)
    expect(on('2017-06-13')).toEqual(['2017-06-11'])
    expect(on('2017-06-15')).toEqual([])
    expect(on('2017-06-19')).toEqual(['2017-06-11'])
  })

  test('names the village and what is broken in the reader’s language, and who has it', () => {
    const [flag] = flagsOf([aLife({}, [1, 'assign', { assignee: '赵师傅' }])])
    if (!flag) throw new Error('it is overdue')
    expect(flagIn('zh', flag).subject.name).toBe('1号村“功放”故障')
    expect(flagIn('en', flag).subject).toMatchObject({ kind: 'fault', name: '1号村: fault “amplifier”' })
    expect(flagIn('zh', flag).message).toMatch(/1号村“功放”报修（较重，2017年6月10日报）.*24 小时.*已派单.*赵师傅/)
    expect(flagIn('en', flag).message).toMatch(
      /amplifier.*major.*10 June 2017.*24 hours \(pauses not counted\).*11 June.*assigned.*赵师傅/,
    )
    const [nobodys] = flagsOf([aLife({})])
    expect(nobodys && flagIn('en', nobodys).message).toMatch(/nobody yet/)
  })
})

describe('the managers’ page', () => {
  const page = (changes: Parameters<typeof aCounty>[0]) =>
    overviewOf(aCounty({ audibility: new Map([['v-1', low]]), ...changes }))

  test('names the unsettled faults behind each village below the line, gravest and longest first', () => {
    const openFaults = openOn([
      aLife({ id: 'late', category: 'line' }),
      aLife({ id: 'fresh', reportedAt: '2017-06-30T12:00:00.000Z' }),
      aLife({ id: 'grave', severity: 'critical', reportedAt: '2017-06-30T13:00:00.000Z' }),
      aLife({ id: 'elsewhere', villageCode: 'v-2' }),
      aLife({ id: 'settled' }, ...repaired(10)),
    ])
    const { below, flags } = page({ openFaults })
    expect(below[0]?.faults).toEqual([
      { id: 'grave', category: 'amplifier', severity: 'critical', status: 'open', isOverdue: false },
      { id: 'late', category: 'line', severity: 'major', status: 'open', isOverdue: true },
      { id: 'fresh', category: 'amplifier', severity: 'major', status: 'open', isOverdue: false },
    ])
    expect(flags.filter(({ kind }) => kind === 'fault_overdue').map(({ subject }) => subject.code)).toEqual([
      'elsewhere',
      'late',
    ])
  })

  test('says which village a repair left below the line', () => {
    expect(page({}).below[0]).toMatchObject({ faults: [], repairedBelow: false })
    expect(page({ proven: ['v-1'] }).below[0]).toMatchObject({ faults: [], repairedBelow: true })
    expect(page({ proven: ['v-2'] }).below[0]).toMatchObject({ repairedBelow: false })
  })

  test('a fault of a village that is no longer in the register flags nothing', () => {
    expect(page({ openFaults: openOn([aLife({ villageCode: 'gone' })]) }).flags.map(({ kind }) => kind)).not.toContain(
      'fault_overdue',
    )
  })
})

describe('a test that counts fewer speakers than are known', () => {
  const one = audibilityOn(TODAY, { ...aTest(1, 1), speakersInstalled: 1 }, [])
  const said = (state: Audibility, known: SpeakersKnown): string[] =>
    fewerSpeakersFlag(village(1), state, known).map((flag) => flagIn('zh', flag).message)

  test('raises a flag that says both numbers, and leaves the rate as it was told', () => {
    expect(one.band).toBe('pass')
    const [flag] = fewerSpeakersFlag(village(1), one, { registered: 40 })
    expect(flag).toMatchObject({ kind: 'speakers_fewer', since: '2017-06-20', subject: { kind: 'village' } })
    expect(flag && flagIn('zh', flag).message).toContain('按 1 只喇叭计，登记为 40 只')
  })

  test('is measured by the register, and where there is none by what a test of the last year had', () => {
    expect(said(one, { mostTested: 45 }).join()).toContain('按 1 只喇叭计，一年内的检测曾有 45 只')
    expect(said(one, { registered: 40, mostTested: 45 }).join()).toContain('登记为 40 只')
    expect(said(one, { registered: 1, mostTested: 45 })).toEqual([])
    expect(said(one, { mostTested: 1 })).toEqual([])
  })

  test('is none when as many or more were counted, when nothing is known, or the test says nothing any more', () => {
    expect(said(one, { registered: 1 })).toEqual([])
    expect(said(low, { registered: 99 })).toEqual([])
    expect(said(one, {})).toEqual([])
    expect(said({ band: 'untested' }, { registered: 40 })).toEqual([])
    expect(said(audibilityOn('2017-08-01', aTest(90), []), { registered: 400 })).toEqual([])
  })
})
