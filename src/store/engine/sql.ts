/** The seam under the store, shaped like D1: run SQL, get rows, and fail where another was faster. Only `?` parameters; bind string, number or null. */
import type { SubjectKind } from '../../domain/people/trail.ts'
import type { WordIndex } from './known-words.ts'

export type Value = string | number | null
export type Row = Record<string, Value>
export interface Statement {
  sql: string
  values: Value[]
  /** From this instant on (milliseconds since 1970) what its batch changes is known (knowledge.ts). */
  at?: number
  /** Of one whose rows are kept: what touches them, and what they mean (kept-readings.ts). */
  basis?: Basis
  decode?: (rows: unknown[]) => unknown
  /** Of one that reads what is kept beside its rows: the same of the rows themselves, as they were known. */
  past?: Pick<Statement, 'sql' | 'values'>
}

/** Of which kinds the trail’s lines touch a reading; of logs those alone that are of a day up to this one. */
export interface Basis {
  kinds: readonly SubjectKind[]
  logsUntil?: string
  /** What else its meaning rests on, and the statement does not say: with another one it is another reading. */
  with?: string
}

export interface Sql {
  /** Of one that reads as was known at an instant, that instant. */
  readonly knownAt?: number
  /** How many logs a statement may look through where everybody waits for it; as many as there are unless told. */
  readonly rowsAtOnce?: number
  readonly words?: WordIndex | undefined
  /** Rows of one statement. The row's shape is the statement's own affair; the caller names it. */
  all<R = Row>(sql: string, ...values: Value[]): Promise<R[]>
  first<R = Row>(sql: string, ...values: Value[]): Promise<R | null>
  /** One writing statement; answers how many rows it changed. */
  run(sql: string, ...values: Value[]): Promise<number>
  /**
   * Statements that are all done or none, in one snapshot, with the rows of each. Answers only when the change is
   * safe on disk. Throws ConstraintError when a named constraint refuses one of them, Unavailable (as all of these do)
   * when the engine cannot take it just now.
   */
  batch<T extends unknown[] = Row[][]>(statements: Statement[]): Promise<T>
  /** What each reading means, all of them asked in one round trip and of one snapshot. */
  read<R extends Readings>(readings: R): Promise<Told<R>>
}

export const statement = (sql: string, values: Value[] = []): Statement => ({ sql, values })

/** A question to the database: what is asked, and what the rows of each of its statements mean. */
export interface Reading<T> {
  statements: Statement[]
  decode: (rows: unknown[][]) => T
}
type Readings = Record<string, Reading<unknown>>
type Told<R extends Readings> = { [K in keyof R]: R[K] extends Reading<infer T> ? T : never }

export const mapped = <A, T>({ statements, decode }: Reading<A>, to: (told: A) => T): Reading<T> => ({
  statements,
  decode: (rows) => to(decode(rows)),
})

/** What is known without asking. */
export const unasked = <T>(value: T): Reading<T> => ({ statements: [], decode: () => value })

/** Of one statement; whoever writes its SQL says which shape that gives its rows. */
export const reading = <T>(sql: string, values: Value[], decode: (rows: never[]) => T): Reading<T> => ({
  statements: [{ sql, values }],
  decode: ([rows = []]) => decode(rows as never[]),
})
/** The one reads what is kept beside its rows, the other the rows as they were known at an instant. */
export const keptBeside = <T>(kept: Reading<T>, { statements: [past] }: Reading<unknown>): Reading<T> => ({
  ...kept,
  statements: kept.statements.map((one) => ({ ...one, past })),
})
export const rowsOf = <R>(sql: string, values: Value[] = [], as: (row: never) => R = (row) => row): Reading<R[]> =>
  reading(sql, values, (rows) => rows.map((row) => as(row)))
export const rowOf = <R>(sql: string, values: Value[] = [], as?: (row: never) => R): Reading<R | undefined> =>
  mapped(rowsOf(sql, values, as), ([row]) => row)
/** Of a statement that answers one number, named `n`. */
export const countOf = (sql: string, values: Value[] = []): Reading<number> =>
  reading(sql, values, ([row]: { n: number }[]) => row?.n ?? 0)

/** Several readings as one, with what they mean together. */
export const together = <R extends Readings, T>(readings: R, decode: (told: Told<R>) => T): Reading<T> => ({
  statements: Object.values(readings).flatMap(({ statements }) => statements),
  decode: (rows) => {
    const left = [...rows]
    const told = Object.entries(readings).map(([name, one]) => [
      name,
      one.decode(left.splice(0, one.statements.length)),
    ])
    return decode(Object.fromEntries(told) as Told<R>)
  },
})

/** `read` of an engine, by its `batch`. */
export const readBy =
  (batch: (statements: Statement[]) => Promise<unknown[][]>): Sql['read'] =>
  async (readings) => {
    const { statements, decode } = together(readings, (told) => told)
    return decode(statements.length === 0 ? [] : await batch(statements))
  }

export async function ask<T>(sql: Sql, { statements, decode }: Reading<T>): Promise<T> {
  const [first, second] = statements
  return decode(first && !second ? [await sql.all(first.sql, ...first.values)] : await sql.batch(statements))
}

/** A constraint of the schema said no; `constraint` is its name, or `table.column` for a key. */
export class ConstraintError extends Error {
  readonly constraint: string
  constructor(constraint: string, cause: unknown) {
    super(`constraint ${constraint}`, { cause })
    this.constraint = constraint
  }
}

/** The two engines say the same thing with different words around it; anything else is passed on. */
export function constraintError(error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error)
  // D1 puts its own code where SQLite names a constraint; a foreign key has no name on either
  if (text.includes('FOREIGN KEY constraint failed')) return new ConstraintError('foreign_key', error)
  const found = /(?:CHECK|UNIQUE|NOT NULL) constraint failed: ([\w.]+)/.exec(text)
  if (found?.[1]) return new ConstraintError(found[1], error)
  const raised = /\braise:([\w]+)/.exec(text)
  return raised ? new ConstraintError(raised[1] ?? 'raised', error) : error
}

type NewRow = Record<string, Value | undefined>
const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const columnsIn = (row: NewRow): string[] => Object.keys(row).map(columnOf)
const valuesIn = (row: NewRow): Value[] => Object.values(row).map((value) => value ?? null)
const nameIn = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Columns that hold more than a text or a number: 0 and 1, or JSON. */
type Packed<T> = Partial<Record<'flags' | 'json', (keyof T)[]>>

/** Reads what `insertRow` writes: village_code is `villageCode`, and what is null is not there. */
export function rowAs<T extends object>({ flags = [], json: texts = [] }: Packed<T> = {}): (row: object) => T {
  const known = new Map<string, Column>()
  const knownOf = (column: string): Column => {
    const name = nameIn(column)
    const made = { name, isFlag: flags.includes(name as keyof T), isText: texts.includes(name as keyof T) }
    known.set(column, made)
    return made
  }
  return (row) => {
    const values = row as Record<string, Value>
    const fields: Record<string, unknown> = {}
    // for each of many hundred rows: nothing is made but the answer
    for (const column of Object.keys(row)) {
      const value = values[column]
      if (value === null) continue
      const { name, isFlag, isText } = known.get(column) ?? knownOf(column)
      if (isFlag) fields[name] = value === 1
      else fields[name] = isText ? JSON.parse(String(value)) : value
    }
    return fields as T
  }
}

type Column = Record<'isFlag' | 'isText', boolean> & { name: string }

/** One row more: `villageCode` is the column village_code, and what is undefined is null. */
export function insertRow(table: string, row: NewRow, otherwise = ''): Statement {
  const values = valuesIn(row)
  return statement(
    `INSERT INTO ${table} (${columnsIn(row).join(', ')}) VALUES (${placeholders(values)}) ${otherwise}`,
    values,
  )
}

/**
 * Rows with the fields of the first, as lists in one parameter, which SQLite reads once. Where very many come in they
 * are stamped here, and by no trigger, and what none of them has is not sent.
 */
export function insertRows(table: string, rows: NewRow[], otherwise = '', isStamped = false): Statement {
  const [first] = rows
  if (!first) return statement('SELECT 1 WHERE 0')
  const isSent = (name: string): boolean => !isStamped || rows.some((row) => (row[name] ?? null) !== null)
  const names = Object.keys(first).filter(isSent)
  const columns = names.map(columnOf)
  return statement(
    `INSERT INTO ${table} (${isStamped ? 'known_from, ' : ''}${columns.join(', ')})
     SELECT ${isStamped ? '(SELECT at FROM knowledge), ' : ''}${columns.map((_, i) => `value->>${i}`).join(', ')}
     FROM jsonb_each(?) WHERE true ${otherwise}`,
    [json(rows.map((row) => names.map((name) => row[name] ?? null)))],
  )
}

/** The same; of a row whose key is there already, all else is changed. */
export function putRows(table: string, key: string, rows: NewRow[]): Statement {
  const others = columnsIn(rows[0] ?? {}).filter((column) => !key.split(', ').includes(column))
  const changes = others.map((column) => `${column} = excluded.${column}`).join(', ')
  return insertRows(table, rows, `ON CONFLICT (${key}) DO UPDATE SET ${changes}`)
}

export type Where = { where: string; values: Value[] }
/** Conditions that hold together, those that are asked for: each with its values, or false. */
export function allOf(...conditions: (false | [condition: string, ...values: Value[]])[]): Where {
  const asked = conditions.filter((one) => one !== false)
  return {
    where: asked.map(([condition]) => condition).join(' AND ') || '1',
    values: asked.flatMap(([, ...values]) => values),
  }
}
/** The column is this, where it is asked for. */
export const isAsked = (condition: string, value: Value | boolean | undefined): false | [string, Value] =>
  value !== undefined && value !== '' && [condition, typeof value === 'boolean' ? Number(value) : value]

/** `'held', 'returned'`: words of our own as a list in SQL. */
export const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')
/** A column that is one of these; a single one is selected: SQLite would plan anew, slowly, for each value bound. */
export const isAmong = (column: string, values: string[]): { condition: string; values: Value[] } =>
  values.length === 1
    ? { condition: `${column} = (SELECT ?)`, values }
    : { condition: `${column} IN (SELECT value FROM json_each(?))`, values: [json(values)] }

/** Many values as the one parameter that json_each takes. */
export const json = (values: unknown): string => JSON.stringify(values)
const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ')

/** Another writer was faster: what the batch was built on has changed, or one of the keys named is there now. */
export const isOvertaken = (error: unknown, ...keys: string[]): boolean =>
  error instanceof ConstraintError && ['nothing_changed_meanwhile', ...keys].includes(error.constraint)

/** False where another writer was faster: then all is looked at again. */
export const wroteFirst = (sql: Sql, statements: Statement[], ...keys: string[]): Promise<boolean> =>
  sql.batch(statements).then(
    () => true,
    (error: unknown) => {
      if (isOvertaken(error, ...keys)) return false
      throw error
    },
  )

/** Holds only while the rows that a statement selects are there. */
export const assertSome = (select: string, values: Value[] = []): Statement =>
  statement(`INSERT INTO assertions (holds) SELECT 0 WHERE NOT EXISTS (${select})`, values)
/** Holds only while there is none of them. */
export const assertNone = (select: string, values: Value[] = []): Statement =>
  statement(`INSERT INTO assertions (holds) SELECT 0 WHERE EXISTS (${select})`, values)

/** Holds only while the thing still has the revision it was looked at with. */
export const assertRevision = (
  table: 'screenings' | 'faults' | 'target_milestones' | 'ledger' | 'reports',
  id: string,
  revision: number,
): Statement => assertSome(`SELECT 1 FROM ${table} WHERE id = ? AND revision = ?`, [id, revision])
