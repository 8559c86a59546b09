/** A year of honest shows: each month once in each village, some evenings in two, a week or two from paper. */
import { addDays } from '../../src/domain/period.ts'
import type { Dice } from './dice.ts'
import type { County, Place, Sent } from './made-up-county.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A phone broke: what was shown in a week or two is written down from paper, and has neither photos nor positions. */
function fromPaper(week: Sent[], dice: Dice): void {
  let at = Math.max(...week.map(({ receivedAt }) => receivedAt.getTime())) + dice.between(12, 72) * HOUR
  for (const sent of week) {
    const { photos: _, position: __, ...log } = sent.log
    sent.log = { ...log, noPosition: 'device', recordedAt: new Date(at).toISOString() }
    sent.receivedAt = new Date(at + MINUTE)
    at += dice.between(2, 9) * MINUTE
  }
}

function nearest(waiting: Place[], code: string, places: Place[]): Place {
  const from = places.find((place) => place.code === code) as Place
  const away = (to: Place): number => Math.hypot(to.latitude - from.latitude, to.longitude - from.longitude)
  return waiting.reduce((near, one) => (away(one) < away(near) ? one : near))
}

/** So many shows, month by month in each village; some evenings a team shows in a second village near by. */
export function honestYear(county: County, count: number): Sent[] {
  const { dice } = county
  const year: Sent[] = []
  for (const places of Map.groupBy(county.places, ({ teamCode }) => teamCode).values()) {
    const own: Sent[] = []
    for (let month = 1; month <= 12; month++) {
      const first = `2017-${String(month).padStart(2, '0')}-01`
      const waiting = [...places]
      for (let day = 0; waiting.length > 0;) {
        const before = own.at(-1)
        const isSecond = day > 0 && before !== undefined && dice.happens(0.15)
        if (!isSecond) day += dice.happens(0.3) ? 2 : 1
        // what is left of the month's villages sees no film
        if (day > 28) break
        const place = isSecond ? nearest(waiting, before.log.villageCode, places) : dice.oneOf(waiting)
        waiting.splice(waiting.indexOf(place), 1)
        const after = isSecond ? Date.parse(before.log.endedAt) + dice.between(35, 60) * MINUTE : 0
        own.push(county.show(place, addDays(first, day - 1), after))
      }
    }
    const broken = dice.whole(20, own.length - 20)
    fromPaper(own.slice(broken, broken + dice.whole(4, 8)), dice)
    year.push(...own)
  }
  return year
    .map((sent) => ({ sent, at: dice.next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ sent }) => sent)
}
