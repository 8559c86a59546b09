import { afterEach, describe, expect, test } from 'vitest'
import {
  ageSentence,
  decisionsOf,
  heldLogs,
  othersInOrder,
  steeringTargets,
  verdictParts,
} from '../../src/client/desk/home/rules.ts'
import { UNKNOWN_SPREAD } from '../../src/domain/target/outlook.ts'
import { chanceFigure } from '../../src/client/desk/kit/chance.tsx'
import { neededByPlan } from '../../src/client/desk/kit/target.tsx'
import { addressOf } from '../../src/contract/address.ts'
import { screenings } from '../../src/contract/screenings.ts'
import { speak } from '../../src/client/shared/words.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { theHalfYear } from './home-figures.ts'

type Flag = Overview['flags'][number]
type Below = Overview['below'][number]
const aFlag = (kind: Flag['kind'], code: string, since = '2017-06-01'): Flag => ({
  kind,
  since,
  severity: 'warning',
  message: '',
  subject: { kind: kind === 'team_silent' ? 'team' : 'village', code, name: code },
})
const below = (code: string, faults: Below['faults'] = []): Below => ({
  code,
  name: code,
  townshipName: '云溪镇',
  designated: true,
  band: 'low',
  ratePercent: 80,
  speakersInstalled: 10,
  speakersSounding: 8,
  testedOn: '2017-06-01',
  partial: false,
  before: null,
  repairedBelow: false,
  faults,
})

afterEach(() => speak('zh'))

describe('one steers by', () => {
  const [county, designated] = theHalfYear().targets
  if (!county || !designated) throw new Error('there are two targets')

  test('the county’s target first, then the one that is furthest behind, and by no more than two', () => {
    const [pace] = designated.bases
    if (!pace) throw new Error('it has a deadline')
    const late = { ...designated, code: 'late', bases: [{ ...pace, gapPoints: -9 }] }
    expect(steeringTargets([designated, late, county]).map(({ code }) => code)).toEqual(['screenings-county', 'late'])
  })

  test('nothing that is not counted in screenings', () => {
    expect(steeringTargets([{ ...county, indicator: 'manual' }])).toEqual([])
  })
})

describe('the title', () => {
  const titleOf = (changes: object = {}, pace: object = {}): string => {
    const [county] = theHalfYear().targets
    const [first, ...rest] = county?.bases ?? []
    if (!county || !first) throw new Error('there is a county target')
    const target = { ...county, ...changes, bases: [{ ...first, ...pace }, ...rest] }
    return verdictParts({ targets: [target] }).join('')
  }

  test('says how far from the plan and what it takes; its coloured words take turns with plain ones', () => {
    expect(verdictParts(theHalfYear())).toEqual(['全县比序时', '少放映111场', '；每天须由15.8场', '提到17.1场'])
    expect(titleOf({ done: 3000 })).toBe('全县比序时多放映34场；今后每天17.1场即可按期完成')
    expect(titleOf({ done: 5472, remaining: 0 })).toBe('全县放映目标已完成（5472/5472场）')
    expect(titleOf({}, { daysLeft: 0 })).toBe('今天是11月30日的期限，全县还差2618场')
    expect(titleOf({}, { verdict: 'overdue' })).toBe('11月30日的期限已过，全县还差2618场')
    expect(verdictParts({ targets: [] })).toEqual(['放映与广播进度'])
    speak('en')
    expect(titleOf()).toBe('The county is 111 shows behind; 15.8 a day must become 17.1 a day')
  })
})

test('other tasks come by what is overdue, behind, ahead, done; of one kind as the list has them', () => {
  const [county] = theHalfYear().targets
  const [pace] = county?.bases ?? []
  if (!county || !pace) throw new Error('there is a county target')
  const other = (code: string, verdict: typeof pace.verdict) => {
    return { ...county, code, indicator: 'manual' as const, bases: [{ ...pace, verdict }] }
  }
  const all = [
    county,
    other('a', 'done'),
    other('b', 'behind'),
    other('c', 'ahead'),
    other('d', 'overdue'),
    other('e', 'behind'),
  ]
  expect(othersInOrder(all).map(({ code }) => code)).toEqual(['d', 'b', 'e', 'c', 'a'])
})

describe('what waits for a decision', () => {
  const fault = { id: 'f-1', category: 'power', severity: 'major', status: 'open', isOverdue: true } as const
  const flags = [
    aFlag('fault_overdue', 'f-1'),
    aFlag('team_silent', 'team-07'),
    aFlag('team_silent', 'team-08'),
  ].concat(aFlag('month_without_screening', 'v-3'))
  const overview = { ...theHalfYear(), flags, below: [below('v-1'), below('v-2', [fault])] }
  const byKind = (of: Overview, held?: number) =>
    Object.fromEntries(decisionsOf(of, held).map(({ kind, count, href }) => [kind, [count, href]]))

  test('is counted, and each count leads to its list', () => {
    expect(byKind(overview, 9)).toEqual({
      held: [9, '/review'],
      overdue: [1, '/faults?overdue=true'],
      silent: [2, '/flags?kind=team_silent'],
      unseen: [1, '/grid?unseen=1'],
      unreported: [1, '#below'],
      milestones: [0, '/flags?kind=milestone_late'],
    })
  })

  test('says nothing of a ledger in which nothing is due', () => {
    const due = [...flags, aFlag('work_late', 'w-1'), aFlag('problem_due', 'p-1'), aFlag('problem_due', 'p-2')]
    expect(byKind({ ...overview, flags: due })).toMatchObject({
      works: [1, '/flags?kind=work_late'],
      problems: [2, '/flags?kind=problem_due'],
    })
  })

  test('names the one that has waited longest, where there is one', () => {
    const longest = (flag: Flag) =>
      decisionsOf({ ...overview, flags: [...flags, flag] }, 9).flatMap(({ longest: one }) => (one ? [one] : []))
    expect(longest(aFlag('month_without_screening', 'v-5', '2017-04-01'))).toEqual([
      { since: '2017-06-01' },
      { name: 'v-5', since: '2017-04-01' },
    ])
    expect(longest(aFlag('month_without_screening', 'v-5'))).toEqual([{ since: '2017-06-01' }])
  })

  test('of a past day leads to lists of that day', () => {
    const past = byKind({ ...overview, asOf: '2017-05-31' }, 3)
    expect(past['held']?.[1]).toBe('/logs?to=2017-05-31&status=held')
    expect(past['overdue']?.[1]).toBe('/faults?asOf=2017-05-31&overdue=true')
    expect(past['silent']?.[1]).toBe('#flags-team_silent')
    expect(past['unseen']?.[1]).toBe('/grid?asOf=2017-05-31&unseen=1')
  })

  test('early in a month counts only the villages that had none in the month before either', () => {
    const info = { ...aFlag('month_without_screening', 'v-4'), severity: 'info' as const }
    const young = { ...overview, flags: [...flags, info] }
    const may = byKind({ ...young, asOf: '2017-05-10' })
    expect([may['unseen'], may['unseen_long']]).toEqual([undefined, [1, '/grid?asOf=2017-05-10&unseen=2']])
    expect(byKind({ ...young, asOf: '2017-05-21' })['unseen']).toEqual([2, '/grid?asOf=2017-05-21&unseen=1'])
    expect(byKind({ ...young, asOf: '2017-01-10' })['unseen_long']).toEqual([1, '#flags-month_without_screening'])
  })

  test('counts today every log that is held, of whatever day, as the queue does', () => {
    expect(addressOf(screenings.list, heldLogs(overview))).toBe('/api/screenings?status=held&limit=1')
    expect(addressOf(screenings.list, heldLogs({ ...overview, asOf: '2017-05-31' }))).toBe(
      '/api/screenings?to=2017-05-31&status=held&limit=1',
    )
  })

  test('is not said to be none while nobody has counted it', () => {
    expect(byKind(overview)['held']?.[0]).toBeUndefined()
  })
})

test('a chance has a column of its own, never nearer to 0 or 100 % than ten while anything is open', () => {
  const pace = {
    deadline: '2017-11-30',
    verdict: 'behind',
    daysLeft: 153,
    chance: 0.521,
    pacePerDay: 15,
    spread: UNKNOWN_SPREAD,
  } as const
  expect(chanceFigure(pace)).toBe('52.1%')
  expect(chanceFigure({ ...pace, chance: 0 })).toBe('不到10%')
  expect(chanceFigure({ ...pace, chance: 1 })).toBe('90%以上')
  expect(chanceFigure({ ...pace, chance: null })).toBe('尚难估计')
  expect(chanceFigure({ ...pace, chance: null, spread: null })).toBe('不作估计')
  expect(chanceFigure({ ...pace, daysLeft: 0 })).toBe('今天到期')
  expect(chanceFigure({ ...pace, verdict: 'overdue' })).toBe('已过期')
  expect(chanceFigure({ ...pace, verdict: 'done' })).toBe('已完成')
})

test('what the plan of the months wants a day is said beside the average, of the month of the next day', () => {
  const pace = { deadline: '2017-11-30', daysLeft: 153, neededPerDay: 17.11, neededPerDayThisMonth: 18.77 }
  expect(neededByPlan(pace)).toBe('按月份计划，7月每天 18.77')
  expect(neededByPlan({ ...pace, daysLeft: 154, neededPerDayThisMonth: 9.6 })).toBe('按月份计划，6月每天 9.60')
  expect(neededByPlan({ ...pace, neededPerDayThisMonth: 0 })).toBe('按月份计划，7月每天 0.00')
  speak('en')
  expect(neededByPlan(pace)).toBe('by the plan 18.77 a day in Jul')
  const { neededPerDayThisMonth: _, ...even } = pace
  expect(neededByPlan(even)).toBeNull()
  expect(neededByPlan({ ...pace, neededPerDayThisMonth: null })).toBeNull()
  expect(neededByPlan({ ...pace, neededPerDay: 0, neededPerDayThisMonth: 0 })).toBeNull()
})

test('figures that could not be refreshed say how old they are, fresh ones nothing', () => {
  expect([0, 1, 2, 59, 60, 150, 2880].map(ageSentence)).toEqual([
    null,
    null,
    '已是 2 分钟前的数据',
    '已是 59 分钟前的数据',
    '已是 1 小时前的数据',
    '已是 2 小时前的数据',
    '已是 2 天前的数据',
  ])
})
