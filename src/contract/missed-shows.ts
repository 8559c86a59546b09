/** Shows that did not happen: said once with a reason, listed for their team and for managers. */
import { SENT_TO } from './address.ts'
import * as z from 'zod'
import { dayRange } from '../domain/asked.ts'
import { Code } from '../domain/register/place.ts'
import { MissedShow, NewMissedShow } from '../domain/screening/missed-show.ts'
import { batchAnswer, batchOf, listOf, paging } from './list.ts'
import { get, post } from './route.ts'

const BatchAnswer = batchAnswer(MissedShow, ['stored', 'already_stored', 'conflict', 'invalid', 'forbidden'])

export const missedShows = {
  list: get('/api/missed-shows', {
    tag: 'Screenings',
    summary: 'List shows that did not happen',
    may: ['team', 'manager'],
    needs: 'read',
    fresh: 'day',
    query: z.strictObject({ ...dayRange, team: Code.optional(), village: Code.optional(), ...paging }),
    answer: listOf(MissedShow),
    says: 'Newest evening first; a team sees its own',
  }),
  send: post('/api/missed-shows', {
    tag: 'Screenings',
    summary: 'Say that a show did not happen',
    may: ['team', 'manager'],
    needs: 'logs',
    body: NewMissedShow,
    answer: MissedShow,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  sendMany: post(SENT_TO.missedShows, {
    tag: 'Screenings',
    summary: 'Say of many that they did not happen',
    may: ['team', 'manager'],
    needs: 'logs',
    handsIn: true,
    body: batchOf('missedShows', 'NewMissedShow'),
    answer: BatchAnswer.meta({ id: 'MissedShowBatchResult' }),
    says: 'One result for each, in order',
  }),
}
