/** What is said beside a sheet that is brought in: which columns and values mean what, where it does not say so itself. */
import * as z from 'zod'

export const ImportKind = z.enum([
  'screenings',
  'plans',
  'audibility-reports',
  'tv-coverage',
  'checklists',
  'speakers',
  'events',
  'works',
  'funds',
  'tenders',
  'problems',
  'duties',
])
export type ImportKind = z.infer<typeof ImportKind>

const MOST = 5000
const cell = z.string().max(2000)
export const ImportCorrections = z
  .strictObject({
    columns: z
      .record(cell.min(1), z.string().max(40))
      .refine((columns) => Object.keys(columns).length <= 200)
      .default({})
      .meta({ description: 'By the heading as written, the field it is; an empty text leaves the column out' }),
    values: z
      .array(
        z.strictObject({
          column: cell.min(1).meta({ description: 'The heading as written; of a column that is missing, its name' }),
          value: cell.meta({ description: 'As the error has it; empty for cells in which nothing stands' }),
          means: cell.min(1).meta({ description: 'What is read in its place' }),
          row: z.int().min(1).optional().meta({ description: 'In that row of the sheet alone' }),
        }),
      )
      .max(MOST)
      .default([]),
    year: z.int().min(1970).max(2099).optional().meta({ description: 'Of days that are written without one' }),
  })
  .meta({ id: 'ImportCorrections', description: 'The part `corrections` of what is sent with a sheet' })
export type ImportCorrections = z.infer<typeof ImportCorrections>
export const NO_CORRECTIONS: ImportCorrections = { columns: {}, values: [] }
