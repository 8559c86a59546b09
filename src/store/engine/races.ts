/** Where two senders race: what a batch was built on must still hold when it is written, or it is looked at again. */
import { ConstraintError, type Sql, type Statement, statement, type Value } from './sql.ts'

/** Another writer was faster: what the batch was built on has changed, or one of the keys named is there now. */
export const isOvertaken = (error: unknown, ...keys: string[]): boolean =>
  error instanceof ConstraintError && ['nothing_changed_meanwhile', ...keys].includes(error.constraint)

/** False where another writer was faster: then all is looked at again. */
export async function wroteFirst(sql: Sql, statements: Statement[], ...keys: string[]): Promise<boolean> {
  try {
    await sql.batch(statements)
    return true
  } catch (error) {
    if (isOvertaken(error, ...keys)) return false
    throw error
  }
}

/** Holds only while the rows that a statement selects are there. */
export const assertSome = (select: string, values: Value[] = []): Statement =>
  statement(`INSERT INTO assertions (holds) SELECT 0 WHERE NOT EXISTS (${select})`, values)
/** Holds only while there is none of them. */
export const assertNone = (select: string, values: Value[] = []): Statement =>
  statement(`INSERT INTO assertions (holds) SELECT 0 WHERE EXISTS (${select})`, values)

/** Holds only while the thing still has the revision it was looked at with. */
export const assertRevision = (
  table: 'screenings' | 'faults' | 'target_milestones',
  id: string,
  revision: number,
): Statement => assertSome(`SELECT 1 FROM ${table} WHERE id = ? AND revision = ?`, [id, revision])
