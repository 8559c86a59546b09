/** The seam under the store, shaped like D1: run SQL, get rows. Only `?` parameters; bind string, number or null. */

export type Value = string | number | null
export type Row = Record<string, Value>
export interface Statement {
  sql: string
  values: Value[]
}

export interface Sql {
  /** How many logs a statement may look through where everybody waits for it; as many as there are unless told. */
  readonly rowsAtOnce?: number
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
}

export const statement = (sql: string, ...values: Value[]): Statement => ({ sql, values })

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

/** Many values as the one parameter that json_each takes. */
export const json = (values: unknown): string => JSON.stringify(values)
export const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ')
