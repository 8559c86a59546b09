/** The HTTP contract of faults, on both engines. */
import { describe, expect, test } from 'vitest'
import type { FaultDetail } from '../../src/contract/faults.ts'
import type { Listed } from '../../src/contract/route.ts'
import type { Problem } from '../../src/contract/problem.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aFault, aReport, NOW } from '../make.ts'
import { freshVillage } from '../store/places.ts'
import { told } from './service.ts'

type Told = FaultDetail & Listed<FaultDetail> & Omit<Problem, 'status'> & { message?: string }

describe.each(engines)('faults over $name', ({ start }) => {
  const { running, manager, technician } = managed(start)

  const sent = async (call: Call, path: string, body: object): Promise<[number, Told]> => {
    const answer = await call('POST', path, body)
    return [answer.status, await told<Told>(answer)]
  }
  const get = async (path: string): Promise<Told> => told<Told>(await manager('GET', path))
  const report = (changes: object, call = technician) => sent(call, '/api/faults', aFault(changes))
  const step = (id: string, body: object, call = technician) => sent(call, `/api/faults/${id}/steps`, body)
  const aVillage = async (changes = {}) => (await freshVillage(running.sql, changes)).code
  /** A fault of a fresh village, said to be repaired on the evening of the 30th. */
  const aRepaired = async () => {
    const villageCode = await aVillage({ name: '华龙村' })
    const [, { id }] = await report({ villageCode })
    await step(id, { revision: 1, action: 'start', at: '2017-06-30T08:00:00+08:00' })
    await step(id, { revision: 2, action: 'repaired', at: '2017-06-30T17:00:00+08:00', parts: '功放一台' })
    return { id, villageCode }
  }
  const aTest = async (villageCode: string, recordedAt: string, changes = {}) => {
    const sentTest = aReport({ villageCode, testedOn: '2017-06-30', recordedAt, ...changes })
    expect((await technician('POST', '/api/audibility-reports', sentTest)).status).toBe(201)
    return sentTest.id
  }

  test('a fault is reported once; again is a success, otherwise a conflict', async () => {
    const fault = aFault({ villageCode: await aVillage(), reporterName: '张大爷' })
    const [answered, kept] = await sent(technician, '/api/faults', fault)
    expect([answered, kept]).toMatchObject([
      201,
      {
        id: fault.id,
        status: 'open',
        revision: 1,
        reportedBy: '张大爷',
        insisted: false,
        witnesses: 0,
        villageName: '三清村',
        townshipName: '云溪镇',
        designated: false,
        reportedOn: '2017-06-28',
        limitHours: 24,
        workedHours: 62.33,
        isOverdue: true,
        overdueSince: '2017-06-29T01:10:00.000Z',
        reportedAt: '2017-06-28T01:10:00.000Z',
        receivedAt: NOW.toISOString(),
        failedRepairs: 0,
      },
    ])
    const described = ['witnessList', 'proof', 'events'].filter((field) => field in kept)
    expect(described).toEqual([])
    const again = { ...fault, id: fault.id.toUpperCase(), reportedAt: '2017-06-28T01:10:00Z', insist: true }
    expect((await sent(manager, '/api/faults', again))[0]).toBe(200)
    const [status, problem] = await sent(technician, '/api/faults', { ...fault, severity: 'minor' })
    expect([status, problem.detail]).toEqual([409, expect.stringContaining(fault.id)])
  })

  test('a fault of the future, of no village, or without words is refused by its field', async () => {
    const villageCode = await aVillage()
    const refused = async (changes: object) => {
      const [status, { issues }] = await report({ villageCode, ...changes })
      return [status, issues?.[0]?.path]
    }
    expect(await refused({ reportedAt: '2017-06-30T23:41:00+08:00' })).toEqual([422, 'reportedAt'])
    expect(await refused({ villageCode: 'nowhere' })).toEqual([422, 'villageCode'])
    expect(await refused({ description: ' ' })).toEqual([422, 'description'])
    expect(await refused({ category: 'broken' })).toEqual([422, 'category'])
    expect(await refused({ status: 'closed' })).toEqual([422, ''])
    const counts = { speakersInstalled: 5, speakersTested: 6, speakersSounding: 5 }
    expect(await refused({ audibility: counts })).toEqual([422, 'audibility.speakersSounding'])
    expect((await get(`/api/faults?village=${villageCode}`)).items).toEqual([])
  })

  test('a second report of the same is answered with the first: be its witness, or insist', async () => {
    const villageCode = await aVillage({ name: '安定村' })
    const [, first] = await report({ villageCode, category: 'line' })
    const second = aFault({ villageCode, category: 'line', insist: false })
    const answer = await manager('POST', '/api/faults', second)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const problem = await told(answer)
    expect(problem).toMatchObject({ status: 409, code: 'conflict', fault: { id: first.id, status: 'open' } })
    expect(problem['detail']).toBe(
      '安定村已有一张“线路”报修单未办结（待派单，2017年6月28日报）。如是同一故障，请作为知情人补充；如确是另一处，请注明后再报。',
    )
    expect((await manager('GET', `/api/faults/${second.id}`)).status).toBe(404)

    const witness = { id: second.id, name: '村支书', witnessedAt: '2017-06-29T07:00:00+08:00' }
    const path = `/api/faults/${first.id.toUpperCase()}/witnesses`
    expect(await sent(manager, path, witness)).toMatchObject([
      201,
      { witnessList: [{ name: '村支书', by: 'manager' }] },
    ])
    expect((await sent(manager, path, witness))[0]).toBe(200)
    expect((await sent(manager, path, { ...witness, name: '村长' }))[0]).toBe(409)

    expect(await report({ ...second, insist: true })).toMatchObject([201, { insisted: true }])
    // against nothing that is open, nobody insists
    expect(await report({ villageCode, category: 'power', insist: true })).toMatchObject([201, { insisted: false }])
    expect((await get(`/api/faults?village=${villageCode}&open=true`)).items).toHaveLength(3)
  })

  test('from the report to a proven repair, with who, when and why', async () => {
    const { id, villageCode } = await aRepaired()
    const morning = await aTest(villageCode, '2017-06-30T08:30:00+08:00')
    const close = (audibilityReportId: string) => step(id, { revision: 3, action: 'close', audibilityReportId })
    expect(await close(morning)).toMatchObject([422, { issues: [{ path: 'audibilityReportId' }] }])
    const part = await aTest(villageCode, '2017-06-30T18:00:00+08:00', { speakersTested: 40 })
    expect((await close(part))[1].issues?.[0]?.message).toContain('部分喇叭')
    expect((await close(crypto.randomUUID()))[0]).toBe(422)
    const evening = await aTest(villageCode, '2017-06-30T18:30:00+08:00', { speakersSounding: 45 })
    const [status, closed] = await close(evening.toUpperCase())
    expect([status, closed.message]).toEqual([200, '已办结；修后检测通响率 100%（45/45），按此检测华龙村达标。'])
    expect(closed).toMatchObject({
      status: 'closed',
      revision: 4,
      audibilityReportId: evening,
      assignee: 'technician',
      nextSteps: ['reopen'],
      settledAt: NOW.toISOString(),
      repairedAt: '2017-06-30T09:00:00.000Z',
      workedHours: 62.33,
      proof: { testedOn: '2017-06-30', speakersSounding: 45, ratePercent: 100, staysBelow: false, counted: true },
    })
    expect(closed.events.map(({ action, by }) => [action, by])).toEqual(
      ['report', 'start', 'repaired', 'close'].map((action) => [action, 'technician']),
    )
    expect((await close(evening))[0]).toBe(200)
    expect((await get(`/api/faults/${id}`)).revision).toBe(4)
  })

  test('a repair that was not enough closes the fault, and says that the village stays flagged', async () => {
    const { id, villageCode } = await aRepaired()
    const audibilityReportId = await aTest(villageCode, '2017-06-30T18:30:00+08:00')
    const [status, closed] = await step(id, { revision: 3, action: 'close', audibilityReportId })
    expect([status, closed.status]).toEqual([200, 'closed'])
    expect(closed.message).toBe(
      '已办结；但修后检测通响率 82.2%（37/45），仍低于 95%，华龙村继续预警。请查明其余喇叭并再报修。',
    )
    expect(closed).toMatchObject({ proof: { staysBelow: true, ratePercent: 82.2 } })
  })

  test('two technicians starting at once: one has it, the other is told who', async () => {
    const [, { id }] = await report({ villageCode: await aVillage() })
    const another = await running.as('technician')
    const begun = await Promise.all(
      [technician, another].map((call) => step(id, { revision: 1, action: 'start' }, call)),
    )
    expect(begun.map(([status]) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const refused = begun.find(([status]) => status === 409)?.[1]
    expect(refused?.detail).toBe('这张报修单已有新进展：现为“处理中”，由technician经手（第 2 版）。请刷新后再操作。')
  })

  test('a step that the state, the role or its own field forbids is refused with a sentence', async () => {
    const [, { id, revision }] = await report({ villageCode: await aVillage() })
    const refused = async (body: object, call = technician) => {
      const [status, { issues, detail }] = await step(id, { revision, ...body }, call)
      return [status, issues ? issues[0]?.path : detail]
    }
    expect(await refused({ action: 'resume' })).toEqual([409, expect.stringContaining('不能“继续处理”')])
    expect(await refused({ action: 'cancel', reason: '误报' })).toEqual([403, expect.stringContaining('取消报修')])
    expect(await refused({ action: 'cancel' }, manager)).toEqual([422, 'reason'])
    expect(await refused({ action: 'assign' }, manager)).toEqual([422, 'assignee'])
    expect(await refused({ action: 'start', revision: 2 })).toEqual([409, expect.stringContaining('还有没收到的步骤')])
    expect(await refused({ action: 'start', at: '2017-06-30T23:41:00+08:00' })).toEqual([422, 'at'])
    expect(await refused({ action: 'mark_duplicate', duplicateOf: id.toUpperCase() })).toEqual([422, 'duplicateOf'])
    expect(await refused({ action: 'explode' })).toEqual([422, 'action'])
    expect((await step(crypto.randomUUID(), { revision: 1, action: 'start' }))[0]).toBe(404)
    expect((await get(`/api/faults/${id}`)).revision).toBe(1)
    expect((await told<Told>(await technician('GET', `/api/faults/${id}`))).nextSteps).not.toContain('cancel')
    expect((await get(`/api/faults/${id}`)).nextSteps).toContain('cancel')
  })

  test('a duplicate makes its reporter a witness of the original', async () => {
    const villageCode = await aVillage()
    const [, { id: original }] = await report({ villageCode, category: 'amplifier' })
    const [, { id }] = await report({ villageCode, category: 'no_sound', reporterName: '张大爷' })
    const joined = await step(id, { revision: 1, action: 'mark_duplicate', duplicateOf: original.toUpperCase() })
    expect(joined).toMatchObject([200, { status: 'duplicate', duplicateOf: original, nextSteps: [] }])
    expect((await get(`/api/faults/${original}`)).witnessList).toMatchObject([{ name: '张大爷' }])
    const late = { id: crypto.randomUUID(), witnessedAt: '2017-06-29T07:00:00+08:00' }
    const [status, { detail }] = await sent(manager, `/api/faults/${id}/witnesses`, late)
    expect([status, detail]).toEqual([409, expect.stringContaining('重复')])
  })

  test('a list is filtered, paged, and shown as of any day', async () => {
    const villageCode = await aVillage({ designated: true })
    const ids: string[] = []
    for (const [i, category] of ['noise', 'power', 'line'].entries()) {
      const [, { id }] = await report({ villageCode, category, reportedAt: `2017-06-${20 + i}T09:00:00+08:00` })
      ids.unshift(id)
    }
    await step(ids[0] ?? '', { revision: 1, action: 'start', at: '2017-06-25T09:00:00+08:00' })
    const list = async (query: string) =>
      told<Told & { total: number; nextCursor?: string }>(
        await technician('GET', `/api/faults?village=${villageCode}&${query}`),
      )
    const first = await list('limit=2')
    expect([first.items.map(({ id }) => id), first.total]).toEqual([ids.slice(0, 2), 3])
    const rest = await list(`limit=2&cursor=${first.nextCursor}`)
    expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([ids.slice(2), undefined])
    expect((await list('status=in_progress,paused')).items).toMatchObject([{ id: ids[0], assignee: 'technician' }])
    expect((await list('asOf=2017-06-24')).items[0]).toMatchObject({ id: ids[0], status: 'open', workedHours: 63 })
    expect((await list('asOf=2017-06-20')).total).toBe(1)
    expect((await list('designated=true&township=510723100&q=功放&overdue=1')).total).toBe(3)
    expect((await list('assignee=technician&open=1&severity=major&category=line')).total).toBe(1)
    expect((await technician('GET', '/api/faults?status=broken')).status).toBe(422)
    expect((await technician('GET', '/api/faults?cursor=nonsense')).status).toBe(422)
  })

  test('a full test below the line offers a fault where none is open; one of a fault names a fault of its village', async () => {
    const villageCode = await aVillage()
    const keep = (changes = {}) => sent(technician, '/api/audibility-reports', aReport({ villageCode, ...changes }))
    expect(await keep()).toMatchObject([201, { band: 'low', offerFault: true }])
    expect((await keep({ speakersSounding: 45 }))[1]).not.toHaveProperty('offerFault')
    expect((await keep({ speakersTested: 40 }))[1]).not.toHaveProperty('offerFault')
    const [, { id: faultId }] = await report({ villageCode })
    expect((await keep({ faultId }))[1]).not.toHaveProperty('offerFault')
    expect(await keep({ faultId: crypto.randomUUID() })).toMatchObject([422, { issues: [{ path: 'faultId' }] }])
    const reports = [aReport({ villageCode: await aVillage() }), aReport({ villageCode })]
    const batch = await told<{ results: { receipt: object }[] }>(
      await technician('POST', '/api/audibility-reports/batch', { reports }),
    )
    expect(batch.results.map(({ receipt }) => 'offerFault' in receipt)).toEqual([true, false])
  })

  test('a fault reported by a program is reported by its token, and says everything in English when asked', async () => {
    const villageCode = await aVillage({ name: 'Qingshui' })
    const [, { id }] = await report({ villageCode })
    const english = await technician('POST', '/api/faults', aFault({ villageCode }), { 'accept-language': 'en' })
    expect((await told<Told>(english)).detail).toBe(
      'Qingshui has an unsettled fault “amplifier” already (open, reported 28 June 2017). Add yourself as a witness if it is the same one, or insist that it is another.',
    )
    expect((await get(`/api/faults/${id}`)).events).toMatchObject([{ action: 'report', by: 'technician' }])
  })
})
