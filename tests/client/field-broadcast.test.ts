import { describe, expect, test } from 'vitest'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import {
  byDue,
  type FaultNow,
  faultsNow,
  nextSteps,
  openAlready,
  proofsFor,
} from '../../src/client/field/broadcast/fault-now.ts'
import { isToGo, sinceOf, villagesByUrgency } from '../../src/client/field/broadcast/urgency.ts'
import { closingsOf } from '../../src/client/field/broadcast/steps-made.ts'
import {
  COUNTERS,
  type CountIssue,
  type Counts,
  isBelowLine,
  isSettled,
  issueOf,
  isUnlike,
  sentOf,
  verdictOf,
} from '../../src/client/field/kit/counters.tsx'
import { anEntry, fieldCopy, fieldFault, fieldVillage } from './field-copy.ts'

type Broadcast = NonNullable<FieldCopy['broadcast']>
const state = (code: string, band: Broadcast['villages'][number]['band']): Broadcast['villages'][number] => ({
  code,
  band,
  ratePercent: null,
  speakersInstalled: null,
  speakersSounding: null,
  testedOn: null,
  staleOn: null,
})
const copyOf = (villages: Broadcast['villages'], faults: Broadcast['faults'] = []): FieldCopy =>
  fieldCopy({
    villages: villages.map(({ code }) => fieldVillage({ code, designated: false })),
    broadcast: { villages, faults },
  })

const BANDS = [state('pass', 'pass'), state('untested', 'untested'), state('low', 'low'), state('late', 'pass')]
const MORE = [state('stale', 'stale'), state('severe', 'severe')]

test('villages: an overdue fault first, then severe, stale, low, untested, and those that pass', () => {
  const copy = copyOf([...BANDS, ...MORE], [fieldFault({ villageCode: 'late', isOverdue: true })])
  const order = villagesByUrgency(copy, copy.broadcast?.faults ?? []).map(({ village }) => village.code)
  expect(order).toEqual(['late', 'severe', 'stale', 'low', 'untested', 'pass'])
})

test('as urgent ones: the nearer first where one’s place is known, else those of a township together', () => {
  const at = (code: string, townshipName: string, latitude?: number) =>
    fieldVillage({ code, townshipName, designated: false, ...(latitude && { latitude, longitude: 105 }) })
  const villages = [at('a', '云溪镇', 31.3), at('b', '玉龙镇', 31.1), at('c', '云溪镇', 31.2), at('d', '玉龙镇')]
  const copy = fieldCopy({
    villages,
    broadcast: {
      villages: [state('a', 'low'), state('b', 'low'), state('c', 'low'), state('d', 'low'), state('e', 'severe')],
      faults: [],
    },
  })
  const order = (...here: { latitude: number; longitude: number }[]) =>
    villagesByUrgency(copy, [], here[0]).map(({ village }) => village.code)
  expect(order({ latitude: 31.1, longitude: 105 })).toEqual(['b', 'c', 'a', 'd'])
  expect([order().indexOf('a'), order().indexOf('c')].map((place) => Math.floor(place / 2))).toSatisfy(
    ([one, other]: number[]) => one === other,
  )
  expect(villagesByUrgency(copy, []).every(isToGo)).toBe(true)
})

test('how long it has been too late is said in hours, then in days; of an old test since it was made', () => {
  const copy = copyOf([{ ...state('a', 'stale'), testedOn: '2017-05-25' }])
  const since = (overdueSince?: string) => {
    const faults = overdueSince ? [fieldFault({ villageCode: 'a', isOverdue: true, overdueSince })] : []
    const [village] = villagesByUrgency(copy, faults)
    return village && sinceOf(village, new Date('2017-06-30T13:00:00Z'), '2017-06-30')
  }
  expect(since('2017-06-30T08:00:00Z')).toEqual({ key: 'overdue_hours', count: 5 })
  expect(since('2017-06-28T08:00:00Z')).toEqual({ key: 'overdue_days', count: 2 })
  expect(since()).toEqual({ key: 'untested_days', count: 36 })
})

test('a settled fault makes no village urgent', () => {
  const copy = copyOf([state('a', 'pass')], [fieldFault({ villageCode: 'a', isOverdue: true, status: 'closed' })])
  expect(villagesByUrgency(copy, copy.broadcast?.faults ?? [])[0]).toMatchObject({ urgency: 'pass', faults: [] })
})

test('of faults the overdue come first, then the one that is due first', () => {
  const due = fieldFault({ id: 'due', dueAt: '2017-07-01T00:00:00Z' })
  const later = fieldFault({ id: 'later', dueAt: '2017-07-02T00:00:00Z' })
  const late = fieldFault({ id: 'late', isOverdue: true, overdueSince: '2017-06-29T00:00:00Z' })
  expect([later, due, late].sort(byDue).map(({ id }) => id)).toEqual(['late', 'due', 'later'])
})

describe('a fault on this phone', () => {
  const step = (revision: number, action: string, more = {}) =>
    anEntry({ kind: 'step', key: `step:f-1:${revision}`, about: 'f-1', body: { revision, action, ...more } })
  const one = (entries: ReturnType<typeof anEntry>[], status: 'open' | 'in_progress' = 'open'): FaultNow => {
    const [fault] = faultsNow(
      copyOf([], [fieldFault({ status, revision: status === 'open' ? 1 : 2 })]),
      entries,
      '李师傅',
    )
    if (!fault) throw new Error('there is one')
    return fault
  }

  test('carries the steps made here, each waiting for the one before', () => {
    const fault = one([step(2, 'repaired', { at: '2017-06-30T10:00:00.000Z' }), step(1, 'start')])
    expect(fault).toMatchObject({ status: 'awaiting_retest', revision: 3, repairedAt: '2017-06-30T10:00:00.000Z' })
    expect(fault.pending).toEqual(['step:f-1:1', 'step:f-1:2'])
    expect(nextSteps(fault)).toEqual(['close', 'reopen'])
  })

  test('forgets a step that the bureau’s copy has in it already', () => {
    const received = { ...step(1, 'start'), state: 'received' as const }
    expect(one([received], 'in_progress')).toMatchObject({ status: 'in_progress', revision: 2, pending: [] })
  })

  test('that is stuck allows no further step', () => {
    expect(nextSteps(one([{ ...step(1, 'start'), state: 'attention' }]))).toEqual([])
    expect(nextSteps(one([]))).toEqual(['start'])
  })

  test('reported here is there before the bureau knows of it, and its steps wait for the report', () => {
    const report = anEntry({ kind: 'fault', about: 'f-9', key: 'fault:f-9', body: fieldFault({ id: 'f-9' }) })
    const fault = faultsNow(copyOf([]), [report], '李师傅').find(({ id }) => id === 'f-9')
    expect(fault).toMatchObject({ status: 'open', revision: 1, pending: ['fault:f-9'], reportedBy: '李师傅' })
  })

  test('is closed by a whole test of its village made after the repair, and by no other', () => {
    const repaired = one([step(1, 'start'), step(2, 'repaired', { at: '2017-06-30T10:00:00.000Z' })])
    const tested = (id: string, changes = {}) =>
      anEntry({
        kind: 'audibility',
        about: id,
        key: `audibility:${id}`,
        body: {
          id,
          villageCode: '510723100211',
          recordedAt: '2017-06-30T11:00:00.000Z',
          speakersInstalled: 20,
          speakersTested: 20,
          speakersSounding: 20,
          ...changes,
        },
      })
    const entries = [
      tested('good'),
      tested('before', { recordedAt: '2017-06-30T09:00:00.000Z' }),
      tested('part', { speakersTested: 10, speakersSounding: 10 }),
      tested('elsewhere', { villageCode: 'v-9' }),
      { ...tested('refused'), state: 'attention' as const },
    ]
    expect(proofsFor(repaired, entries).map(({ id }) => id)).toEqual(['good'])
    expect(proofsFor(one([]), entries)).toEqual([])
  })

  test('that is open already is named by the server, and by nothing else', () => {
    const problem = { code: 'conflict', detail: '', issues: [], reply: { fault: { id: 'f-1' } } }
    const report = anEntry({ kind: 'fault', state: 'attention', problem })
    expect(openAlready(report)).toEqual({ id: 'f-1' })
    expect(openAlready({ ...report, problem: { ...problem, reply: {} } })).toBeUndefined()
  })
})

describe('three counters', () => {
  const counts = { speakersInstalled: 20, speakersTested: 10, speakersSounding: 8 }
  const issues = (typed: Counts): (CountIssue | undefined)[] => COUNTERS.map((counter) => issueOf(typed, counter))
  test('stay as they were typed, and each says what is wrong with it', () => {
    expect(issues(counts)).toEqual([undefined, undefined, undefined])
    expect(issues({ speakersInstalled: 5, speakersTested: 45, speakersSounding: 40 })).toEqual([
      undefined,
      'over',
      undefined,
    ])
    expect(issues({ ...counts, speakersSounding: 11 })).toEqual([undefined, undefined, 'over'])
    expect(issues({ speakersInstalled: 0 })).toEqual(['none', 'missing', 'missing'])
  })

  test('a count unlike the register’s is taken as it was counted, and told as a difference', () => {
    const counted = { speakersInstalled: 52, speakersTested: 52, speakersSounding: 52 }
    expect([isUnlike(counted, 45), isUnlike(counted, 52), isUnlike(counted, undefined), isUnlike({}, 45)]).toEqual([
      true,
      false,
      false,
      false,
    ])
    expect([isSettled(counted), verdictOf(counted).kind]).toEqual([true, 'pass'])
    expect(sentOf({ ...counted, confirmed: 52 } as Counts)).toEqual(counted)
  })

  test('what is out of order proves nothing', () => {
    expect(verdictOf({ speakersInstalled: 45, speakersTested: 45, speakersSounding: 52 })).toEqual({
      kind: 'incomplete',
    })
  })

  test('a part test proves a village below the line or nothing, and a whole one what it counts', () => {
    const kind = (installed: number, tested: number, sounding: number) =>
      verdictOf({ speakersInstalled: installed, speakersTested: tested, speakersSounding: sounding }).kind
    expect([kind(20, 20, 19), kind(20, 20, 18), kind(20, 20, 11)]).toEqual(['pass', 'low', 'severe'])
    expect([kind(20, 10, 10), kind(20, 10, 8)]).toEqual(['part_nothing', 'part_below'])
    expect(verdictOf({ speakersInstalled: 20 }).kind).toBe('incomplete')
    expect(isBelowLine(verdictOf(counts))).toBe(true)
    expect(isBelowLine({ kind: 'part_nothing', ratePercent: null })).toBe(false)
  })

  test('a retest closes what passes, asks of what is below the line, and of a part closes nothing', () => {
    const ends = (installed: number, tested: number, sounding: number) =>
      closingsOf(verdictOf({ speakersInstalled: installed, speakersTested: tested, speakersSounding: sounding }))
    expect([ends(20, 20, 19), ends(20, 20, 11), ends(20, 10, 10), ends(20, 10, 1)]).toEqual([
      ['close'],
      ['close', 'reopen'],
      [],
      [],
    ])
  })
})
