/** What entries of the ledger give to the target they feed: each its part, and what the parts add up to. */
import { STAGES } from '../ledger/kinds.ts'
import * as z from 'zod'
import type { NewEvent } from '../ledger/event.ts'
import { type NewFund, fundOn } from '../ledger/fund.ts'
import type { Placed } from '../ledger/ledger.ts'
import { type NewWork } from '../ledger/work.ts'
import { Day } from '../period.ts'
import type { Village } from '../register/place.ts'
import { type Places, placesOf } from '../register/places.ts'
import { FED_BY, type Feed } from './feed.ts'
import { type Counted, ONE_BY_ONE } from './outlook.ts'
import { sumsOf } from './pace.ts'
import { entryTotals, isInScope, type Target } from './target.ts'

export const FeedPart = z.object({
  noun: z.enum(FED_BY),
  id: z.string().meta({ description: 'Of the entry' }),
  on: Day.meta({ description: 'The day it counts from' }),
  title: z.string(),
  villageName: z.string().optional(),
  townshipName: z.string().optional(),
  amount: z.number().meta({ description: 'What it gives; 0 where it gives nothing, as a second trip to one village' }),
  atLeast: z.boolean().optional().meta({ description: 'Its amount is known as a lower bound only, or not at all' }),
})
export type FeedPart = z.infer<typeof FeedPart>

const fen = z.int().min(0)
export const FeedMoney = z.object({
  allottedFen: fen,
  appliedFen: fen,
  receivedFen: fen,
  paidFen: fen,
  executionPercent: z.number().nullable(),
})
export type FeedMoney = z.infer<typeof FeedMoney>

export type FeedEntry =
  | { noun: 'event'; content: NewEvent }
  | { noun: 'work'; content: NewWork }
  | { noun: 'fund'; content: NewFund }
type Of<N extends FeedEntry['noun']> = Extract<FeedEntry, { noun: N }>['content']
type FeedOf<N extends Feed['noun']> = Extract<Feed, { noun: N }>

export interface FeedInput {
  /** Those that were not withdrawn, in the order of their days. */
  entries: FeedEntry[]
  from: string
  asOf: string
  villages: Village[]
}
export interface FeedSums {
  done: number
  reachedOn?: string | undefined
  parts: FeedPart[]
  atLeast?: true
  counted?: Counted
  /** Of a target fed by money: all that moved up to the day. */
  money?: FeedMoney
}
export interface FedTarget extends Target {
  fedBy: Feed
}
export const isFed = (target: Target): target is FedTarget => target.fedBy !== undefined

export function feedSums(
  { fedBy, scope, amount, unit }: FedTarget,
  { entries: all, villages, ...days }: FeedInput,
): FeedSums {
  const input = { ...days, places: placesOf(villages) }
  const entries = all.filter(({ content }) => isOfScope(scope, content, input.places))
  const of = <N extends FeedEntry['noun']>(noun: N): Of<N>[] =>
    entries.flatMap((entry) => (entry.noun === noun ? [entry.content as Of<N>] : []))
  switch (fedBy.noun) {
    case 'event': {
      const parts = eventParts(fedBy, of('event'), input)
      const isLeast = parts.some(({ atLeast }) => atLeast === true)
      const isCounted = isOneByOne(fedBy, parts) && !isLeast
      return { ...summed(parts, amount), ...(isLeast && { atLeast: true }), ...(isCounted && { counted: ONE_BY_ONE }) }
    }
    case 'work':
      return { ...summed(workParts(fedBy, of('work'), input), amount), counted: ONE_BY_ONE }
    case 'fund': {
      const { document } = fedBy
      const funds = of('fund').filter((fund) => document === undefined || fund.document === document)
      return { ...summed(fundParts(funds, unit, input), amount), money: moneyOf(funds, input.asOf) }
    }
  }
}

const summed = (parts: FeedPart[], amount: number) => ({ ...sumsOf(entryTotals(parts), amount), parts })

/** Single events are counted where each is one: no lumps of copies or people (as the chance wants it). */
const isOneByOne = ({ counts }: FeedOf<'event'>, parts: FeedPart[]): boolean =>
  (counts === 'villages' || counts === 'times') && parts.every(({ amount }) => amount <= 1)

type Days = Pick<FeedInput, 'from' | 'asOf'>

/** What is a township's as a whole is for its designated villages, too; for which of them nobody knows. */
function isOfScope({ kind, code }: Target['scope'], { villageCode, townshipCode }: Placed, places: Places): boolean {
  if (kind === 'county') return true
  if (villageCode !== undefined) {
    const village = places.villages.get(villageCode)
    return village !== undefined && isInScope({ kind, code }, village)
  }
  if (townshipCode === undefined) return false
  if (kind === 'township') return townshipCode === code
  return kind === 'designated' && places.townships.get(townshipCode)?.hasDesignated === true
}

function partOf<N extends FeedPart['noun']>(
  noun: N,
  { id, title, villageCode, townshipCode }: Of<N>,
  on: string,
  amount: number,
  { villages, townships }: Places,
): FeedPart {
  const village = villages.get(villageCode ?? '')
  const townshipName = village?.townshipName ?? townships.get(townshipCode ?? '')?.name
  return {
    noun,
    id,
    on,
    title,
    ...(village && { villageName: village.name }),
    ...(townshipName !== undefined && { townshipName }),
    amount,
  }
}

/** Says whether a village is reached for the first time. */
function firstTimes(): (villageCode: string | undefined) => boolean {
  const reached = new Set<string>()
  return (villageCode) => {
    if (villageCode === undefined || reached.has(villageCode)) return false
    reached.add(villageCode)
    return true
  }
}

function eventParts(
  { kinds, counts }: FeedOf<'event'>,
  events: NewEvent[],
  { from, asOf, places }: Days & { places: Places },
) {
  const isFirst = firstTimes()
  return events
    .filter(({ kind, on }) => kinds.includes(kind) && on >= from && on <= asOf)
    .map((event): FeedPart => {
      const part = (amount: number) => partOf('event', event, event.on, amount, places)
      if (counts === 'villages') return part(Number(isFirst(event.villageCode)))
      const amount = event[counts] ?? (counts === 'times' ? 1 : undefined)
      const isLeast = amount === undefined || (event.atLeast ?? []).includes(counts)
      return { ...part(amount ?? 0), ...(isLeast && { atLeast: true }) }
    })
}

/** The day on which it had come as far as a stage: that stage’s, or where nobody wrote it down a later one’s. */
function reachedOn({ stages }: NewWork, stage: FeedOf<'work'>['stage']): string | undefined {
  const further = STAGES.slice(STAGES.indexOf(stage))
  return stages
    .flatMap((one) => (further.includes(one.stage) && one.doneOn !== undefined ? [one.doneOn] : []))
    .sort()
    .at(0)
}

function workParts(
  { kind, stage }: FeedOf<'work'>,
  works: NewWork[],
  { from, asOf, places }: Days & { places: Places },
): FeedPart[] {
  const isFirst = firstTimes()
  return works
    .filter((work) => work.kind === kind)
    .flatMap((work) => {
      const on = reachedOn(work, stage)
      return on !== undefined && on >= from && on <= asOf ? [{ work, on }] : []
    })
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))
    .map(({ work, on }) => partOf('work', work, on, Number(isFirst(work.villageCode)), places))
}

const FEN_IN_YUAN = 100
const YUAN_IN_WAN = 10_000
/** Money is told in yuan, or in ten thousands of it where the target is. */
const fenIn = (unit: string): number => FEN_IN_YUAN * (unit === '万元' ? YUAN_IN_WAN : 1)

const fundParts = (funds: NewFund[], unit: string, { from, asOf, places }: Days & { places: Places }): FeedPart[] =>
  funds
    .flatMap((fund) =>
      fund.moves
        .filter(({ move, on }) => move === 'paid' && on >= from && on <= asOf)
        .map(({ on, amountFen }) => partOf('fund', fund, on, amountFen / fenIn(unit), places)),
    )
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)))

const moneyOf = (funds: NewFund[], asOf: string): FeedMoney =>
  fundOn({ moves: funds.flatMap(({ moves }) => moves) }, asOf)
