/**
 * Two managers at one thing of the register: its revision is the number of its newest line in the audit trail, 0 while
 * nobody changed it. Every change writes such a line in its own batch, so that no other count has to be kept in step,
 * and the lines after a revision tell whoever comes too late what was changed, and by whom.
 */
import { AppError, busy } from '../../domain/errors.ts'
import type { SubjectKind } from '../../domain/people/trail.ts'
import {
  ask,
  assertNone,
  countOf,
  isOvertaken,
  json,
  type Sql,
  statement,
  type Statement,
  type Value,
} from '../engine/sql.ts'

export interface Subject {
  subjectKind: SubjectKind
  subjectId: string
}
/** What a sender found before changing it: this revision, or nothing yet. */
export type Expected = { revision: number } | { isNew: true }
const NEWEST = '(SELECT coalesce(max(id), 0) FROM audit WHERE subject_kind = ? AND subject_id = ?)'
const ofSubject = ({ subjectKind, subjectId }: Subject): Value[] => [subjectKind, subjectId]

/** To be asked before the thing itself is read: then it is never newer than what was read. */
export const revisionOf = (sql: Sql, subject: Subject): Promise<number> =>
  ask(sql, countOf(`SELECT ${NEWEST} AS n`, ofSubject(subject)))

const assertUntouched = (subject: Subject, revision: number): Statement =>
  assertNone(`SELECT 1 WHERE ${NEWEST} <> ?`, [...ofSubject(subject), revision])

/** A change of one thing: how it is read, what it shall be, and what is to be written over what was there. */
export interface Change<T> {
  subject: Subject
  expected: Expected | undefined
  read: () => Promise<T | null>
  /** Null where it shall be gone. */
  wanted: T | null
  /** None where nothing is to be written. */
  statements: (before: T | null) => Statement[]
}

const MOST_TRIES = 10

/**
 * Writes over what was read and nothing else; answers the revision it has then. Whoever expects nothing in particular
 * writes over the newest. What somebody else changed meanwhile throws `conflict`, unless it is what was wanted: then an
 * answer was lost on the way, and twice is harmless.
 */
export async function changeThing<T>(sql: Sql, change: Change<T>): Promise<number> {
  const { subject, expected, read, wanted, statements } = change
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const revision = await revisionOf(sql, subject)
    const before = await read()
    if (expected && !isMet(expected, revision, before)) {
      if (isSame(before, wanted)) return revision
      throw 'isNew' in expected
        ? new AppError('conflict', { key: 'error_made_meanwhile', facts: { code: subject.subjectId } })
        : new AppError('conflict', { key: 'error_changed_meanwhile' })
    }
    const writing = statements(before)
    if (writing.length === 0) return revision
    try {
      const newest = statement(`SELECT ${NEWEST} AS n`, ofSubject(subject))
      const done = await sql.batch<{ n: number }[][]>([assertUntouched(subject, revision), ...writing, newest])
      return done.at(-1)?.[0]?.n ?? revision
    } catch (error) {
      // another of the batch's conditions may have failed, which trying again does not mend
      if (!isOvertaken(error) || (await revisionOf(sql, subject)) === revision) throw error
    }
  }
  throw busy()
}

const isMet = (expected: Expected, revision: number, before: unknown): boolean =>
  'isNew' in expected ? before === null : before !== null && expected.revision === revision

/** The same content, whatever order its fields stand in. */
export const isSame = (one: unknown, other: unknown): boolean => json(ordered(one)) === json(ordered(other))

export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, ordered(inner)]))
}
