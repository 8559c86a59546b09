/** The county's own half-year of 2017, as the pace is asked about it. */
import type { PaceQuestion } from '../../src/domain/target/pace.ts'

export const HALF_YEAR = '2017-06-30'

export const county = (changes: Partial<PaceQuestion> = {}): PaceQuestion => ({
  amount: 5472,
  done: 2854,
  startsOn: '2017-01-01',
  deadline: '2017-11-30',
  ...changes,
})
export const designated = (changes: Partial<PaceQuestion> = {}): PaceQuestion =>
  county({ amount: 300, done: 163, ...changes })
