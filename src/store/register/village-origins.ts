/** Of which villages one was made, by merging or splitting, and what these showed. */
import type { PlannedVillage } from '../../domain/register/register-change.ts'
import { yearOf } from '../../domain/period.ts'
import { forebearsOf, lineageOf, type Origin } from '../../domain/register/village-lineage.ts'
import { ask, insertRows, json, mapped, type Reading, rowAs, rowsOf, type Sql, type Statement } from '../engine/sql.ts'
import { IS_COUNTED } from '../screening/counts.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { everyVersion, OF_REGISTER, onDay } from './village-versions.ts'
import { everyVillage } from './villages.ts'

export const putOrigins = (villages: PlannedVillage[], madeOn: string): Statement =>
  insertRows(
    'village_origins',
    villages.flatMap(({ village, origins = [] }) =>
      origins.map((fromCode) => ({ villageCode: village.code, fromCode, madeOn })),
    ),
    'ON CONFLICT DO NOTHING',
  )

export const everyOrigin: Reading<Origin[]> = keptBy(
  OF_REGISTER,
  rowsOf(
    'SELECT village_code, from_code, made_on FROM village_origins ORDER BY made_on DESC, village_code, from_code',
    [],
    rowAs<Origin>(),
  ),
)

/** Credit in sixtieths that each has between its two days, by its code. */
const creditsOf = (spans: { code: string; from: string; to: string }[]): Reading<ReadonlyMap<string, number>> =>
  mapped(
    rowsOf<{ code: string; credit: number }>(
      `SELECT j.value->>'code' AS code, sum(s.credit) AS credit FROM json_each(?) j CROSS JOIN screenings s
         ON s.village_code = j.value->>'code' AND s.screened_on BETWEEN j.value->>'from' AND j.value->>'to'
         AND ${IS_COUNTED} GROUP BY 1`,
      [json(spans)],
    ),
    (rows) => new Map(rows.map(({ code, credit }) => [code, credit])),
  )

/** Of each village that was made of others by a day, these, and up to which day what they showed was shown to its people. */
export async function readForebears(sql: Sql, asOf: string): Promise<{ code: string; of: string; to: string }[]> {
  const register = await sql.read({ origins: everyOrigin, villages: everyVillage })
  const made = new Set(register.origins.map(({ villageCode }) => villageCode))
  return [...made].flatMap((of) => forebearsOf(of, register, asOf).map(({ code, to }) => ({ code, of, to })))
}

export async function readLineage(sql: Sql, code: string, asOf: string) {
  const dated = await onDay(sql, asOf)
  const register = await dated.read({ origins: everyOrigin, villages: everyVillage, versions: everyVersion })
  const before = forebearsOf(code, register, asOf)
  const own = { code, from: `${yearOf(asOf)}-01-01`, to: asOf }
  const credits = await ask(sql, creditsOf([own, ...before]))
  return lineageOf(code, before, asOf, { ...register, credits })
}
