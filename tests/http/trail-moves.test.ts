/**
 * Answers that are known by the trail's newest line (freshness.ts) are only right while whatever can change one leaves
 * a line. So every route that changes something, every job and every tick of the clock is gone through, and after each
 * all such answers are asked for: one that differs must have another tag.
 */
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs, runJobs } from '../../src/jobs/jobs.ts'
import { newestEntry } from '../../src/store/audit.ts'
import { csvOf, tableOf } from '../exchange/county.ts'
import {
  aCheck,
  aCoverage,
  aFault,
  aFilm,
  aMilestone,
  aMissedShow,
  aReport,
  aScreening,
  aTarget,
  aVillage,
} from '../make.ts'
import { aPng } from '../photos.ts'
import { aService, type Caller, callerOf, cookieOf, OUR_ORIGIN, PASSWORD, type Service, told } from './service.ts'

const VILLAGE = '510723100211'
const log = aScreening()
const second = aScreening({ villageCode: '510723101201', teamCode: 'team-02', filmCodes: ['film-002'] })
const fault = aFault()
const photo = aPng()
const milestone = aMilestone()
const checklist = [{ code: 'square', name: '文化广场', minimum: 200, unit: '㎡' }]
const message = { resourceCode: 'machine-1', villageCode: VILLAGE, state: 1, at: '2017-06-30T08:00:00+08:00' }
const { id: logId, ...content } = log

/** Changes no figure and no list that is known by the trail, and is too much or too brief for it. */
const NO_LINE = ['put /api/screenings/{id}/presence', 'post /api/speaker-status']

interface Step {
  /** As the contract names it. */
  route: string
  path?: string
  body?: unknown
  headers?: Record<string, string>
  by?: (service: Service) => Promise<Caller>
}

/** In this order: later ones lean on earlier ones. */
const STEPS: Step[] = [
  { route: 'put /api/townships/{code}', path: '/api/townships/new', body: { code: 'new', name: '新镇' } },
  { route: 'put /api/teams/{code}', path: '/api/teams/new', body: { code: 'new', name: '新队' } },
  { route: 'put /api/films/{code}', path: '/api/films/new', body: aFilm({ code: 'new', title: '地道战' }) },
  { route: 'put /api/villages/{code}', path: `/api/villages/${VILLAGE}`, body: aVillage({ population: 9 }) },
  {
    ...{ route: 'put /api/villages/{code}/speakers', path: `/api/villages/${VILLAGE}/speakers` },
    body: { groups: [{ kind: 'horn', transmission: 'fm', returnChannel: true, speakers: 4 }] },
  },
  {
    ...{ route: 'put /api/credit-rules/{effectiveOn}', path: '/api/credit-rules/2018-01-01' },
    body: { effectiveOn: '2018-01-01', shortsPerScreening: 4, shortsBesideFeature: 'added' },
  },
  { route: 'put /api/targets/{code}', path: '/api/targets/screenings-county', body: aTarget() },
  {
    ...{ route: 'put /api/targets/{code}', path: '/api/targets/centres' },
    body: aTarget({ code: 'centres', indicator: 'manual', unit: '个', checklist }),
  },
  {
    ...{ route: 'put /api/targets/{code}', path: '/api/targets/plain' },
    body: aTarget({ code: 'plain', indicator: 'manual' }),
  },
  {
    ...{ route: 'put /api/targets/{code}/milestones/{id}', path: `/api/targets/plain/milestones/${milestone.id}` },
    body: milestone,
  },
  {
    ...{ route: 'post /api/targets/{code}/checks', path: '/api/targets/centres/checks' },
    body: aCheck({ villageCode: VILLAGE, item: 'square' }),
  },
  {
    ...{ route: 'post /api/targets/{code}/entries', path: '/api/targets/plain/entries' },
    body: { id: crypto.randomUUID(), on: '2017-06-01', amount: 3, note: '簿册' },
  },
  { route: 'put /api/settings/{name}', path: '/api/settings/STALE_DAYS', body: { value: 5 } },
  { route: 'post /api/screenings', body: log },
  { route: 'post /api/screenings/batch', body: { screenings: [second] } },
  {
    route: 'put /api/screenings/{id}',
    path: `/api/screenings/${logId}`,
    body: { ...content, attendance: 7, revision: 1 },
  },
  {
    ...{
      route: 'put /api/screenings/{id}/photos/{sha256}',
      body: photo.bytes,
      headers: { 'content-type': 'image/png' },
    },
    path: `/api/screenings/${logId}/photos/${photo.sha256}?kind=receipt`,
  },
  { route: 'put /api/screenings/{id}/presence', path: `/api/screenings/${logId}/presence` },
  { route: 'post /api/reviews', body: { ids: [logId], decision: 'return', reason: '请核对' } },
  { route: 'post /api/reviews/undo', body: { ids: [logId] } },
  { route: 'post /api/reviews', body: { ids: [logId], decision: 'accept' } },
  { route: 'post /api/screenings/{id}/void', path: `/api/screenings/${second.id}/void`, body: { reason: '选错了村' } },
  {
    ...{ route: 'post /api/imports/screenings', headers: { 'content-type': 'text/csv' } },
    body: csvOf(tableOf({ 放映日期: '2017-06-29' })),
  },
  { route: 'post /api/missed-shows', body: aMissedShow() },
  { route: 'post /api/missed-shows/batch', body: { missedShows: [aMissedShow({ on: '2017-06-27' })] } },
  { route: 'post /api/audibility-reports', body: aReport() },
  {
    ...{ route: 'post /api/audibility-reports/batch' },
    body: { reports: [aReport({ testedOn: '2017-06-21', speakersSounding: 20 })] },
  },
  // due twelve hours later, ten minutes from now: the clock alone makes it late
  { route: 'post /api/faults', body: { ...fault, severity: 'critical', reportedAt: '2017-06-30T11:40:00+08:00' } },
  {
    ...{ route: 'post /api/faults/{id}/witnesses', path: `/api/faults/${fault.id}/witnesses` },
    body: { id: crypto.randomUUID(), witnessedAt: '2017-06-30T18:00:00+08:00' },
  },
  {
    ...{ route: 'post /api/faults/{id}/steps', path: `/api/faults/${fault.id}/steps` },
    body: { revision: 1, action: 'start', at: '2017-06-30T19:00:00+08:00' },
  },
  { route: 'post /api/tv-coverage', body: aCoverage() },
  { route: 'put /api/speaker-resources', body: { resources: [{ resourceCode: 'machine-1', villageCode: VILLAGE }] } },
  { route: 'post /api/speaker-status', body: { messages: [message] } },
  {
    route: 'post /api/speaker-status',
    body: { messages: [{ ...message, state: 3, at: '2017-06-30T09:00:00+08:00' }] },
  },
  { route: 'post /api/flags/{id}/acknowledge', body: { owner: '赵师傅', dueOn: '2017-07-10' } },
  { route: 'put /api/teams/{code}/villages', path: '/api/teams/new/villages', body: { villageCodes: [VILLAGE] } },
]

let service: Service
let manager: Caller
let callers: Caller[]
let tagged: string[]
const seen = new Map<string, { tag: string; body: object }>()
beforeAll(async () => {
  service = await aService()
  manager = await service.callerAs('manager')
  // a manager who looks at the flags leaves lines by that: the others are asked for before
  callers = [await service.callerAs('technician'), await service.callerAs('team'), manager]
  const { paths } = await told<{ paths: Record<string, { get?: { responses: object } }> }>(
    await service.call('GET', '/api/openapi.json'),
  )
  const known = Object.keys(paths).filter((path) => '304' in (paths[path]?.get?.responses ?? {}))
  tagged = [...known, '/api/overview?asOf=2017-05-31', '/api/screenings?waitingDays=1', '/api/faults?overdue=true']
  await expectNothingStale()
})
afterAll(() => service.sql.close())

/** All known answers, to everybody who may have them: whoever kept one has what is answered now, but for the clock. */
async function expectNothingStale(): Promise<void> {
  for (const [who, call] of callers.entries()) {
    for (const path of tagged) {
      const answer = await call('GET', path)
      const { now: _, generatedAt: __, ...body } = await told<Record<string, unknown>>(answer)
      if (answer.status === 403) continue
      const now = { tag: answer.headers.get('etag') ?? '', body }
      const before = seen.get(`${who} ${path}`)
      if (before && !isDeepStrictEqual(before.body, body)) {
        const again = await call('GET', path, undefined, { 'if-none-match': before.tag })
        expect([path, again.status, before.tag === now.tag]).toEqual([path, 200, false])
      }
      seen.set(`${who} ${path}`, now)
    }
  }
}

/** Opened by whoever looked at the flags last. */
const anOpenFlag = async (): Promise<string> => {
  const { items } = await told<{ items: { id: string }[] }>(await manager('GET', '/api/flags?open=true'))
  return items[0]?.id ?? ''
}

const OF_ACCOUNTS = [
  ...['post /api/tokens', 'delete /api/tokens/{id}', 'post /api/enrolments', 'post /api/enrolments/redeem'],
  ...['post /api/session', 'delete /api/session', 'put /api/session/password'],
  ...['post /api/accounts/{id}/password-reset', 'delete /api/accounts/{id}'],
]
/** Only into an empty database. */
const AT_FIRST = 'post /api/register'

test('no route that changes something is forgotten here', async () => {
  const { paths } = await told<{ paths: Record<string, object> }>(await service.call('GET', '/api/openapi.json'))
  const changing = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).flatMap((method) => (method === 'get' ? [] : [`${method} ${path}`])),
  )
  const walked = [...new Set([...STEPS.map(({ route }) => route), ...OF_ACCOUNTS, AT_FIRST])]
  expect(walked.sort()).toEqual(changing.sort())
})

test.each(STEPS)('$route leaves no known answer stale', async ({ route, path, body, headers }) => {
  const [method = '', address = ''] = route.split(' ')
  const to = path ?? address.replace('{id}', encodeURIComponent(route.includes('flags') ? await anOpenFlag() : ''))
  await expectNothingStale()
  const before = await newestEntry(service.sql)
  const answer = await manager(method.toUpperCase(), to, body, headers)
  expect([route, answer.status < 300, await answer.text()]).toEqual([route, true, expect.any(String)])
  const moved = (await newestEntry(service.sql)) !== before
  if (!NO_LINE.includes(route)) expect([route, moved]).toEqual([route, true])
  await expectNothingStale()
})

test('nor does what becomes of accounts, tokens and codes', async () => {
  const asked = { role: 'manager', displayName: '王局' }
  const did = async (doing: Promise<Response>): Promise<Response> => {
    const answer = await doing
    expect(answer.status).toBeLessThan(300)
    await expectNothingStale()
    return answer
  }
  const { id: token } = await told<{ id: string }>(
    await did(manager('POST', '/api/tokens', { name: '平台', role: 'team', teamCode: 'team-01' })),
  )
  await did(manager('DELETE', `/api/tokens/${token}`))
  const { code } = await told<{ code: string }>(await did(manager('POST', '/api/enrolments', asked)))
  const redeemed = await did(service.call('POST', '/api/enrolments/redeem', { code }))
  const own = callerOf(service.app, { origin: OUR_ORIGIN, cookie: cookieOf(redeemed) })
  const set = await told<{ id: string; username: string }>(
    await did(own('PUT', '/api/session/password', { password: PASSWORD })),
  )
  const signedIn = await did(service.call('POST', '/api/session', { username: set.username, password: PASSWORD }))
  await did(callerOf(service.app, { origin: OUR_ORIGIN, cookie: cookieOf(signedIn) })('DELETE', '/api/session'))
  await did(manager('POST', `/api/accounts/${set.id}/password-reset`))
  await did(manager('DELETE', `/api/accounts/${set.id}`))
})

test('nor does a minute, an hour or a day, with nobody doing anything but the jobs', async () => {
  const flags = async () => told<{ total: number }>(await manager('GET', '/api/flags?open=true&kind=fault_overdue'))
  const start = service.clock.now.getTime()
  const before = await flags()
  for (const minutes of [1, 9, 11, 31, 24 * 60, 3 * 24 * 60]) {
    service.clock.now = new Date(start + minutes * 60_000)
    await expectNothingStale()
    for (const { cron } of jobs)
      await runJobs(cron, service.sql, service.clock.now, service.deps.config, service.deps.log)
    await expectNothingStale()
  }
  expect([before.total, (await flags()).total]).toEqual([0, 1])
  expect(service.lines.filter((line) => /failed/.test(line))).toEqual([])
})

test('nor does a register that is brought', async () => {
  service.sql.close()
  service = await aService({ isEmpty: true })
  seen.clear()
  manager = await service.callerAs('manager')
  callers = [manager]
  await expectNothingStale()
  const answer = await manager('POST', AT_FIRST.split(' ')[1] ?? '', { sample: true })
  expect(await told(answer)).toMatchObject({ loaded: true })
  await expectNothingStale()
})
