/** Whoever alters a row behind the service is found: `npm run verify` names the first thing that is not as it was sealed. */
import Database from 'better-sqlite3'
import { cpSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ensureRegister } from '../../src/exchange/register-files.ts'
import { verify } from '../../src/node/verify.ts'
import type { Bulletin } from '../../src/domain/report/bulletin.ts'
import { sealsInFile } from '../../src/store/engine/folder-seals.ts'
import { openSqlite } from '../../src/store/engine/node-sqlite.ts'
import { audited, SYSTEM } from '../../src/store/people/audit.ts'
import { FEW_SEALS, sealTrail } from '../../src/store/trail/seals.ts'
import { aConfig, aFilm, aTarget, NOW } from '../make.ts'
import { registerFiles } from '../register-files.ts'
import { ADMIN_PASSWORD, aFolder, postJson, signIn, startServer } from '../server.ts'
import { type Caller, aService, told } from './service.ts'
import {
  ALTERED,
  ENTRIES,
  LATER,
  LOGS,
  MILESTONE,
  PLAIN,
  REPORTS,
  type Raw,
  RENAMED,
  TOWNSHIP,
  VILLAGE,
} from './verify-alterations.ts'
import { ALTERED_PAST } from './verify-past-alterations.ts'

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
  const done = async (asked: Promise<Response>): Promise<void> => {
    const answer = await asked
    expect([answer.ok, await answer.text()]).toEqual([true, expect.any(String)])
  }
  await done(manager('POST', '/api/screenings/batch', { screenings: LOGS }))
  await done(manager('PUT', `/api/screenings/${LOGS[1]?.id}`, { ...LOGS[1], revision: 1, attendance: 77 }))
  await done(other('POST', '/api/reviews', { ids: [LOGS[2]?.id], decision: 'accept' }))
  const village = await told(await manager('GET', `/api/villages/${VILLAGE}`))
  const { townshipName: _, ...plain } = village
  await done(manager('PUT', `/api/villages/${VILLAGE}`, { ...plain, population: 1200 }))
  await done(
    manager('PUT', `/api/villages/${LATER}`, { ...plain, code: LATER, name: '龙门村', effectiveOn: '2017-08-01' }),
  )
  const rename = {
    kind: 'rename',
    from: [RENAMED],
    to: [{ code: RENAMED, name: '新名村' }],
    on: '2017-06-15',
    reason: '区划调整',
  }
  await done(manager('POST', '/api/register/changes', rename))
  await done(manager('PUT', '/api/teams/team-02/villages', { villageCodes: [RENAMED, LATER] }))
  await done(manager('PUT', '/api/films/film-099', aFilm({ code: 'film-099', title: '红楼梦' })))
  await done(manager('PUT', '/api/townships/510723100', { ...TOWNSHIP, effectiveOn: '2017-06-15', reason: '更名' }))
  await done(manager('PUT', '/api/townships/510723100', { ...TOWNSHIP, name: '云溪街道', effectiveOn: '2017-07-15' }))
  await done(
    manager('PUT', '/api/targets/screenings-county', {
      ...aTarget({ amount: 5400 }),
      effectiveOn: '2017-06-01',
    }),
  )
  for (const target of PLAIN) await done(manager('PUT', `/api/targets/${target.code}`, target))
  await done(manager('PUT', '/api/settings/STALE_DAYS', { value: 45, effectiveOn: '2017-06-01' }))
  await done(manager('PUT', `/api/duties/village.${VILLAGE}`, { responsible: '赵师傅' }))
  for (const [path, body] of ENTRIES) await done(manager('POST', path, body))
  await done(manager('PUT', `/api/targets/plain/milestones/${MILESTONE.id}`, MILESTONE))
  const made = await told<Bulletin>(await manager('POST', '/api/bulletins', { kind: 'half_year', asOf: '2017-06-30' }))
  await done(other('POST', `/api/bulletins/${made.no}/confirm`))
  await done(manager('POST', '/api/settlements', { period: '2017-H1' }))
  await done(other('POST', '/api/settlements/2017-H1/confirm'))
  for (const report of REPORTS) await done(manager('POST', '/api/reports', { ...report, bulletin: made.no }))
  await done(other('POST', `/api/reports/${REPORTS[1].id}/confirm`, { revision: 1 }))
}

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

test('what nobody altered is as it was sealed, and its head is printed; a head from earlier is still in it', async () => {
  const plain = await after(() => undefined)
  expect([plain.code, plain.said]).toEqual([0, expect.stringContaining(heads[1] ?? '?')])
  expect((await after(() => undefined, ['--head', heads[0] ?? '?'])).code).toBe(0)
  expect(statSync(join(original, 'seals.log')).mode & 0o777).toBe(0o600)
})

test.each([...ALTERED, ...ALTERED_PAST])(
  'altered behind the service, it is named: %s',
  async (_, alter, names) => {
    const { code, said } = await after((raw, folder) => void alter(raw, folder))
    expect([code, said]).toEqual([1, expect.stringMatching(names)])
  },
  20_000,
)

test('a database that lost what was written last, as without its journal, is behind the file of seals', async () => {
  const [whole, lost] = [aFolder(), aFolder()]
  cpSync(original, whole, { recursive: true })
  const sql = openSqlite(join(whole, 'yingxiang.sqlite'))
  await sql.batch([audited(SYSTEM, NOW, [{ action: 'put', subjectKind: 'month', subjectId: '2017-01' }])])
  await sealTrail(
    { sql, sealFile: sealsInFile(join(whole, 'seals.log')), now: () => NOW, log: () => undefined },
    FEW_SEALS,
  )
  for (const name of ['yingxiang.sqlite', 'seals.log']) cpSync(join(whole, name), join(lost, name))
  sql.close()
  const lines: string[] = []
  expect(await verify([], aConfig({ DATA_DIR: lost }), (line) => lines.push(line))).toBe(1)
  expect(lines[1]).toMatch(/The file of seals knows seal \d+ \(up to row \d+\), the database does not/)
})

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
