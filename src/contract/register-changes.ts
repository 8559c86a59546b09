/** Villages and townships merge, split, are renamed and move: by itself, for it comes only with the page that does it. */
import * as z from 'zod'
import { RegisterChange, RegisterChanged } from '../domain/register/register-change.ts'
import { SheetProblem, Workbook } from './imports.ts'
import { post, Switch } from './route.ts'

/** Columns kind, from, to_code, to_name, to_township, on, document, reason; a row for each that changes. */
export const NewReform = z
  .union([
    z.strictObject({ name: Workbook.shape.name, csv: z.string().max(1_000_000) }),
    z.strictObject({ name: Workbook.shape.name, base64: z.base64().max(5_000_000) }),
  ])
  .meta({ id: 'NewReform', description: 'A sheet of changes of one day, as CSV or an xlsx workbook' })
export type NewReform = z.infer<typeof NewReform>
export const ReformResult = z
  .object({
    dryRun: z.boolean(),
    done: z.boolean(),
    changes: z.int().meta({ description: 'What the rows are when those that belong together are one' }),
    told: RegisterChanged.nullable().meta({ description: 'What they do together; null with problems' }),
    problems: z.array(SheetProblem),
    problemsTotal: z.int().meta({ description: 'All of them; at most 1000 are listed' }),
  })
  .meta({ id: 'ReformResult', description: 'With one problem nothing is done' })
export type ReformResult = z.infer<typeof ReformResult>

export const registerChanges = {
  change: post('/api/register/changes', {
    tag: 'Register',
    may: ['manager'],
    needs: 'all',
    summary: 'Merge, split, rename or move villages from a day on',
    body: RegisterChange,
    answer: RegisterChanged,
    says: 'What it does to villages, quotas and targets; nothing is done by a dry run',
  }),
  reform: post('/api/register/changes/sheet', {
    tag: 'Register',
    may: ['manager'],
    needs: 'all',
    summary: 'Make the changes of a sheet, all of them or none',
    query: z.strictObject({ dryRun: Switch.meta({ description: 'Only says what they would do' }) }),
    body: NewReform,
    answer: ReformResult,
    says: 'What they do together, or what is wrong with which row',
  }),
}
