/** From every version to this one and back: backed up before, nothing lost, nothing found wrong, and no older program on a newer file. */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Config } from '../../src/config.ts'
import { backUpBeforeMigration } from '../../src/node/backup/before-migration.ts'
import { openDatabase } from '../../src/node/data-folder.ts'
import { restore } from '../../src/node/backup/restore.ts'
import { verify } from '../../src/node/verify.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { FEW_SEALS, sealTrail } from '../../src/store/trail/seals.ts'
import { aConfig, NOW } from '../make.ts'
import { FILES, MIGRATIONS } from '../store/older.ts'
import { ADMIN_PASSWORD, aFolder, runToEnd, signIn, startServer } from '../server.ts'

/** What the first version of the program wrote of two shows. */
const FIRST_YEAR = `
  INSERT INTO townships (code, name) VALUES ('510723100', '云溪镇');
  INSERT INTO teams (code, name) VALUES ('team-01', '放映一队');
  INSERT INTO villages (code, name, township_code, designated, team_code, annual_quota, pinyin, initials) VALUES
    ('510723100202', '河溪村', '510723100', 0, 'team-01', 12, 'hexicun', 'hxc'),
    ('510723100211', '三清村', '510723100', 1, 'team-01', 12, 'sanqingcun', 'sqc');
  INSERT INTO films VALUES ('film-001', '太行山上', 'feature', 95);
  INSERT INTO targets (code, name, indicator, scope_kind, amount, unit, starts_on, deadline)
    VALUES ('screenings-county', '全县农村公益电影放映', 'screenings', 'county', 24, '场', '01-01', '11-30');
  INSERT INTO audit (at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after) VALUES
    ('2017-05-01T01:00:00.000Z', 'system', 'system', 'manager', 'load', 'register', 'register', '{"villages":2,"teams":1,"films":1,"targets":1}');
  INSERT INTO screenings (id, team_code, village_code, started_at, ended_at, screened_on, venue, film_codes, attendance, recorded_at, received_at, status, credit)
    SELECT 'a0000000-0000-4000-8000-00000000000' || day, 'team-01', village, '2017-06-0' || day || 'T12:00:00.000Z', '2017-06-0' || day || 'T14:00:00.000Z',
      '2017-06-0' || day, 'outdoor', '["film-001"]', 80 + day, '2017-06-0' || day || 'T14:05:00.000Z', '2017-06-0' || day || 'T14:06:00.000Z', 'submitted', 60
    FROM (SELECT 1 AS day, '510723100202' AS village UNION ALL SELECT 2, '510723100211');
  INSERT INTO audit (at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, after)
    SELECT received_at, 'team-01', '放映一队', 'team', 'submit', 'screening', id, '{"status":"submitted","findings":[]}' FROM screenings;`

/** The migrations an older program had. */
function programOf(newest: string): string {
  const folder = aFolder()
  for (const name of FILES.filter((file) => file <= newest)) copyFileSync(join(MIGRATIONS, name), join(folder, name))
  return folder
}

/** An office that began with the first version and has come as far as one. */
function officeOf(newest: string): Config {
  const config = aConfig({ DATA_DIR: aFolder(), RESERVE_MB: '1' })
  const path = join(config.DATA_DIR, 'yingxiang.sqlite')
  const sql = openSqlite(path)
  sql.migrate(programOf(FILES[0] ?? ''))
  const rows = new Database(path)
  rows.exec(FIRST_YEAR)
  rows.close()
  sql.migrate(programOf(newest))
  sql.close()
  return config
}

/** Every row of every table. */
function allIn({ DATA_DIR }: Config): Record<string, unknown[]> {
  const db = new Database(join(DATA_DIR, 'yingxiang.sqlite'), { readonly: true })
  const tables = db.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1",
  )
  const rows = (tables.pluck().all() as string[]).map(
    (name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()] as const,
  )
  db.close()
  return Object.fromEntries(rows)
}

/** What nobody may lose, whatever columns came to it. */
const FIGURES = `SELECT count(*) AS logs, sum(credit) AS credit, sum(attendance) AS attendance, group_concat(village_code) AS villages,
  (SELECT sum(amount) FROM targets) AS target, (SELECT sum(annual_quota) FROM villages) AS quota FROM screenings`

const backupsOf = ({ DATA_DIR }: Config): string[] =>
  readdirSync(join(DATA_DIR, 'backups')).filter((name) => name.endsWith('-migration.yxb'))

test.each(FILES.slice(0, -1))(
  'a database of %s comes up to this version, and goes back to what it was',
  async (newest) => {
    const config = officeOf(newest)
    const older = programOf(newest)
    const kept = allIn(config)
    await backUpBeforeMigration(config, MIGRATIONS, () => NOW)
    const sql = openDatabase(config, MIGRATIONS)
    expect(await sql.first(FIGURES)).toEqual({
      logs: 2,
      credit: 120,
      attendance: 163,
      villages: '510723100202,510723100211',
      target: 24,
      quota: 24,
    })
    const sealFile = sealsInFile(join(config.DATA_DIR, 'seals.log'))
    await sealTrail({ sql, sealFile, now: () => NOW, log: () => undefined }, FEW_SEALS)
    sql.close()
    const said: string[] = []
    expect([await verify([], config, (line) => said.push(line)), said]).toEqual([
      0,
      [expect.stringMatching(/^1 [0-9a-f]{64} /)],
    ])

    expect(() => openDatabase(config, older)).toThrow(
      /made by newer code .* or restore the backup made before the update/,
    )
    const [backup = '', ...others] = backupsOf(config)
    expect(others).toEqual([])
    await restore(join(config.DATA_DIR, 'backups', backup), { config, now: NOW, overNewer: true })
    expect(allIn(config)).toEqual(kept)
    openDatabase(config, older).close()
  },
)

test('the program starts on a database of its first version with the same figures, and its backup is put back by hand', async () => {
  const { DATA_DIR } = officeOf(FILES[0] ?? '')
  const env = {
    DATA_DIR,
    BACKUP_DIR: join(DATA_DIR, 'backups'),
    RESERVE_MB: '1',
    ADMIN_PASSWORD,
    FIXED_NOW: NOW.toISOString(),
  }
  const config = aConfig(env)
  const server = await startServer({ env })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  const overview = await fetch(`${server.url}/api/overview`, { headers: { cookie: await signIn(server.url) } })
  expect(await overview.json()).toMatchObject({ targets: [{ code: 'screenings-county', amount: 24, done: 2 }] })
  await server.stop()
  expect(await runToEnd({ args: ['verify'], env })).toMatchObject({ code: 0 })

  const [backup = ''] = backupsOf(config)
  const file = join(DATA_DIR, 'backups', backup)
  expect((await runToEnd({ args: ['restore', file], env })).output).toContain('--over-newer')
  expect((await runToEnd({ args: ['restore', file, '--over-newer'], env })).code).toBe(0)
  expect(allIn(config)['d1_migrations']).toHaveLength(1)
})
