/** Sheets of logs, tests and the like that a manager brings in: checked, corrected, stored. */
import type { Context } from 'hono'
import { CSV, imports, sheetImports, WITH_CORRECTIONS, XLSX } from '../contract/imports.ts'
import { invalid, unsupportedType } from '../domain/errors.ts'
import { ImportCorrections, ImportKind, NO_CORRECTIONS } from '../domain/import-corrections.ts'
import { invalidFrom } from '../domain/issues.ts'
import { IMPORTS } from '../exchange/import-kinds.ts'
import type { SheetKind } from '../exchange/sheet.ts'
import type { App, Deps, Env } from './deps.ts'
import { deskOf } from './screenings.ts'
import { serve } from './serve.ts'

/** What this server stores at the moment, by the hash it was checked under: as many as there are requests. */
type Underway = Map<string, { checked: number; stored: number }>

export function sheetImportRoutes(app: App, deps: Deps): void {
  const underway: Underway = new Map()
  for (const kind of ImportKind.options) {
    serve(app, deps, sheetImports[kind], async ({ query, actor, language, c }) => {
      const { bytes, fileKind, corrections } = await sheetSent(c)
      const fileHash = { ofFile: await sha256(bytes), expected: query.fileHash }
      const options = {
        sql: deps.sql,
        kind: fileKind,
        dryRun: query.dryRun === 'true' || query.as === 'errors',
        partial: query.partial === 'true',
        language,
        desk: { ...(await deskOf(deps, actor)), reason: query.reason },
        corrections,
        fileHash,
      }
      if (query.as === undefined) {
        return told(underway, options.dryRun ? undefined : query.fileHash, (onProgress) =>
          IMPORTS[kind].bringIn(() => once(bytes), { ...options, onProgress }),
        )
      }
      return xlsxAnswer(c, ERRORS_NAME[language], await IMPORTS[kind].checked(() => once(bytes), options))
    })
  }

  serve(app, deps, imports.progress, ({ params: { sha256: hash } }) => ({ progress: underway.get(hash) ?? null }))

  serve(app, deps, imports.form, async ({ params: { kind }, query, c }) => {
    const { name, bytes } = await IMPORTS[kind].form(query.language)
    return xlsxAnswer(c, name, new Uint8Array(bytes).buffer)
  })
}

async function told<T>(
  underway: Underway,
  hash: string | undefined,
  work: (onProgress: (rows: number, pass: 1 | 2) => void) => Promise<T>,
): Promise<T> {
  if (hash === undefined) return work(() => undefined)
  const so = { checked: 0, stored: 0 }
  underway.set(hash, so)
  try {
    return await work((rows, pass) => (so[pass === 1 ? 'checked' : 'stored'] = rows))
  } finally {
    underway.delete(hash)
  }
}

const ERRORS_NAME = { zh: '检查出的问题.xlsx', en: 'errors.xlsx' } as const
const xlsxAnswer = (c: Context<Env>, name: string, body: ReadableStream | ArrayBuffer): Response =>
  c.body(body, 200, {
    'content-type': XLSX,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  })

interface SheetSent {
  bytes: Uint8Array<ArrayBuffer>
  fileKind: SheetKind
  corrections: ImportCorrections
}

const KINDS: Record<string, SheetKind> = { [CSV]: 'csv', [XLSX]: 'xlsx' }
const typeOf = (contentType = ''): string => contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
const kindOf = (type: string): SheetKind | undefined => (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined)

/** The file as it is, or in parts with what was said beside it. */
async function sheetSent(c: Context<Env>): Promise<SheetSent> {
  const type = typeOf(c.req.header('content-type'))
  const kind = kindOf(type)
  if (kind) return { bytes: new Uint8Array(await c.req.arrayBuffer()), fileKind: kind, corrections: NO_CORRECTIONS }
  if (type !== WITH_CORRECTIONS) throw unsupportedType([...Object.keys(KINDS), WITH_CORRECTIONS].join(' / '))
  const parts = await c.req.formData().catch(() => new FormData())
  const file = parts.get('file')
  if (!(file instanceof File)) throw invalid({ path: 'file', sentence: { key: 'field_missing' } })
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    fileKind: kindOf(typeOf(file.type)) ?? (/\.xlsx$/i.test(file.name) ? 'xlsx' : 'csv'),
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
