/** The plan as a calendar: of all teams a week, of one team its month. */
import { expect, test } from 'vitest'
import type { Plan } from '../../src/domain/plan/plan.ts'
import { asKept, daysShown, mondayOf, openAt, planRows, stepped } from '../../src/client/desk/plan/rules.ts'
import { aPlan } from '../make.ts'

const known = (changes: Partial<Plan>): Plan => ({ ...aPlan(), state: 'planned', ...changes }) as Plan
const teams = [
  { code: 'team-01', name: '一队' },
  { code: 'team-02', name: '二队' },
]
const weekSaid = (monday: string) => monday

test('a week begins on Monday, a month of a team with the week of its first day', () => {
  expect([mondayOf('2017-07-02'), mondayOf('2017-07-03')]).toEqual(['2017-06-26', '2017-07-03'])
  expect(daysShown('2017-07-05', false)).toEqual({ from: '2017-07-03', to: '2017-07-09' })
  expect(daysShown('2017-07-05', true)).toEqual({ from: '2017-06-26', to: '2017-08-06' })
})

test('every team has its row, also without a show; each evening stands on its day', () => {
  const plans = [known({ on: '2017-07-04', teamCode: 'team-02' })]
  const rows = planRows({ plans, teams, team: undefined, ...daysShown('2017-07-05', false), weekSaid })
  expect(rows.map(({ head, cells }) => [head, ...cells.map((cell) => cell.plans.length)])).toEqual([
    ['一队', 0, 0, 0, 0, 0, 0, 0],
    ['二队', 0, 1, 0, 0, 0, 0, 0],
  ])
})

test('of one team each week of the month is a row', () => {
  const rows = planRows({ plans: [], teams, team: 'team-01', ...daysShown('2017-07-05', true), weekSaid })
  expect(rows.map(({ key }) => key)).toEqual([
    '2017-06-26',
    '2017-07-03',
    '2017-07-10',
    '2017-07-17',
    '2017-07-24',
    '2017-07-31',
  ])
  expect(rows[5]?.cells.map(({ on }) => on)).toContain('2017-08-06')
})

test('earlier and later go by weeks, of one team by months', () => {
  expect([stepped('2017-07-05', 1, false), stepped('2017-07-05', -1, false)]).toEqual(['2017-07-12', '2017-06-28'])
  expect([stepped('2017-12-31', 1, true), stepped('2017-01-31', -1, true)]).toEqual(['2018-01-01', '2016-12-01'])
})

test('who comes for a village finds its evening, or a new one on the team’s next free evening', () => {
  const plans = [known({ on: '2017-07-01' }), known({ on: '2017-07-02', state: 'cancelled' })]
  const asked = { team: 'team-01', village: '510723100211', day: '2017-07-01' }
  expect(openAt(asked, plans, '2017-06-30')).toMatchObject({ on: '2017-07-01', plan: plans[0] })
  const other = { ...asked, village: '510723101201' }
  expect(openAt(other, plans, '2017-06-30')).toEqual({
    teamCode: 'team-01',
    on: '2017-07-02',
    villageCode: other.village,
  })
  expect(openAt(other, plans, '2017-07-20')).toMatchObject({ on: '2017-07-20' })
  // of no day before it is known which that is
  expect(openAt(other, plans, undefined)).toBeUndefined()
})

test('an evening that somebody changed since it was opened is saved over as it is now', () => {
  const before = known({ revision: 1 })
  const now = { ...before, on: '2017-07-09', revision: 2 }
  const open = { teamCode: 'team-01', on: before.on, plan: before }
  expect(asKept(open, [now])).toEqual({ ...open, plan: now })
  // one that is not among those shown any more stays what it was
  expect(asKept(open, [])).toEqual(open)
})
