/**
 * Which logs of a month are drawn (抽查回访), so that anybody can do it again with the list. The seed is nobody’s choice:
 * it is made of the first seal of the trail after the draw was asked for, which nobody knew then. Every log of the month
 * that was known and not voided could be drawn, whatever had been decided on it, so that no review takes one out or puts
 * one in; one that comes in later is among those of the next draw.
 */
import { digestOf } from '../trail/sha256.ts'

/** The ids that could be drawn, by team. */
export type Pool = Record<string, string[]>

export const seedOf = (sealSha256: string, month: string): string => digestOf(`${sealSha256} ${month}`)

/**
 * Each log is given the SHA-256 of `SEED ID`, and stands in the order of these. The first of each team is drawn, so that
 * none goes without; then the first of all others, until it is so many in a hundred of all, rounded up. Answered in the
 * order in which they stand, which is the order of calling.
 */
export function drawnFrom(pool: Pool, percent: number, seed: string): string[] {
  const all = Object.entries(pool)
    .flatMap(([teamCode, ids]) => ids.map((id) => ({ id, teamCode, mark: digestOf(`${seed} ${id}`) })))
    .sort((a, b) => (a.mark < b.mark ? -1 : 1))
  const firsts = new Map(all.toReversed().map((one) => [one.teamCode, one]))
  const drawn = new Set(firsts.values())
  const wanted = Math.ceil((percent * all.length) / 100)
  for (const one of all) if (drawn.size < wanted) drawn.add(one)
  return all.filter((one) => drawn.has(one)).map(({ id }) => id)
}
