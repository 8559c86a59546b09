/** A county for the benchmarks: the seed register in a file, and logs of any evening of any year. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NewVillage } from '../../src/domain/register/place.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { type NodeSqlite, openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { keepYears } from '../../src/store/screening/day-credits.ts'
import { findVillages } from '../../src/store/register/villages.ts'
import { statement } from '../../src/store/engine/sql.ts'
import { aToken } from '../ways-in.ts'
import { fillWorkshop, idOf } from './workshop-years.ts'

export const NOW = '2017-12-31T23:00:00+08:00'
const REGISTER = 'db/seed/yanting'

export interface County {
  folder: string
  file: string
  sql: NodeSqlite
  villages: NewVillage[]
  remove: () => void
}

export async function aCounty(): Promise<County> {
  const folder = mkdtempSync(join(tmpdir(), 'yingxiang-bench-'))
  const file = join(folder, 'yingxiang.sqlite')
  const sql = openSqlite(file)
  sql.migrate('db/migrations')
  const names = readdirSync(REGISTER).filter((name) => name.endsWith('.csv'))
  const files = () => new Map(names.map((name) => [name, readFileSync(join(REGISTER, name), 'utf8')]))
  await ensureRegister(sql, files, new Date(NOW))
  const { items: villages } = await findVillages(sql, {}, 1000)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  return { folder, file, sql, villages, remove }
}

export const tokenFor = (sql: NodeSqlite, role: 'team' | 'manager', teamCode?: string): Promise<string> =>
  aToken(sql, { role, teamCode }, new Date(NOW))

/** As the phones make theirs (client/shared/api.ts). */
function timeOrderedId(): string {
  const at = Date.now().toString(16).padStart(12, '0')
  return `${at.slice(0, 8)}-${at.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/**
 * The n-th log of a team: each of its villages in turn, one show an evening, every evening of the year again and again
 * over the years, so that the neighbourhood of a log is as large as in life. A satellite never says quite the same twice.
 */
export function logOf(county: County, team: number, n: number, year = 2017, wander = 0.01): NewScreening {
  const teamCode = `team-${String(team).padStart(2, '0')}`
  const own = county.villages.filter((village) => village.teamCode === teamCode)
  const village = own[n % own.length]
  const day = new Date(Date.UTC(year - Math.floor(n / 365), 0, 1 + (n % 365))).toISOString().slice(0, 10)
  return {
    id: timeOrderedId(),
    teamCode,
    villageCode: village?.code ?? '',
    startedAt: `${day}T20:50:00+08:00`,
    endedAt: `${day}T22:35:00+08:00`,
    venue: n % 3 === 0 ? 'indoor' : 'outdoor',
    filmCodes: [`film-${String(1 + (n % 7)).padStart(3, '0')}`],
    attendance: 40 + (n % 60),
    operatorName: '王建国',
    receiptNo: `B-${team}-${year}-${n}`,
    position: {
      latitude: 31.2 + team / 100 + wander * Math.random(),
      longitude: 105.4 + wander * Math.random(),
      accuracyM: 12,
      fixedAt: `${day}T20:50:00+08:00`,
    },
    recordedAt: `${day}T22:40:00+08:00`,
  }
}

/** Whole county-years of logs, one show a village and month, written in bulk: what a benchmark reads, not what it measures. */
export async function fillYears(county: County, lastYear: number, years: number): Promise<void> {
  const { sql } = county
  const bind = statement(
    `WITH RECURSIVE years(y) AS (SELECT ? UNION ALL SELECT y + 1 FROM years WHERE y < ?),
       months(m) AS (SELECT 1 UNION ALL SELECT m + 1 FROM months WHERE m < 12),
       shows AS (SELECT y, m, v.code AS village, v.team_code AS team,
           printf('%04d-%02d-%02d', y, m, 1 + (v.rowid * 5 + m) % 28) AS day FROM years, months, villages v)
     INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes,
       attendance, recorded_at, received_at, status, credit)
     SELECT ${idOf('day')}, team, village, day || 'T12:50:00.000Z',
       day || 'T14:35:00.000Z', day, 'outdoor', '["film-001"]', 75, day || 'T14:40:00.000Z', day || 'T14:50:00.000Z',
       'accepted', 60 FROM shows`,
    [lastYear - years + 1, lastYear],
  )
  await sql.batch([bind])
  await fillWorkshop(sql, lastYear, years)
  // as a server's nights leave it: ANALYZE would gather samples too, for which SQLite plans a statement anew at each use
  await sql.all('PRAGMA optimize = 0x10012')
  await sql.batch(keepYears(`${lastYear}-12-31`))
}
