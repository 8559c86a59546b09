/** Bulletins as they are kept, never changed; each confirmed once, by another than who made it. */
import type { Actor } from '../../domain/people/account.ts'
import { lastDayOf, monthOf, yearOf } from '../../domain/period.ts'
import type { Bulletin, FrozenBulletin } from '../../domain/report/bulletin.ts'
import { ask, assertSome, countOf, json, rowAs, rowOf, rowsOf, type Sql, statement } from '../engine/sql.ts'
import { auditedFrom } from '../people/audit.ts'
import { closing } from './closed-months.ts'

export type KeptBulletin = Omit<Bulletin, 'canConfirm' | 'status'> & { madeById: string }

const COLUMNS = `year || '-' || number AS no, kind, as_of, known_at, note, sha256, code_version, made_at, made_by, made_by_id,
  confirmed_at, confirmed_by, nullif(single_manager, 0) AS single_manager,
  (SELECT json_object('number', s.number, 'sha256', s.sha256) FROM seals s WHERE s.last_row >= (
     SELECT max(id) FROM audit WHERE subject_kind = 'bulletin' AND subject_id = bulletins.year || '-' || bulletins.number)
   ORDER BY s.last_row LIMIT 1) AS seal`
const bulletinAs = rowAs<KeptBulletin>({ flags: ['singleManager'], json: ['seal'] })
const keyOf = (no: string): number[] => no.split('-').map(Number)

/** Newest first, from the one before `before`. */
export const findBulletins = (sql: Sql, limit: number, before?: string) =>
  sql.read({
    items: rowsOf(
      `SELECT ${COLUMNS} FROM bulletins WHERE (year, number) < (?, ?) ORDER BY year DESC, number DESC LIMIT ?`,
      [...(before === undefined ? [9999, 0] : keyOf(before)), limit],
      bulletinAs,
    ),
    total: countOf('SELECT count(*) AS n FROM bulletins'),
  })

export async function findBulletin(sql: Sql, no: string): Promise<(KeptBulletin & FrozenBulletin) | undefined> {
  const { found } = await sql.read({
    found: rowOf(
      `SELECT ${COLUMNS}, figures, lists FROM bulletins WHERE year = ? AND number = ?`,
      keyOf(no),
      rowAs<KeptBulletin & FrozenBulletin>({ flags: ['singleManager'], json: ['seal'] }),
    ),
  })
  return found
}

/** Answers its number: the next one of the year. */
export async function keepBulletin(
  sql: Sql,
  bulletin: FrozenBulletin & { sha256: string },
  actor: Actor,
  { now, today }: { now: Date; today: string },
): Promise<string> {
  const { kind, asOf, knownAt, note = null, figures, lists, codeVersion, sha256 } = bulletin
  const year = yearOf(today)
  const made = [now.toISOString(), actor.id, actor.name]
  const [rows] = await sql.batch<[{ no: string }[]]>([
    statement(
      `INSERT INTO bulletins (year, number, kind, as_of, known_at, note, figures, lists, code_version, sha256, made_at,
         made_by_id, made_by)
       SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM bulletins WHERE year = ?
       RETURNING year || '-' || number AS no`,
      [year, kind, asOf, knownAt, note, figures, lists, codeVersion, sha256, ...made, year],
    ),
    auditedFrom(
      actor,
      now,
      `'issue', 'bulletin', ? || '-' || max(number), NULL, NULL, ? FROM bulletins WHERE year = ?`,
      // as a text: a number is bound as 2017.0
      [String(year), json({ kind, asOf, knownAt, sha256 }), year],
    ),
  ])
  if (!rows[0]) throw new Error('a bulletin that is kept has a number')
  return rows[0].no
}

export const MANAGERS = "SELECT count(*) FROM accounts WHERE role = 'manager' AND disabled_at IS NULL"

/**
 * An office that says that it has a single manager, and has no second, lets that one confirm, and the bulletin says so.
 * Throws ConstraintError `confirmed_by_another` for whoever made it, `nothing_changed_meanwhile` once it is. A 月报 of a whole month
 * closes that month.
 */
export async function confirmBulletin(
  sql: Sql,
  { no, kind, asOf }: Pick<KeptBulletin, 'no' | 'kind' | 'asOf'>,
  actor: Actor,
  now: Date,
  saysSingleManager: boolean,
): Promise<void> {
  const [year = 0, number = 0] = keyOf(no)
  const isWaiting = 'FROM bulletins WHERE year = ? AND number = ? AND confirmed_at IS NULL'
  const month = monthOf(asOf)
  await sql.batch([
    assertSome(`SELECT 1 ${isWaiting}`, [year, number]),
    auditedFrom(actor, now, `'confirm', 'bulletin', ?, NULL, NULL, NULL ${isWaiting}`, [no, year, number]),
    ...(kind === 'month' && asOf === lastDayOf(month) ? closing(month, actor, now, no) : []),
    statement(
      `UPDATE bulletins SET confirmed_at = ?, confirmed_by_id = ?, confirmed_by = ?,
         single_manager = ? = made_by_id AND ? AND (${MANAGERS}) < 2
       WHERE year = ? AND number = ? AND confirmed_at IS NULL`,
      [now.toISOString(), actor.id, actor.name, actor.id, Number(saysSingleManager), year, number],
    ),
  ])
}

/** Nobody else is there to confirm. */
export const isOneManagerAlone = async (sql: Sql): Promise<boolean> =>
  (await ask(sql, countOf(MANAGERS.replace('count(*)', 'count(*) AS n')))) < 2
