/** The tests that audibility through time is worked out from, and the villages, in one round trip. */
import type { StaleDaysOn } from '../../domain/audibility/audibility.ts'
import type { VillageTest } from '../../domain/audibility/audibility-trend.ts'
import { addDays, earlierOf } from '../../domain/period.ts'
import type { Village } from '../../domain/register/place.ts'
import { lastFullTests, testsBetween, villageTestOf } from './audibility-states.ts'
import type { Sql } from '../engine/sql.ts'
import { everyVillage } from '../register/villages.ts'

/** Counted tests that say anything of one of the days: each village's last full one before the first, and all since. */
export async function readTests(
  sql: Sql,
  days: string[],
  staleDaysOn: StaleDaysOn,
): Promise<{ villages: Village[]; tests: VillageTest[] }> {
  const [first = '', last = ''] = [days[0], days.at(-1)]
  // a part test counts on the first day as long as a full one does, on a later day perhaps longer
  const since = days.map((day) => addDays(day, -staleDaysOn(day))).reduce(earlierOf, first)
  const { villages, before, later } = await sql.read({
    villages: everyVillage,
    before: lastFullTests(first),
    later: testsBetween(since, last),
  })
  return { villages, tests: [...before, ...later].map(villageTestOf) }
}
