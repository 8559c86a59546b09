/**
 * Answers that are known by the trail's newest line (freshness.ts) are only right while whatever can change one leaves
 * a line. So every route that changes something, every job and every tick of the clock is gone through, and after each
 * all such answers are asked for: one that differs must have another tag.
 */
import { isDeepStrictEqual } from 'node:util'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs } from '../../src/jobs/jobs.ts'
import { newestEntry } from '../../src/store/people/audit.ts'
import { aService, type Caller, callerOf, cookieOf, OUR_ORIGIN, PASSWORD, type Service, told } from './service.ts'
import { OF_ACCOUNTS } from './trail-steps.ts'
import { OF_ANOTHER, STEPS } from './walk-steps.ts'

/** Changes no figure and no list that is known by the trail, and is too much or too brief for it. */
const NO_LINE = ['put /api/screenings/{id}/presence', 'post /api/speaker-status', 'post /api/plans/check']

let service: Service
let manager: Caller
/** Nobody decides on what they sent. */
let reviewer: Caller
let callers: Caller[]
let tagged: string[]
const seen = new Map<string, { tag: string; body: object }>()
/** What a role may not read it may not read after any step either. */
const refused = new Set<string>()
beforeAll(async () => {
  service = await aService()
  manager = await service.callerAs('manager')
  reviewer = await service.callerAs('manager')
  // a manager who looks at the flags leaves lines by that: the others are asked for before
  callers = [await service.callerAs('technician'), await service.callerAs('team'), manager]
  const { paths } = await told<{ paths: Record<string, { get?: { responses: object } }> }>(
    await service.call('GET', '/api/openapi.json'),
  )
  const known = Object.keys(paths).filter((path) => '304' in (paths[path]?.get?.responses ?? {}))
  tagged = [...known, '/api/overview?asOf=2017-05-31', '/api/screenings?waitingDays=1', '/api/faults?overdue=true']
  await staleAnswers()
})
afterAll(() => service.sql.close())

/** Whoever kept one of the known answers has what is answered now, but for the clock: those of which that is not so. */
async function staleAnswers(): Promise<string[]> {
  const stale: string[] = []
  for (const [who, call] of callers.entries()) {
    for (const path of tagged.filter((one) => !refused.has(`${who} ${one}`))) {
      const answer = await call('GET', path)
      const { now: _, generatedAt: __, knownAt: ___, ...body } = await told(answer)
      if (answer.status === 403) {
        refused.add(`${who} ${path}`)
        continue
      }
      const now = { tag: answer.headers.get('etag') ?? '', body }
      const before = seen.get(`${who} ${path}`)
      if (before && !isDeepStrictEqual(before.body, body)) {
        const again = await call('GET', path, undefined, { 'if-none-match': before.tag })
        if (again.status !== 200 || before.tag === now.tag) stale.push(`${path} ${again.status}`)
      }
      seen.set(`${who} ${path}`, now)
    }
  }
  return stale
}

/** Opened by whoever looked at the flags last. */
const anOpenFlag = async (): Promise<string> => {
  const { items } = await told<{ items: { id: string }[] }>(await manager('GET', '/api/flags?open=true'))
  return items[0]?.id ?? ''
}

/** Only into an empty database. */
const AT_FIRST = 'post /api/register'
/**
 * Of a message that waits or was told: contract-channels.test.ts; of a team’s phone: contract-push.test.ts; of what a
 * village’s cadre says: contract-cadre.test.ts.
 */
const ELSEWHERE = [
  'post /api/messages/{id}/retry',
  'post /seen/{code}',
  'put /api/push',
  'delete /api/push',
  'post /api/screenings/{id}/cadre-code',
  'post /c/{link}',
]
/** Ask with a body, and change nothing. */
const ASKS = ['post /api/overview/what-if', 'post /api/reports/check']

test('no route that changes something is forgotten here', async () => {
  const { paths } = await told<{ paths: Record<string, object> }>(await service.call('GET', '/api/openapi.json'))
  const changing = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).flatMap((method) => (method === 'get' ? [] : [`${method} ${path}`])),
  )
  const walked = [...new Set([...STEPS.map(({ route }) => route), ...OF_ACCOUNTS, AT_FIRST, ...ELSEWHERE, ...ASKS])]
  expect(walked.sort()).toEqual(changing.sort())
})

test.each(STEPS)('$route leaves no known answer stale', async ({ route, path, body, headers }) => {
  const [method = '', address = ''] = route.split(' ')
  const isOfFlag = route.includes('flags')
  const to = path ?? address.replace('{id}', encodeURIComponent(isOfFlag ? await anOpenFlag() : ''))
  // whoever looks at the flags may leave a line; else what the step before left stands as it was asked for behind it
  expect(isOfFlag ? await staleAnswers() : []).toEqual([])
  const before = await newestEntry(service.sql)
  const by = OF_ANOTHER.test(route) ? reviewer : manager
  const answer = await by(method.toUpperCase(), to, body, headers)
  expect([route, answer.status < 300, await answer.text()]).toEqual([route, true, expect.any(String)])
  const moved = (await newestEntry(service.sql)) !== before
  expect([route, moved || NO_LINE.includes(route)]).toEqual([route, true])
  expect(await staleAnswers()).toEqual([])
})

test('nor does what becomes of accounts, tokens and codes', async () => {
  const asked = { role: 'manager', displayName: '王局' }
  const did = async (doing: Promise<Response>): Promise<Response> => {
    const answer = await doing
    expect(answer.status).toBeLessThan(300)
    expect(await staleAnswers()).toEqual([])
    return answer
  }
  const { id: token } = await told<{ id: string }>(
    await did(manager('POST', '/api/tokens', { name: '平台', role: 'team', teamCode: 'team-01' })),
  )
  await did(manager('DELETE', `/api/tokens/${token}`))
  const card = await told<{ code: string }>(await did(manager('POST', '/api/enrolments', asked)))
  const redeemed = await did(service.call('POST', '/api/enrolments/redeem', { code: card.code }))
  const own = callerOf(service.app, { origin: OUR_ORIGIN, cookie: cookieOf(redeemed) })
  const set = await told<{ id: string; username: string }>(
    await did(own('PUT', '/api/session/password', { password: PASSWORD })),
  )
  const signedIn = await did(service.call('POST', '/api/session', { username: set.username, password: PASSWORD }))
  await did(callerOf(service.app, { origin: OUR_ORIGIN, cookie: cookieOf(signedIn) })('DELETE', '/api/session'))
  await did(service.call('POST', '/api/session', { username: set.username, password: PASSWORD }))
  const { items } = await told<{ items: { id: string }[] }>(await own('GET', '/api/sessions'))
  await did(own('DELETE', `/api/sessions/${items.at(-1)?.id}`))
  await did(own('DELETE', '/api/sessions'))
  const currentPassword = PASSWORD
  const { secret } = await told<{ secret: string }>(await did(own('POST', '/api/second-factor/secret')))
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: service.clock.now.getTime() })
  await did(own('PUT', '/api/second-factor', { secret, code, currentPassword }))
  await did(own('POST', '/api/second-factor/off', { currentPassword }))
  await did(manager('POST', `/api/accounts/${set.id}/password-reset`))
  await did(manager('DELETE', `/api/accounts/${set.id}`))
})

test('nor does a minute, an hour or a day, with nobody doing anything but the jobs', async () => {
  const flags = async () => told<{ total: number }>(await manager('GET', '/api/flags?open=true&kind=fault_overdue'))
  const start = service.clock.now.getTime()
  const before = await flags()
  for (const minutes of [1, 9, 11, 31, 24 * 60, 3 * 24 * 60]) {
    service.clock.now = new Date(start + minutes * 60_000)
    expect(await staleAnswers()).toEqual([])
    const time = service.clock.now.toISOString()
    for (const run of Object.values(jobs)) await run(service.deps, { due: time, since: time })
    expect(await staleAnswers()).toEqual([])
  }
  expect([before.total, (await flags()).total]).toEqual([0, 1])
  expect(service.lines.filter((line) => /failed/.test(line))).toEqual([])
})

test('nor does a register that is brought', async () => {
  service.sql.close()
  service = await aService({ isEmpty: true })
  seen.clear()
  refused.clear()
  manager = await service.callerAs('manager')
  callers = [manager]
  expect(await staleAnswers()).toEqual([])
  const answer = await manager('POST', AT_FIRST.split(' ')[1] ?? '', { sample: true })
  expect(await told(answer)).toMatchObject({ loaded: true })
  expect(await staleAnswers()).toEqual([])
})
