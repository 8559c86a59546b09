/** To which villages the sample's teams went (示例): each once a month, but for those that were missed, and some twice. */
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { Random } from './random.ts'
import { MONTHS, type Season, seasonKey } from './sample-season.ts'

export interface Slot {
  village: NewVillage
  teamCode: string
  month: string
}

/** 环山村: it had its last film in March, and has waited since. */
export const WAITING = { village: '510723108204', last: '2017-03' }
const DESIGNATED = 163
const DESIGNATED_MISSED = 7

/** As many as the season has evenings with a show. */
export function roundsOf(villages: NewVillage[], season: Season, random: Random): Slot[] {
  const all = MONTHS.flatMap((month) =>
    villages.flatMap((village) => (village.teamCode ? [{ village, teamCode: village.teamCode, month }] : [])),
  )
  const kept = random.shuffled(all.filter(({ village }) => village.designated)).slice(DESIGNATED_MISSED)
  const designated = [...kept, ...kept.slice(0, DESIGNATED - kept.length)]
  const keyOf = ({ teamCode, month }: Slot): string => seasonKey(teamCode, month)
  const special = Map.groupBy(designated, keyOf)
  const ordinary = Map.groupBy(
    all.filter(({ village }) => !village.designated),
    keyOf,
  )
  const owed = new Set<string>()
  // month by month: whom a team missed it sees first in the next
  return [...season].flatMap(([key, { out }]) => {
    const first = special.get(key) ?? []
    const { seen, missed } = roundOf(ordinary.get(key) ?? [], out.length - first.length, owed, random)
    for (const { village } of seen) owed.delete(village.code)
    for (const { village } of missed) owed.add(village.code)
    return [...first, ...seen]
  })
}

/** All miss one village now and then; who has no more shows than villages misses two more. */
function roundOf(all: Slot[], count: number, owed: Set<string>, random: Random) {
  const isWaiting = ({ village }: Slot): boolean => village.code === WAITING.village
  const waiting = all.find((slot) => isWaiting(slot) && slot.month <= WAITING.last)
  const others = random.shuffled(all.filter((slot) => !isWaiting(slot)))
  const inOrder = others.toSorted((a, b) => Number(owed.has(a.village.code)) - Number(owed.has(b.village.code)))
  const least = others.length + (waiting ? 1 : 0) - count
  const missed = Math.max(least, random.whole(0, 1) + (count <= all.length ? 2 : 0))
  const once = [...(waiting ? [waiting] : []), ...inOrder.slice(missed)]
  const twice = random.shuffled(once).slice(0, count - once.length)
  if (once.length + twice.length !== count) throw new Error(`${count} shows are too many for ${all.length} villages`)
  return { seen: [...once, ...twice], missed: inOrder.slice(0, missed) }
}
