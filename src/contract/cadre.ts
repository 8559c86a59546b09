/** What a village's cadre says of a show: a page on a phone of his own, and what he tells or shows the team without signal. */
import * as z from 'zod'
import { HeardCode } from '../domain/screening/cadre.ts'
import { SENT_TO } from './address.ts'
import { get, post } from './route.ts'

const page = {
  tag: 'Screenings',
  may: 'everyone',
  // chat apps add words of their own to an address that is handed on
  query: z.object({ lang: z.string().max(20).optional().meta({ description: '`zh` or `en`' }) }),
  answersFile: ['text/html'],
} as const

export const cadre = {
  ask: get('/c/{link}', {
    ...page,
    summary: 'Ask a villager about a show, as a page',
    says: 'The show as the team logged it, and a form; or why nothing can be said of it (any more). For the link `offline` the page that a villager’s phone keeps for where it has no signal',
  }),
  answer: post('/c/{link}', {
    ...page,
    summary: 'Keep what a villager says of a show',
    sendsFile: ['application/x-www-form-urlencoded'],
    says: 'Thanks, with the six digits for the next show; or the form again, with what is missing',
  }),
  hear: post(SENT_TO.cadreCode, {
    tag: 'Screenings',
    summary: 'Hand in the six digits that a villager told, or the answer that his phone showed',
    may: ['team', 'manager'],
    needs: 'logs',
    body: HeardCode,
    answer: z.object({ id: z.uuid() }).meta({ id: 'HeardCodeReceipt' }),
    says: 'Kept, once; digits confirm the show and are good for no other',
  }),
}
