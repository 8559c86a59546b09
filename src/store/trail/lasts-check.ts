/** Whether what is kept of each village, its last show and tests, is what its logs and tests say; some villages at a time. */
import { FULL_CREDIT } from '../../domain/register/film.ts'
import { rowsOf, type Value } from '../engine/sql.ts'
import { IS_COUNTED } from '../screening/counts.ts'
import type { Place, Stretch } from './chain-check.ts'

const AT_ONCE = 500

const ofVillages = (select: string, [after, last]: Value[]) =>
  rowsOf<Kept>(`SELECT * FROM (${select}) WHERE village_code > ? AND village_code <= ?`, [after ?? '', last ?? ''])
const SEEN = `SELECT v.code AS village_code, (SELECT s.screened_on FROM screenings s WHERE s.village_code = v.code
  AND ${IS_COUNTED} AND s.credit >= ${FULL_CREDIT} ORDER BY s.screened_on DESC LIMIT 1) AS whole_on FROM villages v`

/** `after`: the last village that was looked at. */
export async function checkLasts({ sql }: Pick<Place, 'sql'>, after: string): Promise<Stretch> {
  const next = await sql.all<{ code: string }>(
    `SELECT code FROM villages WHERE code > ? UNION SELECT village_code FROM villages_seen WHERE village_code > ?
     UNION SELECT village_code FROM villages_tested WHERE village_code > ? ORDER BY 1 LIMIT ${AT_ONCE}`,
    after,
    after,
    after,
  )
  const last = next.at(-1)?.code
  if (last === undefined) return { looked: 0 }
  const { seen, ofLogs, tested, ofTests } = await sql.read({
    seen: ofVillages("SELECT * FROM villages_seen WHERE whole_on <> ''", [after, last]),
    ofLogs: ofVillages(`SELECT * FROM (${SEEN}) WHERE whole_on IS NOT NULL`, [after, last]),
    tested: ofVillages('SELECT * FROM villages_tested', [after, last]),
    ofTests: ofVillages('SELECT * FROM villages_tested_last', [after, last]),
  })
  const village = differing(seen, ofLogs) ?? differing(tested, ofTests)
  if (village !== undefined) return { looked: 0, fault: { key: 'lasts_differ', facts: { village } } }
  return { looked: seen.length + tested.length, after: last }
}

interface Kept {
  village_code: string
}
function differing(kept: Kept[], counted: Kept[]): string | undefined {
  const marksOf = (rows: Kept[]) => new Map(rows.map((row) => [row.village_code, JSON.stringify(row)]))
  const [ofKept, ofCounted] = [marksOf(kept), marksOf(counted)]
  return [...ofKept.keys(), ...ofCounted.keys()].find((code) => ofKept.get(code) !== ofCounted.get(code))
}
