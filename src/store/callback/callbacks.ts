/** Logs that were drawn to be asked about, and what their villages said; whoever sent a log never says it. */
import type { Callback, CallbackState, NewCallbackResult } from '../../domain/callback/callback.ts'
import { AppError, busy, notFound } from '../../domain/errors.ts'
import { anotherDecides } from '../../domain/screening/four-eyes.ts'
import {
  allOf,
  ask,
  assertSome,
  countOf,
  isAsked,
  json,
  reading,
  type Reading,
  rowAs,
  rowsOf,
  type Sql,
  statement,
  type Statement,
  type Value,
  wroteFirst,
} from '../engine/sql.ts'
import { audited } from '../people/audit.ts'
import { isSame } from '../people/revisions.ts'
import { decidedBy, decidersOf, type Eyes } from '../screening/four-eyes.ts'

/** It was not so, and the log still counts, or may; of an accepted one nobody has said since that it is so all the same. */
const UNDECIDED = `(c.result = 'denied' AND (s.status IN ('submitted', 'held')
  OR (s.status = 'accepted' AND s.revision = c.log_revision)))`
const COLUMNS = `c.screening_id AS id, c.month, c.place, coalesce(c.result, 'open') AS state, c.note, c.called_at, c.called_by,
  nullif(c.called_alone, 0) AS called_alone, ${UNDECIDED} IS TRUE AS is_undecided, c.revision`
const FROM = 'FROM callbacks c JOIN screenings s ON s.id = c.screening_id'

export type KeptCallback = Callback & { id: string }
const callbackAs = rowAs<KeptCallback>({ flags: ['calledAlone', 'isUndecided'] })

/** Of these logs those that were drawn: few are, and those alone are looked up. */
export const callbacksOf = (logs: readonly { id: string }[]): Reading<Map<string, Callback>> =>
  reading(
    `SELECT ${COLUMNS} FROM callbacks c CROSS JOIN screenings s ON s.id = c.screening_id
     WHERE c.screening_id IN (SELECT value FROM json_each(?))`,
    [json(logs.map(({ id }) => id))],
    (rows: object[]) =>
      new Map(
        rows.map(callbackAs).map(({ id, ...callback }) => {
          return [id, callback]
        }),
      ),
  )

interface CallbackFilter {
  month?: string | undefined
  state?: CallbackState | undefined
  team?: string | undefined
  undecided?: boolean | undefined
}
export type CallbackPlace = Pick<Callback, 'month' | 'place'>

/** Which logs they are, in the order of calling, and how many in all. */
export async function findCallbacks(sql: Sql, filter: CallbackFilter, limit: number, after?: CallbackPlace) {
  const { month, state, team, undecided } = filter
  const { where, values } = allOf(
    isAsked('c.month = ?', month),
    state === 'open' && ['c.result IS NULL'],
    state !== 'open' && isAsked('c.result = ?', state),
    isAsked('c.screening_id IN (SELECT id FROM screenings WHERE team_code = ?)', team),
    // said of the index that has only these
    undecided === true && ["c.result = 'denied'"],
    isAsked(`${UNDECIDED} IS TRUE = ?`, undecided),
  )
  const beyond = after ? '(c.month < ? OR (c.month = ? AND c.place > ?))' : '1'
  const cursor: Value[] = after ? [after.month, after.month, after.place] : []
  const { rows, total } = await sql.read({
    rows: rowsOf<CallbackPlace & { id: string }>(
      `SELECT c.screening_id AS id, c.month, c.place ${FROM} WHERE ${where} AND ${beyond}
       ORDER BY c.month DESC, c.place LIMIT ?`,
      [...values, ...cursor, limit + 1],
    ),
    total: countOf(
      `SELECT count(*) AS n ${undecided === undefined ? 'FROM callbacks c' : FROM} WHERE ${where}`,
      values,
    ),
  })
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? items.at(-1) : undefined
  return { ids: items.map(({ id }) => id), total, ...(next && { next }) }
}

const MOST_TRIES = 5

/** The same said again changes nothing; what somebody else said meanwhile is not written over. */
export async function putCallback(
  sql: Sql,
  id: string,
  { revision, ...said }: NewCallbackResult,
  eyes: Eyes & { now: Date },
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = (await ask(sql, callbacksOf([{ id }]))).get(id)
    if (!before) throw notFound('noun_callback', id)
    const was = { result: before.state, note: before.note }
    if (isSame(was, said)) return
    const by = (await decidedBy(sql, [id], eyes)).get(id)
    if (by === 'another') throw new AppError('forbidden', anotherDecides((await decidersOf(sql, [id])).get(id)))
    if (before.revision !== revision) throw new AppError('conflict', { key: 'error_changed_meanwhile' })
    const after = { ...said, ...(by === 'alone' && { singleManager: true }) }
    const entry = {
      action: 'call',
      subjectKind: 'callback' as const,
      subjectId: id,
      before: before.state === 'open' ? undefined : was,
      after,
    }
    const statements = [
      assertSome('SELECT 1 FROM callbacks WHERE screening_id = ? AND revision = ?', [id, revision]),
      saying(id, said, by === 'alone', eyes),
      audited(eyes.actor, eyes.now, [entry]),
    ]
    if (await wroteFirst(sql, statements, 'called_by_another')) return
  }
  throw busy()
}

const saying = (
  id: string,
  { result, note }: Omit<NewCallbackResult, 'revision'>,
  isAlone: boolean,
  { actor, now }: Eyes & { now: Date },
): Statement =>
  statement(
    `UPDATE callbacks SET result = ?, note = ?, called_at = ?, called_by_id = ?, called_by = ?, called_alone = ?,
       log_revision = (SELECT revision FROM screenings WHERE id = ?), revision = revision + 1 WHERE screening_id = ?`,
    [result, note ?? null, now.toISOString(), actor.id, actor.name, Number(isAlone), id, id],
  )
