/** Which backups are kept: 7 days, 5 weeks, 12 months, and no clock takes the newest away. */
import { expect, test } from 'vitest'
import { type BackupKind, keptBackups } from '../../src/domain/backup/backup.ts'
import { addDays } from '../../src/domain/period.ts'

const nights = (first: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ sequence: i + 1, day: addDays(first, i), kind: 'full' as BackupKind }))
const keptDays = (backups: ReturnType<typeof nights>): string[] => {
  const kept = keptBackups(backups)
  return backups.filter(({ sequence }) => kept.has(sequence)).map(({ day }) => day)
}

test('after two years of nights seven days, five weeks and twelve months are left', () => {
  const days = keptDays(nights('2016-01-01', 547))
  const months =
    '2016-07-31 2016-08-31 2016-09-30 2016-10-31 2016-11-30 2016-12-31 2017-01-31 2017-02-28 2017-03-31 2017-04-30 2017-05-31'
  const sundays = '2017-06-04 2017-06-11 2017-06-18'
  const week = '2017-06-24 2017-06-25 2017-06-26 2017-06-27 2017-06-28 2017-06-29 2017-06-30'
  expect(days.join(' ')).toBe(`${months} ${sundays} ${week}`)
})

test('days without one take none away, and of a day its newest stays', () => {
  const few = nights('2017-01-01', 3)
  expect(keptDays(few)).toHaveLength(3)
  expect([...keptBackups([...few, { sequence: 4, day: '2017-01-03', kind: 'full' }])]).not.toContain(3)
})

test('one night of a clock that was years ahead, or back, takes away neither the others nor the newest', () => {
  const ahead = [...nights('2017-06-01', 6), { sequence: 7, day: '2030-01-01', kind: 'full' as const }]
  const back = [...ahead, { sequence: 8, day: '1999-01-01', kind: 'full' as const }]
  expect(keptBackups(ahead).size).toBe(7)
  expect(keptBackups(back)).toContain(8)
})

test('of changes the newest eight stay, of the newest night alone; before migrations three', () => {
  const changes = (base: number, from: number) =>
    Array.from({ length: 10 }, (_, i) => ({ sequence: from + i, day: '2017-06-30', kind: 'changes' as const, base }))
  const kept = keptBackups([...nights('2017-06-29', 2), ...changes(1, 10), ...changes(2, 30)])
  expect([...kept].toSorted((a, b) => a - b)).toEqual([1, 2, 32, 33, 34, 35, 36, 37, 38, 39])
  const migrations = nights('2016-01-01', 5).map((one) => ({ ...one, day: '2016-01-01', kind: 'migration' as const }))
  expect(keptBackups([...migrations, { sequence: 9, day: '2017-01-01', kind: 'full' }])).toEqual(new Set([9, 5, 4, 3]))
})
