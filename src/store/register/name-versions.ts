/** What townships, teams and films are called, and until when they are there: from a day on, as villages. */
import type { Actor } from '../../domain/people/account.ts'
import { json, putRows, type Reading, rowsOf, statement, type Statement } from '../engine/sql.ts'

/** Each with its table, the column of its name, and what has no first day. */
export const NAMED = {
  township: { table: 'townships', name: 'name', others: [] },
  team: { table: 'teams', name: 'name', others: ['members', 'phone'] },
  film: { table: 'films', name: 'title', others: ['kind', 'minutes'] },
} as const
export type NamedKind = keyof typeof NAMED
const KINDS = Object.keys(NAMED) as NamedKind[]

/** From which day on, and why. */
export interface Decided {
  effectiveOn: string
  reason?: string | undefined
  document?: string | undefined
}

export interface NamedThing {
  code: string
  name: string
  endsOn?: string | undefined
}

/** Each table as it was on a day, which it takes; one that had not begun is not there. */
export const NAMED_ON_DAY = KINDS.map((kind) => {
  const { table, name, others } = NAMED[kind]
  const own = `x.kind = '${kind}' AND x.code = v.code`
  const held = (column: string, kept: string) =>
    `CASE WHEN w.code IS NULL THEN v.${column} ELSE w.${kept} END AS ${column}`
  return {
    table,
    text: `SELECT v.rowid AS "rowid", ${['code', ...others].map((column) => `v.${column}`).join(', ')},
      ${held(name, 'name')}, ${held('ends_on', 'ends_on')}
      FROM ${table} v LEFT JOIN name_versions w ON w.kind = '${kind}' AND w.code = v.code AND w.effective_on = (
        SELECT max(x.effective_on) FROM name_versions x WHERE ${own} AND x.effective_on <= ?)
      WHERE w.code IS NOT NULL OR NOT EXISTS (SELECT 1 FROM name_versions x WHERE ${own})`,
  }
})

/** What holds from a day on; what was before is kept first. Their tables then follow. */
export function putNames(
  kind: NamedKind,
  things: NamedThing[],
  decided: Decided,
  actor: Actor,
  now: Date,
): Statement[] {
  const { table, name } = NAMED[kind]
  const made = { madeAt: now.toISOString(), madeBy: actor.name }
  const { effectiveOn, document, reason } = decided
  return [
    statement(
      `INSERT INTO name_versions (kind, code, effective_on, name, ends_on, made_at, made_by)
       SELECT ?, code, '', ${name}, ends_on, ?, ? FROM ${table} v WHERE code IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM name_versions x WHERE x.kind = ? AND x.code = v.code)`,
      [kind, made.madeAt, made.madeBy, json(things.map(({ code }) => code)), kind],
    ),
    beginNames(kind, things, { effectiveOn, document, reason }, actor, now),
  ]
}

/** The same of what is new on that day. */
export const beginNames = (
  kind: NamedKind,
  things: NamedThing[],
  { effectiveOn, document, reason }: Decided,
  actor: Actor,
  now: Date,
): Statement =>
  putRows(
    'name_versions',
    'kind, code, effective_on',
    things.map(({ code, name, endsOn }) => ({
      kind,
      code,
      effectiveOn,
      name,
      endsOn,
      document,
      reason,
      madeAt: now.toISOString(),
      madeBy: actor.name,
    })),
  )

/** What their tables should say on a day, which `held` and `dated` take. */
export const NAMES_HELD = KINDS.map((kind) => {
  const { table, name } = NAMED[kind]
  return {
    table,
    columns: `${name}, ends_on`,
    held: `SELECT name, ends_on FROM name_versions w WHERE w.kind = '${kind}' AND w.code = ${table}.code
      AND w.effective_on <= ? ORDER BY w.effective_on DESC LIMIT 1`,
    dated: `SELECT code FROM name_versions WHERE kind = '${kind}' AND effective_on <= ?`,
  }
})

/** What townships, teams and films were called besides what they are called now, by kind and code. */
export const formerNames: Reading<{ kind: NamedKind; code: string; name: string }[]> = rowsOf(
  'SELECT DISTINCT kind, code, name FROM name_versions ORDER BY kind, code, effective_on',
)
