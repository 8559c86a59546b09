/** Reads where films were shown, village by village, and the tests of speakers up to a day. */
import { type VillagePosition, villagePositions } from '../domain/village-position.ts'
import type { Point } from '../domain/place.ts'
import { COUNTED } from '../domain/screening.ts'
import { statesOf, testsStatements } from './audibility-states.ts'
import { type Sql } from './sql.ts'
import { EVERY_DAY, EVERY_LOG, stretches } from './stretches.ts'
import { allVillagesStatement, villageOf } from './villages.ts'

interface ShownRow {
  code: string
  /** `latitude longitude` of each log, separated by commas. */
  points: string
}

export async function readVillagePositions(sql: Sql, asOf: string, staleDays: number): Promise<VillagePosition[]> {
  type Rows = [Parameters<typeof villageOf>[0][], unknown[], unknown[]]
  const [villages, full, parts] = await sql.batch<Rows>([allVillagesStatement, ...testsStatements(asOf, staleDays)])
  const shown = await pointsShown(sql)
  return villagePositions(villages.map(villageOf), shown, statesOf(asOf, staleDays, full, parts))
}

/** Where films were shown, by village. */
async function pointsShown(sql: Sql): Promise<Map<string, Point[]>> {
  const shown = new Map<string, Point[]>()
  for await (const { from, to } of stretches(sql, EVERY_LOG, EVERY_DAY)) {
    const rows = await sql.all<ShownRow>(
      `SELECT village_code AS code, group_concat(latitude || ' ' || longitude, ',') AS points FROM screenings
       WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND status IN (${COUNTED.map(() => '?').join(', ')})
         AND screened_on BETWEEN ? AND ? GROUP BY village_code`,
      ...COUNTED,
      from,
      to,
    )
    for (const { code, points } of rows) {
      const known = shown.get(code) ?? []
      for (const point of points.split(',')) known.push(pointOf(point))
      shown.set(code, known)
    }
  }
  return shown
}

function pointOf(text: string): Point {
  const [latitude = 0, longitude = 0] = text.split(' ').map(Number)
  return { latitude, longitude }
}
