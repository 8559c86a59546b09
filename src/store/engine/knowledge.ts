/**
 * What was known at an instant. A batch that changes something moves `knowledge` on first; triggers of the schema put
 * what a row was into its _past table (migration 0012). Today’s reads touch today’s tables alone; a reading of an
 * earlier instant is the same SQL, with each such table standing for the versions that were known then.
 */
import { type Sql, type Statement, together, type Value } from './sql.ts'

/** Tables whose rows change: what a row was stands in the table’s _past, and both in its view _known. */
const CHANGED = [
  'townships',
  'teams',
  'villages',
  'village_versions',
  'name_versions',
  'films',
  'credit_rules',
  'screenings',
  'screening_titles',
  'film_titles',
  'audibility_reports',
  'targets',
  'target_versions',
  'target_milestones',
  'setting_versions',
  'faults',
  'village_speakers',
  'speaker_resources',
  'speaker_days',
  'flags',
  'ledger',
  'photos',
  'duties',
  'reports',
  'plans',
  'callbacks',
] as const
/** Tables that are only added to. */
const ADDED_TO = [
  'audit',
  'fault_events',
  'fault_witnesses',
  'target_entries',
  'target_checks',
  'tv_coverage',
  'missed_shows',
  'cadre_answers',
  'flag_events',
  'village_origins',
  'callback_draws',
] as const
export const KNOWN_TABLES: readonly string[] = [...CHANGED, ...ADDED_TO]
/** What the office decided to count by. */
export const RULES = ['credit_rules', 'targets', 'target_versions', 'setting_versions']
export const REGISTER = [
  'townships',
  'teams',
  'villages',
  'village_versions',
  'name_versions',
  'village_origins',
  'films',
  'village_speakers',
  'speaker_resources',
]

/** To an instant later than any before, and not earlier than the clock’s: a clock that was set back changes nothing. */
export const MOVE_ON = 'UPDATE knowledge SET at = max(at + 1, ?)'
/** The same, of an instant that is later than those of all commits before. */
export const KEEP_UP = 'UPDATE knowledge SET at = max(at, ?)'
/** From which instant on a batch’s changes are known; undefined where it changes nothing that is asked about later. */
export function instantOf(statements: Statement[]): number | undefined {
  const instants = statements.flatMap(({ at }) => at ?? [])
  return instants.length === 0 ? undefined : Math.max(...instants)
}

/** The last instant of which an answer made now tells all: whatever is written from here on is known later. */
export const knownNow = (now: Date, newest: number): number => Math.max(now.getTime() - 1, newest)
/** Takes the clock’s instant for what is known now: whatever is written from here on is known later. */
export const CLAIM = 'UPDATE knowledge SET at = max(at, ?) RETURNING at AS n'
export const NEWEST_KNOWN = 'SELECT at AS n FROM knowledge'

/** Reads as was known at an instant (milliseconds since 1970), all tables or some of them, and writes nothing. */
export const asKnown = (sql: Sql, knownAt: number, tables = KNOWN_TABLES): Sql =>
  reworded(sql, (statement) => knownThen(statement, knownAt, tables), knownAt)

/** Reads by other words than those it is asked in, and writes nothing. */
export function reworded(sql: Sql, then: (asked: Statement) => Statement, knownAt = sql.knownAt): Sql {
  const batch: Sql['batch'] = (statements) => sql.batch(statements.map(then))
  return {
    ...(sql.rowsAtOnce !== undefined && { rowsAtOnce: sql.rowsAtOnce }),
    ...(knownAt !== undefined && { knownAt }),
    all: (text, ...values) => {
      const asked = then({ sql: text, values })
      return sql.all(asked.sql, ...asked.values)
    },
    first: (text, ...values) => {
      const asked = then({ sql: text, values })
      return sql.first(asked.sql, ...asked.values)
    },
    run: () => Promise.reject(new Error('the past is not written')),
    batch,
    read: async (readings) => {
      const { statements, decode } = together(readings, (told) => told)
      return (await sql.read({ told: { statements: statements.map(then), decode } })).told
    },
  }
}

/** The statement with other tables named before it; `first` takes the values it names. */
export function withFirst(first: string, named: Value[], { sql, values, ...asked }: Statement): Statement {
  const [, recursive = '', own] = /^\s*WITH (RECURSIVE )?([^]*)$/.exec(sql) ?? []
  return {
    ...asked,
    sql: `WITH ${recursive}${first}${own === undefined ? ` ${sql}` : `, ${own}`}`,
    values: [...named, ...values],
  }
}

const NAMED = new RegExp(`\\b(${KNOWN_TABLES.join('|')})\\b`, 'g')
/** Of today’s tables alone. */
const INDEX_HINT = / INDEXED BY \w+/g

function meantBy(text: string, tables: readonly string[]): string[] {
  const named = new Set([...text.matchAll(NAMED)].map(([, table = '']) => table))
  return tables.filter((table) => named.has(table))
}

/** What was known then is not kept: the past of the past is asked for seldom. */
function knownThen({ past, ...today }: Statement, knownAt: number, tables: readonly string[]): Statement {
  const { sql, values } = past && meantBy(past.sql, tables).length > 0 ? past : today
  const meant = meantBy(sql, tables)
  if (meant.length === 0) return { sql, values }
  const asked = meant.map((table) => (isAddedTo(table) ? addedBy(table) : versionsOf(table)))
  const names = asked.map((one) => one.text).join(', ')
  const instants = asked.flatMap((one) => Array<Value>(one.instants).fill(knownAt))
  return withFirst(names, instants, { sql: sql.replace(INDEX_HINT, ''), values })
}

const isAddedTo = (table: string): boolean => ADDED_TO.some((one) => one === table)
/** The plus: what the statement asks for narrows it, never the index the proofs read what is new by. */
const addedBy = (table: string) => ({
  text: `${table} AS NOT MATERIALIZED (SELECT *${table === 'audit' ? '' : (ROWID[table] ?? ', rowid AS "rowid"')} FROM main.${table} WHERE +known_from <= ?)`,
  instants: 1,
})
const versionsOf = (table: string) => ({
  text: `${table} AS NOT MATERIALIZED (SELECT * FROM ${table}_known WHERE +known_from <= ? AND known_until > ?)`,
  instants: 2,
})
/** Those that have none. */
const ROWID: Record<string, string> = { fault_events: '', flag_events: '' }
