/** The yardstick: the same logs written straight with better-sqlite3, same file, tables and durability, no service around. */
import Database from 'better-sqlite3'
import { PRAGMAS } from '../../src/store/engine/node-sqlite.ts'
import { type County, logOf } from './county.ts'

/** Logs a second, one transaction for each `perCommit` logs, with the reads a log cannot do without. */
export function straightRate(county: County, logs: number, perCommit: number, year: number): number {
  const db = new Database(county.file)
  for (const pragma of PRAGMAS) db.pragma(pragma)
  const reads = [
    db.prepare('SELECT * FROM villages WHERE code = ?'),
    db.prepare('SELECT * FROM teams WHERE code = ?'),
    db.prepare('SELECT * FROM screenings WHERE team_code = ? AND screened_on BETWEEN ? AND ?'),
    db.prepare('SELECT * FROM screenings WHERE village_code = ? AND screened_on BETWEEN ? AND ?'),
    db.prepare('SELECT id FROM screenings WHERE receipt_no = ?'),
  ] as const
  // stamped as the service does it: else a trigger writes each row a second time
  const insert = db.prepare(
    `INSERT INTO screenings (known_from, id, team_code, village_code, started_at, ended_at, screened_on, venue,
       film_codes, attendance, operator_name, receipt_no, latitude, longitude, accuracy_m, position_fixed_at,
       recorded_at, received_at, status, credit)
     VALUES ((SELECT at FROM knowledge), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', 60)`,
  )
  const audit = db.prepare(
    `INSERT INTO audit (known_from, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after)
     VALUES ((SELECT at FROM knowledge), ?, 'straight', 'straight', 'team', 'submit', 'screening', ?, '{}')`,
  )
  const write = db.transaction((entries: ReturnType<typeof logOf>[]) => {
    for (const log of entries) {
      const day = log.startedAt.slice(0, 10)
      reads[0].get(log.villageCode)
      reads[1].get(log.teamCode)
      reads[2].all(log.teamCode, day, day)
      reads[3].all(log.villageCode, `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`, day)
      reads[4].all(log.receiptNo)
      const { position } = log
      insert.run(
        log.id,
        log.teamCode,
        log.villageCode,
        log.startedAt,
        log.endedAt,
        day,
        log.venue,
        JSON.stringify(log.filmCodes),
        log.attendance,
        log.operatorName,
        log.receiptNo,
        position?.latitude,
        position?.longitude,
        position?.accuracyM,
        position?.fixedAt,
        log.recordedAt,
        log.recordedAt,
      )
      audit.run(log.recordedAt, log.id)
    }
  })
  const entries = Array.from({ length: logs }, (_, i) => logOf(county, 1 + (i % 22), Math.floor(i / 22), year))
  const began = performance.now()
  for (let i = 0; i < entries.length; i += perCommit) write.immediate(entries.slice(i, i + perCommit))
  const seconds = (performance.now() - began) / 1000
  db.close()
  return logs / seconds
}
