/** Whether the seals fit the rows they cover, each other and the file beside the database; a few seals at a time. */
import type { Sentence } from '../../domain/language.ts'
import { firstFault, NO_SEAL, sealHash, sealLine } from '../../domain/trail/chain.ts'
import type { Seal } from '../../domain/trail/seal.ts'
import { numberOf, type SealFile } from '../engine/seal-file.ts'
import { ask, countOf, rowOf, type Sql } from '../engine/sql.ts'
import { asSealed } from './cleared-lines.ts'
import { hashedRows, type MarkedSeal, newestSeal, sealNumbered, sealsAfter } from './seals.ts'

export interface Place {
  sql: Sql
  sealFile: SealFile
}
/** What one step looked at, and where the next one begins if this was not all. */
export interface Stretch {
  looked: number
  after?: string | undefined
  fault?: Sentence | undefined
}

const SEALS_AT_ONCE = 5
/** A seal is in the database a moment before it is in the file. */
const MOMENT_MS = 1000

export async function checkSeals(place: Place, after: string): Promise<Stretch> {
  const { sql } = place
  let before = after === '' ? undefined : await sealNumbered(sql, Number(after))
  if (after !== '' && !before) return { looked: 0, fault: { key: 'seal_missing', facts: { seal: after } } }
  const seals = await sealsAfter(sql, Number(after), SEALS_AT_ONCE)
  const lines = await linesOf(place, Number(after), seals)
  let looked = 0
  for (const seal of seals) {
    const fault = (await faultOf(sql, seal, before)) ?? fileFault(seal, lines.get(seal.number))
    if (fault) return { looked, fault }
    looked += seal.rows
    before = seal
  }
  if (seals.length === SEALS_AT_ONCE) return { looked, after: String(before?.number) }
  return { looked, fault: await lostSeal(place, before?.number ?? 0) }
}

async function linesOf({ sealFile }: Place, after: number, seals: Seal[]): Promise<Map<number, string>> {
  const read = async () =>
    new Map(
      (await sealFile.after(after, seals.length)).map((line) => [numberOf(line), line]).reverse() as [number, string][],
    )
  const lines = await read()
  if (seals.every(({ number }) => lines.has(number))) return lines
  await new Promise((resolve) => void setTimeout(resolve, MOMENT_MS))
  return read()
}

async function faultOf(sql: Sql, seal: MarkedSeal, before: Seal | undefined): Promise<Sentence | undefined> {
  const { number, firstRow: first, lastRow: last, rows: count, at } = seal
  const expected = (before?.number ?? 0) + 1
  if (number !== expected || first !== (before?.lastRow ?? 0) + 1)
    return { key: 'seal_missing', facts: { seal: expected } }
  const rows = await asSealed(sql, await hashedRows(sql, first, last, seal.marks.length))
  const found = firstFault(seal, seal.marks, rows)
  if (found?.is === 'missing') {
    const newest = await ask(sql, countOf('SELECT coalesce(max(id), 0) AS n FROM audit'))
    const isEnd = newest < found.row
    return { key: isEnd ? 'seal_rows_cut' : 'seal_row_missing', facts: { row: found.row, to: last, seal: number } }
  }
  if (found?.is === 'moved') return { key: 'seal_row_moved', facts: { row: found.row, from: found.from } }
  if (found) return { key: 'seal_row_altered', facts: { row: found.row, seal: number } }
  const hash = sealHash({ number, firstRow: first, lastRow: last, rows: count, at }, rows, before?.sha256 ?? NO_SEAL)
  return hash === seal.sha256 ? undefined : { key: 'seal_broken', facts: { seal: number, first, last } }
}

function fileFault(seal: Seal, line: string | undefined): Sentence | undefined {
  const { number, firstRow: first, lastRow: last } = seal
  if (line === undefined) return { key: 'seal_file_cut', facts: { seal: number } }
  return line === sealLine(seal) ? undefined : { key: 'seal_file_differs', facts: { seal: number, first, last } }
}

/** One that the file knows and the database does not; unless it was made since. */
async function lostSeal({ sql, sealFile }: Place, newest: number): Promise<Sentence | undefined> {
  const [line] = await sealFile.after(newest, 1)
  if (line === undefined) return undefined
  const [seal = 0, , last = 0] = line.split(' ').map(Number)
  return (await sealNumbered(sql, seal)) ? undefined : { key: 'seal_file_ahead', facts: { seal, last } }
}

/** Rows that no seal covers yet stand one behind the other, and nothing was ever numbered beyond the last. */
export async function checkTail({ sql }: Place): Promise<Stretch> {
  const sealed = (await newestSeal(sql))?.lastRow ?? 0
  const { rows, gap, numbered } = await sql.read({
    rows: rowOf<{ count: number; newest: number }>(
      'SELECT count(*) AS count, coalesce(max(id), ?) AS newest FROM audit WHERE id > ?',
      [sealed, sealed],
    ),
    gap: rowOf<{ row: number }>(
      `SELECT id + 1 AS "row" FROM (SELECT ? AS id UNION ALL SELECT id FROM audit WHERE id > ?) a
       WHERE NOT EXISTS (SELECT 1 FROM audit b WHERE b.id = a.id + 1) AND a.id < (SELECT max(id) FROM audit) LIMIT 1`,
      [sealed, sealed],
    ),
    numbered: countOf("SELECT coalesce(max(seq), 0) AS n FROM sqlite_sequence WHERE name = 'audit'"),
  })
  const { count = 0, newest = sealed } = rows ?? {}
  if (gap) return { looked: 0, fault: { key: 'seal_row_missing', facts: { row: gap.row } } }
  if (numbered > newest) return { looked: 0, fault: { key: 'seal_rows_beyond', facts: { to: numbered, row: newest } } }
  return { looked: count }
}
