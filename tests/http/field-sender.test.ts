/** What a phone sends, taken by the real service; and its answers, believed by the phone. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { dispatch, readOutbox } from '../../src/client/shared/phone/device.ts'
import type { Entry, EntryKind } from '../../src/client/shared/phone/outbox-entry.ts'
import { addPhoto, photoKey } from '../../src/client/shared/phone/phone-records.ts'
import { sendAll } from '../../src/client/shared/phone/sender.ts'
import { aFault, aMissedShow, aReport, aScreening } from '../make.ts'
import { aService, type Caller, type Service, told } from './service.ts'

/** The service as the browser's fetch; `isDeaf`: it has it all, and its answers are lost. */
const fetchOf = (caller: Caller, line: { isDeaf: boolean }): typeof fetch =>
  (async (path: string, { method, headers, body }: RequestInit) => {
    const raw = body instanceof ArrayBuffer ? new Uint8Array(body) : body
    const answer = await caller(method ?? '', path, raw, headers as Record<string, string>)
    if (line.isDeaf) throw new TypeError('lost')
    return answer
  }) as typeof fetch

async function aPhone(service: Service, role: 'team' | 'technician') {
  const caller = await service.signedInAs(role)
  const { id: person } = await told<{ id: string }>(await caller('GET', '/api/session'))
  const line = { isDeaf: false }
  const make = async (kind: EntryKind, key: string, about: string, body: unknown, after: string[] = []) => {
    const numbers = { madeAt: Date.now(), nextAt: 0, tries: 0 }
    const entry: Entry = { key, person, kind, about, state: 'draft', body, after, ...numbers }
    await dispatch(person, [
      { kind: 'drafted', entry },
      { kind: 'queued', key, body },
    ])
  }
  const send = async () => {
    await dispatch(person, { kind: 'woken' })
    await sendAll({ person, language: () => 'zh', fetch: fetchOf(caller, line) })
    const { entries } = await readOutbox(person)
    return Object.fromEntries([...entries.values()].map(({ kind, state, problem }) => [kind, problem?.detail ?? state]))
  }
  return { caller, person, line, make, send }
}

describe('a team’s phone', () => {
  test('hands in a log, its photo, a correction and a show that did not happen; twice when the answers are lost', async () => {
    const phone = await aPhone(await aService(), 'team')
    const bytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8).buffer
    const sha256 = createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
    const { id, ...content } = aScreening({ photos: [{ sha256, kind: 'start' }] })
    const missed = aMissedShow()
    await phone.make('screening', `screening:${id}`, id, { id, ...content })
    await phone.make('missed_show', `missed:${missed.id}`, missed.id, missed)
    const correction = { id, revision: 1, ...content, attendance: 90 }
    await phone.make('correction', `correction:${id}:1`, id, correction, [`screening:${id}`])
    await addPhoto({ person: phone.person, logId: id, sha256, kind: 'start', type: 'image/jpeg', bytes }, [
      `screening:${id}`,
    ])
    await dispatch(phone.person, {
      kind: 'queued',
      key: photoKey(id, sha256),
      body: { kind: 'start', type: 'image/jpeg' },
    })
    phone.line.isDeaf = true
    for (let round = 0; round < 4; round++) await phone.send()
    phone.line.isDeaf = false
    expect(await phone.send()).toEqual({
      screening: 'received',
      missed_show: 'received',
      correction: 'received',
      photo: 'received',
    })
    const log = (await (await phone.caller('GET', `/api/screenings/${id}`)).json()) as Record<string, unknown>
    expect(log).toMatchObject({ attendance: 90 })
    const photo = await phone.caller('GET', `/api/screenings/${id}/photos/${sha256}`)
    expect(new Uint8Array(await photo.arrayBuffer())).toEqual(new Uint8Array(bytes))
    const { total } = (await (await phone.caller('GET', '/api/screenings')).json()) as { total: number }
    expect(total).toBe(1)
  })

  test('keeps for a person what the service refuses, with its sentence, and nothing else', async () => {
    const phone = await aPhone(await aService(), 'team')
    const [bad, missed] = [aScreening({ filmCodes: ['film-999'] }), aMissedShow()]
    await phone.make('screening', `screening:${bad.id}`, bad.id, bad)
    await phone.make('missed_show', `missed:${missed.id}`, missed.id, missed)
    const states = await phone.send()
    expect(states['missed_show']).toBe('received')
    expect(states['screening']).toMatch(/\p{Script=Han}/u)
  })

  test('that had no signal while a village merged hands in what was before; of what was after it says what to do', async () => {
    const service = await aService()
    const phone = await aPhone(service, 'team')
    const { villageCode } = aScreening()
    const [early, late] = ['2017-06-27', '2017-06-28'].map((day) => {
      const times = { startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` }
      return aScreening({ ...times, recordedAt: `${day}T22:35:00+08:00` })
    })
    for (const log of [early, late]) await phone.make('screening', `screening:${log?.id}`, log?.id ?? '', log)
    const manager = await service.signedInAs('manager')
    const { items } = await told<{ items: { code: string }[] }>(await manager('GET', '/api/villages?limit=9'))
    const other = items.find(({ code }) => code !== villageCode)?.code
    const merge = {
      kind: 'merge',
      from: [villageCode, other],
      to: [{ code: 'heir', name: '同心社区', townshipCode: '510723100' }],
    }
    const done = await manager('POST', '/api/register/changes', { ...merge, on: '2017-06-28', reason: '村改社区' })
    expect(done.status).toBe(200)
    await phone.send()
    const entryOf = async (log: typeof late) => (await readOutbox(phone.person)).entries.get(`screening:${log?.id}`)
    expect(await entryOf(early)).toMatchObject({ state: 'received' })
    const refused = await entryOf(late)
    expect(refused).toMatchObject({ state: 'attention', problem: { issues: [{ path: 'villageCode' }] } })
    expect(refused?.problem?.issues[0]?.message).toBe(
      '三清村到2017年6月27日为止，此后为同心社区。请改选同心社区，或核对日期。',
    )
    // the phone has the new village by then; with it the same log goes through
    const { villages } = await told<{ villages: { code: string; endsOn?: string }[] }>(
      await phone.caller('GET', '/api/field-copy'),
    )
    expect(villages).toContainEqual(expect.objectContaining({ code: 'heir' }))
    expect(villages).toContainEqual(expect.objectContaining({ code: villageCode, endsOn: '2017-06-27' }))
    const [key, body] = [`screening:${late?.id}`, { ...late, villageCode: 'heir' }]
    await dispatch(phone.person, [
      { kind: 'reopened', key, body },
      { kind: 'queued', key, body },
    ])
    await phone.send()
    expect(await entryOf(late)).toMatchObject({ state: 'received' })
  })

  test('whose session is a colleague’s sends nothing in their name', async () => {
    const service = await aService()
    const phone = await aPhone(service, 'team')
    const log = aScreening()
    await phone.make('screening', `screening:${log.id}`, log.id, log)
    const colleague = await service.signedInAs('team', 'team-02')
    await sendAll({ person: phone.person, language: () => 'zh', fetch: fetchOf(colleague, { isDeaf: false }) })
    expect(await readOutbox(phone.person)).toMatchObject({ isSignedOut: true, isShutOut: true })
    expect(await phone.send()).toEqual({ screening: 'waiting' })
  })
})

test('a technician’s phone hands in a test, a fault, and a step with it, though the answers are lost at first', async () => {
  const phone = await aPhone(await aService(), 'technician')
  const [report, fault] = [aReport(), aFault()]
  await phone.make('audibility', `audibility:${report.id}`, report.id, report)
  await phone.make('fault', `fault:${fault.id}`, fault.id, fault)
  const step = { revision: 1, action: 'assign', assignee: '李师傅' }
  await phone.make('step', `step:${fault.id}:1`, fault.id, step, [`fault:${fault.id}`])
  phone.line.isDeaf = true
  await phone.send()
  await phone.send()
  phone.line.isDeaf = false
  expect(await phone.send()).toEqual({ audibility: 'received', fault: 'received', step: 'received' })
})
