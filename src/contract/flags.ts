/** Flags: what is open, what has been cleared, and who sees to it. Nobody clears one by hand. */
import * as z from 'zod'
import { FlagStep, KeptFlag, NewAcknowledgement } from '../domain/flag/flag-life.ts'
import { FlagKind, FlagSeverity } from '../domain/flag/flags.ts'
import { Code, line } from '../domain/register/place.ts'
import { Cursor, Flag01, Limit, listOf } from './list.ts'
import { get, post } from './route.ts'

export const FlagDetail = KeptFlag.extend({
  history: z.array(FlagStep).meta({ description: 'Oldest first' }),
}).meta({ id: 'FlagDetail', description: 'A flag with everything that became of it' })
export type FlagDetail = z.infer<typeof FlagDetail>

const FlagQuery = z
  .object({
    open: Flag01.optional(),
    kind: FlagKind.optional(),
    severity: FlagSeverity.optional(),
    subject: Code.optional().meta({ description: 'The code of what it is about: a village, a team, a target …' }),
    acknowledged: Flag01.optional(),
    owner: line(60).optional(),
    late: Flag01.optional().meta({ description: 'Still open after its due day' }),
    cursor: Cursor,
    limit: Limit,
  })
  .strict()

const reading = { tag: 'Figures', may: ['manager'], needs: 'read' } as const
const params = { id: z.string().min(1).max(200) }

export const flags = {
  list: get('/api/flags', {
    ...reading,
    summary: 'List flags',
    fresh: 'minute',
    query: FlagQuery,
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
