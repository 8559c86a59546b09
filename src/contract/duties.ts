/** Who answers for each target, work of a village and village; and from which day on. */
import * as z from 'zod'
import { Flag01, Search } from '../domain/asked.ts'
import { DutyKind } from '../domain/ledger/answering.ts'
import { Duty, DutySubject, DutyVersion, NewDuty } from '../domain/ledger/duty.ts'
import { Day } from '../domain/period.ts'
import { Code } from '../domain/register/place.ts'
import { AsOf, boundedListOf, get, known, paging, put } from './route.ts'

const reading = { tag: 'Ledger', may: ['technician', 'manager'], needs: 'read' } as const
const params = { subject: DutySubject }

export const DutyDetail = Duty.extend({
  history: z.array(DutyVersion).meta({ description: 'All that was decided, the oldest day first' }),
}).meta({ id: 'DutyDetail' })
export type DutyDetail = z.infer<typeof DutyDetail>

export const duties = {
  list: get('/api/duties', {
    ...reading,
    summary: 'List who answers for what',
    fresh: 'day',
    query: z.strictObject({
      ...paging,
      ...known,
      asOf: Day.optional(),
      kind: DutyKind.optional(),
      named: Flag01.optional().meta({ description: 'false: those alone for which nobody answers' }),
      designated: Flag01.optional(),
      township: Code.optional(),
      q: Search.meta({ description: 'Part of its name, its village’s, or of who answers' }),
    }),
    answer: boundedListOf(Duty, 'of works, and of villages, as many are looked at a page'),
    says: 'Targets, works and villages of the day; those for which nobody answers first',
  }),
  read: get('/api/duties/{subject}', {
    ...reading,
    summary: 'Read who answers for something',
    params,
    query: AsOf,
    answer: DutyDetail,
    says: 'On the day, and all that was decided; its ETag is for changing it',
  }),
  put: put('/api/duties/{subject}', {
    ...reading,
    may: ['manager'],
    needs: 'all',
    summary: 'Say who answers for something from a day on',
    params,
    conditional: true,
    body: NewDuty,
    answer: DutyDetail,
    says: 'As it is kept now; the days before keep what they had',
  }),
}
