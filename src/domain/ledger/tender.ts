/** 招标: a tender from its notice to its contract. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { line } from '../register/place.ts'
import { about, Fen, keptOf, type Misfit, misplaced, on, outOfOrder } from './ledger.ts'

export const NewTender = z
  .strictObject({
    id: z.uuid(),
    on: on.meta({ description: 'Of the notice' }),
    title: line(120),
    number: line(60).optional(),
    responsible: line(40).optional(),
    opensOn: Day.optional().meta({ description: 'Bids are opened' }),
    winner: line(80).optional(),
    priceFen: Fen.optional(),
    contract: line(80).optional(),
    contractOn: Day.optional(),
    ...about,
  })
  .meta({ id: 'NewTender' })
export type NewTender = z.infer<typeof NewTender>

export const Tender = NewTender.extend({
  ...keptOf,
  state: z.enum(['announced', 'opened', 'awarded', 'contracted']).meta({ description: 'On the day asked about' }),
}).meta({ id: 'Tender' })
export type Tender = z.infer<typeof Tender>

/** Who won is known from the day on which bids are opened. */
export function tenderOn({ opensOn, winner, contractOn }: NewTender, asOf: string): Pick<Tender, 'state'> {
  if (contractOn !== undefined && contractOn <= asOf) return { state: 'contracted' }
  if (opensOn === undefined || opensOn > asOf) return { state: 'announced' }
  return { state: winner === undefined ? 'opened' : 'awarded' }
}

export const tenderMisfits = (tender: NewTender): Misfit[] => [
  ...misplaced(tender),
  ...outOfOrder([
    ['on', tender.on],
    ['opensOn', tender.opensOn],
    ['contractOn', tender.contractOn],
  ]),
]
