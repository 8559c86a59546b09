/** What was known at a moment: asked later, every question has the answer that it had then. */
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDay } from '../../src/domain/period.ts'
import type { NodeSqlite } from '../../src/store/engine/node-sqlite.ts'
import { type Sql, statement } from '../../src/store/engine/sql.ts'
import { rowsOfAll } from '../all-rows.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aWorld, callerOver } from '../known-service.ts'
import { happen, settle, VILLAGES, type World } from '../known-world.ts'
import { aScreening, NOW, ZONE } from '../make.ts'
import { checkStep, type Step } from '../../src/store/trail/check.ts'
import { sealTrail } from '../../src/store/trail/seals.ts'
import { before, MIGRATIONS } from './older.ts'

/** What may be asked about a day. */
function questions({ random, logs, faults }: World, asOf: string): string[] {
  const village = random.pick(VILLAGES)
  return [
    `/api/overview?asOf=${asOf}`,
    `/api/village-months?asOf=${asOf}`,
    `/api/village-positions?asOf=${asOf}`,
    `/api/fault-figures?asOf=${asOf}`,
    `/api/audibility-trend?asOf=${asOf}&months=4`,
    `/api/repair-plan?asOf=${asOf}`,
    `/api/speaker-online?asOf=${asOf}`,
    `/api/settings?asOf=${asOf}`,
    `/api/duties?asOf=${asOf}`,
    `/api/duties/village.${village}`,
    `/api/targets/${random.pick(['county', 'designated', 'plain', 'centres', 'audible'])}?asOf=${asOf}`,
    `/api/faults?asOf=${asOf}`,
    `/api/tv-coverage?asOf=${asOf}`,
    `/api/villages/${village}/audibility?asOf=${asOf}`,
    `/api/villages/${village}/tv-coverage?asOf=${asOf}`,
    `/api/screenings?to=${asOf}&limit=500`,
    `/api/screenings?to=${asOf}&status=${random.pick(['held', 'accepted', 'submitted', 'returned'])}&sort=gravest`,
    `/api/screenings?to=${asOf}&designated=1&village=${village}`,
    `/api/audibility-reports?to=${asOf}`,
    `/api/missed-shows?to=${asOf}`,
    `/api/plans?to=${addDays(asOf, 9)}`,
    `/api/screenings/${random.pick(logs)}`,
    `/api/faults/${random.pick(faults)}`,
    '/api/flags?limit=500',
    '/api/villages',
    `/api/villages/${village}`,
    `/api/villages/${village}/speakers`,
    '/api/townships',
    `/api/townships?on=${asOf}`,
    '/api/teams',
    '/api/films',
    '/api/films/unlisted',
    '/api/targets',
    `/api/targets/${random.pick(['county', 'plain'])}/versions`,
    '/api/credit-rules',
    '/api/audit?limit=500',
  ]
}

interface Answer {
  path: string
  knownAt: string
  status: number
  body: unknown
}

/** Without what tells when it was made. */
async function ask(call: Call, path: string): Promise<Pick<Answer, 'status' | 'body'>> {
  const answer = await call('GET', path)
  const { knownAt: _, others: __, ...body } = (await answer.json()) as Record<string, unknown>
  return { status: answer.status, body }
}

const asKnown = ({ path, knownAt }: Answer): string => `${path}${path.includes('?') ? '&' : '?'}knownAt=${knownAt}`

/** What is found to be wrong from a part of the check on. */
async function faultFrom(sql: Sql, part: string): Promise<unknown> {
  for (let at: string | undefined = part; at !== undefined;) {
    const { next, fault }: Step = await checkStep({ sql, sealFile: NO_SEALS }, at)
    if (fault) return fault
    at = next
  }
  return undefined
}
const NO_SEALS = { add: async () => undefined, after: async () => [] }

/** Some things happen, and questions are asked; and again and again. */
async function live(sql: Sql, world: World, moments: number, each: number): Promise<Answer[]> {
  const answers: Answer[] = []
  const wait = (ms: number): void => void (world.clock.now = new Date(world.clock.now.getTime() + ms))
  await settle(world)
  for (let i = 0; i < moments; i++) {
    for (let n = 0; n < 4; n++) await happen(world)
    expect(await faultFrom(sql, 'sums')).toBeUndefined()
    // whoever looks at the flags has them opened and cleared
    await world.by.manager('GET', '/api/flags')
    wait(5)
    for (let n = 0; n < each; n++) {
      const asOf = addDays(localDay(world.clock.now, ZONE), -world.random.pick([0, 0, 1, 7, 30, 60]))
      const path = world.random.pick(questions(world, asOf))
      answers.push({ path, knownAt: world.clock.now.toISOString(), ...(await ask(world.by.manager, path)) })
    }
  }
  wait(86_400_000)
  return world.random.shuffled(answers)
}

/** A database as it was before it was written down when things were known, with the same rows. */
async function older(sql: Sql): Promise<NodeSqlite> {
  const { sql: old } = before('0012_knowledge.sql')
  const kept = await old.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'",
  )
  await old.batch([
    statement('PRAGMA defer_foreign_keys = ON'),
    ...kept.map(({ name }) => statement(`DROP TRIGGER ${name}`)),
    ...(await rowsOfAll(sql, old)),
    // lines of then kept no digest of what they were about
    statement("UPDATE audit SET after = json_remove(after, '$.sha256') WHERE subject_kind = 'screening'"),
    ...kept.map((trigger) => statement(trigger.sql)),
  ])
  old.migrate(MIGRATIONS)
  return old
}

/** What in it looks altered once all of it was proven. */
async function alteredIn(sql: Sql, now = NOW): Promise<unknown> {
  await sealTrail({ sql, sealFile: NO_SEALS, now: () => now, log: (line) => expect(line).toBe('') }, 50)
  return faultFrom(sql, 'tail')
}

describe.each(engines)('on $name', ({ name, start }) => {
  const onD1 = name === 'D1'
  let running: Running
  let world: Awaited<ReturnType<typeof aWorld>>
  let answers: Answer[]
  beforeAll(async () => {
    running = await start({ isEmpty: true })
    world = await aWorld(running, 13)
    answers = await live(running.sql, world, onD1 ? 12 : 100, onD1 ? 8 : 10)
  }, 120_000)
  afterAll(() => running.stop())

  test('whatever was known of logs in between is what the trail said then', async () => {
    // sealed after all that was asked: what was known then had no seal yet
    expect(await alteredIn(running.sql, new Date(world.clock.now.getTime() + 1000))).toBeUndefined()
  })

  test('of random days and moments every question is answered as it was answered then', async () => {
    for (const { status, body, ...asked } of answers) {
      const path = asKnown({ status, body, ...asked })
      expect({ path, ...(await ask(world.by.manager, path)) }).toEqual({ path, status, body })
    }
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0.9 * answers.length)
    // and hardly one is answered so today
    const some = answers.slice(0, 60)
    const now = await Promise.all(some.map(({ path }) => ask(world.by.manager, path)))
    expect(now.filter(({ body }, i) => !isDeepStrictEqual(body, some[i]?.body)).length).toBeGreaterThan(onD1 ? 10 : 20)
  }, 120_000)

  test('a clock that was set back writes at the newest known instant, and a moment to come is refused', async () => {
    const { manager } = world.by
    const overviewNow = async () => (await (await manager('GET', '/api/overview')).json()) as { knownAt: string }
    await manager('PUT', '/api/townships/t1', { code: 't1', name: '丙镇' })
    const { knownAt } = await overviewNow()
    const clock = world.clock.now
    world.clock.now = new Date(clock.getTime() - 3_600_000)
    const log = aScreening({ teamCode: 'team-01', villageCode: 'v1', filmCodes: ['film-1'] })
    const at = (hours: number) => new Date(clock.getTime() - hours * 3_600_000).toISOString()
    const sent = { ...log, startedAt: at(5), endedAt: at(4), recordedAt: at(4) }
    expect((await manager('POST', '/api/screenings', sent)).status).toBe(201)
    const known = async (query: string) => (await manager('GET', `/api/screenings/${log.id}${query}`)).status
    expect([await known(`?knownAt=${knownAt}`), await known('')]).toEqual([404, 200])
    expect((await overviewNow()).knownAt > knownAt).toBe(true)
    expect(await known('?knownAt=2099-01-01T00:00:00Z')).toBe(422)
    world.clock.now = clock
  })
})

test('an older database answers for its past, too, out of its trail', async () => {
  // before, whatever was changed in the register had always been so
  const still = (await engines.find(({ name }) => name === 'better-sqlite3')?.start({ isEmpty: true })) as Running
  const lived = { ...(await aWorld(still, 14)), isRegisterStill: true }
  const told = await live(still.sql, lived, 60, 10)
  const sql = await older(still.sql)
  expect(await alteredIn(sql)).toBeUndefined()
  const manager = callerOver({ ...still, sql }, lived.clock)({ cookie: lived.cookie })
  // what a finding of an earlier content said was not kept, nor by which name a flag called its village
  const unkept = (path: string) => ['message', 'otherId', 'sha256', ...(path.startsWith('/api/audit') ? ['name'] : [])]
  const plain = (path: string, body: unknown): unknown =>
    path.startsWith('/api/flags')
      ? (body as { items: { id: string; severity: string }[] }).items
          .map((flag) => `${flag.id} ${flag.severity}`)
          .sort()
      : JSON.parse(JSON.stringify(body, (key, value: unknown) => (unkept(path).includes(key) ? undefined : value)))
  for (const { status, body, ...asked } of told) {
    const path = asKnown({ status, body, ...asked })
    const then = await ask(manager, path)
    expect({ path, status: then.status, body: plain(path, then.body) }).toEqual({
      path,
      status,
      body: plain(path, body),
    })
  }
  sql.close()
  await still.stop()
}, 120_000)
