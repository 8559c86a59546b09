/**
 * Sheets that a manager brings in, each checked, corrected and stored; and the register as a whole, with its form.
 * How a page brings a sheet in. `sheetImports[kind]` is POST /api/imports/{kind}. The body is the file itself, with its
 * own type (CSV or XLSX); or, once there is something to say beside it, `multipart/form-data` of two parts: `file` (by its
 * type, or its name’s end, it is seen what it is) and `corrections`, a text of JSON (ImportCorrections).
 * 1. `?dryRun=true`: stores nothing and answers what was understood (`understood`: sheet, heading row, columns, rows left
 *    out, the year of days without one), what is wrong (`errors` one by one, `groups` those that are alike together), what
 *    would be stored, which closed months ask for a reason, and `fileHash`.
 * 2. Each choice of the reader goes into `corrections`, and the same file is checked again: a column matched by hand
 *    (`columns`), a suggestion taken (`values`: for all alike, or with `row` for that one), the `year`.
 * 3. `?dryRun=false&fileHash=…` with the same file and corrections stores it. Another file or other corrections than the
 *    hash was answered for are a conflict (409): check again. `partial=true` stores the good rows beside bad ones; while a
 *    column is wrong or unsure (`errors` in the heading row) nothing is stored. Columns matched by hand are remembered
 *    then, and the next sheet with that heading is matched so (`by: 'office'`).
 * The same with `?as=errors` answers a workbook instead: the sheet as it came, wrong cells red, why in the last column; it
 * stores nothing. `imports.form` is the empty form of a kind, whose example row is not read.
 */
import * as z from 'zod'
import { ImportKind } from '../domain/import-corrections.ts'
import { line } from '../domain/register/place.ts'
import { Sha256 } from '../domain/screening/photo.ts'
import type { Scope } from '../domain/people/account.ts'
import { get, post, Switch } from './route.ts'

export const CSV = 'text/csv'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** The file with what was said beside it; its parts are `file` and `corrections`. */
export const WITH_CORRECTIONS = 'multipart/form-data'

const heading = z.string().meta({ description: 'The heading as written' })
const suggestions = z.array(z.string()).meta({ description: 'Names or codes that exist, the likeliest first' })
export const ImportError = z.object({
  row: z.int().meta({ description: 'The sheet’s own row number, its first row is 1' }),
  column: z.string().meta({ description: 'The heading as written; empty when it is the row as a whole' }),
  value: z.string().meta({ description: 'As written, without blanks around it, at most 200 characters' }),
  message: z.string(),
  suggestions,
})
export type ImportError = z.infer<typeof ImportError>

export const ImportGroup = ImportError.omit({ row: true })
  .extend({ count: z.int(), rows: z.array(z.int()).meta({ description: 'The first ten of them' }) })
  .meta({ id: 'ImportGroup', description: 'What is wrong in the same way in many rows' })
export type ImportGroup = z.infer<typeof ImportGroup>

export const ImportColumn = z
  .object({
    heading,
    field: z.string().nullable().meta({ description: 'One of `fields`; null of a column that is not read' }),
    sure: z.boolean().meta({ description: 'False: by likeness only, or not known at all. It is to be chosen by hand' }),
    by: z.enum(['name', 'likeness', 'office', 'hand']).nullable().meta({
      description: 'By which it was matched: its name, a name like it, what the office chose before, `columns`',
    }),
    example: z.string().meta({ description: 'The first thing written in it; empty where there is nothing' }),
  })
  .meta({ id: 'ImportColumn' })
export type ImportColumn = z.infer<typeof ImportColumn>

export const ImportField = z.object({
  field: z.string(),
  name: z.string().meta({ description: 'As the form calls it, in the reader’s language' }),
  needed: z.boolean(),
})
export type ImportField = z.infer<typeof ImportField>

export const Understood = z
  .object({
    sheet: z.string().meta({ description: 'The name of the sheet that was read; empty of CSV' }),
    headingRow: z.int(),
    columns: z.array(ImportColumn).meta({ description: 'Those with a heading, as they stand in the sheet' }),
    fields: z.array(ImportField).meta({ description: 'What a column may be, for choosing by hand' }),
    skipped: z
      .object({
        totals: z.int().meta({ description: '合计, 小计 and the like' }),
        numbers: z.int().meta({ description: 'Those with a 序号 alone' }),
        headings: z.int().meta({ description: 'The headings once more, as each printed page has them' }),
        notes: z.int().meta({ description: '填表人, 审核 and the like below the table' }),
        examples: z.int().meta({ description: 'The example of the form' }),
        empty: z.int().meta({ description: 'With nothing in them, between the others' }),
      })
      .meta({ description: 'Rows that were left out' }),
    assumed: z
      .object({
        ends: z.int().meta({ description: 'Shows without an end: the start and the films’ minutes' }),
        about: z.int().meta({ description: 'Numbers that say about, as 约60人: taken as they are' }),
      })
      .meta({ description: 'What was taken where a cell says less than it should' }),
    year: z.int().nullable().meta({ description: 'Taken for days written without one' }),
    yearFrom: z.enum(['title', 'rows', 'hand']).nullable(),
    yearless: z.int().meta({
      description: 'Rows whose day has no year; with `year` null they wait for the `year` of the corrections',
    }),
  })
  .meta({ id: 'ImportUnderstood', description: 'How the sheet was read' })
export type Understood = z.infer<typeof Understood>

export const ImportResult = z
  .object({
    dryRun: z.boolean(),
    fileHash: Sha256.meta({ description: 'Of the file, its corrections and how its columns were read' }),
    rows: z.int().meta({ description: 'Rows that were read: below the heading, without those left out' }),
    stored: z.int().meta({ description: 'Stored now; in a dry run, what would be' }),
    unchanged: z.int().meta({ description: 'There already with the same content' }),
    errors: z.array(ImportError),
    errorsTotal: z.int().meta({ description: 'All errors; at most 1000 are listed' }),
    groups: z.array(ImportGroup).meta({ description: 'All of them put together, the largest first; at most 200' }),
    remarks: z.array(ImportGroup).meta({ description: 'What speaks against rows that are taken all the same' }),
    closedMonths: z.array(z.string()).meta({
      description: 'Closed months (YYYY-MM) that what is new in the sheet lies in: to store it takes a `reason`',
    }),
    understood: Understood,
  })
  .meta({ id: 'ImportResult', description: 'What became of a sheet; with errors nothing is stored unless partial' })
export type ImportResult = z.infer<typeof ImportResult>

const text = z.string().max(5_000_000).optional()
const RegisterFiles = z.strictObject({
  'townships.csv': text,
  'villages.csv': text,
  'teams.csv': text,
  'films.csv': text,
  'targets.csv': text,
})
/** A workbook of the five sheets, or one of them each; the whole request is limited besides (http/bodies.ts). */
export const Workbook = z.strictObject({ name: line(200), base64: z.base64().max(5_000_000) })
export const NewRegister = z
  .union([
    z
      .strictObject({ files: RegisterFiles.default({}), workbooks: z.array(Workbook).max(5).default([]) })
      .refine(({ files, workbooks }) => Object.keys(files).length + workbooks.length > 0),
    z.strictObject({ sample: z.literal(true) }),
  ])
  .meta({
    id: 'NewRegister',
    description:
      'The texts of the register’s CSV files by name, and xlsx workbooks whose sheets are called as the files; or the sample county',
  })
export type NewRegister = z.infer<typeof NewRegister>

export const SheetProblem = z.object({
  file: z.string(),
  row: z.int().meta({ description: 'The file’s own row; its header is 1' }),
  column: z.string().meta({ description: 'Empty when it is the file as a whole' }),
  value: z.string(),
  message: z.string(),
})
const Counts = z.object({ townships: z.int(), villages: z.int(), teams: z.int(), films: z.int(), targets: z.int() })
export const RegisterResult = z
  .object({
    dryRun: z.boolean(),
    loaded: z.boolean(),
    counts: Counts.nullable().meta({ description: 'What is in the files; null with problems' }),
    problems: z.array(SheetProblem),
    problemsTotal: z.int().meta({ description: 'All of them; at most 1000 are listed' }),
  })
  .meta({ id: 'RegisterResult', description: 'With one problem nothing is stored' })
export type RegisterResult = z.infer<typeof RegisterResult>

const ImportQuery = z.strictObject({
  dryRun: Switch.meta({ description: 'Check the file and store nothing' }),
  partial: Switch.meta({ description: 'Store the good rows although others are bad' }),
  fileHash: Sha256.optional().meta({
    description: 'That of the check: with another file or other corrections it is a conflict',
  }),
  as: z.literal('errors').optional().meta({
    description: 'Store nothing and answer a workbook: the sheet as it came, wrong cells red, why in a last column',
  }),
  reason: line(500).optional().meta({
    description: 'Why; a sheet that touches a closed month must say it, and each line in the trail has it',
  }),
})

const importOf = <const K extends ImportKind, const N extends Scope>(kind: K, what: string, needs: N) =>
  post(`/api/imports/${kind}`, {
    tag: 'Imports',
    summary: `Import ${what} from a CSV or xlsx sheet`,
    may: ['manager'],
    needs,
    query: ImportQuery,
    sendsFile: [CSV, XLSX, WITH_CORRECTIONS],
    answer: ImportResult,
    answersFile: [XLSX],
    says: 'What became of each row; a workbook where `as` is errors',
  })

export const sheetImports = {
  screenings: importOf('screenings', 'logs', 'logs'),
  plans: importOf('plans', 'planned evenings', 'logs'),
  'audibility-reports': importOf('audibility-reports', 'speaker tests', 'reports'),
  'tv-coverage': importOf('tv-coverage', 'TV coverage', 'reports'),
  checklists: importOf('checklists', 'checks of villages', 'reports'),
  speakers: importOf('speakers', 'villages’ registers of speakers', 'reports'),
  events: importOf('events', 'events of the ledger', 'reports'),
  works: importOf('works', 'works of villages', 'reports'),
  funds: importOf('funds', 'funds', 'reports'),
  tenders: importOf('tenders', 'tenders', 'reports'),
  problems: importOf('problems', 'problems', 'reports'),
  duties: importOf('duties', 'who answers for what', 'reports'),
} as const satisfies Record<ImportKind, unknown>

const importForm = get('/api/imports/{kind}/form.xlsx', {
  tag: 'Imports',
  summary: 'Get the form of a sheet',
  may: ['manager'],
  needs: 'read',
  params: { kind: ImportKind },
  query: z.strictObject({ language: z.enum(['zh', 'en']).default('zh') }),
  answersFile: [XLSX],
  says: 'A workbook to fill in: its headings, a row of examples that is not read, and what to write',
})

const progress = z.object({ checked: z.int(), stored: z.int() }).nullable().meta({
  description: 'Rows read, and things stored, so far; null where nothing with that hash is being stored here',
})

export const imports = {
  form: importForm,
  progress: get('/api/import-progress/{sha256}', {
    tag: 'Imports',
    summary: 'Read how far a sheet is stored',
    may: ['manager'],
    needs: 'read',
    answer: z.object({ progress }),
    says: 'Of the sheet that is being stored with this `fileHash`',
  }),
  register: post('/api/register', {
    tag: 'Register',
    summary: 'Bring the register as a whole',
    may: ['manager'],
    needs: 'all',
    query: z.strictObject({
      dryRun: Switch.meta({ description: 'Check and store nothing' }),
      replace: Switch.meta({
        description: 'Take the place of the register that is there; only while no log is stored',
      }),
    }),
    body: NewRegister,
    answer: RegisterResult,
    says: 'What became of the files',
  }),
  registerForm: get('/api/register-form', {
    tag: 'Register',
    summary: 'Get the register’s form',
    may: ['manager'],
    needs: 'read',
    query: z.strictObject({ language: z.enum(['zh', 'en']).default('zh') }),
    answersFile: [XLSX],
    says: 'A workbook to fill in, which POST /api/register takes',
  }),
}
