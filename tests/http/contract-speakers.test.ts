/** The HTTP contract for the register of speakers and for what machines say, on both engines. */
import { describe, expect, test } from 'vitest'
import type { AnswerOf } from '../../src/contract/route.ts'
import type { speakers } from '../../src/contract/speakers.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { SpeakerMessage } from '../../src/domain/audibility/speaker.ts'
import { engines, managed } from '../engines.ts'
import { aReport } from '../make.ts'
import { freshVillage } from '../store/places.ts'
import { told } from './service.ts'

const HORNS = { kind: 'horn', transmission: 'wired', returnChannel: false, speakers: 33 }
const RECEIVERS = { kind: 'amplifier_receiver', transmission: 'ip', returnChannel: true, speakers: 12 }

const refusedAt = (path: string) => [422, { issues: [{ path }] }]

type Result = AnswerOf<typeof speakers.sendStatus>['results'][number]

describe.each(engines)('speakers on $name', ({ start }) => {
  const { running, technician } = managed(start)

  const machine = (): string => `machine-${crypto.randomUUID().slice(0, 12)}`
  const get = async <T = Record<string, unknown>>(path: string): Promise<T> => told<T>(await technician('GET', path))
  const put = async (path: string, body: object): Promise<[number, Record<string, unknown>]> => {
    const answer = await technician('PUT', path, body)
    return [answer.status, await told(answer)]
  }
  const send = async (...messages: unknown[]): Promise<Result[]> => {
    const answer = await technician('POST', '/api/speaker-status', { messages })
    expect(answer.status).toBe(200)
    return (await told<{ results: Result[] }>(answer)).results
  }
  /** As many machines of a village as there are states, each with its one word of the day. */
  const hear = (villageCode: string, day: string, states: number[]) =>
    send(...states.map((state) => ({ resourceCode: machine(), villageCode, state, at: `${day}T08:00:00+08:00` })))

  test('a village’s register of speakers says what stands there, and whether the village’s own number agrees', async () => {
    const { code } = await freshVillage(running.sql, { speakersInstalled: 45 })
    const path = `/api/villages/${code}/speakers`
    const nothing = { villageCode: code, groups: [], total: null, withReturnChannel: null, agreesWithRegister: null }
    expect(await get(path)).toEqual(nothing)
    const full = { groups: [RECEIVERS, HORNS], total: 45, withReturnChannel: 12, agreesWithRegister: true }
    expect(await put(path, { groups: [HORNS, RECEIVERS] })).toEqual([200, { villageCode: code, ...full }])
    expect(await get(path)).toEqual({ villageCode: code, ...full })
    expect(await put(path, { groups: [HORNS] })).toMatchObject([200, { total: 33, agreesWithRegister: false }])
    expect(await put(path, { groups: [] })).toEqual([200, nothing])
    const team = await running.as('team', 'team-01')
    expect((await team('GET', path)).status).toBe(200)
  })

  test('a full test of fewer speakers than are registered is flagged until the register or the test is put right', async () => {
    const { code } = await freshVillage(running.sql)
    await put(`/api/villages/${code}/speakers`, { groups: [HORNS, RECEIVERS] })
    const report = (speakers: number, recordedAt: string) => {
      const counts = { speakersInstalled: speakers, speakersTested: speakers, speakersSounding: speakers }
      return technician('POST', '/api/audibility-reports', aReport({ villageCode: code, ...counts, recordedAt }))
    }
    const flagged = async (): Promise<boolean> => {
      const manager = await running.as('manager')
      const { flags } = await told<Overview>(await manager('GET', '/api/overview'))
      return flags.some(({ kind, subject }) => kind === 'speakers_fewer' && subject.code === code)
    }
    await report(1, '2017-06-20T10:00:00+08:00')
    expect(await flagged()).toBe(true)
    await put(`/api/villages/${code}/speakers`, { groups: [{ ...HORNS, speakers: 1 }] })
    expect(await flagged()).toBe(false)
    await put(`/api/villages/${code}/speakers`, { groups: [HORNS, RECEIVERS] })
    await report(45, '2017-06-20T11:00:00+08:00')
    expect(await flagged()).toBe(false)
  })

  test('a register that cannot be is refused by its field, and of no village with 404', async () => {
    const path = `/api/villages/${(await freshVillage(running.sql)).code}/speakers`
    expect(await put(path, { groups: [HORNS, HORNS] })).toMatchObject(refusedAt('groups.1'))
    expect(await put(path, { groups: [{ ...HORNS, speakers: 0 }] })).toMatchObject(refusedAt('groups.0.speakers'))
    expect(await put(path, { groups: [{ ...HORNS, kind: 'gong' }] })).toMatchObject([422, {}])
    expect(await put('/api/villages/nowhere/speakers', { groups: [HORNS] })).toMatchObject([404, {}])
    expect(await get(path)).toMatchObject({ groups: [] })
  })

  test('a report may say what sounds of each kind, alone and in a batch; a sum that fails is named', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const byKind = [
      { kind: 'horn', installed: 30, tested: 30, sounding: 25 },
      { kind: 'column', installed: 15, tested: 15, sounding: 12 },
    ]
    const report = { ...aReport({ villageCode }), byKind }
    expect((await technician('POST', '/api/audibility-reports', report)).status).toBe(201)
    expect((await technician('POST', '/api/audibility-reports', report)).status).toBe(200)
    expect(await get(`/api/audibility-reports?village=${villageCode}`)).toMatchObject({ items: [{ byKind }] })
    expect(await get(`/api/villages/${villageCode}/audibility`)).toMatchObject({ history: [{ byKind }] })
    const wrong = { ...aReport({ villageCode }), byKind: byKind.slice(0, 1) }
    const answer = await technician('POST', '/api/audibility-reports', wrong, { 'accept-language': 'en' })
    expect([answer.status, await told(answer)]).toMatchObject([
      422,
      { issues: Array.from({ length: 3 }, () => ({ path: 'byKind' })) },
    ])
    const batch = await technician('POST', '/api/audibility-reports/batch', {
      reports: [wrong, { ...aReport({ villageCode }), byKind }],
    })
    expect(await told(batch)).toMatchObject({ results: [{ outcome: 'invalid' }, { outcome: 'stored' }] })
  })

  test('five hundred messages at once: a bad one blocks no other, and all is answered in its order', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const at = '2017-06-30T22:00:00+08:00'
    const messages: unknown[] = Array.from({ length: 500 }, () => ({
      resourceCode: machine(),
      villageCode,
      state: 1,
      at,
    }))
    const ahead = '2017-06-30T23:40:01+08:00'
    messages[3] = { resourceCode: 'no-state', at }
    messages[4] = { resourceCode: 'ahead', villageCode, state: 1, at: ahead }
    messages[5] = 'not a message'
    messages[6] = { resourceCode: 'unknown-machine', state: 1, at }
    messages[7] = { resourceCode: 'astray', villageCode: 'nowhere', state: 1, at }
    const results = await send(...messages)
    expect(results.slice(3, 8).map(({ error }) => error?.issues?.[0]?.path)).toEqual([
      'state',
      'at',
      '',
      'resourceCode',
      'villageCode',
    ])
    expect(results[4]).toMatchObject({ resourceCode: 'ahead', at: ahead, outcome: 'invalid' })
    expect(results[6]?.error?.issues?.[0]?.message).toContain('PUT /api/speaker-resources')
    expect(results.filter(({ outcome }) => outcome === 'stored')).toHaveLength(495)
    expect(results.map(({ resourceCode }) => resourceCode)).toEqual(
      messages.map((message) => (message as Partial<SpeakerMessage>).resourceCode ?? ''),
    )
    expect((await send(...messages)).filter(({ outcome }) => outcome === 'stored')).toHaveLength(495)
    expect(await get(`/api/speaker-resources?village=${villageCode}&limit=1`)).toMatchObject({ total: 495 })
    for (const wrong of [[], [...messages, messages[0]]]) {
      expect((await technician('POST', '/api/speaker-status', { messages: wrong })).status).toBe(422)
    }
  })

  test('a machine with the 23 digits of a platform is found in the village its digits name', async () => {
    const { items } = await get<{ items: { code: string }[] }>('/api/villages?limit=1')
    const village = String(items[0]?.code)
    const resourceCode = `6${village}0314000001`
    const message = { resourceCode, state: 5, at: '2017-06-30T22:00:00+08:00' }
    expect(await send(message)).toMatchObject([{ outcome: 'stored' }])
    expect(await send({ ...message, resourceCode: '65999999999990314000001' })).toMatchObject([{ outcome: 'invalid' }])
    expect(await get(`/api/speaker-resources?village=${village}`)).toMatchObject({
      items: [{ resourceCode, villageCode: village, lastState: 5, lastHeardAt: '2017-06-30T14:00:00.000Z' }],
    })
  })

  test('machines are registered and moved; pages of them meet without a gap or a double', async () => {
    const [here, there] = [await freshVillage(running.sql), await freshVillage(running.sql)]
    const codes = Array.from({ length: 25 }, machine).sort()
    const resources = codes.map((resourceCode) => ({ resourceCode, villageCode: here.code, kind: 'horn' }))
    expect(await put('/api/speaker-resources', { resources })).toEqual([200, { stored: 25, unchanged: 0 }])
    const moved = resources.map((resource, i) => (i === 0 ? { ...resource, villageCode: there.code } : resource))
    expect(await put('/api/speaker-resources', { resources: moved })).toEqual([200, { stored: 1, unchanged: 24 }])
    const bad = [{ resourceCode: machine(), villageCode: 'nowhere' }]
    expect(await put('/api/speaker-resources', { resources: bad })).toMatchObject(refusedAt('resources.0.villageCode'))
    const seen: string[] = []
    let cursor = ''
    do {
      const page = await get<{ items: { resourceCode: string }[]; total: number; nextCursor?: string }>(
        `/api/speaker-resources?village=${here.code}&limit=7${cursor}`,
      )
      expect(page.total).toBe(24)
      seen.push(...page.items.map(({ resourceCode }) => resourceCode))
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : ''
    } while (cursor)
    expect(seen).toEqual(codes.slice(1))
    const [unheard] = (await get<{ items: object[] }>(`/api/speaker-resources?village=${there.code}`)).items
    expect(unheard).toMatchObject({ villageName: there.name, lastHeardAt: null, lastState: null })
  })

  test('online stands beside audibility: band and rate are the same with all machines at fault and with all running', async () => {
    const { code } = await freshVillage(running.sql)
    await technician('POST', '/api/audibility-reports', aReport({ villageCode: code, speakersSounding: 45 }))
    const path = `/api/villages/${code}/audibility?asOf=2017-06-21`
    const { online: none, registered, ...before } = await get(path)
    expect([none, registered]).toEqual([null, null])
    expect(before).toMatchObject({ band: 'pass', ratePercent: 100, speakersInstalled: 45, speakersSounding: 45 })
    await put(`/api/villages/${code}/speakers`, { groups: [{ ...HORNS, speakers: 1000 }, RECEIVERS] })
    await hear(code, '2017-06-21', [3, 3, 3])
    const { online: faulty, registered: ofRegister, ...after } = await get(path)
    expect(ofRegister).toBe(1012)
    expect(faulty).toMatchObject({ code, outOf: 12, heard: 3, online: 0, fault: 3, onlineRatePercent: 0 })
    expect(after).toEqual(before)
    const untested = await freshVillage(running.sql)
    await hear(untested.code, '2017-06-21', [1, 1])
    expect(await get(`/api/villages/${untested.code}/audibility?asOf=2017-06-21`)).toMatchObject({
      band: 'untested',
      ratePercent: null,
      online: { onlineRatePercent: 100, basis: 'heard' },
    })
  })

  test('online on a day: each village with machines, and the sums; a day begins at the county’s midnight', async () => {
    const watched = await freshVillage(running.sql, { designated: true })
    const other = await freshVillage(running.sql)
    const resourceCode = machine()
    const late = { resourceCode, villageCode: watched.code, state: 3, at: '2017-05-10T23:59:59+08:00' }
    await send({ ...late, state: 4, at: '2017-05-10T16:00:00Z' }, late)
    await hear(watched.code, '2017-05-10', [1, 2])
    await hear(other.code, '2017-05-11', [5])
    const on = (query: string) => get<{ total: object; villages: object[] }>(`/api/speaker-online?${query}`)
    const { code, name, townshipName } = { ...watched, townshipName: '云溪镇' }
    expect(await on('asOf=2017-05-10')).toMatchObject({
      asOf: '2017-05-10',
      total: { villagesKnown: 1, heard: 3, online: 1, off: 1, fault: 1, outOf: 3, onlineRatePercent: 33.3 },
    })
    const next = await on('asOf=2017-05-11&designated=true')
    expect(next.villages).toContainEqual({
      code,
      name,
      townshipName,
      designated: true,
      machines: 3,
      withReturnChannel: null,
      known: 3,
      heard: 1,
      online: 1,
      off: 0,
      fault: 0,
      basis: 'heard',
      outOf: 3,
      onlineRatePercent: 33.3,
    })
    expect(next.total).toMatchObject({ villagesKnown: 1, heard: 1 })
    // nobody said anything on the 12th: the platform is silent, the machines are not down
    const silent = { outOf: null, heard: 0, onlineRatePercent: null }
    expect((await on('asOf=2017-05-12')).total).toMatchObject(silent)
    const later = await on('asOf=2017-06-12')
    expect(later.villages).toContainEqual(expect.objectContaining({ code, machines: 3, known: 0, ...silent }))
  })

  test('a register that is emptied leaves the machines heard of to go by', async () => {
    const { code } = await freshVillage(running.sql)
    const rateOn = async () =>
      (await get<{ online: { basis: string; outOf: number } }>(`/api/villages/${code}/audibility?asOf=2017-04-03`))
        .online
    await put(`/api/villages/${code}/speakers`, { groups: [RECEIVERS] })
    await hear(code, '2017-04-03', [1, 5, 4, 2])
    expect(await rateOn()).toMatchObject({ basis: 'register', outOf: 12, withReturnChannel: 12, onlineRatePercent: 25 })
    await put(`/api/villages/${code}/speakers`, { groups: [] })
    expect(await rateOn()).toMatchObject({ basis: 'heard', outOf: 4, withReturnChannel: null, onlineRatePercent: 75 })
  })
})
