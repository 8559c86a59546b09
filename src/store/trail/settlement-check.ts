/** Whether locked settlements, and what they paid for each log, are what their lines in the trail say; one at a time. */
import { settledText } from '../../domain/money/settlement.ts'
import { digestOf } from '../../domain/trail/sha256.ts'
import { ask } from '../engine/sql.ts'
import { linesOf } from '../money/settlements.ts'
import type { Place, Stretch } from './chain-check.ts'
import { differing, missingThing, unknownThing } from './said-lines.ts'

/** The trail's last line of a period, and the settlement where it is there. */
const NEXT = `SELECT k.period, s.sha256, s.figures, s.made_by_id AS made, s.confirmed_by_id AS confirmed, i.id AS "row",
    i.action, i.actor_id AS by, i.after->>'sha256' AS said
  FROM (SELECT period FROM settlements UNION SELECT subject_id FROM audit WHERE subject_kind = 'settlement') k
  LEFT JOIN settlements s ON s.period = k.period
  LEFT JOIN audit i ON i.id = (SELECT max(id) FROM audit WHERE subject_kind = 'settlement' AND subject_id = k.period)
  WHERE k.period > ? ORDER BY k.period LIMIT 1`

/** Something paid in a settlement that is none. */
const STRAY = 'SELECT period FROM settlement_lines WHERE period NOT IN (SELECT period FROM settlements) LIMIT 1'

type Next = Record<'period' | 'action' | 'by', string> & { row: number | null } & Record<
    'sha256' | 'figures' | 'made' | 'confirmed' | 'said',
    string | null
  >

export async function checkSettlements({ sql }: Place, after: string): Promise<Stretch> {
  const next = await sql.first<Next>(NEXT, after)
  if (!next) {
    const stray = await sql.first<{ period: string }>(STRAY)
    return { looked: 0, fault: stray ? unknownThing('noun_settlement', stray.period) : undefined }
  }
  const { period, row, sha256, figures, made, confirmed, action, by, said } = next
  if (row === null) return { looked: 0, fault: unknownThing('noun_settlement', period) }
  if (sha256 === null) return { looked: 0, fault: missingThing('noun_settlement', period, row) }
  const lines = await ask(sql, linesOf(period))
  const isLocked = action === 'confirm'
  const isAsKept = isLocked
    ? figures !== null && digestOf(settledText({ figures, lines })) === said
    : lines.length === 0
  const isBySame = isLocked ? confirmed === by : made === by && confirmed === null
  if (sha256 === said && isAsKept && isBySame) return { looked: 1, after: period }
  return { looked: 0, fault: differing('noun_settlement', period, row) }
}
