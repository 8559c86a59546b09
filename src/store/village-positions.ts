/** Reads where films were shown, village by village, and the tests of speakers up to a day. */
import { type VillagePosition, villagePositions } from '../domain/village-position.ts'
import type { Point } from '../domain/place.ts'
import { COUNTED } from '../domain/screening.ts'
import { statesOf, testsStatements } from './audibility-states.ts'
import { type Sql, statement } from './sql.ts'
import { allVillagesStatement, villageOf } from './villages.ts'

interface ShownRow {
  code: string
  /** `latitude longitude` of each log, separated by commas. */
  points: string
}

export async function readVillagePositions(sql: Sql, asOf: string, staleDays: number): Promise<VillagePosition[]> {
  type Rows = [Parameters<typeof villageOf>[0][], ShownRow[], unknown[], unknown[]]
  const [villages, shown, full, parts] = await sql.batch<Rows>([
    allVillagesStatement,
    statement(
      `SELECT village_code AS code, group_concat(latitude || ' ' || longitude, ',') AS points FROM screenings
       WHERE latitude IS NOT NULL AND longitude IS NOT NULL AND status IN (${COUNTED.map(() => '?').join(', ')})
       GROUP BY village_code`,
      ...COUNTED,
    ),
    ...testsStatements(asOf, staleDays),
  ])
  const points = new Map(shown.map(({ code, points: text }) => [code, text.split(',').map(pointOf)]))
  return villagePositions(villages.map(villageOf), points, statesOf(asOf, staleDays, full, parts))
}

function pointOf(text: string): Point {
  const [latitude = 0, longitude = 0] = text.split(' ').map(Number)
  return { latitude, longitude }
}
