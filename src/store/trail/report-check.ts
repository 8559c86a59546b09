/** Whether reports, and what was frozen when they were confirmed, are what their lines in the trail say; one at a time. */
import { digestOf } from '../../domain/trail/sha256.ts'
import type { Place, Stretch } from './chain-check.ts'
import { differing, missingThing, unknownThing } from './said-lines.ts'

const lastLine = (actions: string): string =>
  `(SELECT max(id) FROM audit WHERE subject_kind = 'report' AND subject_id = k.id AND action IN (${actions}))`
/** The trail's last text of a report, who confirmed it, and the report where it is there. */
const NEXT = `SELECT k.id, r.content, r.frozen, r.sha256, r.confirmed_by_id AS confirmed, w.id AS "row", w.after AS said,
    c.after->>'sha256' AS hash, c.actor_id AS by
  FROM (SELECT id FROM reports UNION SELECT subject_id FROM audit WHERE subject_kind = 'report') k
  LEFT JOIN reports r ON r.id = k.id
  LEFT JOIN audit w ON w.id = ${lastLine(`'add', 'put'`)}
  LEFT JOIN audit c ON c.id = ${lastLine(`'confirm'`)}
  WHERE k.id > ? ORDER BY k.id LIMIT 1`

type Next = { id: string; row: number | null } & Record<
  'content' | 'frozen' | 'sha256' | 'confirmed' | 'said' | 'hash' | 'by',
  string | null
>

export async function checkReports({ sql }: Place, after: string): Promise<Stretch> {
  const next = await sql.first<Next>(NEXT, after)
  if (!next) return { looked: 0 }
  const { id, row, content, frozen, sha256, confirmed, said, hash, by } = next
  if (row === null) return { looked: 0, fault: unknownThing('noun_report', id) }
  if (content === null) return { looked: 0, fault: missingThing('noun_report', id, row) }
  const isFrozen = hash === (frozen === null ? null : digestOf(frozen))
  const isSame = content === said && isFrozen && sha256 === hash && confirmed === by
  return isSame ? { looked: 1, after: id } : { looked: 0, fault: differing('noun_report', id, row) }
}
