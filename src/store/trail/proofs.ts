/** Proofs as they are made: with each sealing, what tables were given since the last one, in bounded steps. */
import { type ProofLine, proofText, type Upto, uptoIn } from '../../domain/trail/proof.ts'
import { digestOf } from '../../domain/trail/sha256.ts'
import {
  ask,
  assertNone,
  insertRows,
  json,
  type Reading,
  reading,
  rowsOf,
  type Sql,
  together,
  wroteFirst,
} from '../engine/sql.ts'
import { audited, SYSTEM } from '../people/audit.ts'
import { standingRows, streamRows } from './proven-rows.ts'
import { STANDING, type Stream, STREAMS } from './proven-tables.ts'

/** Read and hashed at once. */
const ROWS_A_PROOF = 500
const NOTHING: Upto = { at: -1, key: '' }
/** Before whatever comes after an instant. */
export const behind = (instant: number): Upto => ({ at: instant + 1, key: '' })
/** What is written from here on is known later than the instant it answers. */
const CLAIM_ALL = 'UPDATE knowledge SET at = at + 1 RETURNING at - 1 AS n'

interface LastProof {
  number: number
  after: string | null
}
const lastProof: Reading<LastProof> = reading(
  `SELECT n.number, a.after->'proof' AS after FROM (SELECT coalesce(max(number), 0) AS number FROM proofs) n
   LEFT JOIN audit a ON a.subject_kind = 'proof' AND a.subject_id = CAST(n.number AS TEXT)`,
  [],
  ([row]: LastProof[]) => row ?? { number: 0, after: null },
)

const newestOf = (names: string[], what: string): Reading<[string, string][]> =>
  rowsOf(
    `SELECT value AS name, (SELECT ${what} FROM proofs WHERE name = value ORDER BY number DESC LIMIT 1) AS text
     FROM json_each(?)`,
    [json(names)],
    ({ name, text }: { name: string; text: string | null }) => [name, text ?? ''],
  )
/** Of each stream where its newest text ends. */
const starts = newestOf(
  STREAMS.map(({ name }) => name),
  'substr(text, 1, instr(text, char(10)) - 1)',
)
const standingTexts = newestOf(
  STANDING.map(({ table }) => table),
  'text',
)

/** Streams in which something came from an instant on. */
function newsSince(from: Map<string, Upto>, until: number): Reading<Stream[]> {
  const asked = STREAMS.map(({ name, arms }) => {
    const any = arms.map(
      ({ table, instant }) =>
        `EXISTS (SELECT 1 FROM ${table} WHERE ${instant} >= (SELECT since->>'${name}' FROM asked) AND ${instant} <= (SELECT until FROM asked))`,
    )
    return `${any.join(' OR ')} AS ${name}`
  })
  const instants = Object.fromEntries(Array.from(from, ([name, { at }]) => [name, at]))
  return reading(
    `WITH asked AS (SELECT ? AS since, ? AS until) SELECT ${asked.join(', ')}`,
    [json(instants), until],
    ([row = {}]: Record<string, number>[]) => STREAMS.filter(({ name }) => row[name] === 1),
  )
}

interface Made {
  texts: Map<string, string>
  /** Nothing is left of what was there. */
  isWhole: boolean
}

async function streamTexts(sql: Sql, from: Map<string, Upto>, until: number): Promise<Made> {
  const texts = new Map<string, string>()
  let left = ROWS_A_PROOF
  for (const stream of await ask(sql, newsSince(from, until))) {
    if (left === 0) return { texts, isWhole: false }
    const after = from.get(stream.name) ?? NOTHING
    const { rows } = await sql.read({ rows: streamRows(stream, { after, upto: behind(until), limit: left }) })
    left -= rows.length
    const last = rows.at(-1)
    // cut where it was full; the next one goes on there
    const upto = left === 0 && last ? last : behind(until)
    if (rows.length > 0)
      texts.set(
        stream.name,
        proofText(
          upto,
          rows.map(({ line }) => line),
        ),
      )
  }
  return { texts, isWhole: left > 0 }
}

async function standingChanges(sql: Sql): Promise<[string, string][]> {
  const all = Object.fromEntries(STANDING.map((one) => [one.table, standingRows(one)]))
  const { kept, rows } = await sql.read({ kept: standingTexts, rows: together(all, (told) => Object.entries(told)) })
  const known = new Map(kept)
  return rows
    .map(([table, own]): [string, string] => [
      table,
      proofText(
        NOTHING,
        own.map(({ line }) => line),
      ),
    ])
    .filter(([table, text]) => text !== known.get(table))
}

/** One proof; true where there is more to prove, and nobody else was faster. */
async function proveSome(sql: Sql, now: Date): Promise<boolean> {
  const { last, from } = await sql.read({ last: lastProof, from: starts })
  const [[claimed], [line]] = await sql.batch<[{ n: number }[], { n: number }[]]>([
    { sql: CLAIM_ALL, values: [] },
    { sql: 'SELECT coalesce(max(id), 0) AS n FROM audit', values: [] },
  ])
  const [until, newest] = [claimed?.n ?? 0, line?.n ?? 0]
  const spans = new Map(from.map(([name, start]) => [name, start === '' ? NOTHING : uptoIn(start)]))
  const { texts, isWhole } = await streamTexts(sql, spans, until)
  for (const [table, text] of await standingChanges(sql)) texts.set(table, text)
  if (texts.size === 0) return false
  const number = last.number + 1
  const before = last.after === null ? undefined : (JSON.parse(last.after) as ProofLine)
  const tables = Object.fromEntries(Array.from(texts, ([name, text]) => [name, digestOf(text)]))
  const since = before?.isWhole ? before.newest : (before?.since ?? 0)
  const proof: ProofLine = { since, newest, until, isWhole, tables }
  const isKept = await wroteFirst(sql, [
    assertNone(`SELECT 1 FROM audit WHERE subject_kind = 'proof' AND subject_id = ?`, [String(number)]),
    insertRows(
      'proofs',
      Array.from(texts, ([name, text]) => ({ name, number, text })),
    ),
    audited(SYSTEM, now, [{ action: 'prove', subjectKind: 'proof', subjectId: String(number), after: { proof } }]),
  ])
  return isKept && !isWhole
}

/** At most so many times; what is left is proven next time. */
export async function proveRows(sql: Sql, now: Date, most: number): Promise<void> {
  for (let made = 0; made < most; made++) if (!(await proveSome(sql, now))) return
}
