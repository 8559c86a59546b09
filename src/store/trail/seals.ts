/** Seals as they are kept, made in bounded steps; two who seal at once make one chain. */
import { type HashedRow, marksOf, nextSeal, rowHash, sealLine } from '../../domain/trail/chain.ts'
import type { Seal, TrailRow } from '../../domain/trail/seal.ts'
import type { SealFile } from '../engine/seal-file.ts'
import { proveRows } from './proofs.ts'
import { ask, countOf, insertRow, isOvertaken, rowAs, rowOf, rowsOf, type Sql } from '../engine/sql.ts'

/** Read and hashed at once: a few milliseconds in which nobody else is served. */
const ROWS_A_SEAL = 500
/** With one who waits, and by the clock. */
export const FEW_SEALS = 20
export const MANY_SEALS = 200

const COLUMNS = `number, first_row, last_row, row_count AS rows, sealed_at AS at, sha256`
const sealAs = rowAs<Seal>()

/** The newest first, from the one before `before`. */
export const findSeals = (sql: Sql, limit: number, before = Number.MAX_SAFE_INTEGER) =>
  sql.read({
    items: rowsOf(
      `SELECT ${COLUMNS} FROM seals WHERE number < ? ORDER BY number DESC LIMIT ?`,
      [before, limit],
      sealAs,
    ),
    total: countOf('SELECT coalesce(max(number), 0) AS n FROM seals'),
  })
export const newestSeal = (sql: Sql): Promise<Seal | undefined> =>
  ask(sql, rowOf(`SELECT ${COLUMNS} FROM seals ORDER BY number DESC LIMIT 1`, [], sealAs))

export type MarkedSeal = Seal & { marks: string }
/** In their order, from the one after a number. */
export const sealsAfter = (sql: Sql, number: number, limit: number): Promise<MarkedSeal[]> =>
  ask(
    sql,
    rowsOf(`SELECT ${COLUMNS}, marks FROM seals WHERE number > ? ORDER BY number LIMIT ?`, [number, limit], rowAs()),
  )
export const sealOfHash = (sql: Sql, sha256: string): Promise<Seal | undefined> =>
  ask(sql, rowOf(`SELECT ${COLUMNS} FROM seals WHERE sha256 = ?`, [sha256], sealAs))
export const sealNumbered = (sql: Sql, number: number): Promise<Seal | undefined> =>
  ask(sql, rowOf(`SELECT ${COLUMNS} FROM seals WHERE number = ?`, [number], sealAs))

/** Of a TrailRow. */
export const TRAIL_COLUMNS = `id, known_from AS knownFrom, at, actor_id AS actorId, actor_name AS actorName,
  actor_role AS actorRole, action, subject_kind AS subjectKind, subject_id AS subjectId, reason, before, after`

export async function hashedRows(sql: Sql, first: number, last: number, limit: number): Promise<HashedRow[]> {
  const rows = await sql.all<TrailRow>(
    `SELECT ${TRAIL_COLUMNS} FROM audit WHERE id >= ? AND id <= ? ORDER BY id LIMIT ?`,
    first,
    last,
    limit,
  )
  // a turn for others: hashing so many takes as long as reading them
  await new Promise((resolve) => void setTimeout(resolve, 0))
  return rows.map((row) => ({ id: row.id, hash: rowHash(row) }))
}

export interface Sealing {
  sql: Sql
  sealFile: SealFile
  now: () => Date
  log: (line: string) => void
}

/** Whether there are rows that no seal covers. */
const isNew = async (sql: Sql): Promise<boolean> => {
  const newest = await ask(sql, countOf('SELECT coalesce(max(id), 0) AS n FROM audit'))
  return newest > ((await newestSeal(sql))?.lastRow ?? 0)
}

/** Proves and seals what is new, at most so many times; what is left is sealed next time. Failing holds up nobody: it is logged. */
export async function sealTrail({ sql, sealFile, now, log }: Sealing, most: number): Promise<void> {
  try {
    if (await isNew(sql)) await proveRows(sql, now(), most)
    for (let made = 0; made < most; made++) {
      const last = await newestSeal(sql)
      const rows = await hashedRows(sql, (last?.lastRow ?? 0) + 1, Number.MAX_SAFE_INTEGER, ROWS_A_SEAL)
      const seal = nextSeal(rows, last, now().toISOString())
      if (rows.length > 0 && !(await isKept(sql, seal, marksOf(rows)))) continue
      // the one before once more, for a stop between its two places
      const known = [...(last ? [last] : []), ...(rows.length > 0 ? [seal] : [])]
      await sealFile.add(known.map(sealLine))
      if (rows.length < ROWS_A_SEAL) return
    }
  } catch (error) {
    log(`sealing the trail failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** False where another sealer was faster. */
async function isKept(sql: Sql, seal: Seal, marks: string): Promise<boolean> {
  const { number, firstRow, lastRow, rows: rowCount, at: sealedAt, sha256 } = seal
  try {
    await sql.batch([insertRow('seals', { number, firstRow, lastRow, rowCount, sealedAt, sha256, marks })])
    return true
  } catch (error) {
    if (isOvertaken(error, 'next_seal_continues_the_last')) return false
    throw error
  }
}
