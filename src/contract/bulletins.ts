/** 报数 and 关账: bulletins, why their figures are others today, and months that are closed. */
import * as z from 'zod'
import { Bulletin, BulletinDetail, BulletinNo, NewBulletin } from '../domain/report/bulletin.ts'
import { Month } from '../domain/period.ts'
import { BulletinChanges } from '../domain/report/bulletin-changes.ts'
import { Sha256 } from '../domain/screening/photo.ts'
import { get, listOf, Paging, post } from './route.ts'

const reading = { tag: 'Bulletins', may: ['manager'], needs: 'read' } as const
const issuing = { tag: 'Bulletins', may: ['manager'], needs: 'people' } as const
const params = { no: BulletinNo }

export const bulletins = {
  list: get('/api/bulletins', {
    ...reading,
    summary: 'List bulletins',
    fresh: 'day',
    query: Paging,
    answer: listOf(Bulletin),
    says: 'The newest first',
  }),
  make: post('/api/bulletins', {
    ...issuing,
    summary: 'Make a bulletin of a day',
    body: NewBulletin,
    answer: Bulletin,
    says: { 201: 'Frozen, with the next number of the year', 200: 'The same was made by the same person just now' },
  }),
  read: get('/api/bulletins/{no}', {
    ...reading,
    summary: 'Read a bulletin',
    params,
    answer: BulletinDetail,
    says: 'With its figures and lists, the same to the byte for ever',
  }),
  confirm: post('/api/bulletins/{no}/confirm', {
    ...issuing,
    summary: 'Confirm a bulletin that another made',
    params,
    answer: Bulletin,
    says: 'Confirmed; the same again changes nothing. A 月报 of a whole month closes it',
  }),
  bundle: get('/api/bulletins/{no}/bundle', {
    ...reading,
    summary: 'Get all that a bulletin rests on as one file',
    params,
    answersFile: ['application/zip'],
    isLong: 'always',
    says: 'A zip with figures, logs, reviews, rules and seals, and a page that works everything out anew without a server',
  }),
  bundleNumber: get('/api/bulletins/{no}/bundle-number', {
    ...reading,
    summary: 'Read the number of its bundle',
    params,
    answer: z.object({ sha256: Sha256.meta({ description: 'Over the SHA-256 of each file' }) }),
    isLong: 'always',
    says: 'By it the bundle is known to be whole',
  }),
  changes: get('/api/bulletins/{no}/changes', {
    ...reading,
    summary: 'Read why its figures are others today',
    params,
    answer: BulletinChanges,
    isLong: 'always',
    says: '变动说明: each cause with what did it; they add up to the difference exactly',
  }),
}

export const MonthState = z
  .object({
    month: Month,
    closedAt: z.string(),
    closedBy: z.string(),
    bulletin: BulletinNo.optional().meta({ description: 'The 月报 it was closed with; none when by hand' }),
  })
  .meta({ id: 'ClosedMonth' })
export type MonthState = z.infer<typeof MonthState>

export const months = {
  list: get('/api/months', {
    ...reading,
    summary: 'List closed months',
    fresh: 'day',
    query: Paging,
    answer: listOf(MonthState),
    says: 'The newest first; a change that touches one needs a reason',
  }),
  close: post('/api/months/{month}/close', {
    ...issuing,
    summary: 'Close a month by hand',
    params: { month: Month },
    answer: MonthState,
    says: 'Closed; the same again changes nothing',
  }),
}
