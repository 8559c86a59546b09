/** Sheets of logs that a manager brings in. */
import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { unsupportedType } from '../domain/errors.ts'
import { importScreenings } from '../exchange/import-screenings.ts'
import type { SheetKind } from '../exchange/sheet.ts'
import { access, jsonAnswer, problems } from './access.ts'
import type { App, Deps } from './deps.ts'
import { deskOf } from './screenings.ts'

const KINDS: Record<string, SheetKind> = {
  'text/csv': 'csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

const Switch = z.enum(['true', 'false']).default('false')
const ImportQuery = z
  .object({
    dryRun: Switch.meta({ description: 'Check the file and store nothing' }),
    partial: Switch.meta({ description: 'Store the good rows although others are bad' }),
  })
  .strict()

const ImportResult = z
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
  })
  .meta({ id: 'ImportResult', description: 'What became of a sheet; with errors nothing is stored unless partial' })

/** Described, not parsed: the file is read as it is. */
const file = { schema: { type: 'string', format: 'binary' } } as const

export function importRoutes(app: App, deps: Deps): void {
  const route = createRoute({
    method: 'post',
    path: '/api/imports/screenings',
    ...access(deps, 'logs', 'manager'),
    request: {
      query: ImportQuery,
      body: { required: true, content: Object.fromEntries(Object.keys(KINDS).map((type) => [type, file])) },
    },
    responses: { 200: jsonAnswer(ImportResult, 'What became of each row'), ...problems },
  })
  app.openapi(route, async (c) => {
    const kind = kindOf(c.req.header('content-type'))
    const { dryRun, partial } = c.req.valid('query')
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const desk = await deskOf(deps, c.get('actor'))
    const result = await importScreenings(() => once(bytes), {
      ...{ sql: deps.sql, kind, language: c.get('language') },
      dryRun: dryRun === 'true',
      partial: partial === 'true',
      desk,
    })
    return c.json(result, 200)
  })
}

function kindOf(contentType = ''): SheetKind {
  const named = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const kind = Object.hasOwn(KINDS, named) ? KINDS[named] : undefined
  if (kind) return kind
  throw unsupportedType(Object.keys(KINDS).join(' / '))
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
