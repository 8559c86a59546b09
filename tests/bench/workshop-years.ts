/** Years of a broadcast workshop for the benchmarks: tests, faults, TV snapshots, checks; written in bulk. */
import type { NodeSqlite } from '../../src/store/engine/node-sqlite.ts'
import { type Statement, statement } from '../../src/store/engine/sql.ts'

/** As phones and desks make theirs (client/shared/api.ts): in the order of their days. */
export const idOf = (day: string): string =>
  `(WITH made(id) AS (SELECT printf('%012x', 1000 * unixepoch(${day})) || lower(hex(randomblob(10))))
    SELECT substr(id, 1, 8) || '-' || substr(id, 9, 4) || '-7' || substr(id, 14, 3) || '-8' || substr(id, 18, 3) || '-' ||
      substr(id, 21, 12) FROM made)`
const YEARS = 'WITH RECURSIVE years(y) AS (SELECT CAST(? AS INTEGER) UNION ALL SELECT y + 1 FROM years WHERE y < ?)'

/** Each village tested every second month, mostly passing. */
const tests = (from: number, to: number): Statement =>
  statement(
    `${YEARS}, tests AS (SELECT y, m.value AS m, v.code AS village, v.rowid AS n,
       printf('%04d-%02d-%02d', y, m.value, 1 + (v.rowid * 5 + m.value) % 28) AS day
       FROM years, json_each('[2,4,6,8,10,12]') m, villages v)
     INSERT INTO audibility_reports (id, village_code, tested_on, speakers_installed, speakers_tested, speakers_sounding,
       method, recorded_at, received_at, reported_by, sent)
     SELECT ${idOf('day')}, village, day, 40, 40, CASE WHEN (n + m) % 9 = 0 THEN 30 ELSE 39 END, 'on_site',
       day || 'T08:00:00.000Z', day || 'T09:00:00.000Z', '技术员', '' FROM tests`,
    [from, to],
  )

/** One fault a village and year, all closed but those of the last December; four events each. */
const faults = (from: number, to: number): Statement =>
  statement(
    `${YEARS}, told AS (SELECT y, v.code AS village, printf('%04d-%02d-%02d', y, 1 + v.rowid % 12, 1 + v.rowid % 28) AS day,
       (y = ? AND v.rowid % 12 = 11) AS stays FROM years, villages v)
     INSERT INTO faults (id, village_code, category, severity, description, reported_at, reported_on, received_at, status,
       revision, settled_on, sent)
     SELECT ${idOf('day')}, village, 'speaker', 'major', '喇叭不响', day || 'T01:00:00.000Z', day, day || 'T01:05:00.000Z',
       CASE WHEN stays THEN 'in_progress' ELSE 'closed' END, CASE WHEN stays THEN 3 ELSE 5 END,
       CASE WHEN stays THEN NULL ELSE date(day, '+2 days') END, '' FROM told`,
    [from, to, to],
  )

const events = (): Statement =>
  statement(
    `INSERT INTO fault_events (fault_id, number, action, at, received_at, by_id, by_name, by_role, status, assignee,
       audibility_report_id)
     SELECT f.id, e.key + 1, e.value->>0, datetime(f.reported_at, '+' || (e.key * 5) || ' hours'),
       f.received_at, 't', '技术员', 'technician', e.value->>1, CASE WHEN e.key = 1 THEN '李师傅' END,
       CASE WHEN e.key = 4 THEN (SELECT id FROM audibility_reports r WHERE r.village_code = f.village_code LIMIT 1) END
     FROM faults f, json_each('[["report","open"],["assign","assigned"],["start","in_progress"],
       ["repaired","awaiting_retest"],["close","closed"]]') e WHERE e.key < f.revision`,
  )

const snapshots = (from: number, to: number): Statement =>
  statement(
    `${YEARS} INSERT INTO tv_coverage (id, village_code, as_of, households, connected, verified, lost, no_signal, no_set,
       received_at, reported_by, sent)
     SELECT ${idOf("y || '-' || m.value")}, v.code, y || '-' || m.value, 70, 57, 40, 1, 8, 4, y || '-12-31T00:00:00.000Z', '技术员', ''
     FROM years, json_each('["03-31","06-30","09-30","12-20"]') m, villages v WHERE v.designated = 1`,
    [from, to],
  )

const checks = (from: number, to: number): Statement =>
  statement(
    `${YEARS} INSERT INTO target_checks (id, target_code, village_code, item_code, checked_on, value, note, received_at,
       checked_by)
     SELECT ${idOf("y || '-' || d.value")}, 'culture-centres', v.code, i.value, y || '-' || d.value, 1, '查', y || '-12-31T00:00:00.000Z', '王局'
     FROM years, json_each('["square","room","stage","court","tables","fitness","computer","television","microphone"]') i,
       json_each('["03-24","08-20"]') d, villages v WHERE v.designated = 1`,
    [from, to],
  )

export async function fillWorkshop(sql: NodeSqlite, lastYear: number, years: number): Promise<void> {
  const first = lastYear - years + 1
  await sql.batch([
    tests(first, lastYear),
    faults(first, lastYear),
    events(),
    snapshots(first, lastYear),
    checks(first, lastYear),
  ])
}
