/** The ledger: events, works, funds, tenders and problems, each listed, read, sent under its sender's id, and changed. */
import { EventKind, WorkKind } from '../domain/ledger/kinds.ts'
import * as z from 'zod'
import { dayRange, Flag01, Search } from '../domain/asked.ts'
import { Evaluation } from '../domain/ledger/evaluation.ts'
import { EntryFile, FileName, Withdrawn } from '../domain/ledger/entry-file.ts'
import { LedgerEvent, NewEvent } from '../domain/ledger/event.ts'
import { Fund, NewFund } from '../domain/ledger/fund.ts'
import { NewProblem, Problem } from '../domain/ledger/problem.ts'
import { NewTender, Tender } from '../domain/ledger/tender.ts'
import { NewWork, Work } from '../domain/ledger/work.ts'
import type { Role } from '../domain/people/account.ts'
import { Day } from '../domain/period.ts'
import { Code, line } from '../domain/register/place.ts'
import { FILE_TYPES } from '../domain/screening/photo.ts'
import { SENT_TO } from './address.ts'
import { get, known, boundedListOf, IN_THE_NEWEST, paging, post, put } from './route.ts'
import { DOCX_TYPE, XLSX_TYPE } from './sheet.ts'

const reading = { tag: 'Ledger', may: ['technician', 'manager'], needs: 'read' } as const
const writing = { tag: 'Ledger', may: ['manager'], needs: 'reports' } as const

const asOf = Day.optional().meta({ description: 'The day by which stages, sums and states are told; today without it' })
const filter = {
  ...paging,
  ...known,
  ...dayRange,
  asOf,
  village: Code.optional(),
  township: Code.optional().meta({ description: 'Its own, and its villages’' }),
  withdrawn: Flag01.optional().meta({ description: 'Those alone that do not count any more; without it the others' }),
  q: Search.meta({ description: 'Part of any of its texts' }),
}

/** A month that is closed is not written into without a word. */
const why = { reason: line(200).optional().meta({ description: 'Why, of what touches a closed month' }) }

interface Noun<N extends z.ZodObject, K extends z.ZodObject, Q extends z.ZodRawShape> {
  one: string
  many: string
  sent: N
  kept: K
  /** What else its list is asked by. */
  more: Q
  /** Who enters it; managers alone, if it does not say. */
  sentBy?: readonly Role[]
}
const ArrivedFile = EntryFile.pick({ sha256: true, name: true, type: true, receivedAt: true }).meta({
  id: 'ArrivedFile',
})

/** Photos and papers of an entry, by the same ways as those of logs. */
const filesOf = <const P extends string, K extends z.ZodObject>(
  path: P,
  one: string,
  kept: K,
  may: readonly Role[],
) => ({
  sendPhoto: put(`${path}/{id}/photos/{sha256}`, {
    ...writing,
    may,
    summary: `Send a photo or a paper of ${one}`,
    query: z.strictObject({ name: FileName.optional() }),
    sendsFile: FILE_TYPES,
    answer: ArrivedFile,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  photo: get(`${path}/{id}/photos/{sha256}`, {
    ...reading,
    summary: `Get a photo or a paper of ${one}`,
    answersFile: FILE_TYPES,
    says: 'The file',
  }),
  withdrawPhoto: post(`${path}/{id}/photos/{sha256}/withdrawal`, {
    ...writing,
    summary: `Withdraw a photo or a paper of ${one}, or take it back in`,
    body: z.strictObject({ withdrawn: Withdrawn.optional().meta({ description: 'Without it the file counts again' }) }),
    answer: kept,
    says: 'The entry as it is kept now',
  }),
})

const nounOf = <const P extends string, N extends z.ZodObject, K extends z.ZodObject, Q extends z.ZodRawShape>(
  path: P,
  { one, many, sent, kept, more, sentBy = writing.may }: Noun<N, K, Q>,
) => ({
  list: get(path, {
    ...reading,
    summary: `List ${many}`,
    fresh: 'day',
    query: z.strictObject({ ...filter, ...more }),
    answer: boundedListOf(kept, IN_THE_NEWEST),
    says: 'The newest first',
  }),
  read: get(`${path}/{id}`, {
    ...reading,
    summary: `Read ${one}`,
    query: z.strictObject({ ...known, asOf }),
    answer: kept,
    says: 'As it stands on the day',
  }),
  send: post(path, {
    ...writing,
    may: sentBy,
    summary: `Enter ${one}`,
    body: sent.extend(why),
    answer: kept,
    says: { 201: 'Kept', 200: 'The same was kept already' },
  }),
  change: put(`${path}/{id}`, {
    ...writing,
    summary: `Change ${one}, or withdraw it`,
    body: sent.extend({
      revision: z.int().min(1).meta({ description: 'As it was read; somebody else’s change since then is a conflict' }),
      ...why,
    }),
    answer: kept,
    says: 'As it is kept now; the same again changes nothing',
  }),
  ...filesOf(path, one, kept, sentBy),
})

export const events = nounOf(SENT_TO.events, {
  one: 'an event',
  many: 'events',
  sent: NewEvent,
  kept: LedgerEvent,
  more: { kind: EventKind.optional() },
  // from the phone, too: who was there
  sentBy: ['technician', 'manager'],
})
export const works = nounOf('/api/works', {
  one: 'a village’s work',
  many: 'works of villages',
  sent: NewWork,
  kept: Work,
  more: { kind: WorkKind.optional() },
})
export const funds = nounOf('/api/funds', { one: 'a fund', many: 'funds', sent: NewFund, kept: Fund, more: {} })
export const tenders = nounOf('/api/tenders', {
  one: 'a tender',
  many: 'tenders',
  sent: NewTender,
  kept: Tender,
  more: {},
})
export const problems = nounOf('/api/problems', {
  one: 'a problem',
  many: 'problems',
  sent: NewProblem,
  kept: Problem,
  more: {},
})

const told = { ...reading, query: z.strictObject({ ...known, asOf }) }
/** 项目支出绩效自评表: what a fund’s money was to bring in its year, and brought; the paper is in Chinese. */
export const evaluations = {
  read: get('/api/funds/{id}/evaluation', {
    ...told,
    summary: 'Read the evaluation of a fund',
    answer: Evaluation,
    says: 'As it stands on the day: money by its movements, indicators by their targets or by what was written down',
  }),
  xlsx: get('/api/funds/{id}/evaluation.xlsx', {
    ...told,
    summary: 'The evaluation of a fund as a sheet, in the form of 财预〔2020〕10号',
    answersFile: [XLSX_TYPE],
    isLong: 'always',
    says: 'The form, filled in',
  }),
  docx: get('/api/funds/{id}/evaluation.docx', {
    ...told,
    summary: 'The evaluation of a fund as a Word file, in the form of 财预〔2020〕10号',
    answersFile: [DOCX_TYPE],
    isLong: 'always',
    says: 'The form, filled in',
  }),
}
