/** Whether what was known of logs before is what the trail said then: what is answered of a past moment rests on it. */
import type { Sentence } from '../../domain/language.ts'
import { ask, rowsOf, type Sql } from '../engine/sql.ts'
import { logDigest, type ScreeningRow } from '../screening/screenings.ts'
import { isCleared } from './cleared-lines.ts'
import { differing } from './said-lines.ts'

type Version = ScreeningRow & {
  known_from: number
  /** Of the one that holds now there is none. */
  version_until: number | null
  line_row: number | null
  after: string | null
  said: string | null
  sent_at: number | null
}

/** The last line that was known when the version began. */
const LAST = `SELECT max(id) FROM audit WHERE subject_kind = 'screening' AND subject_id = p.id AND known_from <= p.known_from`
const versionsOf = (table: string, until: string): string =>
  `SELECT p.*, ${until} AS version_until, a.id AS line_row, a.after, c.after->>'sha256' AS said,
     (SELECT min(known_from) FROM audit WHERE subject_kind = 'screening' AND subject_id = p.id AND action = 'submit'
        AND after->>'sha256' IS NOT NULL) AS sent_at
   FROM ${table} p LEFT JOIN audit a ON a.id = (${LAST})
     LEFT JOIN audit c ON c.id = (${LAST} AND action IN ('submit', 'correct', 'match'))
   WHERE p.id > ? AND p.id <= ? ORDER BY p.id, p.known_from`

interface Span {
  after: string
  to: string
  clearedUntil: string | undefined
}

/** Of the logs behind one, up to another. */
export async function pastFault(sql: Sql, { after, to, clearedUntil }: Span): Promise<Sentence | undefined> {
  const read = (table: string, end: string) => ask(sql, rowsOf<Version>(versionsOf(table, end), [after, to]))
  const past = Map.groupBy(await read('screenings_past', 'p.known_until'), ({ id }) => id)
  for (const newest of await read('screenings', 'NULL')) {
    const { id } = newest
    const all = [...(past.get(id) ?? []), newest]
    const wrong = all.find((version, i) => !isAsSaid(version, clearedUntil) || !followsOn(version, all[i - 1]))
    if (wrong) return differing('noun_screening', id, wrong.line_row ?? 0)
  }
  return undefined
}

/** Lines of before there were seals tell too little. */
function isAsSaid(version: Version, clearedUntil: string | undefined): boolean {
  if (version.said === null || version.sent_at === null) return true
  const said = JSON.parse(version.after ?? 'null') as { status?: string; singleManager?: true } | null
  const isAlone = said?.singleManager === true
  if (version.status !== said?.status || isAlone !== (version.reviewed_alone === 1)) return false
  return version.said === logDigest(version) || isCleared(version, clearedUntil)
}

/** From when it was sent on, without a gap. */
const followsOn = (version: Version, before: Version | undefined): boolean =>
  version.sent_at === null || version.known_from === (before ? before.version_until : version.sent_at)
