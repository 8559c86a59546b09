/** Reports as they are kept: drafts that are changed, each version in the trail; confirmed once, and never changed again. */
import { AppError, notFound, sameId } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/account.ts'
import type { NewReport } from '../../domain/report/report.ts'
import {
  assertRevision,
  assertSome,
  ask,
  countOf,
  insertRow,
  json,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  statement,
  wroteFirst,
} from '../engine/sql.ts'
import { audited, auditedFrom } from '../people/audit.ts'
import { isSame } from '../people/revisions.ts'
import { MANAGERS } from './bulletins.ts'

/** What each figure said, by its name. */
export type Said = Record<string, string>
export interface KeptReport {
  content: NewReport
  said: Said
  revision: number
  madeAt: string
  madeById: string
  madeBy: string
  changedAt: string
  changedById: string
  changedBy: string
  confirmedAt?: string
  confirmedBy?: string
  singleManager?: boolean
  /** As it was confirmed, and hashed. */
  frozen?: string
  sha256?: string
}
/** As much of it as a list tells. */
export type ReportHead = Omit<KeptReport, 'content' | 'said' | 'frozen'> & {
  head: Pick<NewReport, 'id' | 'kind' | 'title' | 'asOf' | 'bulletin'>
}

const COLUMNS = `revision, made_at, made_by_id, made_by, changed_at, changed_by_id, changed_by, confirmed_at, confirmed_by,
  nullif(single_manager, 0) AS single_manager, sha256`
const HEAD = `json_object('id', id, 'kind', content->>'kind', 'title', content->>'title', 'asOf', content->>'asOf',
  'bulletin', content->>'bulletin')`
const reportAs = rowAs<KeptReport>({ flags: ['singleManager'], json: ['content', 'said'] })
const keptReport = (id: string) =>
  rowOf(`SELECT content, said, frozen, ${COLUMNS} FROM reports WHERE id = ?`, [id], reportAs)

export async function findReport(sql: Sql, id: string): Promise<KeptReport> {
  const found = await ask(sql, keptReport(id.toLowerCase()))
  if (!found) throw notFound('noun_report', id)
  return found
}

/** Those changed last first. */
export const findReports = (sql: Sql, limit: number, before?: { changedAt: string; id: string }) =>
  sql.read({
    items: rowsOf(
      `SELECT ${HEAD} AS head, ${COLUMNS} FROM reports WHERE (changed_at, id) < (?, ?)
       ORDER BY changed_at DESC, id DESC LIMIT ?`,
      [before?.changedAt ?? '9999', before?.id ?? '', limit],
      rowAs<ReportHead>({ flags: ['singleManager'], json: ['head'] }),
    ),
    total: countOf('SELECT count(*) AS n FROM reports'),
  })

interface Writing {
  actor: Actor
  now: Date
}

/** Keeps what is new; the same under the same id is a success that changes nothing. */
export async function addReport(sql: Sql, content: NewReport, said: Said, { actor, now }: Writing): Promise<boolean> {
  const at = now.toISOString()
  const { id } = content
  for (;;) {
    const kept = await ask(sql, keptReport(id))
    if (kept) {
      if (isSame(kept.content, content)) return false
      throw sameId(id)
    }
    const by = { madeAt: at, madeById: actor.id, madeBy: actor.name }
    const changed = { changedAt: at, changedById: actor.id, changedBy: actor.name }
    const row = { id, content: json(content), said: json(said), ...by, ...changed }
    const line = audited(actor, now, [{ action: 'add', subjectKind: 'report', subjectId: id, after: content }])
    if (await wroteFirst(sql, [insertRow('reports', row), line], 'reports.id')) return true
  }
}

/** Throws `conflict` where somebody else changed it since that revision, and once it is confirmed. */
export async function changeReport(
  sql: Sql,
  content: NewReport,
  said: Said,
  revision: number,
  { actor, now }: Writing,
): Promise<void> {
  const { id } = content
  for (;;) {
    const kept = await findReport(sql, id)
    const isUnchanged = isSame(kept.content, content)
    if (isUnchanged && (kept.confirmedAt !== undefined || isSame(kept.said, said))) return
    if (kept.confirmedAt !== undefined) throw new AppError('conflict', { key: 'error_report_confirmed' })
    if (kept.revision !== revision && !isUnchanged) throw new AppError('conflict', { key: 'error_changed_meanwhile' })
    const statements = [
      assertRevision('reports', id, kept.revision),
      statement(
        `UPDATE reports SET content = ?, said = ?, revision = revision + 1, changed_at = ?, changed_by_id = ?,
           changed_by = ? WHERE id = ?`,
        [json(content), json(said), now.toISOString(), actor.id, actor.name, id],
      ),
      audited(actor, now, [
        { action: 'put', subjectKind: 'report', subjectId: id, before: kept.content, after: content },
      ]),
    ]
    if (await wroteFirst(sql, statements)) return
  }
}

/** Throws ConstraintError `report_confirmed_by_another` for whoever wrote it, `nothing_changed_meanwhile` once it is another. */
export async function confirmReport(
  sql: Sql,
  { id, revision, frozen, sha256 }: { id: string; revision: number; frozen: string; sha256: string },
  { actor, now }: Writing,
  saysSingleManager: boolean,
): Promise<void> {
  const isWaiting = 'FROM reports WHERE id = ? AND revision = ? AND confirmed_at IS NULL'
  const asked = [id, revision]
  await sql.batch([
    assertSome(`SELECT 1 ${isWaiting}`, asked),
    auditedFrom(actor, now, `'confirm', 'report', ?, NULL, NULL, ? ${isWaiting}`, [id, json({ sha256 }), ...asked]),
    statement(
      `UPDATE reports SET confirmed_at = ?, confirmed_by_id = ?, confirmed_by = ?, frozen = ?, sha256 = ?,
         single_manager = ? IN (made_by_id, changed_by_id) AND ? AND (${MANAGERS}) < 2
       WHERE id = ? AND revision = ? AND confirmed_at IS NULL`,
      [now.toISOString(), actor.id, actor.name, frozen, sha256, actor.id, Number(saysSingleManager), ...asked],
    ),
  ])
}

const MOST_NAMED = 100
const TEXTS = `(SELECT group_concat(atom, ' ') FROM json_tree(content) WHERE type = 'text')`

/** Those changed last whose title or text has these letters, as `typed` makes them, in it. */
export const reportsNamed = (letters: string) =>
  rowsOf(
    `SELECT id, content->>'title' AS title, content->>'kind' AS kind, content->>'asOf' AS as_of, ${TEXTS} AS texts
     FROM reports WHERE instr(lower(replace(${TEXTS}, ' ', '')), ?) > 0 ORDER BY changed_at DESC, id LIMIT ${MOST_NAMED}`,
    [letters],
    rowAs<Pick<NewReport, 'id' | 'title' | 'kind' | 'asOf'> & { texts: string }>(),
  )
