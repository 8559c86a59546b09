/** What lists and batches have in common on the wire. */
import * as z from 'zod'
import { digits } from '../domain/asked.ts'
import { Day, Instant } from '../domain/period.ts'
import { Problem } from './problem.ts'

/** Says no more than that it is to be done; anything else is a mistake. */
export const Switch = z.enum(['true', 'false']).default('false')
export const MOST_A_PAGE = 500
export const Limit = digits(1, MOST_A_PAGE).optional().meta({ description: 'At most so many on this page' })
export const Cursor = z.string().max(400).optional().meta({ description: 'The `nextCursor` of the page before' })

/** What every list takes; those that are told nothing else answer as many as a page may have. */
export const paging = { limit: Limit, cursor: Cursor }
export const Paging = z.strictObject(paging)

/** The second time of every figure: the moment at which it was known. */
export const known = {
  knownAt: Instant.optional().meta({ description: 'As it was known at this moment; as it is known now without it' }),
}
export const Known = z.strictObject(known)
export const KnownPaging = z.strictObject({ ...paging, ...known })

/** What is asked of one day. */
export const AsOf = z.strictObject({ asOf: Day.optional(), ...known })

/** Lists: at most 500 a page, the next one behind a cursor. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), total: z.int(), nextCursor: z.string().optional() })
export interface Listed<Item> {
  items: Item[]
  total: number
  nextCursor?: string | undefined
}

export const MOST_A_BATCH = 100

/** Parsed later and by itself; described as what it should be, by that schema's id in the contract. */
const unparsed = (schemaId: string): z.ZodUnknown => z.unknown().meta({ $ref: `#/components/schemas/${schemaId}` })

/** The body `{ [name]: [1..100] }`; what is in the list is parsed one by one, so that a bad one blocks no other. */
export const batchOf = <N extends string>(name: N, schemaId: string) =>
  z.strictObject({ [name]: z.array(unparsed(schemaId)).min(1).max(MOST_A_BATCH) } as Record<
    N,
    z.ZodArray<z.ZodUnknown>
  >)

export const batchAnswer = <R extends z.ZodType, O extends [string, ...string[]]>(receipt: R, outcomes: O) =>
  z.object({
    results: z.array(
      z.object({ id: z.string(), outcome: z.enum(outcomes), receipt: receipt.optional(), error: Problem.optional() }),
    ),
  })
