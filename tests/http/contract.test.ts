/** The HTTP contract for logs and reports, on both engines: the real Worker on one, the same app on the other. */
import { describe, expect, test } from 'vitest'
import { engines, managed } from '../engines.ts'
import { aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Told {
  id: string
  status: string
  credit: number
  screenedOn: string
  code: string
  detail: string
  total: number
  nextCursor?: string
  items: { id: string; status: string }[]
  issues: { path: string; message: string }[]
  findings: { code: string; blocking: boolean; message: string; otherId?: string }[]
  history: { action: string; by: string; reason?: string }[]
  results: { id: string; outcome: string; receipt?: Told; error?: Told; status?: string }[]
}

describe.each(engines)('the contract on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const post = async (entry: unknown, call = manager): Promise<[number, Told]> => {
    const answer = await call('POST', '/api/screenings', entry)
    return [answer.status, await told<Told>(answer)]
  }
  const get = async (path: string, call = manager): Promise<Told> => told<Told>(await call('GET', path))

  test('a log is answered with its receipt; the same again with the same', async () => {
    const entry = aScreening(await anEvening(running.sql))
    const [status, receipt] = await post(entry)
    expect(status).toBe(201)
    expect(receipt).toEqual({
      id: entry.id,
      status: 'submitted',
      credit: 60,
      screenedOn: '2017-06-30',
      receivedAt: '2017-06-30T15:30:00.000Z',
      findings: [],
    })
    expect(await post(entry)).toEqual([200, receipt])
    const [conflict, problem] = await post({ ...entry, attendance: 3 })
    expect([conflict, problem.code]).toEqual([409, 'conflict'])
  })

  test('fifty identical posts at once: one row, fifty equal successes', async () => {
    const entry = aScreening(await anEvening(running.sql))
    const all = await Promise.all(Array.from({ length: 50 }, () => post(entry)))
    expect(all.filter(([status]) => status === 201)).toHaveLength(1)
    expect(all.filter(([status]) => status === 200)).toHaveLength(49)
    expect(new Set(all.map(([, body]) => JSON.stringify(body))).size).toBe(1)
    expect((await get(`/api/screenings?village=${entry.villageCode}`)).total).toBe(1)
  })

  test('a finding names the other log’s village, team and time, in the reader’s language', async () => {
    const evening = await anEvening(running.sql)
    const first = aScreening(evening)
    await post(first)
    const [, receipt] = await post({ ...first, id: crypto.randomUUID(), startedAt: '2017-06-30T21:00:00+08:00' })
    expect(receipt.status).toBe('held')
    const duplicate = receipt.findings.find(({ code }) => code === 'duplicate')
    expect(duplicate).toMatchObject({ blocking: true, otherId: first.id })
    expect(duplicate?.message).toContain(`${evening.teamCode}已报2017年6月30日 20:50 在三清村放映同一影片`)
    const english = await manager('GET', `/api/screenings/${receipt.id}`, undefined, { 'accept-language': 'en' })
    expect((await told<Told>(english)).findings[0]?.message).toMatch(/reported the same film in 三清村 at 20:50/)
  })

  test.each([
    ['ends before it starts', { endedAt: '2017-06-30T20:00:00+08:00' }, 'endedAt'],
    ['lasts thirteen hours', { endedAt: '2017-07-01T09:51:00+08:00' }, 'endedAt'],
    ['an unknown village', { villageCode: '510723999999' }, 'villageCode'],
    ['an unknown film', { filmCodes: ['film-001', 'film-999'] }, 'filmCodes.1'],
    ['no film', { filmCodes: [] }, 'filmCodes'],
    ['the same film twice', { filmCodes: ['film-001', 'film-001'] }, 'filmCodes'],
    ['fewer than nobody', { attendance: -1 }, 'attendance'],
    ['half a person', { attendance: 1.5 }, 'attendance'],
    ['a day that does not exist', { startedAt: '2017-02-29T20:00:00+08:00' }, 'startedAt'],
    ['no offset', { startedAt: '2017-06-30T20:00:00' }, 'startedAt'],
    ['a clock in another century', { recordedAt: '1899-06-30T20:00:00+08:00' }, 'recordedAt'],
    ['a control character', { operatorName: '王\u0007建国' }, 'operatorName'],
    ['an unknown field', { colour: 'red' }, ''],
    [
      'more sounding than tested',
      { audibility: { speakersInstalled: 9, speakersTested: 3, speakersSounding: 4 } },
      'audibility.speakersSounding',
    ],
  ])('%s is refused by its field, with a sentence', async (_, changes, path) => {
    const entry = { ...aScreening(await anEvening(running.sql)), ...changes }
    const [status, problem] = await post(entry)
    expect([status, problem.code]).toEqual([422, 'invalid'])
    expect(problem.issues.map((issue) => issue.path)).toContain(path)
    for (const { message } of problem.issues) expect(message).toMatch(/\p{Script=Han}.*。$/u)
    expect((await manager('GET', `/api/screenings/${entry.id}`)).status).toBe(404)
  })

  test('emoji and formula-like text are kept as they were typed', async () => {
    const typed = { operatorName: '=HYPERLINK("x")', note: '😀 +1-800 @home', witness: { name: '-李' } }
    const entry = aScreening({ ...(await anEvening(running.sql)), ...typed })
    expect((await post(entry))[0]).toBe(201)
    expect(await get(`/api/screenings/${entry.id}`)).toMatchObject(typed)
  })

  test('a clock off by days is kept and said, never refused', async () => {
    const evening = await anEvening(running.sql)
    const ahead = aScreening({
      ...evening,
      startedAt: '2017-07-03T20:50:00+08:00',
      endedAt: '2017-07-03T22:30:00+08:00',
    })
    const behind = aScreening({
      ...evening,
      startedAt: '2017-06-20T20:50:00+08:00',
      endedAt: '2017-06-20T22:30:00+08:00',
    })
    expect((await post(ahead))[1]).toMatchObject({ status: 'held', findings: [{ code: 'in_future' }] })
    expect((await post(behind))[1]).toMatchObject({ status: 'submitted', findings: [{ code: 'late_report' }, {}] })
  })

  test.each([
    ['broken JSON', '{"id": ', { 'content-type': 'application/json' }, 400, 'invalid'],
    ['no JSON', 'hello', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['JSON that says it is a form', '{}', { 'content-type': 'application/x-www-form-urlencoded' }, 415, null],
    ['nothing', '', { 'content-type': 'application/json' }, 400, 'invalid'],
    ['a list', '[]', { 'content-type': 'application/json' }, 422, 'invalid'],
  ])('a body of %s gets a sentence', async (_, body, headers, status, code) => {
    const answer = await manager('POST', '/api/screenings', body, headers)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect((await told<Told>(answer)).code).toBe(code ?? 'unsupported_media_type')
  })

  test('ten megabytes are too large, and said so', async () => {
    const answer = await manager('POST', '/api/screenings/batch', `{"screenings":["${'x'.repeat(10_000_000)}"]}`)
    expect([answer.status, (await told<Told>(answer)).code]).toEqual([413, 'too_large'])
  })

  test('a hundred logs in one request are answered in order; a bad one blocks none', async () => {
    const evenings = await Promise.all(Array.from({ length: 100 }, () => anEvening(running.sql)))
    const logs: unknown[] = evenings.map((evening) => aScreening(evening))
    logs[7] = { ...(logs[7] as object), attendance: 'many' }
    logs[8] = 'not a log'
    logs[9] = logs[6]
    logs[10] = { ...(logs[6] as object), attendance: 1 }
    const answer = await manager('POST', '/api/screenings/batch', { screenings: logs })
    expect(answer.status).toBe(200)
    const { results } = await told<Told>(answer)
    expect(results.slice(6, 11).map(({ outcome }) => outcome)).toEqual([
      'stored',
      'invalid',
      'invalid',
      'already_stored',
      'conflict',
    ])
    expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(96)
    expect(results[7]?.error).toMatchObject({ code: 'invalid', issues: [{ path: 'attendance' }] })
    const tooMany = await manager('POST', '/api/screenings/batch', { screenings: [...logs, logs[0]] })
    expect((await told<Told>(tooMany)).issues[0]?.message).toBe('最多 100 项，请分批提交。')
  })

  test('a team sends and sees its own logs only', async () => {
    const [own, others] = [await anEvening(running.sql), await anEvening(running.sql)]
    const team = await running.as('team', own.teamCode)
    const foreign = aScreening(others)
    await post(foreign)
    expect((await post(aScreening(own), team))[0]).toBe(201)
    expect((await post(aScreening(others), team))[0]).toBe(403)
    expect((await get('/api/screenings', team)).total).toBe(1)
    expect((await team('GET', `/api/screenings/${foreign.id}`)).status).toBe(404)
    expect((await team('GET', `/api/screenings?team=${others.teamCode}`)).status).toBe(403)
    expect((await team('POST', `/api/screenings/${foreign.id}/void`, { reason: 'x' })).status).toBe(404)
    const batch = await team('POST', '/api/screenings/batch', {
      screenings: [
        aScreening(others),
        aScreening({ ...own, startedAt: '2017-06-28T20:50:00+08:00', endedAt: '2017-06-28T22:30:00+08:00' }),
      ],
    })
    expect((await told<Told>(batch)).results.map(({ outcome }) => outcome)).toEqual(['forbidden', 'stored'])
  })

  test('a held log is corrected by its team, accepted by a manager, and tells its history', async () => {
    const evening = await anEvening(running.sql)
    const team = await running.as('team', evening.teamCode)
    const entry = aScreening({
      ...evening,
      startedAt: '2017-07-02T20:50:00+08:00',
      endedAt: '2017-07-02T22:30:00+08:00',
    })
    expect((await post(entry, team))[1].status).toBe('held')
    const { id, ...content } = aScreening(evening)
    const corrected = await team('PUT', `/api/screenings/${entry.id}`, { revision: 1, ...content })
    // what was held stays held until a manager decides
    expect([corrected.status, (await told<Told>(corrected)).status]).toEqual([200, 'held'])
    expect((await team('PUT', `/api/screenings/${entry.id}`, { revision: 1, ...content, attendance: 2 })).status).toBe(
      409,
    )
    await manager('POST', '/api/reviews', { ids: [entry.id], decision: 'accept' })
    expect((await team('PUT', `/api/screenings/${entry.id}`, { revision: 3, ...content, attendance: 2 })).status).toBe(
      409,
    )
    const log = await get(`/api/screenings/${entry.id}`, team)
    expect(log.status).toBe('accepted')
    expect(log.history.map(({ action }) => action)).toEqual(['submit', 'correct', 'accept'])
    expect(id).not.toBe(entry.id)
  })

  test('to return or reject needs a reason; a voided log stays kept and out of every list of what counts', async () => {
    const entry = aScreening(await anEvening(running.sql))
    await post(entry)
    const bare = await manager('POST', '/api/reviews', { ids: [entry.id], decision: 'reject' })
    expect([bare.status, (await told<Told>(bare)).issues[0]?.path]).toEqual([422, 'reason'])
    const voided = await manager('POST', `/api/screenings/${entry.id}/void`, { reason: '重复' })
    expect((await told<Told>(voided)).status).toBe('voided')
    expect((await get(`/api/screenings?village=${entry.villageCode}&status=counted`)).total).toBe(0)
    expect((await get(`/api/screenings?village=${entry.villageCode}&status=voided,rejected`)).total).toBe(1)
    const late = await told<Told>(await manager('POST', '/api/reviews', { ids: [entry.id], decision: 'accept' }))
    expect(late.results).toMatchObject([{ outcome: 'conflict', status: 'voided' }])
  })

  test('unknown query parameters are refused, pages meet', async () => {
    const evening = await anEvening(running.sql)
    const unknown = await manager('GET', '/api/screenings?vilage=1')
    expect([unknown.status, (await told<Told>(unknown)).issues[0]?.message]).toEqual([
      422,
      '不认识的字段“vilage”，请删除或改正字段名。',
    ])
    const logs = Array.from({ length: 7 }, (_, i) => {
      const day = `2017-05-0${i + 1}`
      return aScreening({ ...evening, startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` })
    })
    await manager('POST', '/api/screenings/batch', { screenings: logs })
    const first = await get(`/api/screenings?team=${evening.teamCode}&limit=4`)
    const second = await get(`/api/screenings?team=${evening.teamCode}&limit=4&cursor=${first.nextCursor}`)
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(logs.map(({ id }) => id).reverse())
    expect([first.total, second.total, second.nextCursor]).toEqual([7, 7, undefined])
    expect((await manager('GET', '/api/screenings?cursor=nonsense')).status).toBe(422)
  })
})
