/** Sheets that a manager brings in: logs, and the register as a whole, with the form to fill in. */
import * as z from 'zod'
import { line } from '../domain/register/place.ts'
import { Switch } from './list.ts'
import { get, post } from './route.ts'

export const CSV = 'text/csv'
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const ImportResult = z
  .object({
    dryRun: z.boolean(),
    rows: z.int().meta({ description: 'Rows with something in them, without the header' }),
    stored: z.int().meta({ description: 'Stored now; in a dry run, what would be' }),
    unchanged: z.int().meta({ description: 'There already with the same content' }),
    errors: z.array(
      z.object({
        row: z.int().meta({ description: 'The sheet’s own row number; the header is 1' }),
        column: z.string().meta({ description: 'The header as written; empty when it is the row as a whole' }),
        value: z.string(),
        message: z.string(),
        suggestions: z.array(z.string()).meta({ description: 'Names or codes that exist, the likeliest first' }),
      }),
    ),
    errorsTotal: z.int().meta({ description: 'All errors; at most 1000 are listed' }),
    closedMonths: z.array(z.string()).meta({
      description: 'Closed months (YYYY-MM) that new logs of the sheet lie in: to store them takes a `reason`',
    }),
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

export const imports = {
  screenings: post('/api/imports/screenings', {
    tag: 'Screenings',
    summary: 'Import logs from a CSV or xlsx sheet',
    may: ['manager'],
    needs: 'logs',
    query: z.strictObject({
      dryRun: Switch.meta({ description: 'Check the file and store nothing' }),
      partial: Switch.meta({ description: 'Store the good rows although others are bad' }),
      reason: line(500).optional().meta({
        description: 'Why; a sheet with logs of a closed month must say it, and each log’s line in the trail has it',
      }),
    }),
    sendsFile: [CSV, XLSX],
    answer: ImportResult,
    says: 'What became of each row',
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
