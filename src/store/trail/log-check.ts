/** Whether logs and bulletins are what their last lines in the trail say; a stretch at a time, by their keys. */
import { sealedText } from '../../domain/report/bulletin-text.ts'
import type { Sentence } from '../../domain/language.ts'
import { digestOf } from '../../domain/trail/sha256.ts'
import { logDigest, type ScreeningRow } from '../screening/screenings.ts'
import { findBulletin } from '../report/bulletins.ts'
import type { Place, Stretch } from './chain-check.ts'
import { ask } from '../engine/sql.ts'
import { clearedUntil, isCleared } from './cleared-lines.ts'
import { ENTRY_IS_GONE, goneEntry } from './entry-check.ts'
import { pastFault } from './log-past-check.ts'
import { differing, missingThing, unknownThing } from './said-lines.ts'

const LOGS_AT_ONCE = 500
const ROWS_AT_ONCE = 5000

type Logged = ScreeningRow & {
  row: number | null
  action: string | null
  before: string | null
  after: string | null
  said_row: number | null
  said: string | null
}

const LAST = `SELECT max(id) FROM audit WHERE subject_kind = 'screening' AND subject_id = s.id`

export async function checkLogs({ sql }: Pick<Place, 'sql'>, after: string): Promise<Stretch> {
  const logs = await sql.all<Logged>(
    `SELECT s.*, a.id AS "row", a.action, a.before, a.after, c.id AS said_row, c.after->>'sha256' AS said FROM screenings s
     LEFT JOIN audit a ON a.id = (${LAST}) LEFT JOIN audit c ON c.id = (${LAST} AND action IN ('submit', 'correct', 'match'))
     WHERE s.id > ? ORDER BY s.id LIMIT ?`,
    after,
    LOGS_AT_ONCE,
  )
  const until = await ask(sql, clearedUntil)
  const at = logs.findIndex((log) => logFault(log, until) !== undefined)
  const wrong = logs[at]
  if (wrong) return { looked: at, fault: logFault(wrong, until) }
  const fault = await pastFault(sql, { after, to: logs.at(-1)?.id ?? after, clearedUntil: until })
  if (fault) return { looked: logs.length, fault }
  return { looked: logs.length, after: logs.length < LOGS_AT_ONCE ? undefined : logs.at(-1)?.id }
}

function logFault(log: Logged, until: string | undefined): Sentence | undefined {
  if (log.row === null) return unknownThing('noun_screening', log.id)
  const before = JSON.parse(log.before ?? 'null') as { revision?: number } | null
  const after = JSON.parse(log.after ?? 'null') as { status?: string; singleManager?: true } | null
  const isAlone = after?.singleManager === true
  const isAsSaid = log.status === after?.status && isAlone === (log.reviewed_alone === 1)
  // lines of long ago do not tell the revision
  const expected = log.action === 'submit' ? 1 : before?.revision === undefined ? log.revision : before.revision + 1
  if (!isAsSaid || log.revision !== expected) {
    return differing('noun_screening', log.id, log.row)
  }
  // lines of before there were seals tell no more than that
  const isSame = log.said === null || log.said === logDigest(log) || isCleared(log, until)
  return isSame ? undefined : differing('noun_screening', log.id, log.said_row ?? log.row)
}

/** What the trail says came in, and is there no more. */
export async function checkGone({ sql }: Place, after: string): Promise<Stretch> {
  const from = Number(after)
  const [newest, gone] = await sql.batch<[{ n: number }[], { row: number; kind: string; id: string }[]]>([
    { sql: 'SELECT coalesce(max(id), 0) AS n FROM audit', values: [] },
    {
      sql: `SELECT a.id AS "row", subject_kind AS kind, subject_id AS id FROM audit a WHERE a.id > ? AND a.id <= ? AND (
          (subject_kind = 'screening' AND action = 'submit' AND NOT EXISTS (SELECT 1 FROM screenings s WHERE s.id = subject_id))
          OR ${ENTRY_IS_GONE}
          OR (subject_kind = 'bulletin' AND action = 'issue' AND NOT EXISTS (
            SELECT 1 FROM bulletins b WHERE b.year || '-' || b.number = subject_id))) ORDER BY a.id LIMIT 1`,
      values: [from, from + ROWS_AT_ONCE],
    },
  ])
  const [first] = gone
  if (first) {
    const what = first.kind === 'bulletin' ? 'noun_bulletin' : 'noun_screening'
    return { looked: 0, fault: goneEntry(first.kind, first.id, first.row) ?? missingThing(what, first.id, first.row) }
  }
  const left = Math.max(0, (newest[0]?.n ?? 0) - from)
  const isAll = left <= ROWS_AT_ONCE
  return { looked: Math.min(left, ROWS_AT_ONCE), after: isAll ? undefined : String(from + ROWS_AT_ONCE) }
}

interface SealedBulletin {
  no: string
  row: number | null
  said: string | null
  /** Who made and confirmed it, and when: as it stands there, and by its lines. */
  stands: string
  told: string
}
const OF_BULLETIN = `subject_kind = 'bulletin' AND subject_id = b.year || '-' || b.number`

/** One at a time: its figures and lists are hashed anew. */
export async function checkBulletins({ sql }: Place, after: string): Promise<Stretch> {
  const [year = 0, number = 0] = after.split('-').map(Number)
  const next = await sql.first<SealedBulletin>(
    `SELECT b.year || '-' || b.number AS no, i.id AS "row", i.after->>'sha256' AS said,
       json_array(b.made_by_id, b.made_by, b.made_at, b.confirmed_by_id, b.confirmed_by, b.confirmed_at,
         b.single_manager) AS stands,
       json_array(i.actor_id, i.actor_name, i.at, c.actor_id, c.actor_name, c.at,
         coalesce(c.actor_id = i.actor_id, 0)) AS told
     FROM bulletins b LEFT JOIN audit i ON i.id = (SELECT max(id) FROM audit WHERE ${OF_BULLETIN} AND action = 'issue')
       LEFT JOIN audit c ON c.id = (SELECT max(id) FROM audit WHERE ${OF_BULLETIN} AND action = 'confirm')
     WHERE (b.year, b.number) > (?, ?) ORDER BY b.year, b.number LIMIT 1`,
    year,
    number,
  )
  const bulletin = next && (await findBulletin(sql, next.no))
  if (!next || !bulletin) return { looked: 0 }
  if (next.row === null) return { looked: 0, fault: unknownThing('noun_bulletin', next.no) }
  const isSame = digestOf(sealedText(bulletin)) === next.said && bulletin.sha256 === next.said
  if (isSame && next.stands === next.told) return { looked: 1, after: next.no }
  return { looked: 0, fault: differing('noun_bulletin', next.no, next.row) }
}
