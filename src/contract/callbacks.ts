/** 抽查回访: draws of a month’s logs, those that were drawn, and what their villages said. */
import * as z from 'zod'
import { Flag01 } from '../domain/asked.ts'
import {
  Callback,
  CallbackDraw,
  CallbackDrawDetail,
  CallbackState,
  NewCallbackDraw,
  NewCallbackResult,
} from '../domain/callback/callback.ts'
import { Month } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { get, Known, known, KnownPaging, listOf, paging, post, put } from './route.ts'
import { Log } from './screenings.ts'

const reading = { tag: 'Reviews', may: ['manager'], needs: 'read' } as const
const deciding = { tag: 'Reviews', may: ['manager'], needs: 'people' } as const

/** A log as its list answers it. */
export const DrawnLog = Log.extend({ callback: Callback }).meta({ id: 'DrawnScreening' })
export type DrawnLog = z.infer<typeof DrawnLog>

export const callbackDraws = {
  list: get('/api/callback-draws', {
    ...reading,
    summary: 'List draws of call-backs',
    fresh: 'day',
    query: KnownPaging,
    answer: listOf(CallbackDraw),
    says: 'The newest month first',
  }),
  draw: post('/api/callback-draws', {
    ...deciding,
    summary: 'Draw a month’s logs to be asked about in their villages',
    body: NewCallbackDraw,
    answer: CallbackDraw,
    says: { 201: 'Drawn', 200: 'The draw there was: a month is drawn once' },
  }),
  read: get('/api/callback-draws/{month}', {
    ...reading,
    summary: 'Read a draw with all that it can be done again by',
    params: { month: Month },
    query: Known,
    answer: CallbackDrawDetail,
    says: 'Its seed, what could be drawn, what was, and what each team’s villages said',
  }),
}

export const callbacks = {
  list: get('/api/callbacks', {
    ...reading,
    summary: 'List logs that were drawn to be asked about',
    fresh: 'minute',
    query: z.strictObject({
      month: Month.optional(),
      state: CallbackState.optional(),
      team: Code.optional(),
      undecided: Flag01.optional().meta({
        description: 'true: those alone that were not so, and that nobody has decided on since',
      }),
      ...paging,
      ...known,
    }),
    answer: listOf(DrawnLog),
    says: 'The newest month first, in the order of calling',
  }),
  put: put('/api/callbacks/{id}', {
    ...deciding,
    summary: 'Say what the village said of a log that was drawn',
    body: NewCallbackResult,
    answer: DrawnLog,
    says: 'As it is kept now; what was said before stays in the trail',
  }),
}
