/** What stands on printed papers: which villages and shows, which numbers, which colour, whose matter. */
import { afterEach, describe, expect, test } from 'vitest'
import { noticesOf } from '../../src/client/desk/notices/rules.ts'
import { firstFree, padNumbers, padSize } from '../../src/client/desk/receipts/rules.ts'
import { type Known, type Matter, mattersOf, sheetsOf } from '../../src/client/desk/supervision/rules.ts'
import { monthSheetOf } from '../../src/client/desk/teams/team-months.tsx'
import { speak } from '../../src/client/shared/words.ts'
import type { Fault } from '../../src/contract/faults.ts'
import type { KeptFlag } from '../../src/domain/flag/flag-life.ts'
import { colourOf, standingOf } from '../../src/domain/flag/supervision.ts'
import type { PlanOutcome } from '../../src/domain/plan/plan.ts'
import type { Village } from '../../src/domain/register/place.ts'

afterEach(() => speak('zh'))

const aVillage: Village = {
  code: 'v-1',
  name: '三清村',
  townshipCode: 't-1',
  townshipName: '云溪镇',
  designated: false,
  teamCode: 'team-01',
  annualQuota: 12,
  aliases: [],
}
const show = (villageCode: string, startedAt: string) => ({ villageCode, startedAt })

describe('放映公示', () => {
  test('each village has its own shows, in the order of the evenings, and lines to fill in', () => {
    const villages = [aVillage, { ...aVillage, code: 'v-2', name: '河溪村' }]
    const shows = [show('v-1', '2017-06-20T12:00:00Z'), show('v-1', '2017-06-02T12:00:00Z')]
    const [first, second] = noticesOf(villages, { shows, plans: [] }, '2017-06-30')
    expect(first?.shows.map((row) => 'show' in row && row.show.startedAt)).toEqual([
      '2017-06-02T12:00:00Z',
      '2017-06-20T12:00:00Z',
    ])
    expect([first?.blanks, second?.shows, second?.blanks]).toEqual([8, [], 10])
  })

  test('what is planned for the evenings to come follows what was shown; what was moved or is over does not stand there', () => {
    const plan = (on: string, outcome: PlanOutcome) => ({ villageCode: 'v-1', on, outcome })
    const plans = [plan('2017-06-29', 'to_come'), plan('2017-06-12', 'fell_out'), plan('2017-06-28', 'moved')]
    const [notice] = noticesOf([aVillage], { shows: [show('v-1', '2017-06-20T12:00:00Z')], plans }, '2017-06-30')
    expect(notice).toMatchObject({ shows: [{ show: {} }, { plan: plans[0] }], blanks: 8 })
  })

  test('a village that has ended is given none', () => {
    expect(noticesOf([{ ...aVillage, endsOn: '2017-05-31' }], { shows: [], plans: [] }, '2017-06-30')).toEqual([])
    expect(noticesOf([{ ...aVillage, endsOn: '2017-06-30' }], { shows: [], plans: [] }, '2017-06-30')).toHaveLength(1)
  })

  test('more shows than a sheet has room for are told as a number', () => {
    const shows = Array.from({ length: 12 }, (_, i) => show('v-1', `2017-06-${String(i + 10)}T12:00:00Z`))
    const [notice] = noticesOf([aVillage], { shows, plans: [] }, '2017-06-30')
    expect([notice?.shows.length, notice?.more, notice?.blanks]).toEqual([9, 3, 2])
  })
})

describe('the numbers of a pad', () => {
  test('follow one another, as wide as the first', () => {
    expect(padNumbers('01-2017-0098', 3)).toEqual(['01-2017-0098', '01-2017-0099', '01-2017-0100'])
    expect(padNumbers('SL', 2)).toEqual(['SL0001', 'SL0002'])
  })

  test('begin after the highest that the team’s logs have, whatever other numbers there are', () => {
    expect(firstFree('team-01', 2017, ['01-2017-0007', '02-2017-0100', 'SL2017-01', undefined])).toBe('01-2017-0008')
    expect(firstFree('team-01', 2017, [])).toBe('01-2017-0001')
  })

  test('are twenty unless told, and a hundred at most', () => {
    expect([padSize(undefined), padSize('x'), padSize('5'), padSize('999'), padSize('-3')]).toEqual([20, 20, 5, 100, 1])
  })
})

describe('月报表', () => {
  const log = (status: 'submitted' | 'accepted' | 'held' | 'returned', startedAt: string, teamCode = 'team-01') => ({
    teamCode,
    status,
    startedAt,
    credit: 60,
    attendance: 50,
    venue: status === 'accepted' ? ('indoor' as const) : ('outdoor' as const),
  })

  test('lists a team’s own logs, sums what counts, and keeps apart what is held or came to nothing', () => {
    const logs = [
      log('accepted', '2017-06-20'),
      log('submitted', '2017-06-02'),
      log('held', '2017-06-03'),
      log('returned', '2017-06-04'),
      log('accepted', '2017-06-05', 'team-02'),
    ]
    const { counted, held, others, ...sums } = monthSheetOf(logs, 'team-01')
    expect(counted.map(({ startedAt }) => startedAt)).toEqual(['2017-06-02', '2017-06-20'])
    expect([held.length, others.length]).toEqual([1, 1])
    expect(sums).toEqual({ credit: 120, indoorCredit: 60, attendance: 100 })
  })
})

const DAY = '2017-06-30'
const aFlag: KeptFlag = {
  id: 'audibility_low.village.v-1.1',
  kind: 'audibility_low',
  severity: 'warning',
  subject: { kind: 'village', code: 'v-1', name: '三清村' },
  since: '2017-03-14',
  message: '三清村通响率 82.2%，低于 95%。',
  number: 1,
  returned: false,
  openedAt: '2017-03-15T00:00:00Z',
  openedOn: '2017-03-15',
  isLate: false,
}

describe('the colour of a matter', () => {
  test('red is past its day, yellow behind time, blue due within seven days, none what is in hand', () => {
    expect(colourOf({ dueOn: '2017-06-29' }, DAY)).toBe('red')
    expect(colourOf({ isOverdue: true }, DAY)).toBe('red')
    expect(colourOf({ isBehind: true, dueOn: '2017-07-01' }, DAY)).toBe('yellow')
    expect(colourOf({ dueOn: '2017-07-07' }, DAY)).toBe('blue')
    expect(colourOf({ dueOn: DAY }, DAY)).toBe('blue')
    expect(colourOf({ dueOn: '2017-07-08' }, DAY)).toBeNull()
    expect(colourOf({}, DAY)).toBeNull()
  })

  test.each([
    ['a village that nobody has promised for', {}, 'yellow'],
    ['one promised for next week', { dueOn: '2017-07-05' }, 'blue'],
    ['one promised for later', { dueOn: '2017-08-01' }, null],
    ['one whose promise was not kept', { dueOn: '2017-06-20' }, 'red'],
    ['a target behind, whatever was promised', { kind: 'target_behind', dueOn: '2017-08-01' }, 'yellow'],
    ['a fault past its limit', { kind: 'fault_overdue', dueOn: '2017-08-01' }, 'red'],
    ['what is only to be watched', { severity: 'info' }, null],
  ] as const)('of %s', (_, change, colour) => {
    expect(colourOf(standingOf({ ...aFlag, ...change }), DAY)).toBe(colour)
  })
})

describe('三色督办单', () => {
  const known: Known = {
    today: DAY,
    flags: [],
    targets: [],
    milestones: [],
    faults: [],
    problems: [],
    works: [],
    duties: [],
    villages: [aVillage],
    teams: [{ code: 'team-01', name: '放映一队' }],
  }
  const only = (more: Partial<Known>): Matter | undefined => mattersOf({ ...known, ...more })[0]

  test('who answers is who was named, else the team for a show, else the township', () => {
    expect(only({ flags: [{ ...aFlag, owner: '赵师傅', dueOn: DAY }] })).toMatchObject({
      who: '赵师傅',
      colour: 'blue',
    })
    expect(only({ flags: [aFlag] })).toMatchObject({ who: '云溪镇', since: '2017-03-14', dueOn: undefined })
    expect(only({ flags: [{ ...aFlag, kind: 'month_without_screening' }] })?.who).toBe('放映一队')
  })

  const aFault: Fault = {
    id: 'f-1',
    villageCode: 'v-1',
    villageName: '三清村',
    townshipName: '云溪镇',
    designated: false,
    category: 'amplifier',
    severity: 'minor',
    description: '功放无输出',
    reportedAt: '2017-06-29T01:00:00Z',
    reportedOn: '2017-06-29',
    receivedAt: '2017-06-29T01:00:00Z',
    reportedBy: '王五',
    status: 'open',
    revision: 1,
    insisted: false,
    limitHours: 72,
    workedHours: 24,
    dueAt: '2017-07-02T01:00:00Z',
    isOverdue: false,
    failedRepairs: 0,
    witnesses: 0,
  }

  test('a fault near its limit is blue; one that a flag tells of is told once; one that stands is not due', () => {
    expect(only({ faults: [aFault] })).toMatchObject({ colour: 'blue', dueOn: '2017-07-02', who: '云溪镇' })
    const overdue = {
      ...aFlag,
      kind: 'fault_overdue',
      subject: { kind: 'fault', code: 'f-1', name: '三清村' },
    } as const
    const told = mattersOf({ ...known, faults: [{ ...aFault, isOverdue: true }], flags: [overdue] })
    expect(told.map(({ colour, about }) => [colour, about])).toEqual([['red', ['f-1', 'v-1']]])
    expect(only({ faults: [{ ...aFault, dueAt: undefined }] })).toBeUndefined()
  })

  test('a problem of the ledger is due by its own day, works by their next stage', () => {
    const kept = {
      revision: 1,
      receivedAt: '2017-06-01T00:00:00Z',
      receivedBy: '管理员',
      on: '2017-05-02',
      villageCode: 'v-1',
    }
    const problem = {
      ...kept,
      id: 'p-1',
      title: '供电不稳',
      unit: '云溪镇',
      dueOn: '2017-06-20',
      state: 'overdue',
    } as const
    expect(only({ problems: [problem] })).toMatchObject({ colour: 'red', who: '云溪镇', about: ['p-1', 'v-1'] })
    expect(only({ problems: [{ ...problem, state: 'solved' }] })).toBeUndefined()
    const work = { ...kept, id: 'w-1', kind: 'broadcast', title: '广播升级', stages: [], isLate: false } as const
    const next = { stage: 'plan', nextStage: 'approval', nextOn: '2017-07-03' } as const
    expect(only({ works: [{ ...work, ...next, stages: [] }] })).toMatchObject({
      colour: 'blue',
      says: '现在：方案；下一步：审定。',
    })
    const flagged = {
      kind: 'problem_due',
      subject: { kind: 'problem', code: 'p-1', name: '三清村：供电不稳' },
    } as const
    const told = mattersOf({ ...known, problems: [problem], flags: [{ ...aFlag, ...flagged }] })
    expect(told).toMatchObject([{ kind: 'problem_due', colour: 'red', dueOn: '2017-06-20', who: '云溪镇' }])
    const near = { ...problem, dueOn: '2017-07-04', state: 'open' } as const
    expect(only({ problems: [near], flags: [{ ...aFlag, ...flagged, severity: 'info' }] })?.colour).toBe('blue')
  })

  test('one cause and one who answers is one sheet, the gravest first, and what is too much goes on', () => {
    const of = (i: number, more: Partial<KeptFlag> = {}): KeptFlag => ({
      ...aFlag,
      id: `${i}`,
      since: `2017-0${(i % 5) + 1}-01`,
      ...more,
    })
    const many = Array.from({ length: 8 }, (_, i) => of(i))
    const sheets = sheetsOf(mattersOf({ ...known, flags: [...many, of(9, { owner: '赵师傅', dueOn: '2017-06-01' })] }))
    expect(sheets.map(({ colour, who, part, parts, matters }) => [colour, who, part, parts, matters.length])).toEqual([
      ['red', '赵师傅', 1, 1, 1],
      ['yellow', '云溪镇', 1, 2, 5],
      ['yellow', '云溪镇', 2, 2, 3],
    ])
    const since = sheets.slice(1).flatMap(({ matters }) => matters.map((matter) => matter.since ?? ''))
    expect(since).toEqual(since.toSorted((a, b) => a.localeCompare(b)))
  })
})
