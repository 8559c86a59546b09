import { describe, expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { milestoneFlags } from '../../src/domain/flag/flags.ts'
import {
  type Check,
  type ChecklistItem,
  completeTotals,
  milestoneOn,
  plansAfter,
} from '../../src/domain/target/task.ts'
import { checklistOf } from '../../src/domain/target/checklist.ts'
import { sumsOf } from '../../src/domain/target/pace.ts'
import { say } from '../../src/domain/language.ts'
import { aCheck, aMilestone, aTarget } from '../make.ts'

const SQUARE: ChecklistItem = { code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }
const TABLES: ChecklistItem = { code: 'tables', name: '乒乓球台', minimum: 2, unit: '张' }
const ITEMS = [SQUARE, TABLES]

describe('a milestone', () => {
  const planned = { plannedOn: '2017-06-15' }

  test.each([
    ['before its day', planned, '2017-06-14', 'planned', 0],
    ['on its day', planned, '2017-06-15', 'planned', 0],
    ['the day after', planned, '2017-06-16', 'late', 1],
    ['done on its day', { ...planned, doneOn: '2017-06-15' }, '2017-06-30', 'done', 0],
    ['done early', { ...planned, doneOn: '2017-06-01' }, '2017-06-30', 'done', 0],
    ['done late', { ...planned, doneOn: '2017-06-18' }, '2017-06-30', 'done_late', 3],
    ['seen on a day before it was done', { ...planned, doneOn: '2017-06-18' }, '2017-06-17', 'late', 2],
    ['seen on the day it was done', { ...planned, doneOn: '2017-06-18' }, '2017-06-18', 'done_late', 3],
    ['to be done early, seen before', { ...planned, doneOn: '2017-06-10' }, '2017-06-09', 'planned', 0],
  ])('%s', (_, milestone, asOf, state, daysLate) => {
    expect(milestoneOn({ plans: [], ...milestone }, asOf)).toEqual({ state, daysLate })
  })

  test('planned anew is late by the old plan on the days of the old plan', () => {
    const plans = [
      { plannedOn: '2017-06-15', from: '2017-03-01' },
      { plannedOn: '2017-08-01', from: '2017-06-20' },
    ]
    const states = ['2017-02-01', '2017-06-16', '2017-06-19', '2017-06-20', '2017-08-02'].map(
      (asOf) => milestoneOn({ plannedOn: '2017-08-01', plans }, asOf).state,
    )
    expect(states).toEqual(['planned', 'late', 'late', 'planned', 'late'])
  })

  test('whose day has passed is planned anew only with a new note; a slip of the same day is put right', () => {
    const plans = [{ plannedOn: '2017-06-15', from: '2017-03-01' }]
    const before = { ...aMilestone({ note: '招标' }), targetCode: 'centres', revision: 1, plans }
    const anew = { ...aMilestone({ id: before.id }), plannedOn: '2017-08-01' }
    for (const note of [undefined, '招标']) {
      expect(() => plansAfter(before, { ...anew, note }, '2017-06-20')).toThrow('error_invalid')
    }
    const after = plansAfter(before, { ...anew, note: '局务会决定' }, '2017-06-20')
    expect(after).toEqual([...plans, { plannedOn: '2017-08-01', from: '2017-06-20' }])
    expect(plansAfter(before, anew, '2017-06-15')).toHaveLength(2)
    expect(plansAfter(before, { ...anew, plannedOn: '2017-06-25' }, '2017-03-01')).toEqual([
      { plannedOn: '2017-06-25', from: '2017-03-01' },
    ])
  })
})

describe('the flag of a late milestone', () => {
  const target = aTarget({
    code: 'centres',
    name: '文化中心',
    startsOn: '2017-01-01',
    deadline: '2017-09-10',
    statutoryDeadline: undefined,
  })
  const kept = (changes = {}) => ({ ...aMilestone(), targetCode: 'centres', revision: 1, plans: [], ...changes })
  const flags = (changes: object, asOf: string, targets = [target]) => milestoneFlags([kept(changes)], targets, asOf)

  test('stands from the day after the planned one until the day it is done', () => {
    expect(flags({}, '2017-06-15')).toEqual([])
    const [flag] = flags({}, '2017-06-16')
    expect(flag).toMatchObject({ kind: 'milestone_late', severity: 'warning', since: '2017-06-16' })
    expect(flag?.subject).toMatchObject({ kind: 'milestone', name: '招标确定中标单位' })
    expect(flag && say('en', flag.sentence)).toContain('was planned for 15 June 2017; days late: 1.')
    expect(flags({ doneOn: '2017-06-20' }, '2017-06-19')).toHaveLength(1)
    expect(flags({ doneOn: '2017-06-20' }, '2017-06-20')).toEqual([])
  })

  test('is critical past thirty days', () => {
    expect(flags({}, '2017-07-15')[0]?.severity).toBe('warning')
    expect(flags({}, '2017-07-16')[0]?.severity).toBe('critical')
  })

  test('goes with its target: none of another year’s, none of a target that is gone', () => {
    expect(flags({}, '2018-01-01')).toEqual([])
    expect(flags({}, '2017-06-30', [])).toEqual([])
  })

  test('of a yearly target belongs to its own year', () => {
    const yearly = aTarget({ code: 'centres', startsOn: '01-01', deadline: '09-10', statutoryDeadline: undefined })
    expect(flags({}, '2017-12-31', [yearly])).toHaveLength(1)
    expect(flags({}, '2018-01-01', [yearly])).toEqual([])
  })

  test('that was planned before its target began stands too', () => {
    expect(flags({ plannedOn: '2016-12-01' }, '2017-01-02')).toHaveLength(1)
  })
})

describe('a village’s checklist', () => {
  const check = (item: string, value: number, checkedOn: string): Check => aCheck({ item, value, checkedOn })

  test('holds what was last found, and does not know what nobody looked at', () => {
    const { isComplete, checks } = checklistOf(ITEMS, [
      check('square', 250, '2017-03-01'),
      check('square', 190, '2017-06-01'),
    ])
    expect(isComplete).toBe(false)
    expect(checks).toEqual([
      { item: 'square', value: 190, checkedOn: '2017-06-01', holds: false, note: '实地丈量' },
      { item: 'tables', value: null, checkedOn: null, holds: null },
    ])
  })

  test('is complete when every item has its least value', () => {
    expect(checklistOf(ITEMS, [check('tables', 2, '2017-05-01'), check('square', 200, '2017-05-01')]).isComplete).toBe(
      true,
    )
    expect(checklistOf(ITEMS, [check('tables', 1, '2017-05-01'), check('square', 200, '2017-05-01')]).isComplete).toBe(
      false,
    )
  })

  test('is judged by the list of today: raised, shortened, or grown since', () => {
    const made = [check('square', 220, '2017-05-01'), check('tables', 2, '2017-05-01')]
    expect(checklistOf([{ ...SQUARE, minimum: 230 }, TABLES], made).isComplete).toBe(false)
    expect(checklistOf([TABLES], made)).toMatchObject({ isComplete: true, checks: [{ item: 'tables' }] })
    expect(checklistOf([...ITEMS, { ...TABLES, code: 'stage' }], made).isComplete).toBe(false)
  })
})

describe('villages with all of a checklist', () => {
  const of = (villageCode: string, item: string, value: number, checkedOn: string) =>
    aCheck({ villageCode, item, value, checkedOn })

  test('are counted day by day; one that loses an item counts no more, one that regains it does again', () => {
    const checks = [
      of('v-1', 'square', 250, '2017-03-01'),
      of('v-1', 'tables', 2, '2017-03-02'),
      of('v-2', 'gone', 9, '2017-03-02'),
      of('v-2', 'square', 200, '2017-03-03'),
      of('v-2', 'tables', 3, '2017-03-03'),
      of('v-1', 'tables', 1, '2017-05-01'),
      of('v-1', 'tables', 2, '2017-05-09'),
    ]
    const totals = completeTotals(ITEMS, checks)
    expect(totals.map(({ day, total }) => [day, total])).toEqual([
      ['2017-03-01', 0],
      ['2017-03-02', 1],
      ['2017-03-03', 2],
      ['2017-05-01', 1],
      ['2017-05-09', 2],
    ])
    expect(sumsOf(totals, 2)).toEqual({ done: 2, reachedOn: '2017-05-09' })
    expect(sumsOf(totals, 1)).toEqual({ done: 2, reachedOn: '2017-03-02' })
  })

  test('are those whose own checklist is complete, on every day of any history', () => {
    const random = randomFrom(25)
    for (let round = 0; round < 200; round++) {
      const checks = Array.from({ length: random.whole(0, 30) }, (_, i) =>
        of(
          `v-${random.whole(1, 3)}`,
          ['square', 'tables', 'gone'][random.whole(0, 2)] ?? '',
          random.whole(0, 1) * 250,
          `2017-05-${String(1 + Math.floor(i / 3)).padStart(2, '0')}`,
        ),
      )
      for (const { day, total } of completeTotals(ITEMS, checks)) {
        const known = checks.filter(({ checkedOn }) => checkedOn <= day)
        const byVillage = [...Map.groupBy(known, ({ villageCode }) => villageCode).values()]
        expect(total).toBe(byVillage.filter((made) => checklistOf(ITEMS, made).isComplete).length)
      }
    }
  })

  test('a village checked twice for the same thing counts once', () => {
    const checks = [of('v-1', 'square', 250, '2017-03-01'), of('v-1', 'square', 260, '2017-03-01')]
    expect(completeTotals([SQUARE], checks).at(-1)?.total).toBe(1)
  })
})

describe('since when an amount is reached', () => {
  test('is the day from which it never fell short again', () => {
    const totals = [3, 5, 4, 5, 6].map((total, i) => ({ day: `2017-01-0${i + 1}`, total }))
    expect(sumsOf(totals, 5)).toEqual({ done: 6, reachedOn: '2017-01-04' })
  })

  test('is none while it falls short, and none of nothing', () => {
    expect(sumsOf([{ day: '2017-01-01', total: 5 }], 6)).toEqual({ done: 5, reachedOn: undefined })
    expect(sumsOf([], 6)).toEqual({ done: 0, reachedOn: undefined })
  })
})
