/** 抽查回访: logs of a month that were drawn to be asked about in their villages, and what was answered. */
import * as z from 'zod'
import { Month } from '../period.ts'
import { Code, line } from '../register/place.ts'
import { Sha256 } from '../screening/photo.ts'

/** In how many of a hundred logs a village is asked (domain: 5–10 %); an office may ask in more. */
export const CALLBACK_PERCENT = z.int().min(5).max(100)
/** A county’s year has some thousand logs: a month with more is no month’s work of projection teams. */
export const MOST_DRAWN_FROM = 20_000

export const CallbackResult = z.enum(['confirmed', 'denied', 'unreached']).meta({
  description: '属实, 不实 or 联系不上: the show was so, was not so, or nobody could be reached',
})
export type CallbackResult = z.infer<typeof CallbackResult>
export const CallbackState = z.enum(['open', ...CallbackResult.options])
export type CallbackState = z.infer<typeof CallbackState>

export const NewCallbackDraw = z.strictObject({ month: Month }).meta({ id: 'NewCallbackDraw' })

export const NewCallbackResult = z
  .strictObject({
    result: CallbackResult,
    note: line(300).optional().meta({ description: 'What was said; of what was not so it must say that' }),
    revision: z.int().min(0).meta({ description: 'Of the call-back as it was seen: another by now is a conflict' }),
  })
  .refine(({ result, note }) => result !== 'denied' || note !== undefined, {
    path: ['note'],
    params: { sentence: 'callback_why' },
  })
  .meta({ id: 'NewCallbackResult' })
export type NewCallbackResult = z.infer<typeof NewCallbackResult>

export const Callback = z
  .object({
    month: Month.meta({ description: 'Of the draw; a log that came in late is of a later one' }),
    place: z.int().min(1).meta({ description: 'In the order of calling' }),
    state: CallbackState,
    note: z.string().optional(),
    calledAt: z.string().optional(),
    calledBy: z.string().optional(),
    calledAlone: z.boolean().optional().meta({
      description: 'Whoever called had sent or corrected the log: the office has a single manager',
    }),
    isUndecided: z.boolean().meta({
      description: 'It was not so, and nobody has returned, rejected or accepted the log since',
    }),
    revision: z.int(),
  })
  .meta({ id: 'Callback' })
export type Callback = z.infer<typeof Callback>

const count = z.int().min(0)
const Counts = z.object({ drawn: count, open: count, confirmed: count, denied: count, unreached: count })
export const CallbackDraw = z
  .object({
    month: Month,
    drawnAt: z.string().meta({ description: 'What was known then could be drawn: the list of logs `knownAt` it' }),
    drawnBy: z.string(),
    percent: z.int(),
    seal: z.int().meta({ description: 'The first seal of the trail that covers the line by which it was asked for' }),
    sealSha256: Sha256,
    seed: Sha256.meta({ description: 'SHA-256 of `SEAL MONTH`' }),
    logs: count.meta({ description: 'So many could be drawn: all known then but voided ones, and in no draw before' }),
    reviewed: count.meta({ description: 'Of them, those that somebody had decided on by then' }),
    counts: Counts,
  })
  .meta({ id: 'CallbackDraw' })
export type CallbackDraw = z.infer<typeof CallbackDraw>

const share = z.number().min(0).max(1)
export const CallbackTeam = Counts.extend({
  teamCode: Code,
  teamName: z.string(),
  logs: count.meta({ description: 'So many of it could be drawn' }),
  confirmedBetween: z.object({ low: share, high: share }).nullable().meta({
    description: 'At 95 % the share of its logs that are so lies there, by those reached; null where nobody was',
  }),
}).meta({ id: 'CallbackTeam' })
export type CallbackTeam = z.infer<typeof CallbackTeam>

export const CallbackDrawDetail = CallbackDraw.extend({
  teams: z.array(CallbackTeam).meta({ description: 'In the order of their codes' }),
  pool: z.record(Code, z.array(z.uuid())).meta({ description: 'All that could be drawn, by team' }),
  drawn: z.array(z.uuid()).meta({
    description:
      'Each log of the pool stands by the SHA-256 of `SEED ID`; the first of each team, then the first of the others ' +
      'until they are `percent` in a hundred, rounded up',
  }),
}).meta({ id: 'CallbackDrawDetail' })
export type CallbackDrawDetail = z.infer<typeof CallbackDrawDetail>
