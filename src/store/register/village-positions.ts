/** Where each village is: learnt from its accepted logs whenever one of them is accepted, or is so no longer. */
import {
  MOST_LOGS,
  MOST_METRES_OFF,
  type VillagePosition,
  villagePositions,
} from '../../domain/register/village-position.ts'
import { testsOn } from '../audibility/audibility-states.ts'
import { json, type Sql, type Statement, statement } from '../engine/sql.ts'
import { everyShownVillage } from './villages.ts'

export async function readVillagePositions(sql: Sql, asOf: string, staleDays: number): Promise<VillagePosition[]> {
  const { villages, tests } = await sql.read({ villages: everyShownVillage, tests: testsOn(asOf, staleDays) })
  return villagePositions(villages, tests.states)
}

/** After logs changed their status: the medians of their villages. Out of an index that has nothing but what is needed. */
export const relearnPlaces = (screeningIds: string[]): Statement =>
  statement(
    `UPDATE villages SET (shown_latitude, shown_longitude, shown_logs) = (
       SELECT avg(latitude) FILTER (WHERE north IN ((n + 1) / 2, (n + 2) / 2)),
         avg(longitude) FILTER (WHERE east IN ((n + 1) / 2, (n + 2) / 2)), count(*)
       FROM (
         SELECT latitude, longitude, row_number() OVER (ORDER BY latitude) AS north,
           row_number() OVER (ORDER BY longitude) AS east, count(*) OVER () AS n
         FROM (
           SELECT latitude, longitude FROM screenings s INDEXED BY screenings_placed
           WHERE s.village_code = villages.code AND s.status = 'accepted' AND s.latitude IS NOT NULL
             AND s.longitude IS NOT NULL AND s.accuracy_m <= ?
           ORDER BY s.screened_on DESC LIMIT ?
         )
       )
     )
     WHERE code IN (SELECT village_code FROM screenings WHERE id IN (SELECT value FROM json_each(?)) AND latitude IS NOT NULL)`,
    [MOST_METRES_OFF, MOST_LOGS, json(screeningIds)],
  )
