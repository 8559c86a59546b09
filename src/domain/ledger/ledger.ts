/** The ledger: what the office did and answers for besides shows and speakers. What its five nouns have in common. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { Code, line } from '../register/place.ts'
import { EntryFile } from './entry-file.ts'
import type { LEDGER_NOUNS } from './kinds.ts'

export type LedgerNoun = (typeof LEDGER_NOUNS)[number]

/** Where it belongs: to a village, to a township as a whole, or to the county. */
const place = {
  villageCode: Code.optional(),
  townshipCode: Code.optional().meta({ description: 'Of what is not of one village; of neither it is the county’s' }),
}
export const about = {
  ...place,
  note: line(500).optional(),
  withdrawn: line(200).optional().meta({ description: 'Why it does not count any more; it stays in the ledger' }),
}

/** Money in whole fen: a hundred thousand million yuan at most. */
export const Fen = z.int().min(0).max(10_000_000_000_000)

/** What is known of an entry besides its content. */
export const keptOf = {
  revision: z.int().min(1).meta({ description: 'The next change names it' }),
  villageName: z.string().optional(),
  townshipName: z.string().optional(),
  receivedAt: z.string(),
  receivedBy: z.string(),
  files: z
    .array(EntryFile)
    .optional()
    .meta({ description: 'Photos and papers, oldest first; absent where there are none' }),
}

/** What is wrong between the fields of an entry: where, and the sentence that says it. */
export interface Misfit {
  path: string
  sentence:
    | { key: 'ledger_one_place' }
    | { key: 'ledger_days_in_order'; facts: { earlier: string; later: string } }
    | { key: 'ledger_stage_twice' }
    | { key: 'ledger_paid_too_much' }
    | { key: 'ledger_more_than_says' }
}

export interface Placed {
  villageCode?: string | undefined
  townshipCode?: string | undefined
}
export const misplaced = ({ villageCode, townshipCode }: Placed): Misfit[] =>
  villageCode !== undefined && townshipCode !== undefined
    ? [{ path: 'townshipCode', sentence: { key: 'ledger_one_place' } }]
    : []

/** The first of some days that is earlier than one before it; days that are not there are passed over. */
export function outOfOrder(days: readonly (readonly [path: string, day: string | undefined])[]): Misfit[] {
  let latest = ''
  for (const [path, day] of days) {
    if (day === undefined) continue
    if (day < latest) {
      return [{ path, sentence: { key: 'ledger_days_in_order', facts: { earlier: latest, later: day } } }]
    }
    latest = day
  }
  return []
}

/** The day by which entries are listed: of an event its own, of the others when they began. */
export const on = Day
