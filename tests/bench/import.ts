/**
 * Imports 50 000 rows as CSV and as xlsx into a SQLite file, each in a process of its own, and prints rows a second
 * and the peak of resident memory as JSON. `node tests/bench/import.ts [rows]`
 */
import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { fileURLToPath } from 'node:url'
import { hash } from 'node:crypto'
import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream } from 'hucre/xlsx'
import { importSheet } from '../../src/exchange/import-sheet.ts'
import { LOGS } from '../../src/exchange/log-import.ts'
import { readRegister } from '../../src/exchange/register-files.ts'
import { tablesOfTexts } from '../../src/exchange/register-tables.ts'
import type { SheetKind } from '../../src/exchange/sheet.ts'
import { digestBy } from '../../src/domain/trail/sha256.ts'
import { SYSTEM } from '../../src/store/people/audit.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { loadRegister } from '../../src/store/register/register.ts'
import { TYPES } from './served.ts'
import { seed, sheet } from './import-sheet.ts'

const MIGRATIONS = fileURLToPath(new URL('../../db/migrations/', import.meta.url))
/** Those of `npm run import`: by itself V8 lets its heap grow by some 150 MB before it tidies up. */
const NODE_FLAGS = ['--max-semi-space-size=16', '--max-old-space-size=192', ...TYPES]

async function writeSheet(path: string, kind: SheetKind, rows: number): Promise<void> {
  const stream =
    kind === 'csv'
      ? writeCsvStream(sheet(rows), { headers: false })
      : writeXlsxStream(sheet(rows), { name: '放映记录', inlineStrings: false })
  await pipeline(Readable.fromWeb(stream as NodeStream), createWriteStream(path))
}

async function importFile(path: string, kind: SheetKind): Promise<object> {
  // as the command does
  digestBy((content) => hash('sha256', content, 'hex'))
  const sql = openSqlite(`${path}.db`)
  sql.migrate(MIGRATIONS)
  const read = readRegister(tablesOfTexts(seed()))
  if ('problems' in read) throw new Error('the seed register is not right')
  const now = new Date()
  await loadRegister(sql, read.register, now)
  const before = performance.now()
  const settings = { timeZone: 'Asia/Shanghai', countyPosition: { latitude: 31.21, longitude: 105.39 } }
  const result = await importSheet(LOGS, () => createReadStream(path), {
    sql,
    kind,
    dryRun: false,
    partial: false,
    language: 'zh',
    desk: { now, settings, actor: SYSTEM },
  })
  const seconds = (performance.now() - before) / 1000
  sql.close()
  return {
    rows: result.rows,
    stored: result.stored,
    errors: result.errorsTotal,
    seconds: Number(seconds.toFixed(1)),
    rowsPerSecond: Math.round(result.rows / seconds),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

async function compare(rows: number): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'import-'))
  try {
    const measured: Record<string, unknown> = {}
    for (const kind of ['csv', 'xlsx'] as const) {
      const path = join(folder, `logs.${kind}`)
      await writeSheet(path, kind, rows)
      const script = [fileURLToPath(import.meta.url), '--import', path, kind]
      measured[kind] = JSON.parse(String(execFileSync(process.execPath, [...NODE_FLAGS, ...script])))
    }
    return { nodeFlags: NODE_FLAGS, ...measured }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const [first = '50000', path, kind] = process.argv.slice(2)
const result = first === '--import' && path ? await importFile(path, kind as SheetKind) : await compare(Number(first))
console.log(JSON.stringify(result))
