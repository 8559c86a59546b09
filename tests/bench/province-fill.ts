/** A province for the benchmarks: 183 counties like the seed's in one database, two years of logs, tests and faults; written in bulk. */
import { putVillages } from '../../src/store/register/villages.ts'
import type { NewVillage } from '../../src/domain/register/place.ts'
import { putTeams } from '../../src/store/register/teams.ts'
import { json, type Sql, statement } from '../../src/store/engine/sql.ts'
import type { County } from './county.ts'

const UUID = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-8' ||
  substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`
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
const logs = (year: number, month: number) =>
  statement(
    `WITH shows AS MATERIALIZED (SELECT v.code AS village, v.team_code AS team, abs(random()) AS dice,
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
       'B-' || substr(village, 1, 6) || '-' || ? || printf('%02d', ?) || '-' || n, operator, who,
       CASE WHEN n % 7 = 0 THEN '雨后改期，村委会院坝放映，观众较多' WHEN n % 1009 = 0 THEN '换用备用放映机' END,
       31.2 + (n % 1000) / 1000.0, 105.3 + (n % 997) / 1000.0, 12, day || 'T12:50:00.000Z',
       CASE WHEN n % 400 = 1 THEN '[{"code":"duplicate","blocking":true,"facts":{}}]'
         WHEN n % 3 = 0 THEN '[{"code":"late_report","blocking":false,"facts":{"hours":30}}]' ELSE '[]' END,
       CASE WHEN n % 400 = 1 THEN ' duplicate ' WHEN n % 3 = 0 THEN ' late_report ' ELSE '' END,
       CASE WHEN n % 400 = 1 THEN 1 WHEN n % 3 = 0 THEN 15 ELSE 99 END,
       unixepoch(day) * 1000 + 60000000
     FROM people ORDER BY day`,
    [year, month, month, SURNAMES, GIVEN, SURNAMES, GIVEN, year, month],
  )

const TRAIL = `INSERT INTO audit (known_from, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after)
  SELECT known_from, received_at, 'team', '放映队', 'team', 'submit', 'screening', id, '{"status":"' || status || '"}'
  FROM screenings ORDER BY rowid`
const TESTS = `INSERT INTO audibility_reports (id, village_code, tested_on, speakers_installed, speakers_tested,
    speakers_sounding, method, recorded_at, received_at, reported_by, sent, known_from)
  SELECT ${UUID}, v.code, m.value || printf('%02d', 1 + v.rowid % 28), 40, 40, CASE WHEN v.rowid % 9 = 0 THEN 30 ELSE 39 END,
    'on_site', m.value || '20T08:00:00.000Z', m.value || '20T09:00:00.000Z', '技术员', '', 1
  FROM json_each('["2017-03-","2017-06-","2017-09-","2017-12-"]') m, villages v`
const FAULTS = `INSERT INTO faults (id, village_code, category, severity, description, reported_at, reported_on, received_at,
    status, revision, settled_on, sent, known_from)
  SELECT ${UUID}, code, CASE rowid % 3 WHEN 0 THEN 'speaker' WHEN 1 THEN 'no_sound' ELSE 'power' END,
    CASE rowid % 50 WHEN 0 THEN 'critical' ELSE 'major' END, '村委会喇叭不响' || rowid,
    '2017-12-' || printf('%02d', 1 + rowid % 28) || 'T01:00:00.000Z', '2017-12-' || printf('%02d', 1 + rowid % 28),
    '2017-12-29T01:05:00.000Z', CASE WHEN rowid % 40 = 3 THEN 'open' ELSE 'cancelled' END, 1,
    CASE WHEN rowid % 40 = 3 THEN NULL ELSE '2017-12-30' END, '', 1 FROM villages`
const EVENTS = `INSERT INTO fault_events (fault_id, number, action, at, received_at, by_id, by_name, by_role, status, known_from)
  SELECT id, 1, 'report', reported_at, received_at, 't', '技术员', 'technician', 'open', 1 FROM faults`

/** What stamps rows one by one is put aside while they are written by the hundred thousand. */
async function withoutTriggers(sql: Sql, work: () => Promise<void>): Promise<void> {
  const triggers = await sql.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
  )
  for (const { name } of triggers) await sql.run(`DROP TRIGGER ${name}`)
  await work()
  for (const trigger of triggers) await sql.run(trigger.sql)
}

/** How many logs it has come to. */
export async function fillProvince(county: County, counties: number): Promise<number> {
  const { sql } = county
  await withoutTriggers(sql, async () => {
    await fillRegister(county, counties)
    for (const year of [2016, 2017]) for (let month = 1; month <= 12; month++) await sql.batch([logs(year, month)])
    for (const text of [TRAIL, TESTS, FAULTS, EVENTS]) await sql.run(text)
    await sql.run('UPDATE knowledge SET at = (SELECT max(known_from) FROM screenings) + 1')
  })
  return (await sql.first<{ n: number }>('SELECT count(*) AS n FROM screenings'))?.n ?? 0
}
