/** Targets, each as it was on every day. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError } from '../../domain/errors.ts'
import type { Target } from '../../domain/target/target.ts'
import { audited } from '../people/audit.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { changeThing, type Expected, type Subject } from '../people/revisions.ts'
import {
  ask,
  ConstraintError,
  json,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  type Statement,
  statement,
  putRows,
} from '../engine/sql.ts'

/** `content` is the version in force on the day asked about; none of a target that was never changed. */
const keptAs = rowAs<Target & { content?: Target }>({ json: ['scope', 'monthShares', 'checklist', 'fedBy', 'content'] })
const COLUMNS = `t.code, t.name, t.name_en, t.indicator,
  json_patch('{}', json_object('kind', t.scope_kind, 'code', t.scope_code)) AS scope, t.amount, t.unit, t.starts_on,
  t.deadline, t.statutory_deadline, t.month_shares, t.document, t.checklist, t.fed_by`
/** Each target as it was on a day; before its first version's day, as that one. Takes the day. */
const IN_FORCE = `SELECT ${COLUMNS}, coalesce(
    (SELECT content FROM target_versions v WHERE v.target_code = t.code AND v.effective_on <= ?
      ORDER BY v.effective_on DESC LIMIT 1),
    (SELECT content FROM target_versions v WHERE v.target_code = t.code ORDER BY v.effective_on LIMIT 1)) AS content
  FROM targets t`

export const targetsInForce = (day: string): Reading<Target[]> =>
  keptBy({ kinds: ['target', 'register'] }, rowsOf(`${IN_FORCE} ORDER BY t.rowid`, [day], targetOf))
/** Undefined where there is none of the code. */
export const targetInForce = (code: string, day: string): Reading<Target | undefined> =>
  rowOf(`${IN_FORCE} WHERE t.code = ?`, [day, code], targetOf)

/** As the table has them: the newest that was decided of each. */
export const targetRows: Reading<Target[]> = rowsOf(`SELECT ${COLUMNS} FROM targets t ORDER BY t.code`, [], targetOf)

function targetOf(row: object): Target {
  const { content, ...target } = keptAs(row)
  return content ?? target
}

export const targetsOn = (sql: Sql, day: string): Promise<Target[]> => ask(sql, targetsInForce(day))
export const findTarget = (sql: Sql, code: string, day: string): Promise<Target | undefined> =>
  ask(sql, targetInForce(code, day))

/** Writes the targets that a table gives in its column `value`, as JSON. */
const writingFrom = (table: string): string =>
  `INSERT INTO targets (code, name, name_en, indicator, scope_kind, scope_code, amount, unit, starts_on, deadline,
     statutory_deadline, month_shares, document, checklist, fed_by)
   SELECT value->>'code', value->>'name', value->>'nameEn', value->>'indicator', value->>'$.scope.kind', value->>'$.scope.code',
     value->>'amount', value->>'unit', value->>'startsOn', value->>'deadline', value->>'statutoryDeadline',
     value->'monthShares', value->>'document', value->'checklist', value->'fedBy' FROM ${table} WHERE true
   ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, indicator = excluded.indicator,
     scope_kind = excluded.scope_kind, scope_code = excluded.scope_code, amount = excluded.amount,
     unit = excluded.unit, starts_on = excluded.starts_on, deadline = excluded.deadline,
     statutory_deadline = excluded.statutory_deadline, month_shares = excluded.month_shares,
     document = excluded.document, checklist = excluded.checklist, fed_by = excluded.fed_by`

/** Of targets that were never changed: the register's, and the first row of every other. */
export const putTargets = (targets: Target[]): Statement => statement(writingFrom('json_each(?)'), [json(targets)])

/** The row keeps the newest version, so that whoever looks into the database finds what was last decided. */
const keepNewest = (code: string): Statement =>
  statement(
    writingFrom(
      '(SELECT content AS value FROM target_versions WHERE target_code = ? ORDER BY effective_on DESC LIMIT 1)',
    ),
    [code],
  )

export const targetSubject = (code: string): Subject => ({ subjectKind: 'target', subjectId: code })

interface TargetPut {
  target: Target
  effectiveOn: string
  reason?: string | undefined
  expected?: Expected | undefined
}

/**
 * Changes a target from a day on, and leaves the days before as they were; the same day again replaces that day's
 * version, and the same of the same day changes nothing. What is in force on that day already is kept as a version of
 * its own: a later change of an earlier version does not reach it. Answers the revision it has then.
 */
export function putTarget(sql: Sql, put: TargetPut, actor: Actor, now: Date): Promise<number> {
  const { target, effectiveOn, expected } = put
  return changeThing<Pick<TargetVersion, 'target' | 'effectiveOn'>>(sql, {
    subject: targetSubject(target.code),
    expected,
    wanted: { target, effectiveOn },
    read: async () => {
      const kept = inForceAmong((await targetVersions(sql, target.code)) ?? [], effectiveOn)
      return kept ? { target: kept.target, effectiveOn: kept.effectiveOn } : null
    },
    statements: (before) => {
      const isKept = before?.effectiveOn === effectiveOn && json(before.target) === json(target)
      return isKept ? [] : writingPut(put, before?.target ?? null, actor, now)
    },
  })
}

function writingPut(
  { target, effectiveOn, reason }: TargetPut,
  before: Target | null,
  actor: Actor,
  now: Date,
): Statement[] {
  const after = { ...target, effectiveOn }
  const entry = { action: 'put', ...targetSubject(target.code), reason, before: before ?? undefined, after }
  const made = { madeAt: now.toISOString(), madeBy: actor.name }
  return [
    // what was there from the beginning; whoever changed it first wrote that down
    statement(
      `INSERT INTO target_versions (target_code, effective_on, content, made_at, made_by)
       SELECT code, '', ?, ?, ? FROM targets WHERE code = ?
         AND NOT EXISTS (SELECT 1 FROM target_versions v WHERE v.target_code = targets.code)`,
      [json(before), made.madeAt, made.madeBy, target.code],
    ),
    putTargets([target]),
    putRows('target_versions', 'target_code, effective_on', [
      { targetCode: target.code, effectiveOn, content: json(target), ...made },
    ]),
    keepNewest(target.code),
    audited(actor, now, [entry]),
  ]
}

export interface TargetVersion {
  /** Null of what was there before the first change. */
  effectiveOn: string | null
  target: Target
  madeAt?: string
  madeBy?: string
}

/** The version in force on a day; before the first one's day that one holds, too. */
export const inForceAmong = (versions: TargetVersion[], day: string): TargetVersion | undefined =>
  versions.findLast(({ effectiveOn }) => effectiveOn === null || effectiveOn <= day) ?? versions[0]

/**
 * Takes back what was decided for a day to come, as if it had not been; a target of which nothing is left is gone. What
 * is not there is taken back already. Throws conflict for a version that is in force, and for a target that something
 * hangs on. Answers the revision it has then.
 */
export async function takeBackVersion(
  sql: Sql,
  { code, effectiveOn, expected }: Omit<TargetPut, 'target'> & { code: string },
  actor: Actor,
  now: Date,
  today: string,
): Promise<number> {
  const subject = targetSubject(code)
  let others = 0
  const taken = changeThing<TargetVersion>(sql, {
    subject,
    expected,
    wanted: null,
    read: async () => {
      const versions = (await targetVersions(sql, code)) ?? []
      others = versions.length - 1
      return versions.find((version) => version.effectiveOn === effectiveOn) ?? null
    },
    statements: (before) => {
      if (!before) return []
      if (effectiveOn <= today)
        throw new AppError('conflict', { key: 'error_version_in_force', facts: { effectiveOn } })
      return [
        statement('DELETE FROM target_versions WHERE target_code = ? AND effective_on = ?', [code, effectiveOn]),
        others > 0 ? keepNewest(code) : statement('DELETE FROM targets WHERE code = ?', [code]),
        audited(actor, now, [{ action: 'take_back', ...subject, before: { ...before.target, effectiveOn } }]),
      ]
    },
  })
  return taken.catch((error: unknown) => {
    const isUsed = error instanceof ConstraintError && error.constraint === 'foreign_key'
    throw isUsed ? new AppError('conflict', { key: 'error_target_used', facts: { code } }) : error
  })
}

/** What a target was from which day on, oldest first; null where there is no such target. */
export async function targetVersions(sql: Sql, code: string): Promise<TargetVersion[] | null> {
  const { first, kept } = await sql.read({
    first: rowOf(`SELECT ${COLUMNS} FROM targets t WHERE code = ?`, [code], targetOf),
    kept: rowsOf<Record<'on' | 'content' | 'at' | 'by', string>>(
      `SELECT effective_on AS "on", content, made_at AS "at", made_by AS "by" FROM target_versions
       WHERE target_code = ? ORDER BY effective_on`,
      [code],
    ),
  })
  if (!first) return null
  if (kept.length === 0) return [{ effectiveOn: null, target: first }]
  return kept.map(({ on, content, at, by }) => {
    const target = JSON.parse(content) as Target
    return on === '' ? { effectiveOn: null, target } : { effectiveOn: on, target, madeAt: at, madeBy: by }
  })
}
