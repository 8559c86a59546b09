/**
 * Readings of what seldom changes are kept, and asked for again once the trail tells of something that touches them:
 * every change leaves a line there, whoever made it. Each reading is still of one snapshot: what is kept and touched by a
 * line of that snapshot is not used.
 */
import type { SubjectKind } from '../../domain/people/trail.ts'
import { reworded } from './knowledge.ts'
import { type Basis, type Reading, rowsOf, type Sql, type Statement, together } from './sql.ts'

type Batch = (statements: Statement[]) => Promise<unknown[][]>

/** A few days' pages. */
const MOST_KEPT = 150
/** So many lines are looked through; after more, all is asked for again. */
const MOST_LINES = 2000
const MOST_TRIES = 3

/** Rows that were decoded already: the one thing in such a list is what they mean. */
const decoded = new WeakSet<unknown[]>()

/** Of one statement. What it means is made once and shared: nobody may change it. */
export const keptBy = <T>(basis: Basis, { statements, decode }: Reading<T>): Reading<T> => ({
  statements: statements.map((one) => ({ ...one, basis, decode: (rows) => decode([rows]) })),
  decode: ([rows = []]) => (decoded.has(rows) ? (rows[0] as T) : decode([rows])),
})

const numbers = new WeakMap<object, number>()
let numbered = 0
/** The same number for the same thing: what a meaning rests on that was read before, by itself too long to say. */
export function markOf(thing: object): number {
  const known = numbers.get(thing)
  if (known === undefined) numbers.set(thing, ++numbered)
  return known ?? numbered
}

/** What asks for everything anew: who looks for what was changed without a line. */
export const anew = (sql: Sql): Sql => reworded(sql, ({ basis: _, decode: __, ...asked }) => asked)

interface Told {
  kind: SubjectKind
  lines: number
  /** The first day of logs that were touched; '' where it may be any. */
  logsFrom: string
  /** A report on speakers came with one of the logs. */
  carries: number
}
/** A line of the trail. Its mark tells it from that of another trail: a database may be restored from a copy. */
interface Line {
  id: number
  mark: string
}
interface Changes {
  /** The line after which they came, and the last of them. */
  since: number
  newest: Line
  told: Told[]
  /** What is kept says nothing of this database: too much was told since, or it is another one. */
  isLost: boolean
}

const NO_LINE: Line = { id: 0, mark: '' }
const changedSince = ({ id, mark }: Line): Reading<Changes> => {
  const lines = rowsOf<Told>(
    `SELECT a.subject_kind AS kind, count(*) AS lines,
       min(CASE WHEN a.action = 'correct' THEN '' ELSE coalesce(s.screened_on, '') END) AS logsFrom,
       max(EXISTS (SELECT 1 FROM audibility_reports r WHERE r.id = 'carried-' || a.subject_id)) AS carries
     FROM (SELECT id, action, subject_kind, subject_id FROM audit WHERE id > ? ORDER BY id LIMIT ${MOST_LINES}) a
     LEFT JOIN screenings s ON a.subject_kind = 'screening' AND s.id = a.subject_id GROUP BY a.subject_kind`,
    [id],
  )
  const marks = rowsOf<Line>(
    `SELECT id, at || subject_id AS mark FROM audit WHERE id IN (?, (SELECT max(id) FROM audit)) ORDER BY id`,
    [id],
  )
  return together({ marks, told: lines }, ({ marks: [known, ...later], told }) => {
    const isTooMuch = told.reduce((sum, one) => sum + one.lines, 0) >= MOST_LINES
    return {
      since: id,
      newest: later.at(-1) ?? known ?? NO_LINE,
      told,
      isLost: isTooMuch || known?.id !== id || known.mark !== mark,
    }
  })
}

const isTouched = ({ kinds, logsUntil = '' }: Basis, { told }: Changes): boolean =>
  told.some(({ kind, logsFrom, carries }) => {
    if (kinds.includes(kind)) return true
    if (kind !== 'screening') return false
    return logsFrom <= logsUntil || (carries > 0 && kinds.includes('audibility_report'))
  })

interface Kept {
  basis: Basis
  rows: unknown[]
}

/** What is kept of one database; all of it holds as of a line of the trail. */
class Shelf {
  readonly #kept = new Map<string, Kept>()
  newest = NO_LINE

  find(key: string | undefined): Kept | undefined {
    const found = key === undefined ? undefined : this.#kept.get(key)
    if (key === undefined || !found) return undefined
    // a map keeps the order in which things were put in
    this.#kept.delete(key)
    this.#kept.set(key, found)
    return found
  }

  hear(changes: Changes): void {
    const { since, newest } = changes
    // whoever asked before another trail was found tells nothing of what is kept since
    const isLost = changes.isLost || since > this.newest.id
    if (!isLost && newest.id <= this.newest.id) return
    for (const [key, { basis }] of this.#kept) if (isLost || isTouched(basis, changes)) this.#kept.delete(key)
    this.newest = newest
  }

  put(key: string, one: Kept): void {
    this.#kept.set(key, one)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }
}

/** Decoded once, where it is to be kept. */
function meaning({ decode }: Statement, rows: unknown[]): unknown[] {
  if (!decode) return rows
  const told = [Object.freeze(decode(rows))]
  decoded.add(told)
  return told
}

/** `read` of an engine, by its `batch`. */
export function readKept(batch: Batch): Sql['read'] {
  const shelf = new Shelf()
  return async (readings) => {
    const { statements, decode } = together(readings, (told) => told)
    if (statements.length === 0) return decode([])
    const keys = statements.map(
      ({ basis, sql, values }) => basis && `${sql}\n${values.join('\n')}\n${basis.with ?? ''}`,
    )
    for (let tries = 0; tries < MOST_TRIES && keys.some((key) => key !== undefined); tries++) {
      const found = keys.map((key) => shelf.find(key))
      const look = changedSince(shelf.newest)
      const asked = statements.filter((_, i) => !found[i])
      const answers = await batch([...look.statements, ...asked])
      const changes = look.decode(answers.splice(0, look.statements.length))
      shelf.hear(changes)
      const isCurrent = changes.newest.id === shelf.newest.id
      const rows = statements.map((one, i) => found[i]?.rows ?? meaning(one, answers.shift() ?? []))
      for (const [i, key] of keys.entries()) {
        const basis = statements[i]?.basis
        if (isCurrent && !found[i] && key !== undefined && basis) shelf.put(key, { basis, rows: rows[i] ?? [] })
      }
      const isOld = found.some((one) => one && (changes.isLost || isTouched(one.basis, changes)))
      if (!isOld) return decode(rows)
    }
    return decode(await batch(statements))
  }
}
