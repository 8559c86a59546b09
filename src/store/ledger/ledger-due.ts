/** What of the ledger has a day that comes or has passed, for its flags. */
import type { LedgerDue } from '../../domain/flag/ledger-flags.ts'
import { NEAR_DAYS } from '../../domain/flag/supervision.ts'
import type { NewProblem } from '../../domain/ledger/problem.ts'
import type { NewWork } from '../../domain/ledger/work.ts'
import { addDays } from '../../domain/period.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { type Reading, rowsOf, together } from '../engine/sql.ts'

const STANDING = 'SELECT content FROM ledger WHERE withdrawn = 0'
const told = (row: object): unknown => JSON.parse((row as { content: string }).content)

/** Works that are not finished by the day. */
const worksListed = (asOf: string): Reading<NewWork[]> =>
  keptBy(
    { kinds: ['work'] },
    rowsOf(
      `${STANDING} AND noun = 'work' AND on_day <= ? AND NOT EXISTS (SELECT 1 FROM json_each(content, '$.stages')
         WHERE value->>'stage' = 'acceptance' AND value->>'doneOn' <= ?) ORDER BY on_day, id`,
      [asOf, asOf],
      (row) => told(row) as NewWork,
    ),
  )

/** Problems that are not solved by the day, and were to be by then or are within a week. */
const problemsNear = (asOf: string): Reading<NewProblem[]> =>
  keptBy(
    { kinds: ['problem'] },
    rowsOf(
      `${STANDING} AND noun = 'problem' AND on_day <= ? AND content->>'dueOn' <= ?
         AND coalesce(content->>'solvedOn' > ?, 1) ORDER BY on_day, id`,
      [asOf, addDays(asOf, NEAR_DAYS), asOf],
      (row) => told(row) as NewProblem,
    ),
  )

export const ledgerDue = (asOf: string): Reading<LedgerDue> =>
  together({ works: worksListed(asOf), problems: problemsNear(asOf) }, (due) => due)
