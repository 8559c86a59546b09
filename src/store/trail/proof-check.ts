/** Whether the rows of all tables are what was proven of them; one table after the other, some proofs at a time. */
import type { Sentence } from '../../domain/language.ts'
import { changesIn, type ProofLine, proofText, type RowChange, type Upto, uptoIn } from '../../domain/trail/proof.ts'
import { digestOf } from '../../domain/trail/sha256.ts'
import { ask, countOf, json, quoted, type Reading, rowOf, rowsOf, type Sql } from '../engine/sql.ts'
import type { Place, Stretch } from './chain-check.ts'
import { behind } from './proofs.ts'
import { type ProvenRow, standingRows, streamRows } from './proven-rows.ts'
import { STANDING, type Stream, STREAMS } from './proven-tables.ts'

const PROOFS_AT_ONCE = 20
const MOST_ROWS = 100_000

interface Kept {
  number: number
  text: string
  /** The line that proves it. */
  row: number | null
  after: string | null
  /** The newest line of when the proof before was made, which may have been of other tables. */
  before: number | null
}
const keptAfter = (name: string, number: number): Reading<Kept[]> =>
  rowsOf(
    `SELECT p.number, p.text, a.id AS "row", a.after->'proof' AS after,
       b.after->'proof'->>'newest' AS before FROM proofs p
     LEFT JOIN audit a ON a.subject_kind = 'proof' AND a.subject_id = CAST(p.number AS TEXT)
     LEFT JOIN audit b ON b.subject_kind = 'proof' AND b.subject_id = CAST(p.number - 1 AS TEXT)
     WHERE p.name = ? AND p.number > ? ORDER BY p.number LIMIT ${PROOFS_AT_ONCE}`,
    [name, number],
  )
const textOf = (name: string, number: number): Reading<string | undefined> =>
  rowOf('SELECT text FROM proofs WHERE name = ? AND number = ?', [name, number], ({ text }: { text: string }) => text)
const newestLine: Reading<number> = countOf(
  `SELECT after->'proof'->>'newest' AS n FROM audit WHERE subject_kind = 'proof'
     AND subject_id = (SELECT CAST(max(number) AS TEXT) FROM proofs)`,
)
/** The last instant up to which all tables were looked through. */
const lastWhole: Reading<number> = countOf(
  `SELECT max(after->'proof'->>'until') AS n FROM audit WHERE subject_kind = 'proof' AND after->'proof'->>'isWhole' = 1`,
)

const FAULTS = { altered: 'proven_row_altered', missing: 'proven_row_missing', added: 'proven_row_added' } as const
const rowFault = (table: string, { is, key }: RowChange, row: number): Sentence => ({
  key: FAULTS[is],
  facts: { table, key, row },
})
const untold = (table: string, key: string): Sentence => ({ key: 'proven_row_untold', facts: { table, key } })

/** What is kept of a proof is what its line says. */
function lineOf(name: string, { number, text, after, row }: Kept): (ProofLine & { row: number }) | Sentence {
  const line = after === null ? undefined : (JSON.parse(after) as ProofLine)
  if (!line || row === null || line.tables[name] !== digestOf(text)) {
    return { key: 'proven_text_altered', facts: { table: name, proof: number } }
  }
  return { ...line, row }
}

/** Instants of which no line of such a kind tells, between two lines. */
function untoldAt(sql: Sql, { told }: Stream, rows: ProvenRow[], { since, newest }: ProofLine) {
  const instants = [...new Set(rows.map(({ at }) => at))]
  const [first = 0, last = 0] = [instants[0], instants.at(-1)]
  return ask(
    sql,
    rowsOf<number>(
      `SELECT value AS at FROM json_each(?) WHERE value NOT IN (SELECT known_from FROM audit WHERE id > ? AND id <= ?
         AND known_from BETWEEN ? AND ? AND subject_kind IN (${quoted(told)})) ORDER BY value LIMIT 1`,
      [json(instants), since, newest, first, last],
      ({ at }: { at: number }) => at,
    ),
  )
}

async function streamFault(sql: Sql, stream: Stream, after: Upto, kept: Kept): Promise<Sentence | number> {
  const { name, told } = stream
  const line = lineOf(name, kept)
  if ('key' in line) return line
  const upto = uptoIn(kept.text)
  const { rows } = await sql.read({ rows: streamRows(stream, { after, upto, limit: MOST_ROWS }) })
  const found = proofText(
    upto,
    rows.map((row) => row.line),
  )
  const [wrong] = changesIn(kept.text, found)
  if (wrong) return rowFault(name, wrong, line.row)
  // of what was there before the first proof, only that it stayed so is proven
  if (line.since > 0 && told.length > 0) {
    const [at] = await untoldAt(sql, stream, rows, line)
    if (at !== undefined) return untold(name, rows.find((row) => row.at === at)?.key ?? '')
  }
  return rows.length
}

async function checkStream(sql: Sql, stream: Stream, from: number): Promise<Stretch> {
  const { name } = stream
  const { kept, before, until } = await sql.read({
    kept: keptAfter(name, from),
    before: textOf(name, from),
    until: lastWhole,
  })
  let after: Upto = before === undefined ? { at: -1, key: '' } : uptoIn(before)
  let looked = 0
  for (const one of kept) {
    const fault = await streamFault(sql, stream, after, one)
    if (typeof fault !== 'number') return { looked, fault }
    looked += fault
    after = uptoIn(one.text)
  }
  const last = kept.at(-1)
  if (kept.length === PROOFS_AT_ONCE && last) return { looked, after: String(last.number) }
  const { rows } = await sql.read({ rows: streamRows(stream, { after, upto: behind(until), limit: 1 }) })
  const [more] = rows
  return { looked, fault: more && rowFault(name, { is: 'added', key: more.key }, last?.row ?? 0) }
}

type Standing = (typeof STANDING)[number]
/** The first change of a standing table that no line between two tells of. */
async function untoldChange(sql: Sql, { told }: Standing, changes: RowChange[], from: number, to: number) {
  if (changes.length === 0) return undefined
  const lines = await sql.all<{ id: string; after: string | null }>(
    `SELECT subject_id AS id, after FROM audit WHERE id > ? AND id < ? AND subject_kind IN (${quoted(told)})`,
    from,
    to,
  )
  return changes.find(({ key }) => {
    const parts = key.split(' ').filter((part) => part !== '')
    return !lines.some(
      ({ id, after }) => id === 'register' || parts.some((part) => part === id || after?.includes(`"${part}"`)),
    )
  })
}

async function checkStanding(sql: Sql, standing: Standing, from: number): Promise<Stretch> {
  const { table } = standing
  const { kept, before, rows, newest } = await sql.read({
    kept: keptAfter(table, from),
    before: keptAfter(table, from - 1),
    rows: standingRows(standing),
    newest: newestLine,
  })
  let known = from === 0 ? undefined : before[0]
  for (const one of kept) {
    const line = lineOf(table, one)
    if ('key' in line) return { looked: 0, fault: line }
    const changes = known ? changesIn(known.text, one.text) : []
    const wrong = await untoldChange(sql, standing, changes, one.before ?? 0, line.row)
    if (wrong) return { looked: 0, fault: rowFault(table, wrong, known?.row ?? 0) }
    known = one
  }
  if (kept.length === PROOFS_AT_ONCE && known) return { looked: kept.length, after: String(known.number) }
  if (!known) return { looked: 0 }
  const now = proofText(
    uptoIn(known.text),
    rows.map(({ line }) => line),
  )
  // each proof since found the table as it was
  const wrong = await untoldChange(sql, standing, changesIn(known.text, now), newest, Number.MAX_SAFE_INTEGER)
  return { looked: rows.length, fault: wrong && rowFault(table, wrong, known.row ?? 0) }
}

/** Lines whose texts are not there any more, and texts of which no line tells. */
async function checkLines(sql: Sql): Promise<Stretch> {
  const [odd] = await sql.all<{ proof: number; table: string }>(
    `SELECT CAST(subject_id AS INTEGER) AS proof, t.key AS "table" FROM audit a, json_each(a.after, '$.proof.tables') t
     WHERE a.subject_kind = 'proof' AND NOT EXISTS (SELECT 1 FROM proofs p WHERE p.name = t.key
       AND p.number = CAST(a.subject_id AS INTEGER))
     UNION ALL SELECT number, name FROM proofs p WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject_kind = 'proof'
       AND a.subject_id = CAST(p.number AS TEXT) AND a.after->'proof'->'tables'->>p.name IS NOT NULL) LIMIT 1`,
  )
  return { looked: 0, fault: odd && { key: 'proven_text_altered', facts: { ...odd } } }
}

/** Where one part of it ended, the next one begins. */
export async function checkProofs({ sql }: Place, after: string): Promise<Stretch> {
  const [at = 0, from = 0] = after.split(' ').map(Number)
  const [stream, standing] = [STREAMS[at], STANDING[at - STREAMS.length]]
  if (!stream && !standing) return checkLines(sql)
  const step = stream ? await checkStream(sql, stream, from) : await checkStanding(sql, standing as Standing, from)
  if (step.fault) return step
  return { ...step, after: step.after === undefined ? `${at + 1} 0` : `${at} ${step.after}` }
}
