/** 活动: what the office did on a day: performances, books brought, classes, lectures, works made, visits. */
import * as z from 'zod'
import { line } from '../register/place.ts'
import { EventKind, MEASURES } from './kinds.ts'
import { about, keptOf, type Misfit, misplaced, on } from './ledger.ts'

const count = z.int().min(0).max(10_000_000).optional()
export const NewEvent = z
  .strictObject({
    id: z.uuid(),
    kind: EventKind,
    on,
    title: line(120),
    unit: line(60).optional().meta({ description: 'Who held it: the culture centre, the library …' }),
    responsible: line(40).optional(),
    times: count.meta({ description: 'Performances, lectures: how many on that day' }),
    people: count,
    copies: count.meta({ description: 'Books, magazines, discs' }),
    classes: count,
    hours: z.number().min(0).max(100_000).optional(),
    atLeast: z
      .array(z.enum(MEASURES))
      .max(MEASURES.length)
      .optional()
      .meta({ description: 'Amounts known as “at least” or “more than” only: 2000余册' }),
    ...about,
  })
  .meta({ id: 'NewEvent' })
export type NewEvent = z.infer<typeof NewEvent>

export const LedgerEvent = NewEvent.extend(keptOf).meta({ id: 'Event' })
export type LedgerEvent = z.infer<typeof LedgerEvent>

/** What is at least an amount must be one. */
export const eventMisfits = (event: NewEvent): Misfit[] => [
  ...misplaced(event),
  ...((event.atLeast ?? []).some((measure) => event[measure] === undefined)
    ? [{ path: 'atLeast', sentence: { key: 'ledger_more_than_says' } } as const]
    : []),
]
