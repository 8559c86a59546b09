/** What the ledger gives to the targets it feeds, up to a day. */
import type { Village } from '../../domain/register/place.ts'
import { type FedTarget, type FeedEntry, feedSums, isFed } from '../../domain/target/feed-sums.ts'
import type { TargetSums } from '../../domain/target/target-figures.ts'
import type { Target } from '../../domain/target/target.ts'
import { keptBy, markOf } from '../engine/kept-readings.ts'
import { json, reading, type Reading, rowAs } from '../engine/sql.ts'
import { OF_REGISTER } from '../register/village-versions.ts'

interface Asked<T extends Target> {
  target: T
  from: string
}
export const isFedBy = (one: Asked<Target>): one is Asked<FedTarget> => isFed(one.target)

const entryAs = rowAs<FeedEntry>({ json: ['content'] })

/** All targets that the ledger feeds, in one statement. */
export const fedBy = (
  asked: Asked<FedTarget>[],
  { asOf, villages }: { asOf: string; villages: Village[] },
): Reading<[code: string, sums: TargetSums][]> =>
  keptBy(
    { kinds: [...OF_REGISTER.kinds, 'target', 'event', 'work', 'fund'], with: json([asked, markOf(villages)]) },
    reading(
      `SELECT l.noun, l.content FROM ledger l
       WHERE l.withdrawn = 0 AND l.on_day <= ? AND l.noun IN (SELECT value FROM json_each(?))
       ORDER BY l.on_day, l.received_at, l.rowid`,
      [asOf, json(asked.map(({ target }) => target.fedBy.noun))],
      (rows: object[]) => {
        const entries = rows.map(entryAs)
        return asked.map(({ target, from }) => [target.code, feedSums(target, { entries, from, asOf, villages })])
      },
    ),
  )
