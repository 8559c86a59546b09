/** What a phone carries with it, on both engines. */
import { describe, expect, test } from 'vitest'
import { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aFault, aReport, aScreening } from '../make.ts'
import { anEvening, freshVillage } from '../store/places.ts'
import { told } from './service.ts'

describe.each(engines)('the field copy on $name', ({ start }) => {
  const { running, manager, reviewer, technician } = managed(start)

  const copyOf = async (call: Call, headers?: Record<string, string>): Promise<FieldCopy> =>
    FieldCopy.parse(await told(await call('GET', '/api/field-copy', undefined, headers)))
  const send = async (changes: Partial<NewScreening>): Promise<NewScreening> => {
    const entry = aScreening(changes)
    expect((await manager('POST', '/api/screenings', entry)).status).toBe(201)
    return entry
  }
  const review = (ids: string[], decision: string, reason?: string): Promise<Response> =>
    reviewer('POST', '/api/reviews', { ids, decision, ...(reason && { reason }) })
  const onDay = (day: string): Partial<NewScreening> => ({
    startedAt: `${day}T20:50:00+08:00`,
    endedAt: `${day}T22:30:00+08:00`,
    recordedAt: `${day}T22:35:00+08:00`,
  })

  test('everybody carries the county: its villages by code with their pinyin, its films, and the clock', async () => {
    const copy = await copyOf(manager)
    expect(copy).toMatchObject({ version: 1, today: '2017-06-30', now: '2017-06-30T15:30:00.000Z', staleDays: 30 })
    expect(copy.person).toMatchObject({ displayName: 'manager', role: 'manager' })
    expect(copy.villages.find(({ name }) => name === '三清村')).toMatchObject({ pinyin: 'sanqingcun', initials: 'sqc' })
    expect(copy.films.find(({ title }) => title === '太行山上')).toMatchObject({ initials: 'thss txss' })
    const codes = copy.villages.map(({ code }) => code)
    expect(codes).toEqual([...codes].sort())
    expect([copy.team, copy.broadcast]).toEqual([undefined, undefined])
  })

  test('a team carries its village’s month, its pace against the county’s days, and nothing of the broadcast side', async () => {
    const { teamCode, villageCode } = await anEvening(running.sql)
    await send({ teamCode, villageCode, ...onDay('2017-05-10') })
    await send({ teamCode, villageCode, ...onDay('2017-06-12'), filmCodes: ['film-002'] })
    const { team, broadcast, rateFen } = await copyOf(await running.as('team', teamCode))
    expect([broadcast, rateFen]).toEqual([undefined, 20_000])
    expect(team?.villages).toEqual([
      { code: villageCode, quota: 12, done: 2, thisMonth: 1, thisMonthCredit: 60, lastScreenedOn: '2017-06-12' },
    ])
    expect(team?.figures).toMatchObject({ amount: 12, done: 2, remaining: 10, scope: { kind: 'team', code: teamCode } })
    expect(team?.figures?.bases[0]).toMatchObject({ deadline: '2017-11-30', daysLeft: 153 })
    expect(team?.shows.map(({ screenedOn }) => screenedOn)).toEqual(['2017-05-10', '2017-06-12'])
    expect(team?.logs.map(({ screenedOn }) => screenedOn)).toEqual(['2017-06-12', '2017-05-10'])
  })

  test('a team is told whom it called last in its village; not of a show that was rejected, nor by another team', async () => {
    const [own, other] = [await anEvening(running.sql), await anEvening(running.sql)]
    const { villageCode } = own
    const stood = (name: string, phone?: string) => ({ witness: { name, ...(phone && { phone }) } })
    await send({ ...own, ...onDay('2017-04-10'), ...stood('何永福', '13000000412') })
    await send({ ...own, ...onDay('2017-05-10'), filmCodes: ['film-002'], ...stood('李三') })
    await send({ villageCode, teamCode: other.teamCode, ...onDay('2017-06-02'), ...stood('别队的人', '13000000999') })
    const bad = await send({ ...own, ...onDay('2017-06-12'), filmCodes: ['film-003'], ...stood('某人', '13000000111') })
    const witness = async () => (await copyOf(await running.as('team', own.teamCode))).team?.villages[0]?.lastWitness
    expect(await witness()).toEqual({ name: '某人', phone: '13000000111' })
    await review([bad.id], 'reject', '未放映')
    expect(await witness()).toEqual({ name: '何永福', phone: '13000000412' })
    expect((await copyOf(await running.as('team', other.teamCode))).team?.villages[0]?.lastWitness).toBeUndefined()
  })

  test('a team without a village has no quota, and so no figures', async () => {
    const { code: teamCode } = { code: `team-${crypto.randomUUID().slice(0, 8)}` }
    await running.sql.run('INSERT INTO teams (code, name) VALUES (?, ?)', teamCode, teamCode)
    const { team } = await copyOf(await running.as('team', teamCode))
    expect(team).toMatchObject({ figures: null, villages: [], shows: [], logs: [], missed: [] })
  })

  test('what was typed before it had to be seen is still read; to correct it, it is typed again', async () => {
    const evening = await anEvening(running.sql)
    const log = await send({ ...evening, operatorName: '王师傅', note: '雨' })
    const hidden = '王\u200b师傅'
    await running.sql.run(`UPDATE screenings SET operator_name = ?, note = ? WHERE id = ?`, hidden, '\u202e雨', log.id)
    await running.sql.run(`UPDATE films SET title = '某\u200b片' WHERE code = 'film-003'`)
    const call = await running.as('team', evening.teamCode)
    const copy = await copyOf(call)
    const content = copy.team?.logs[0]?.content
    expect([content?.operatorName, content?.note]).toEqual([hidden, '\u202e雨'])
    expect(copy.films.map(({ title }) => title)).toContain('某\u200b片')
    const correct = (changes: object) =>
      call('PUT', `/api/screenings/${log.id}`, { ...content, revision: 1, ...changes })
    const refused = await told<{ issues: { path: string }[] }>(await correct({}))
    expect(refused.issues.map(({ path }) => path)).toEqual(['operatorName', 'note'])
    expect((await correct({ operatorName: '王师傅', note: '雨' })).status).toBe(200)
  })

  test('a returned log comes with the reason, however old; accepted it has none any more', async () => {
    const evening = await anEvening(running.sql)
    const old = await send({ ...evening, ...onDay('2017-02-10') })
    await send({ ...evening, ...onDay('2017-01-10'), filmCodes: ['film-002'] })
    await review([old.id], 'return', '观众人数请核对')
    const team = await running.as('team', evening.teamCode)
    const { team: before } = await copyOf(team)
    expect(before).toMatchObject({ held: 0, returned: 1 })
    expect(before?.logs).toHaveLength(1)
    expect(before?.logs[0]).toMatchObject({ status: 'returned', reason: '观众人数请核对', revision: 2 })
    await review([old.id], 'accept')
    expect((await copyOf(team)).team?.logs).toEqual([])
    const recent = await send({ ...evening, ...onDay('2017-06-11'), filmCodes: ['film-003'] })
    await review([recent.id], 'return', '第一次')
    await review([recent.id], 'reject', '第二次')
    expect((await copyOf(team)).team?.logs[0]).toMatchObject({ status: 'rejected', reason: '第二次' })
    await review([recent.id], 'return', '第三次')
    await review([recent.id], 'accept')
    expect((await copyOf(team)).team?.logs[0]?.reason).toBeUndefined()
  })

  test('a log is carried as a correction starts from it: sent back unchanged, nothing is changed', async () => {
    const evening = await anEvening(running.sql)
    const photo = { sha256: 'a'.repeat(64), kind: 'receipt' as const }
    const entry = await send({ ...evening, noPosition: 'indoors', photos: [photo], operatorName: '王建国' })
    await review([entry.id], 'return', '请核对')
    const call = await running.as('team', evening.teamCode)
    const log = (await copyOf(call)).team?.logs[0]
    expect(log).toMatchObject({ photosMissing: 1, content: { noPosition: 'indoors', photos: [photo] } })
    const again = { ...log?.content, revision: log?.revision, note: '已核对' }
    expect((await call('PUT', `/api/screenings/${entry.id}`, again)).status).toBe(200)
    expect((await copyOf(call)).team?.logs[0]).toMatchObject({ status: 'submitted', content: { note: '已核对' } })
    // accepted, it takes no correction: the names of its photos stay behind, how many are missing does not
    await review([entry.id], 'accept')
    const accepted = (await copyOf(call)).team?.logs[0]
    expect([accepted?.status, accepted?.content.photos, accepted?.photosMissing]).toEqual(['accepted', undefined, 1])
  })

  test('findings are said in the reader’s language, without the other log', async () => {
    const evening = await anEvening(running.sql)
    const first = await send(evening)
    await send({ ...evening, startedAt: '2017-06-30T21:00:00+08:00' })
    const call = await running.as('team', evening.teamCode)
    const held = (copy: FieldCopy) => copy.team?.logs.find(({ status }) => status === 'held')?.findings[0]
    expect(held(await copyOf(call))?.message).toContain('放映同一影片')
    const english = held(await copyOf(call, { 'accept-language': 'en' }))
    expect(english).toMatchObject({ code: 'duplicate', blocking: true })
    expect(english?.message).toMatch(/reported the same film/)
    expect(JSON.stringify(english)).not.toContain(first.id)
  })

  test('other teams’ shows in its villages are known for a year, its own elsewhere for three days, voided ones never', async () => {
    const [own, other] = [await anEvening(running.sql), await anEvening(running.sql)]
    const guest = await send({ teamCode: other.teamCode, villageCode: own.villageCode, ...onDay('2016-07-02') })
    await send({ teamCode: other.teamCode, villageCode: own.villageCode, ...onDay('2016-06-29') })
    await send({ teamCode: own.teamCode, villageCode: other.villageCode, ...onDay('2017-06-20') })
    const away = await send({ teamCode: own.teamCode, villageCode: other.villageCode, ...onDay('2017-06-28') })
    const rejected = await send({ ...own, ...onDay('2017-06-29'), filmCodes: ['film-002'] })
    await review([rejected.id], 'reject', '未放映')
    const voided = await send({ ...own, ...onDay('2017-06-27'), filmCodes: ['film-003'] })
    await manager('POST', `/api/screenings/${voided.id}/void`, { reason: '选错了村' })
    const { team } = await copyOf(await running.as('team', own.teamCode))
    expect(team?.shows.map(({ id, isRejected = false }) => [id, isRejected])).toEqual([
      [guest.id, false],
      [away.id, false],
      [rejected.id, true],
    ])
    expect(JSON.stringify(team?.shows)).not.toContain('attendance')
  })

  test('a technician carries how villages stand and the faults to be done, and of settled ones the last days’', async () => {
    const { code: villageCode } = await freshVillage(running.sql)
    const { code: untested } = await freshVillage(running.sql)
    await technician('POST', '/api/audibility-reports', aReport({ villageCode }))
    const open = aFault({ villageCode })
    const settled = aFault({ villageCode, category: 'line' })
    for (const fault of [open, settled]) await technician('POST', '/api/faults', fault)
    const cancelled = await manager('POST', `/api/faults/${settled.id}/steps`, {
      revision: 1,
      action: 'cancel',
      reason: '误报',
      at: '2017-06-29T09:00:00+08:00',
    })
    expect(cancelled.status).toBe(200)
    const long = aFault({ villageCode, category: 'network', reportedAt: '2017-03-01T09:00:00+08:00' })
    await technician('POST', '/api/faults', long)
    await manager('POST', `/api/faults/${long.id}/steps`, {
      revision: 1,
      action: 'cancel',
      reason: '误报',
      at: '2017-03-02T09:00:00+08:00',
    })
    const { broadcast, team } = await copyOf(technician)
    expect(team).toBeUndefined()
    expect(broadcast?.villages.find(({ code }) => code === villageCode)).toEqual({
      code: villageCode,
      band: 'low',
      ratePercent: 82.2,
      speakersInstalled: 45,
      speakersSounding: 37,
      testedOn: '2017-06-20',
      staleOn: '2017-07-21',
    })
    expect(broadcast?.villages.some(({ code }) => code === untested)).toBe(false)
    expect(broadcast?.villages.length).toBeGreaterThanOrEqual(26)
    const ours = broadcast?.faults.filter((fault) => fault.villageCode === villageCode)
    const seen = Object.fromEntries((ours ?? []).map(({ id, status, isOverdue }) => [id, `${status} ${isOverdue}`]))
    expect(seen).toEqual({ [open.id]: 'open true', [settled.id]: 'cancelled false' })
  })

  test('whom to call is on everybody’s phone once the office has said it', async () => {
    expect(await copyOf(technician)).not.toHaveProperty('officePhone')
    const set = await manager('PUT', '/api/settings/SUPERVISION_PHONE', { value: '0816-7222000' })
    expect([set.status, (await copyOf(technician)).officePhone]).toEqual([200, '0816-7222000'])
  })

  test('a copy that has not changed costs a phone nothing but the asking', async () => {
    const evening = await anEvening(running.sql)
    const call = await running.as('team', evening.teamCode)
    const first = await call('GET', '/api/field-copy')
    const etag = first.headers.get('etag') ?? ''
    const ask = (known: string) => call('GET', '/api/field-copy', undefined, { 'if-none-match': known })
    const same = await ask(etag)
    expect([same.status, await same.text()]).toEqual([304, ''])
    expect(same.headers.get('yx-now')).toBe('2017-06-30T15:30:00.000Z')
    expect((await ask(`W/${etag}`)).status).toBe(304)
    await send(evening)
    const changed = await ask(etag)
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false])
  })
})
