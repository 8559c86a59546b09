/** Whether a team's count is unusual beside the other teams': where chance would hardly bring it about in any of them. */

/** How many of a team's things show a sign, and how many of the other teams'. */
export interface Tally {
  count: number
  of: number
  others: number
  othersOf: number
}

/** Among all that are compared, mere chance names one with less than this (decided with the office's printed chances). */
const BY_CHANCE = 0.01
/** Nothing is so rare that a handful proves something: namesakes, slips of the pen. */
const RAREST = 0.01
/** What so many of the others do as well is how it is done here. */
const USUAL_SHARE = 0.25

/** Nobody to compare with: everything is usual. */
const rateOf = ({ others, othersOf }: Tally): number => Math.max(RAREST, (others + 1) / (othersOf + 1))

export const isUsual = ({ others, othersOf }: Pick<Tally, 'others' | 'othersOf'>): boolean =>
  othersOf > 0 && others / othersOf > USUAL_SHARE

/** Those with at least so many that stand out; the more are compared, the more it takes. */
export function unusualAmong<T extends Tally>(compared: readonly T[], least: number): T[] {
  const limit = BY_CHANCE / Math.max(1, compared.length)
  return compared.filter((one) => one.count >= least && chanceOfAtLeast(one.count, one.of, rateOf(one)) < limit)
}

/** That so many or more of `of` independent ones show what each shows with this chance. */
export function chanceOfAtLeast(count: number, of: number, rate: number): number {
  // below the mean it is likely, and of no interest how likely
  if (count <= of * rate) return 1
  if (count > of) return 0
  let logTerm = count * Math.log(rate) + (of - count) * Math.log1p(-rate)
  for (let i = 0; i < count; i++) logTerm += Math.log((of - i) / (i + 1))
  let [term, sum] = [Math.exp(logTerm), 0]
  for (let k = count; k <= of; k++) {
    sum += term
    term *= ((of - k) / (k + 1)) * (rate / (1 - rate))
  }
  return Math.min(1, sum)
}
