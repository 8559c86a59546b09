/** Villages learn from the logs that an older database has where they are. */
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { before, MIGRATIONS } from './older.ts'

test('villages of an older database are where their accepted logs were, and all their rows stay', async () => {
  const { path: file, sql: made } = before('0009_phone.sql')
  made.close()
  const older = new Database(file)
  older.exec(`INSERT INTO townships VALUES ('t', '云溪镇'); INSERT INTO teams (code, name) VALUES ('one', '一队');
    INSERT INTO villages (code, name, township_code, designated, annual_quota, pinyin, initials)
    VALUES ('v', '三清村', 't', 1, 12, 'sanqingcun', 'sqc'), ('w', '龙门村', 't', 0, 12, 'longmencun', 'lmc');`)
  const insert = older.prepare(
    `INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes,
       attendance, recorded_at, received_at, status, credit, latitude, longitude, accuracy_m)
     VALUES (?, 'one', 'v', 'a', 'b', '2017-06-30', 'indoor', '["film-001"]', 1, 'c', 'd', ?, 60, ?, ?, ?)`,
  )
  const logs = [
    ['1', 'accepted', 31.1, 105.3, 20] as const,
    ['2', 'accepted', 31.4, 105.1, 20] as const,
    ['3', 'accepted', 31.2, 105.2, 500] as const,
    ['4', 'submitted', 31.9, 105.9, 20] as const,
    ['5', 'accepted', 31.9, 105.9, 900] as const,
    ['6', 'accepted', null, null, null] as const,
  ]
  for (const log of logs) insert.run(...log)
  const rows = (): unknown[] => older.prepare('SELECT * FROM screenings ORDER BY id').all()
  const kept = rows()
  const sql = openSqlite(file)
  sql.migrate(MIGRATIONS)
  expect(rows()).toMatchObject(kept)
  expect(await sql.all('SELECT code, shown_latitude, shown_longitude, shown_logs FROM villages ORDER BY code')).toEqual(
    [
      { code: 'v', shown_latitude: 31.2, shown_longitude: 105.2, shown_logs: 3 },
      { code: 'w', shown_latitude: null, shown_longitude: null, shown_logs: 0 },
    ],
  )
  older.close()
  sql.close()
})
