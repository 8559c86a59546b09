/** A province for the benchmarks: 183 counties like the seed's in one database, two years of logs, tests and faults; written in bulk. */
import { putVillages } from '../../src/store/register/villages.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { putTeams } from '../../src/store/register/teams.ts'
import Database from 'better-sqlite3'
import { json, statement } from '../../src/store/engine/sql.ts'
import type { County } from './county.ts'
import { KEPT_ROWS, OTHER_ROWS, UUID } from './province-rows.ts'

const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗'
const GIVEN = '建国伟明志强文华军平永福春生玉兰秀英海涛德贵长林新民'
/** The seed's own county has the first six digits 510723. */
const prefixOf = (county: number): string => (county === 0 ? '510723' : String(520_000 + county))
const teamOf = (county: number, team: string): string => (county === 0 ? team : `c${county}-${team}`)

/** Names of the seed's, their first characters from village to village: as many as a province has, and as like each other. */
function nameIn(names: string[], i: number, county: number): string {
  const first = names[(i * 7 + county * 31) % names.length] ?? ''
  return county === 0 ? (names[i] ?? '') : first.slice(0, 1) + (names[i] ?? '').slice(-2)
}

async function fillRegister({ sql, villages }: County, counties: number): Promise<void> {
  const names = villages.map(({ name }) => name)
  const townships = await sql.all<{ code: string; name: string }>('SELECT code, name FROM townships ORDER BY code')
  const teams = [...new Set(villages.flatMap(({ teamCode }) => teamCode ?? []))]
  for (let county = 1; county < counties; county++) {
    const moved = (code: string): string => prefixOf(county) + code.slice(6)
    const own = villages.map((village, i): NewVillage => {
      const { code, townshipCode, teamCode = '' } = village
      const place = { code: moved(code), townshipCode: moved(townshipCode), teamCode: teamOf(county, teamCode) }
      return { ...village, ...place, name: nameIn(names, i, county) }
    })
    const rows = townships.map(({ code, name }, i) => [
      moved(code),
      nameIn(
        townships.map((one) => one.name),
        i,
        county,
      ) || name,
    ])
    await sql.batch([
      statement('INSERT INTO townships (code, name) SELECT value->>0, value->>1 FROM json_each(?)', [json(rows)]),
      putTeams(teams.map((code, i) => ({ code: teamOf(county, code), name: `${prefixOf(county)}放映${i + 1}队` }))),
      putVillages(own),
    ])
  }
}

/** A log a village and month: people, papers, findings and a state, as in life; in the order in which they came. */
const LOGS = `WITH shows AS MATERIALIZED (SELECT v.code AS village, v.team_code AS team, abs(random()) AS dice,
         row_number() OVER () AS n, printf('%04d-%02d-%02d', ?, ?, 1 + (v.rowid * 5 + ?) % 28) AS day FROM villages v),
       people AS (SELECT *, substr(?, 1 + dice % 20, 1) || substr(?, 1 + dice / 20 % 26, 2) AS who,
         substr(?, 1 + (length(team) * 7 + unicode(substr(team, -1)) + unicode(substr(team, 3, 1))) % 20, 1) ||
           substr(?, 1 + unicode(substr(team, -2)) % 26, 2) AS operator FROM shows ORDER BY day)
     INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes,
       attendance, recorded_at, received_at, status, credit, receipt_no, operator_name, witness_name, note, latitude,
       longitude, accuracy_m, position_fixed_at, findings, finding_codes, gravity, known_from)
     SELECT ${UUID}, team, village, day || 'T12:50:00.000Z', day || 'T14:35:00.000Z', day, 'outdoor',
       CASE n % 3 WHEN 0 THEN '["film-001"]' WHEN 1 THEN '["film-002","film-003"]' ELSE '["film-004"]' END, 75,
       day || 'T14:40:00.000Z', day || 'T14:50:00.000Z',
       CASE WHEN n % 400 = 1 THEN 'held' WHEN n % 997 = 0 THEN 'returned' WHEN n % 3000 = 7 THEN 'rejected'
         WHEN n % 10 = 0 AND day > '2017-11' THEN 'submitted' ELSE 'accepted' END, 60,
       'B-' || substr(village, 1, 6) || '-' || printf('%04d%02d', ?, ?) || '-' || n, operator, who,
       CASE WHEN n % 7 = 0 THEN '雨后改期，村委会院坝放映，观众较多' WHEN n % 1009 = 0 THEN '换用备用放映机' END,
       31.2 + (n % 1000) / 1000.0, 105.3 + (n % 997) / 1000.0, 12, day || 'T12:50:00.000Z',
       CASE WHEN n % 400 = 1 THEN '[{"code":"duplicate","blocking":true,"facts":{}}]'
         WHEN n % 3 = 0 THEN '[{"code":"late_report","blocking":false,"facts":{"hours":30}}]' ELSE '[]' END,
       CASE WHEN n % 400 = 1 THEN ' duplicate ' WHEN n % 3 = 0 THEN ' late_report ' ELSE '' END,
       CASE WHEN n % 400 = 1 THEN 1 WHEN n % 3 = 0 THEN 15 ELSE 99 END,
       unixepoch(day) * 1000 + 60000000
     FROM people ORDER BY day`

/** So much memory that an index is made at once. */
const BULK = ['foreign_keys = OFF', 'synchronous = OFF', 'cache_size = -800000', 'temp_store = MEMORY', 'threads = 2']

/** What stamps rows one by one, and what they are found by, is put aside while they are written by the hundred thousand. */
async function inBulk(file: string, work: (db: Database.Database) => Promise<void>): Promise<void> {
  const db = new Database(file)
  for (const pragma of BULK) db.pragma(pragma)
  const aside = db
    .prepare<[], Record<'type' | 'name' | 'sql', string>>(
      "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'index') AND sql IS NOT NULL",
    )
    .all()
  for (const { type, name } of aside) db.exec(`DROP ${type} ${name}`)
  await work(db)
  for (const { sql } of aside.filter(({ type }) => type === 'index')) db.exec(sql)
  for (const text of KEPT_ROWS) db.exec(text)
  for (const { sql } of aside.filter(({ type }) => type === 'trigger')) db.exec(sql)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

/** How many logs it has come to. */
export async function fillProvince(county: County, counties: number): Promise<number> {
  await inBulk(county.file, async (db) => {
    await fillRegister(county, counties)
    const logs = db.prepare(LOGS)
    for (const year of [2016, 2017])
      for (let month = 1; month <= 12; month++)
        logs.run(year, month, month, SURNAMES, GIVEN, SURNAMES, GIVEN, year, month)
    for (const text of OTHER_ROWS) db.exec(text)
  })
  return (await county.sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n ?? 0
}
