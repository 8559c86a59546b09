/** Where two senders race: what a batch was built on must still hold when it is written, or it is looked at again. */
import { ConstraintError, type Statement, statement } from './sql.ts'

/** Another writer was faster: what the batch was built on has changed, or one of the keys named is there now. */
export const isOvertaken = (error: unknown, ...keys: string[]): boolean =>
  error instanceof ConstraintError && ['nothing_changed_meanwhile', ...keys].includes(error.constraint)

/** Holds only while the thing still has the revision it was looked at with. */
export const assertRevision = (table: 'screenings' | 'faults', id: string, revision: number): Statement =>
  statement(
    `INSERT INTO assertions (holds) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ? AND revision = ?)`,
    id,
    revision,
  )
