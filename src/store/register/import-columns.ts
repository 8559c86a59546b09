/** What the office said of columns of sheets that did not say it themselves. */
import type { ImportKind } from '../../domain/import-corrections.ts'
import type { Actor } from '../../domain/people/account.ts'
import { json, putRows, type Sql } from '../engine/sql.ts'
import { audited } from '../people/audit.ts'

/** By the heading as written, the field it is; an empty one leaves the column out. */
export async function chosenColumns(sql: Sql, kind: ImportKind): Promise<Map<string, string>> {
  const rows = await sql.all<{ heading: string; field: string }>(
    'SELECT heading, field FROM import_columns WHERE kind = ?',
    kind,
  )
  return new Map(rows.map(({ heading, field }) => [heading, field]))
}

/** What is known already is written no second time. */
export async function rememberColumns(
  sql: Sql,
  kind: ImportKind,
  columns: Record<string, string>,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const known = await chosenColumns(sql, kind)
  const fresh = Object.entries(columns).filter(([heading, field]) => known.get(heading) !== field)
  if (fresh.length === 0) return
  const before = Object.fromEntries(
    fresh.flatMap(([heading]) => (known.has(heading) ? [[heading, known.get(heading)]] : [])),
  )
  await sql.batch([
    putRows(
      'import_columns',
      'kind, heading',
      fresh.map(([heading, field]) => ({ kind, heading, field })),
    ),
    audited(actor, now, [
      {
        action: 'put',
        subjectKind: 'import_columns',
        subjectId: kind,
        ...(json(before) !== '{}' && { before }),
        after: Object.fromEntries(fresh),
      },
    ]),
  ])
}
