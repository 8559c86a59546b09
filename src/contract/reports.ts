/** 汇报: the office's reports, their figures and templates, and the files they leave as. */
import * as z from 'zod'
import { Search } from '../domain/asked.ts'
import { Day } from '../domain/period.ts'
import { BulletinNo } from '../domain/report/bulletin.ts'
import {
  FilledReport,
  NewReport,
  REPORT_TABLES,
  ReportBlock,
  ReportFigure,
  ReportTableRows,
} from '../domain/report/report.ts'
import { ReportKind } from '../domain/report/report-kind.ts'
import { Sha256 } from '../domain/screening/photo.ts'
import { AsOf, get, Known, known, KnownPaging, listOf, post, put } from './route.ts'
import { DOCX_TYPE } from './sheet.ts'

const reading = { tag: 'Reports', may: ['manager'], needs: 'read' } as const
const writing = { tag: 'Reports', may: ['manager'], needs: 'reports' } as const

const line = {
  status: z.enum(['draft', 'confirmed']),
  revision: z.int().min(1).meta({ description: 'The next change names it' }),
  madeAt: z.string(),
  madeBy: z.string(),
  changedAt: z.string(),
  changedBy: z.string(),
  confirmedAt: z.string().optional(),
  confirmedBy: z.string().optional(),
  singleManager: z
    .boolean()
    .optional()
    .meta({ description: 'Confirmed by whoever wrote it: the office has one manager' }),
  sha256: Sha256.optional().meta({ description: 'Over what was confirmed: its text, its figures and its bulletin' }),
}
export const ReportLine = NewReport.pick({ id: true, kind: true, title: true, asOf: true, bulletin: true })
  .extend(line)
  .meta({ id: 'ReportLine' })
export type ReportLine = z.infer<typeof ReportLine>

const Moved = z.object({ name: z.string(), label: z.string(), before: z.string(), now: z.string() })
export const Report = NewReport.extend({
  ...line,
  canConfirm: z.boolean().meta({ description: 'Whoever asks: nobody confirms what they wrote' }),
  knownAt: z.string(),
  figures: z
    .array(ReportFigure)
    .meta({ description: 'Those that its text says: as they are said now, or as they were frozen once confirmed' }),
  unknown: z.array(z.string()).meta({ description: 'Fields of its text that no figure answers' }),
  moved: z.array(Moved).meta({
    description: 'What is said otherwise than when it was saved last, or in the report whose text was taken over',
  }),
}).meta({ id: 'Report' })
export type Report = z.infer<typeof Report>

const ChangedReport = NewReport.extend({
  revision: z.int().min(1).meta({ description: 'As it was read; somebody else’s change since then is a conflict' }),
}).meta({ id: 'ChangedReport' })

export const ReportFigures = z
  .object({
    asOf: Day,
    knownAt: z.string(),
    figures: z.array(ReportFigure),
    tables: z.record(z.enum(REPORT_TABLES), ReportTableRows),
  })
  .meta({ id: 'ReportFigures' })
export type ReportFigures = z.infer<typeof ReportFigures>

export const reports = {
  list: get('/api/reports', {
    ...reading,
    summary: 'List reports',
    fresh: 'day',
    query: KnownPaging,
    answer: listOf(ReportLine),
    says: 'The one changed last first',
  }),
  send: post('/api/reports', {
    ...writing,
    summary: 'Write a report',
    body: NewReport,
    answer: Report,
    says: { 201: 'Kept as a draft', 200: 'The same was kept already' },
  }),
  read: get('/api/reports/{id}', {
    ...reading,
    summary: 'Read a report',
    query: Known,
    answer: Report,
    isLong: 'of many villages',
    says: 'Its text, and the figures it says',
  }),
  change: put('/api/reports/{id}', {
    ...writing,
    summary: 'Change a report',
    body: ChangedReport,
    answer: Report,
    says: 'Kept; what is confirmed never changes',
  }),
  confirm: post('/api/reports/{id}/confirm', {
    ...writing,
    needs: 'people',
    summary: 'Confirm a report that another wrote',
    body: z.strictObject({ revision: z.int().min(1) }),
    answer: Report,
    says: 'Its figures and its text are frozen; the same again changes nothing',
  }),
  filled: get('/api/reports/{id}/filled', {
    ...reading,
    summary: 'Read a report with its figures in their places',
    query: Known,
    answer: FilledReport,
    isLong: 'of many villages',
    says: 'What the page, Word and the plain text are made of',
  }),
  text: get('/api/reports/{id}/report.txt', {
    ...reading,
    summary: 'Get a report as plain text',
    query: Known,
    answersFile: ['text/plain'],
    isLong: 'always',
    says: 'In UTF-8, a line a paragraph',
  }),
  docx: get('/api/reports/{id}/report.docx', {
    ...reading,
    summary: 'Get a report as a Word file',
    query: Known,
    answersFile: [DOCX_TYPE],
    isLong: 'always',
    says: 'As GB/T 9704 has it',
  }),
  figures: get('/api/report-figures', {
    ...reading,
    summary: 'List the figures that a report may say',
    query: z.strictObject({
      ...known,
      asOf: Day.optional(),
      bulletin: BulletinNo.optional().meta({ description: 'As they were frozen with it, of its day' }),
      q: Search.meta({ description: 'Words of its name, group or unit, or their pinyin: 放映 完成率, fy wcl' }),
    }),
    answer: ReportFigures,
    isLong: 'of many villages',
    says: 'All of a day, each as it is said, with the tables of that day',
  }),
  template: get('/api/report-templates/{kind}', {
    ...reading,
    summary: 'Read the template of a kind of report',
    params: { kind: ReportKind },
    query: AsOf,
    answer: z.object({ title: z.string(), blocks: z.array(ReportBlock) }),
    isLong: 'of many villages',
    says: 'The office’s sections with places for figures',
  }),
}
