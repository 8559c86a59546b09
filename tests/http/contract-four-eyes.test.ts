/** Nobody decides on a log that they sent or corrected, on both engines: the rule, and the constraint under it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConstraintError } from '../../src/store/engine/sql.ts'
import { listAccounts, putAccounts } from '../../src/store/people/accounts.ts'
import { audited } from '../../src/store/people/audit.ts'
import { csvOf, tableOf } from '../exchange/county.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aManager, aScreening, NOW } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { decidedBy, idOf, type Log, logOf, sentBy } from './reviewing.ts'
import { told } from './service.ts'

describe.each(engines)('four eyes on $name', ({ start }) => {
  let running: Running
  let one: Call
  beforeEach(async () => {
    running = await start()
    one = await running.as('manager')
  })
  afterEach(() => running.stop())

  test('who sent a log does not decide on it, and is told who does; the others of the same request are decided', async () => {
    const two = await running.as('manager')
    const [own, other] = [await sentBy(one, running), await sentBy(two, running)]
    for (const decision of ['accept', 'return', 'reject']) {
      expect(await decidedBy(one, [own], decision)).toMatchObject([
        { outcome: 'forbidden', status: 'submitted', error: { status: 403, code: 'forbidden' } },
      ])
    }
    const [refused, done] = await decidedBy(one, [own, other])
    expect(refused?.error?.detail).toBe(
      '这条记录由您（或您的令牌）上报或更正过，不能由您审核，须由另一位管理员审核：manager。',
    )
    expect(done).toMatchObject({ outcome: 'done', status: 'accepted' })
    const [english] = await decidedBy(one, [own], 'accept', 'en')
    expect(english?.error?.detail).toBe(
      'You, or a token of yours, sent or corrected this log, so it is for another manager to decide: manager.',
    )
    expect(await logOf(one, own)).toMatchObject({ status: 'submitted', fourEyes: { by: 'another' } })
    expect((await logOf(two, own)).fourEyes).toBeUndefined()
    expect(await decidedBy(two, [own])).toMatchObject([{ outcome: 'done' }])
    expect((await logOf(one, own)).history.map(({ action }) => action)).toEqual(['submit', 'accept'])
  })

  test('where nobody else can decide, it is said what to do', async () => {
    const [refused] = await decidedBy(one, [await sentBy(one, running)])
    expect(refused?.error?.detail).toContain('请在“手机与账号”中添加一位管理员')
  })

  test('nor whoever made the token that sent it, nor who corrected it, nor who brought it in a sheet', async () => {
    const { token } = await told<{ token: string }>(await one('POST', '/api/tokens', { name: '平台', role: 'manager' }))
    const bearer = { authorization: `Bearer ${token}` }
    const byToken = await sentBy((method, path, body) => running.call(method, path, body, bearer), running)
    const two = await running.as('manager')
    const { id: _, ...content } = aScreening(await anEvening(running.sql))
    const corrected = await sentBy(two, running, content)
    const put = await one('PUT', `/api/screenings/${corrected}`, { ...content, attendance: 7, revision: 1 })
    expect(put.status).toBe(200)
    const sheet = csvOf(tableOf({ 放映日期: '2017-06-29', 放映队: 'team-01', 村: '510723100211' }))
    await one('POST', '/api/imports/screenings?dryRun=false', sheet, { 'content-type': 'text/csv' })
    const { items } = await told<{ items: Log[] }>(await one('GET', '/api/screenings?from=2017-06-29&to=2017-06-29'))
    const imported = items[0]?.id ?? ''
    const outcomes = (await decidedBy(one, [byToken, corrected, imported])).map(({ outcome }) => outcome)
    expect(outcomes).toEqual(['forbidden', 'forbidden', 'forbidden'])
    expect(items.map(({ fourEyes }) => fourEyes?.by)).toEqual(['another'])
    expect(await decidedBy(two, [byToken, corrected, imported])).toMatchObject([
      { outcome: 'done' },
      { outcome: 'forbidden' },
      { outcome: 'done' },
    ])
    expect(await decidedBy(await running.as('manager'), [corrected])).toMatchObject([{ outcome: 'done' }])
  })

  test('a finding that holds one’s own log is not edited away by oneself', async () => {
    const evening = await anEvening(running.sql)
    const { id, ...content } = aScreening({
      ...evening,
      startedAt: '2017-07-02T20:50:00+08:00',
      endedAt: '2017-07-02T22:30:00+08:00',
    })
    await one('POST', '/api/screenings', { id, ...content })
    const changed = { ...aScreening(evening), id, revision: 1 }
    const answer = await told<Log>(await one('PUT', `/api/screenings/${id}`, changed))
    expect(answer).toMatchObject({ status: 'held', revision: 2 })
    const two = await running.as('manager')
    const theirs = await told<Log>(
      await two('PUT', `/api/screenings/${id}`, { ...changed, attendance: 5, revision: 2 }),
    )
    expect(theirs.status).toBe('submitted')
  })

  test('the database refuses it by name, whoever asks it, and keeps nothing of the batch', async () => {
    const entry = aScreening(await anEvening(running.sql))
    await sentBy(one, running, entry)
    const { sql } = running
    const id = await idOf(one)
    const own = { ...aManager, id }
    const { items } = await told<{ items: Log[] }>(await one('GET', '/api/screenings?limit=1'))
    const about = { subjectKind: 'screening' as const, subjectId: items[0]?.id ?? '' }
    for (const action of ['accept', 'return', 'reject']) {
      const trail = audited(own, NOW, [{ action, ...about, after: { status: 'accepted' } }])
      const refusal = await sql.batch([trail]).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(ConstraintError)
      expect(refusal).toMatchObject({ constraint: 'reviewed_by_another' })
    }
    // nor may an act call itself that of a single manager where there are two
    await running.as('manager')
    const alone = audited(own, NOW, [{ action: 'accept', ...about, after: { singleManager: true } }])
    await expect(sql.batch([alone])).rejects.toMatchObject({ constraint: 'reviewed_by_another' })
    expect((await logOf(one, about.subjectId)).history.map(({ action }) => action)).toEqual(['submit'])
    await sql.batch([audited(own, NOW, [{ action: 'void', ...about, after: { status: 'voided' } }])])
  })

  test('nor anybody of the team, whoever of it sent the log', async () => {
    const { sql } = running
    const evening = await anEvening(sql)
    const id = await sentBy(await running.as('team', evening.teamCode), running, evening)
    const account = {
      username: 'colleague',
      displayName: '同队的人',
      role: 'team' as const,
      teamCode: evening.teamCode,
    }
    await putAccounts(sql, [account], null, NOW)
    const colleague = (await listAccounts(sql)).find(({ username }) => username === 'colleague')
    const actor = { id: colleague?.id ?? '', name: '同队的人', role: 'manager' as const, via: 'session' as const }
    const entry = { action: 'accept', subjectKind: 'screening' as const, subjectId: id, after: { status: 'accepted' } }
    await expect(sql.batch([audited(actor, NOW, [entry])])).rejects.toMatchObject({ constraint: 'reviewed_by_another' })
    expect(await decidedBy(one, [id])).toMatchObject([{ outcome: 'done' }])
  })

  test('200 logs are decided at once, and each of one’s own is told', async () => {
    const evening = await anEvening(running.sql)
    const logs = Array.from({ length: 200 }, (_, i) => {
      const day = new Date(Date.UTC(2016, 0, 1 + i)).toISOString().slice(0, 10)
      return aScreening({ ...evening, startedAt: `${day}T20:50:00+08:00`, endedAt: `${day}T22:30:00+08:00` })
    })
    const two = await running.as('manager')
    await one('POST', '/api/screenings/batch', { screenings: logs.slice(0, 100) })
    await two('POST', '/api/screenings/batch', { screenings: logs.slice(100) })
    const results = await decidedBy(
      one,
      logs.map(({ id }) => id),
    )
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...Array<string>(100).fill('forbidden'),
      ...Array<string>(100).fill('done'),
    ])
  })
})
