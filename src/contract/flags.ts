/** Flags: what is open, what has been cleared, and who sees to it. Nobody clears one by hand. */
import * as z from 'zod'
import { FlagFilter, FlagStep, KeptFlag, NewAcknowledgement } from '../domain/flag/flag-life.ts'
import { listOf, paging } from './list.ts'
import { get, post } from './route.ts'

export const FlagDetail = KeptFlag.extend({
  history: z.array(FlagStep).meta({ description: 'Oldest first' }),
}).meta({ id: 'FlagDetail', description: 'A flag with everything that became of it' })
export type FlagDetail = z.infer<typeof FlagDetail>

const reading = { tag: 'Figures', may: ['manager'], needs: 'read' } as const
const params = { id: z.string().min(1).max(200) }

export const flags = {
  list: get('/api/flags', {
    ...reading,
    summary: 'List flags',
    fresh: 'minute',
    query: FlagFilter.extend(paging),
    answer: listOf(KeptFlag),
    says: 'The open ones, gravest and longest open first; then the newest cleared',
  }),
  read: get('/api/flags/{id}', {
    ...reading,
    summary: 'Read a flag with its history',
    params,
    answer: FlagDetail,
    says: 'The flag and its history',
  }),
  acknowledge: post('/api/flags/{id}/acknowledge', {
    ...reading,
    summary: 'Say who sees to a flag',
    needs: 'all',
    params,
    body: NewAcknowledgement,
    answer: FlagDetail,
    says: 'Whose it is now; the same again changes nothing',
  }),
}
