/** A report (汇报): the office's own paragraphs with places for figures; each figure is told as of a day, and bound to a bulletin. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { line, passage } from '../register/place.ts'
import { BulletinNo } from './bulletin.ts'
import { ReportKind } from './report-kind.ts'

/** Where a figure stands in a text: {{screenings-county.done}}, and in a wording of its own {{attendance|over_wan}}. */
export const FIELD = /\{\{([\w.-]{1,80})(?:\|([a-z_]{1,20}))?\}\}/g

/**
 * plain 2854 · han 四 · over 2000余 · over_wan 20余万 · percent 52.16% · day 2017年6月30日 · month_day 6月30日 · month 6月 ·
 * month_part 9月底 · names 甲村、乙村 · first 甲村 · first_two 甲村、乙村
 */
export const WORDINGS = [
  'plain',
  'han',
  'over',
  'over_wan',
  'percent',
  'day',
  'month_day',
  'month',
  'month_part',
  'names',
  'first',
  'first_two',
] as const
export type Wording = (typeof WORDINGS)[number]

const text = passage(6000)
export const REPORT_TABLES = ['targets', 'townships', 'teams', 'works', 'funds', 'problems'] as const
export type ReportTable = (typeof REPORT_TABLES)[number]

export const ReportBlock = z
  .union([
    z.strictObject({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]).meta({ description: '一、 （一） 1.' }),
      text,
    }),
    z.strictObject({ kind: z.literal('paragraph'), text }),
    z.strictObject({ kind: z.literal('table'), table: z.enum(REPORT_TABLES), title: line(80) }),
  ])
  .meta({ id: 'ReportBlock' })
export type ReportBlock = z.infer<typeof ReportBlock>

export const NewReport = z
  .strictObject({
    id: z.uuid(),
    kind: ReportKind,
    title: line(80),
    office: line(60).optional().meta({ description: 'Who reports; the office’s own name without it' }),
    to: line(80).optional().meta({ description: '主送: whom it is sent to' }),
    on: Day.optional().meta({ description: '成文日期: the day under it; the day it tells of without it' }),
    asOf: Day,
    bulletin: BulletinNo.optional().meta({ description: 'Its figures come from it, and `asOf` is its day' }),
    blocks: z.array(ReportBlock).max(400),
    takenFrom: z.uuid().optional().meta({ description: 'The report whose text was taken over, last year’s' }),
  })
  .meta({ id: 'NewReport' })
export type NewReport = z.infer<typeof NewReport>

/** A day is YYYY-MM-DD, names are a list; what is not known is null. */
export const FigureValue = z.union([z.number(), z.string(), z.array(z.string())]).nullable()
export type FigureValue = z.infer<typeof FigureValue>

export const ReportFigure = z
  .object({
    name: z.string().meta({ example: 'screenings-county.done' }),
    label: z.string().meta({ description: 'In the reader’s language, as its group, unit and basis' }),
    group: z.string(),
    value: FigureValue,
    unit: z.string().optional(),
    atLeast: z.boolean().optional().meta({ description: 'The value is known as “at least” alone' }),
    wordings: z.array(z.enum(WORDINGS)).meta({ description: 'Those it may take, its usual one first' }),
    said: z.string().meta({ description: 'In its usual wording, in Chinese, as the report prints it' }),
    basis: z.string().meta({ description: 'One sentence: of which day, out of what' }),
    path: z.string().optional().meta({ description: 'The page of the desk that lists what is behind it' }),
  })
  .meta({ id: 'ReportFigure' })
export type ReportFigure = z.infer<typeof ReportFigure>

export const ReportTableRows = z.object({
  head: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  numeric: z.array(z.boolean()),
})
export type ReportTableRows = z.infer<typeof ReportTableRows>

/** A stretch of text; with `field` it is a figure, or the gap of one that is not known. */
const Run = z.object({ text: z.string(), field: z.string().optional() })
export type Run = z.infer<typeof Run>
export const FilledBlock = z
  .union([
    z.object({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      runs: z.array(Run),
    }),
    z.object({ kind: z.literal('paragraph'), runs: z.array(Run) }),
    ReportTableRows.extend({ kind: z.literal('table'), title: z.string() }),
  ])
  .meta({ id: 'FilledBlock' })
export type FilledBlock = z.infer<typeof FilledBlock>

/** A text with its figures filled in: what the preview, Word and the plain text are made of. */
export const FilledReport = z
  .object({
    title: z.string(),
    office: z.string(),
    to: z.string().optional(),
    on: Day,
    asOf: Day,
    knownAt: z.string(),
    bulletin: z
      .object({
        no: BulletinNo,
        sha256: z.string(),
        seal: z.object({ number: z.int(), sha256: z.string() }).optional(),
      })
      .optional()
      .meta({ description: 'Of a report that is bound' }),
    isDraft: z.boolean(),
    isSample: z.boolean(),
    blocks: z.array(FilledBlock),
  })
  .meta({ id: 'FilledReport' })
export type FilledReport = z.infer<typeof FilledReport>
