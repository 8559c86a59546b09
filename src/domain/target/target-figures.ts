/** A target's figures on one day: what is done of it, and its pace against each of its deadlines; units in English. */
import * as z from 'zod'
import { wholeScreenings } from '../register/film.ts'
import { type Counted, outlooksOf, Season } from './outlook.ts'
import { Pace, paceOf, percentOf } from './pace.ts'
import { Day } from '../period.ts'
import { Feed } from './feed.ts'
import type { FeedMoney, FeedPart } from './feed-sums.ts'
import { Indicator, periodOn, type Target } from './target.ts'

const figure = z.number()
const count = z.int().min(0)
export const OverviewTarget = z
  .object({
    code: z.string(),
    name: z.string(),
    nameEn: z.string().optional(),
    indicator: Indicator,
    scope: z.object({ kind: z.string(), code: z.string().optional() }),
    amount: figure,
    unit: z.string(),
    startsOn: Day,
    done: figure.meta({
      description:
        'Of screenings: submitted and accepted, whole ones, rounded down. Else what the indicator counts: villages ' +
        'audible, households connected, the sum of the entries or of what feeds it, or villages with all of the checklist',
    }),
    doneAtLeast: z.boolean().optional().meta({
      description: 'True where an amount in `done` is a lower bound: 2000余册, or one that nobody wrote down',
    }),
    fedBy: Feed.optional(),
    credit: figure.nullable().meta({ description: 'The exact sum in sixtieths of a screening' }),
    logs: count.nullable().meta({ description: 'How many logs are counted' }),
    accepted: figure
      .nullable()
      .meta({ description: 'Of those done, reviewed and accepted; null where nothing is reviewed' }),
    acceptedAlone: count.nullable().meta({
      description: 'Accepted logs that their sender accepted: the office has a single manager (单人审核)',
    }),
    held: count.nullable().meta({ description: 'Logs held for a look, not counted' }),
    completionPercent: figure,
    remaining: figure,
    season: Season.nullable().meta({
      description:
        'By whose months’ shares `chance`, `band` and `projected` weigh; null where no single events are counted',
    }),
    bases: z.array(Pace).min(1),
  })
  .meta({ id: 'TargetFigures', description: 'What is done of a target on a day, and its pace' })
export type OverviewTarget = z.infer<typeof OverviewTarget>

interface Sums {
  reachedOn?: string | undefined
  /** None where no single events are counted: then there is no chance to state. */
  counted?: Counted | undefined
}
/** Sums over screening logs; credits in sixtieths. */
interface ScreeningSums extends Sums {
  credit: number
  acceptedCredit: number
  logs: number
  held: number
  /** Accepted by who sent them. */
  alone?: number
}
/** What is done for a target that is not counted in screenings. */
interface OtherSums extends Sums {
  done: number
  atLeast?: true
  /** Of a target fed by the ledger. */
  parts?: FeedPart[]
  money?: FeedMoney
}
export type TargetSums = ScreeningSums | OtherSums

/**
 * Null on a day the target is not in force, and while nobody counts it. `quickened` is the pace from now on, times the
 * one so far.
 */
export function targetFigures(
  target: Target,
  sums: TargetSums | undefined,
  asOf: string,
  quickened?: number,
): OverviewTarget | null {
  const period = periodOn(target, asOf)
  if (!period || !sums) return null
  const { code, name, nameEn, indicator, scope, amount, unit, monthShares, fedBy } = target
  const { startsOn, deadlines } = period
  const isScreenings = 'credit' in sums
  const done = isScreenings ? wholeScreenings(sums.credit) : sums.done
  const reachedOn = done >= amount ? sums.reachedOn : undefined
  const question = { amount, done, startsOn, monthShares, reachedOn, quickened }
  const judged = sums.counted && outlooksOf({ startsOn, deadlines, monthShares }, asOf, sums.counted)
  return {
    code,
    name,
    ...(nameEn !== undefined && { nameEn }),
    indicator,
    scope,
    amount,
    unit,
    startsOn,
    done,
    ...('atLeast' in sums && { doneAtLeast: true }),
    ...(fedBy && { fedBy }),
    credit: isScreenings ? sums.credit : null,
    logs: isScreenings ? sums.logs : null,
    accepted: isScreenings ? wholeScreenings(sums.acceptedCredit) : null,
    acceptedAlone: isScreenings ? (sums.alone ?? 0) : null,
    held: isScreenings ? sums.held : null,
    completionPercent: percentOf(done, amount),
    remaining: Math.max(0, amount - done),
    season: judged?.season ?? null,
    bases: deadlines.map((deadline, i) =>
      paceOf({ ...question, deadline, outlook: judged?.outlooks[i] ?? null }, asOf),
    ),
  }
}

const ENGLISH: Record<string, string> = {
  场: 'shows',
  场次: 'shows',
  个村: 'villages',
  村: 'villages',
  户: 'households',
  人: 'people',
  人次: 'people',
  个: '',
  项: '',
  处: 'places',
  座: '',
  张: '',
  台: '',
  只: '',
  套: 'sets',
  册: 'books',
  本: 'books',
  次: 'times',
  期: 'courses',
  支: 'groups',
  部: 'works',
  件: 'pieces',
  天: 'days',
  公里: 'km',
  平方米: 'm²',
  '㎡': 'm²',
  元: 'yuan',
  万元: '× 10,000 yuan',
}

/** As it was written where nobody knows it; empty where English counts without a word. */
export const unitInEnglish = (unit: string): string => ENGLISH[unit.trim()] ?? unit
