/** 结算: what teams are paid for their accepted shows, half-year by half-year. */
import { NewSettlement, SettledPeriod, Settlement, SettlementDetail } from '../domain/money/settlement.ts'
import { get, listOf, Paging, post } from './route.ts'

const reading = { tag: 'Settlements', may: ['team', 'manager'], needs: 'read' } as const
const settling = { tag: 'Settlements', may: ['manager'], needs: 'people' } as const
const params = { period: SettledPeriod }

export const settlements = {
  list: get('/api/settlements', {
    ...reading,
    summary: 'List settlements',
    fresh: 'day',
    query: Paging,
    answer: listOf(Settlement),
    says: 'The newest period first',
  }),
  make: post('/api/settlements', {
    ...settling,
    summary: 'Make the draft of a settlement, or make it again',
    body: NewSettlement,
    answer: SettlementDetail,
    says: { 201: 'A draft', 200: 'The draft there was, as it is now' },
  }),
  read: get('/api/settlements/{period}', {
    ...reading,
    summary: 'Read a settlement',
    fresh: 'day',
    params,
    answer: SettlementDetail,
    says: 'A draft as it is now, a locked one as it was confirmed; a team sees its own line',
  }),
  confirm: post('/api/settlements/{period}/confirm', {
    ...settling,
    summary: 'Confirm a settlement that another made',
    params,
    answer: SettlementDetail,
    says: 'Locked; the same again changes nothing. What changes later is adjusted in the next one',
  }),
}
