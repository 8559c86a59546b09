/** Whoever alters a row behind the service is found: `npm run verify` names the first thing that is not as it was sealed. */
import Database from 'better-sqlite3'
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { verify } from '../../src/node/verify.ts'
import type { Bulletin } from '../../src/domain/report/bulletin.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { FEW_SEALS, sealTrail } from '../../src/store/trail/seals.ts'
import { aConfig, aFilm, aScreening, aTarget, NOW } from '../make.ts'
import { registerFiles } from '../register-files.ts'
import { ADMIN_PASSWORD, aFolder, postJson, signIn, startServer } from '../server.ts'
import { type Caller, aService, told } from './service.ts'

const VILLAGE = '510723100211'
const LOGS = Array.from({ length: 40 }, (_, i) => {
  const day = `2017-05-${String((i % 30) + 1).padStart(2, '0')}`
  const at = i < 30 ? '20' : '22'
  return aScreening({
    startedAt: `${day}T${at}:00:00+08:00`,
    endedAt: `${day}T${at}:59:00+08:00`,
    recordedAt: `${day}T23:30:00+08:00`,
  })
})

let original: string
let heads: string[]

/** A county with logs sent, corrected, accepted and voided, a target, a setting, a village and a bulletin changed. */
beforeAll(async () => {
  original = aFolder()
  const sql = openSqlite(join(original, 'yingxiang.sqlite'))
  sql.migrate('db/migrations')
  const sealFile = sealsInFile(join(original, 'seals.log'))
  await ensureRegister(sql, registerFiles, NOW)
  const service = await aService({ sql, isEmpty: true, deps: { sealFile } })
  const [manager, other] = [await service.callerAs('manager'), await service.callerAs('manager')]
  const seal = async () => {
    await sealTrail(service.deps, FEW_SEALS)
    return (await told<{ sha256: string }>(await manager('GET', '/api/seals/head'))).sha256
  }
  await work(manager, other)
  const first = await seal()
  await manager('POST', `/api/screenings/${LOGS[3]?.id}/void`, { reason: '放映机故障' })
  heads = [first, await seal()]
  sql.close()
}, 60_000)

async function work(manager: Caller, other: Caller): Promise<void> {
  const done = async (answer: Promise<Response>): Promise<void> => {
    const { status } = await answer
    expect(status).toBeLessThan(300)
  }
  await done(manager('POST', '/api/screenings/batch', { screenings: LOGS }))
  await done(manager('PUT', `/api/screenings/${LOGS[1]?.id}`, { ...LOGS[1], revision: 1, attendance: 77 }))
  await done(other('POST', '/api/reviews', { ids: [LOGS[2]?.id], decision: 'accept' }))
  const village = await told(await manager('GET', `/api/villages/${VILLAGE}`))
  const { townshipName: _, ...plain } = village
  await done(manager('PUT', `/api/villages/${VILLAGE}`, { ...plain, population: 1200 }))
  await done(manager('PUT', '/api/films/film-099', aFilm({ code: 'film-099', title: '红楼梦' })))
  await done(
    manager('PUT', '/api/targets/screenings-county', {
      ...aTarget({ amount: 5400 }),
      effectiveOn: '2017-06-01',
    }),
  )
  await done(manager('PUT', '/api/settings/STALE_DAYS', { value: 45, effectiveOn: '2017-06-01' }))
  const made = await told<Bulletin>(await manager('POST', '/api/bulletins', { kind: 'half_year', asOf: '2017-06-30' }))
  await done(other('POST', `/api/bulletins/${made.no}/confirm`))
}

type Raw = InstanceType<typeof Database>

/** Verifies a copy in which somebody has been at work; answers the exit code and what is said. */
async function after(alter: (raw: Raw, folder: string) => unknown, args: string[] = []) {
  const folder = aFolder()
  cpSync(original, folder, { recursive: true })
  const raw = new Database(join(folder, 'yingxiang.sqlite'))
  const triggers = raw.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
  await alter(raw, folder)
  raw.close()
  const lines: string[] = []
  const code = await verify(args, aConfig({ DATA_DIR: folder }), (line) => lines.push(line))
  return { code, said: lines.join('\n') }
}

const idOf = (n: number): string => LOGS[n]?.id ?? ''
const log = (n: number, change: string) => (raw: Raw) =>
  raw.exec(`UPDATE screenings SET ${change} WHERE id = '${idOf(n)}'`)
const run = (sql: string) => (raw: Raw) => raw.exec(sql)

test('what nobody altered is as it was sealed, and its head is printed; a head from earlier is still in it', async () => {
  const plain = await after(() => undefined)
  expect([plain.code, plain.said]).toEqual([0, expect.stringContaining(heads[1] ?? '?')])
  expect((await after(() => undefined, ['--head', heads[0] ?? '?'])).code).toBe(0)
  expect(statSync(join(original, 'seals.log')).mode & 0o777).toBe(0o600)
})

const ALTERED: [what: string, alter: (raw: Raw, folder: string) => unknown, names: RegExp][] = [
  ['a row of the trail', run("UPDATE audit SET reason = 'x' WHERE id = 7"), /Row 7 of the trail was altered/],
  [
    'a byte of what a row says',
    run(`UPDATE audit SET after = replace(after, 'submitted', 'submittee') WHERE id = 9`),
    /Row 9 /,
  ],
  ['who did it', run("UPDATE audit SET actor_name = '赵' WHERE id = 5"), /Row 5 of the trail was altered/],
  ['a row in the middle gone', run('DELETE FROM audit WHERE id = 6'), /Row 6 of the trail is missing/],
  [
    'two rows in each other’s place',
    run(
      'UPDATE audit SET id = -1 WHERE id = 8; UPDATE audit SET id = 8 WHERE id = 11; UPDATE audit SET id = 11 WHERE id = -1',
    ),
    /Row 8 of the trail was reordered: what stands there was row 11/,
  ],
  [
    'the newest 30 rows gone',
    run('DELETE FROM audit WHERE id > (SELECT max(id) - 30 FROM audit)'),
    /The end of the trail is cut off: rows \d+ to \d+ are missing/,
  ],
  [
    'the newest 30 rows gone with their seals',
    run(
      'DELETE FROM audit WHERE id > (SELECT max(id) - 30 FROM audit); DELETE FROM seals WHERE last_row > (SELECT max(id) FROM audit)',
    ),
    /The file of seals knows seal \d+/,
  ],
  [
    'a row nobody has sealed',
    run(
      'INSERT INTO audit SELECT id + 1, at, actor_id, actor_name, actor_role, action, subject_kind, subject_id, reason, before, after, known_from FROM audit ORDER BY id DESC LIMIT 1; DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)',
    ),
    /cut off: the database has numbered row/,
  ],
  [
    'a seal',
    run("UPDATE seals SET sha256 = replace(sha256, substr(sha256, 1, 1), 'x') WHERE number = 1"),
    /Seal 1 .* does not fit/,
  ],
  [
    'when it was sealed',
    run("UPDATE seals SET sealed_at = '2017-01-01T00:00:00.000Z' WHERE number = 2"),
    /Seal 2 .* does not fit/,
  ],
  ['a seal gone', run('DELETE FROM seals WHERE number = 1'), /Seal 1 is missing/],
  ['a log’s attendance', log(0, 'attendance = attendance + 1'), /The screening log .* is not what row \d+/],
  ['the credit of a log', log(0, 'credit = 59'), new RegExp(`log ${idOf(0)} is not what row`)],
  ['the status of a log', log(2, "status = 'rejected'"), new RegExp(`log ${idOf(2)} is not what row`)],
  ['a corrected log', log(1, 'attendance = 78'), new RegExp(`log ${idOf(1)} is not what row`)],
  ['the day of a log', log(5, "screened_on = '2017-05-31'"), new RegExp(`log ${idOf(5)} is not what row`)],
  [
    'a log taken away',
    (raw) => raw.exec(`PRAGMA foreign_keys = OFF; DELETE FROM screenings WHERE id = '${idOf(4)}'`),
    /log .* is gone/,
  ],
  [
    'a log put in',
    log(6, "id = '00000000-0000-4000-8000-000000000000'"),
    /No row of the trail tells of the screening log/,
  ],
  [
    'a target that was changed',
    run("UPDATE targets SET amount = 5000 WHERE code = 'screenings-county'"),
    /target screenings-county is not/,
  ],
  [
    'what a target was',
    run("UPDATE target_versions SET content = replace(content, '5472', '5471')"),
    /target screenings-county is not/,
  ],
  [
    'a target nobody changed',
    run("UPDATE targets SET amount = 301 WHERE code <> 'screenings-county'"),
    /The target .* is not what row/,
  ],
  ['a setting', run("UPDATE setting_versions SET value = '46'"), /setting STALE_DAYS is not what row/],
  ['a setting gone', run('DELETE FROM setting_versions'), /knows the setting STALE_DAYS/],
  [
    'a village that was changed',
    run(`UPDATE villages SET population = 1201 WHERE code = '${VILLAGE}'`),
    new RegExp(`village ${VILLAGE} is not`),
  ],
  [
    'a village nobody changed',
    run("UPDATE villages SET designated = 1 - designated WHERE code = '510723101201'"),
    /village 510723101201 is not what row 1/,
  ],
  ['a film', run("UPDATE films SET minutes = 96 WHERE code = 'film-099'"), /film film-099 is not/],
  ['a bulletin', run("UPDATE bulletins SET figures = replace(figures, '40', '41')"), /bulletin 2017-1 is not what row/],
  ['who confirmed a bulletin', run("UPDATE bulletins SET confirmed_by_id = 'me'"), /bulletin 2017-1 is not what row/],
  [
    'the file of seals cut',
    (_, folder) => writeFileSync(join(folder, 'seals.log'), `${linesOf(folder).slice(0, -1).join('\n')}\n`),
    /The file of seals lacks seal \d+/,
  ],
  [
    'a byte in the file of seals',
    (_, folder) =>
      writeFileSync(join(folder, 'seals.log'), readFileSync(join(folder, 'seals.log'), 'utf8').replace('T15', 'T14')),
    /Seal 1 .* differs between the database and the file/,
  ],
]
const linesOf = (folder: string): string[] => readFileSync(join(folder, 'seals.log'), 'utf8').trimEnd().split('\n')

test.each(ALTERED)(
  'altered behind the service, it is named: %s',
  async (_, alter, names) => {
    const { code, said } = await after((raw, folder) => void alter(raw, folder))
    expect([code, said]).toEqual([1, expect.stringMatching(names)])
  },
  20_000,
)

test('a trail that was written anew with all its seals fits itself, and not the head that somebody kept', async () => {
  const anew = (args?: string[]) =>
    after(async (raw, folder) => {
      raw.exec("UPDATE audit SET reason = 'x' WHERE id = 7; DELETE FROM seals")
      rmSync(join(folder, 'seals.log'))
      const sql = openSqlite(join(folder, 'yingxiang.sqlite'))
      const sealFile = sealsInFile(join(folder, 'seals.log'))
      await sealTrail({ sql, sealFile, now: () => NOW, log: () => undefined }, FEW_SEALS)
      sql.close()
    }, args)
  expect((await anew()).code).toBe(0)
  const head = heads[0] ?? '?'
  expect(await anew(['--head', head])).toEqual({
    code: 1,
    said: expect.stringContaining(`No seal has the head ${head}`) as string,
  })
})

test('a server seals when it stops, and is verified while it runs', async () => {
  const server = await startServer({ env: { ADMIN_PASSWORD, REGISTER_DIR: 'none' } })
  const cookie = await signIn(server.url)
  const config = aConfig({ DATA_DIR: server.dataDir })
  const lines: string[] = []
  expect(await verify([], config, (line) => lines.push(line))).toBe(0)
  expect(lines).toEqual([expect.stringContaining('Nothing has been sealed yet')])
  await postJson(`${server.url}/api/session`, { username: 'admin', password: 'wrong' }, { cookie })
  expect(await server.stop()).toBe(0)
  lines.length = 0
  expect([await verify([], config, (line) => lines.push(line)), lines]).toEqual([
    0,
    [expect.stringMatching(/^1 [0-9a-f]{64} /)],
  ])
}, 30_000)
