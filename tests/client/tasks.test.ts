import { describe, expect, test } from 'vitest'
import { readAsOf, withAsOf } from '../../src/client/desk/kit/address.ts'
import { emptyAmong, notNumbers, numberIn } from '../../src/client/desk/kit/form-draft.ts'
import { flagSubject } from '../../src/client/desk/kit/figures.tsx'
import { routeOf } from '../../src/client/desk/pages.ts'
import { flagPath, taskPath } from '../../src/client/desk/routes.ts'
import {
  checkOf,
  evidenceOf,
  inPlannedOrder,
  inTaskOrder,
  nextMilestone,
  wholeState,
} from '../../src/client/desk/tasks/rules.ts'
import { freshId } from '../../src/client/shared/api.ts'
import { addressOf } from '../../src/contract/address.ts'
import { type Milestone, targets } from '../../src/contract/targets.ts'
import { foundOf } from '../../src/domain/target/checklist.ts'
import { theHalfYear } from './home-figures.ts'

const DAY = '2017-06-30'
const aMilestone = (changes: Partial<Milestone> = {}): Milestone => ({
  id: 'm-1',
  targetCode: 'tv',
  name: '招标',
  plannedOn: '2017-07-15',
  revision: 1,
  state: 'planned',
  daysLate: 0,
  ...changes,
})

describe('the milestone a task waits for', () => {
  test('is the first that is not done, with the days to it', () => {
    const done = aMilestone({ id: 'm-0', plannedOn: '2017-05-31', state: 'done_late' })
    const later = aMilestone({ id: 'm-2', plannedOn: '2017-09-10' })
    const next = nextMilestone([later, done, aMilestone()], DAY)
    expect(next).toMatchObject({ kind: 'waiting', milestone: { id: 'm-1' }, isLate: false, daysTo: 15, othersLate: 0 })
  })

  test('is the one that is late, however many others are late as well', () => {
    const late = aMilestone({ plannedOn: '2017-06-15', state: 'late', daysLate: 15 })
    const alsoLate = aMilestone({ id: 'm-2', plannedOn: '2017-06-20', state: 'late', daysLate: 10 })
    const next = nextMilestone([alsoLate, late], DAY)
    expect(next).toMatchObject({ milestone: { id: 'm-1' }, isLate: true, daysTo: 0, othersLate: 1 })
  })

  test('is none when all are done, which is not the same as none being set', () => {
    expect(nextMilestone([aMilestone({ state: 'done' })], DAY)).toEqual({ kind: 'all_done' })
    expect(nextMilestone([], DAY)).toEqual({ kind: 'none' })
  })

  test('stands among the others in the order they are planned in', () => {
    const [first, second] = inPlannedOrder([aMilestone(), aMilestone({ id: 'm-0', plannedOn: '2017-05-31' })])
    expect([first?.id, second?.id]).toEqual(['m-0', 'm-1'])
  })
})

describe('an item of a checklist', () => {
  test('that nobody has looked at is neither there nor missing', () => {
    expect(foundOf(checkOf({ checks: [] }, 'square'))).toBe('unknown')
    expect(foundOf({ value: 0, holds: false })).toBe('none')
    expect(foundOf({ value: 90, holds: false })).toBe('short')
    expect(foundOf({ value: 90, holds: false, state: 'planned' })).toBe('planned')
    expect(foundOf({ value: 200, holds: true })).toBe('holds')
  })

  test('that is short settles the village, one that is unknown leaves it open', () => {
    expect(wholeState(['holds', 'unknown', 'short'])).toBe('short')
    expect(wholeState(['holds', 'unknown'])).toBe('unknown')
    expect(wholeState(['holds', 'holds'])).toBe('holds')
  })
})

describe('a task', () => {
  const [county] = theHalfYear().targets

  test('leads to what it counts', () => {
    expect(evidenceOf({ indicator: 'tv_households' }, null, DAY, '2017-05-31')?.href).toBe('/tv?asOf=2017-05-31')
    expect(evidenceOf({ indicator: 'villages_audible' }, null, DAY, undefined)?.href).toBe('/broadcast')
    expect(county && evidenceOf(county, county, DAY, undefined)?.href).toContain('/logs?from=2017-01-01&to=2017-06-30')
    expect(evidenceOf({ indicator: 'manual' }, null, DAY, undefined)).toBeNull()
  })

  test('stands after the films when it is counted by hand', () => {
    if (!county) throw new Error('the half-year has a county target')
    const manual = { ...county, code: 'books', indicator: 'manual' as const }
    const tv = { ...county, code: 'tv', indicator: 'tv_households' as const }
    expect(inTaskOrder([manual, tv, county]).map(({ code }) => code)).toEqual(['screenings-county', 'tv', 'books'])
  })

  test('and its flags lead to its page, as of the day shown', () => {
    if (!county) throw new Error('the half-year has a county target')
    const manual = { ...county, code: 'books', indicator: 'manual' as const }
    const subject = { kind: 'target' as const, code: 'books', name: '' }
    const flag = { kind: 'target_behind' as const, severity: 'warning' as const, since: DAY, message: '', subject }
    expect(flagSubject(flag, DAY, [manual])).toBe('/tasks/books?asOf=2017-06-30')
    const fault = { ...flag, subject: { kind: 'fault' as const, code: 'f-1', name: '' } }
    expect(flagSubject(fault, DAY, [])).toBe('/faults/f-1')
  })
})

describe('an address', () => {
  test('names the day only when it is not today', () => {
    expect(taskPath('books')).toBe('/tasks/books')
    expect(taskPath('books', DAY)).toBe('/tasks/books?asOf=2017-06-30')
    expect(addressOf(targets.read, { params: { code: 'books' }, query: { asOf: undefined } })).toBe(
      '/api/targets/books',
    )
    expect(withAsOf('/tv?sort=lost', DAY)).toBe('/tv?sort=lost&asOf=2017-06-30')
    expect(readAsOf('?asOf=2017-02-30')).toBeUndefined()
  })

  test('of a flag never looks like a file’s, and leads back to the same flag', () => {
    const id = 'audibility_severe.village.510723202208.2'
    expect(flagPath(id)).not.toMatch(/\./)
    expect(routeOf(flagPath(id))).toEqual({ page: 'flag', id })
    expect(routeOf('/tasks/books')).toEqual({ page: 'task', code: 'books' })
    expect(routeOf('/tv')).toEqual({ page: 'tv' })
  })
})

describe('what is typed', () => {
  test('is a number or none, never zero for nothing', () => {
    expect([numberIn('12'), numberIn(' 1.5 '), numberIn('-18'), numberIn('−18')]).toEqual([12, 1.5, -18, -18])
    expect([numberIn(''), numberIn('12户'), numberIn('1e3'), numberIn('-')]).toEqual([null, null, null, null])
  })

  test('is asked for by the field’s own name', () => {
    const note = { path: 'note', label: '说明', value: ' ' }
    expect(emptyAmong([note, { path: 'on', label: '日期', value: DAY }])).toEqual([
      { path: 'note', message: '请填写“说明”。' },
    ])
    expect(notNumbers([{ path: 'amount', value: '十' }])).toEqual([{ path: 'amount', message: '请填数字。' }])
  })
})

test('an id is a random UUID, another one each time', () => {
  const ids = Array.from({ length: 100 }, freshId)
  expect(new Set(ids).size).toBe(100)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  // they begin with the time
  const made = parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16)
  expect(Math.abs(Date.now() - made)).toBeLessThan(60_000)
})
