/** Sheets of logs, tests and the like that a manager brings in: checked, corrected, stored. */
import type { Context } from 'hono'
import { CSV, sheetImports, WITH_CORRECTIONS, XLSX } from '../contract/imports.ts'
import { invalid, unsupportedType } from '../domain/errors.ts'
import { ImportCorrections, NO_CORRECTIONS } from '../domain/import-corrections.ts'
import { invalidFrom } from '../domain/issues.ts'
import { importSheet } from '../exchange/import-sheet.ts'
import { LOGS } from '../exchange/log-import.ts'
import type { SheetKind } from '../exchange/sheet.ts'
import type { App, Deps, Env } from './deps.ts'
import { deskOf } from './screenings.ts'
import { serve } from './serve.ts'

export function sheetImportRoutes(app: App, deps: Deps): void {
  serve(app, deps, sheetImports.screenings, async ({ query, actor, language, c }) => {
    const { bytes, kind, corrections } = await sheetSent(c)
    const how = { dryRun: query.dryRun === 'true' || query.as === 'errors', partial: query.partial === 'true' }
    const desk = { ...(await deskOf(deps, actor)), reason: query.reason }
    const fileHash = { ofFile: await sha256(bytes), expected: query.fileHash }
    return importSheet(LOGS, () => once(bytes), { ...how, sql: deps.sql, kind, language, desk, corrections, fileHash })
  })
}

interface SheetSent {
  bytes: Uint8Array<ArrayBuffer>
  kind: SheetKind
  corrections: ImportCorrections
}

const KINDS: Record<string, SheetKind> = { [CSV]: 'csv', [XLSX]: 'xlsx' }
const typeOf = (contentType = ''): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
const kindOf = (type: string): SheetKind | undefined => (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined)

/** The file as it is, or in parts with what was said beside it. */
async function sheetSent(c: Context<Env>): Promise<SheetSent> {
  const type = typeOf(c.req.header('content-type'))
  const kind = kindOf(type)
  if (kind) return { bytes: new Uint8Array(await c.req.arrayBuffer()), kind, corrections: NO_CORRECTIONS }
  if (type !== WITH_CORRECTIONS) throw unsupportedType([...Object.keys(KINDS), WITH_CORRECTIONS].join(' / '))
  const parts = await c.req.formData().catch(() => new FormData())
  const file = parts.get('file')
  if (!(file instanceof File)) throw invalid({ path: 'file', sentence: { key: 'field_missing' } })
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    kind: kindOf(typeOf(file.type)) ?? (/\.xlsx$/i.test(file.name) ? 'xlsx' : 'csv'),
    corrections: correctionsIn(parts.get('corrections')),
  }
}

function correctionsIn(said: unknown): ImportCorrections {
  if (typeof said !== 'string') return NO_CORRECTIONS
  const read = ImportCorrections.safeParse(parsed(said))
  if (read.success) return read.data
  throw invalidFrom(read.error)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw invalid({ path: 'corrections', sentence: { key: 'error_body_not_json' } })
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
