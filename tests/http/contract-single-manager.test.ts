/** An office with a single manager says so, on both engines: they decide alone, and whatever rests on it says that. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VillageMonths } from '../../src/contract/figures.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import { disableAccount, listAccounts } from '../../src/store/people/accounts.ts'
import { SYSTEM } from '../../src/store/people/audit.ts'
import { review } from '../../src/store/screening/reviews.ts'
import { checkLogs } from '../../src/store/trail/log-check.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aDesk, aManager, aReview, NOW } from '../make.ts'
import { decidedBy, idOf, type Log, logOf, sentBy } from './reviewing.ts'
import { aDraft, aParagraph } from '../report-drafts.ts'
import { told } from './service.ts'

describe.each(engines)('a single manager on $name', ({ start }) => {
  let running: Running
  let one: Call
  beforeEach(async () => {
    running = await start()
    one = await running.as('manager')
  })
  afterEach(() => running.stop())

  const say = (value: boolean, by = one) => by('PUT', '/api/settings/SINGLE_MANAGER', { value })
  const county = async () =>
    (await told<Overview>(await one('GET', '/api/overview'))).targets.find(({ code }) => code === 'screenings-county')

  test('who says so decides alone, and the act, the log, the lists and every figure say it', async () => {
    const id = await sentBy(one, running)
    expect((await say(true)).status).toBe(200)
    const before = await logOf(one, id)
    expect(before.fourEyes).toMatchObject({ by: 'alone' })
    expect(before.fourEyes?.message).toContain('单人审核')
    expect(await decidedBy(one, [id])).toMatchObject([{ outcome: 'done', status: 'accepted' }])
    const after = await logOf(one, id)
    expect(after).toMatchObject({ status: 'accepted', reviewedAlone: true })
    expect(after.history.at(-1)?.after).toMatchObject({ status: 'accepted', singleManager: true })
    expect(await county()).toMatchObject({ accepted: 1, acceptedAlone: 1 })
    const listed = await told<{ items: Log[]; total: number }>(await one('GET', '/api/screenings?reviewedAlone=true'))
    expect([listed.total, listed.items[0]?.reviewedAlone]).toEqual([1, true])
    const team = await sentBy(await running.with('manager'), running)
    expect(await decidedBy(one, [team])).toMatchObject([{ outcome: 'done' }])
    expect((await logOf(one, team)).reviewedAlone).toBeUndefined()
    expect(await county()).toMatchObject({ accepted: 2, acceptedAlone: 1 })
    const overview = await told<Overview>(await one('GET', '/api/overview'))
    expect(overview.teams.flatMap(({ acceptedAlone }) => acceptedAlone ?? [])).toEqual([1])
    const { villages } = await told<VillageMonths>(await one('GET', '/api/village-months'))
    expect(villages.flatMap(({ acceptedAlone }) => acceptedAlone ?? [])).toEqual([1])
  })

  test('who says so confirms a bulletin of their own, which says that; with a second manager nobody does', async () => {
    const make = async (asOf: string) =>
      (await told<{ no: string }>(await one('POST', '/api/bulletins', { kind: 'special', asOf }))).no
    const confirm = (no: string) => one('POST', `/api/bulletins/${no}/confirm`)
    const first = await make('2017-05-31')
    expect((await confirm(first)).status).toBe(403)
    await say(true)
    expect(await told(await one('GET', `/api/bulletins/${first}`))).toMatchObject({ canConfirm: true })
    expect(await told(await confirm(first))).toMatchObject({ status: 'confirmed', singleManager: true })
    const second = await make('2017-06-10')
    const two = await running.as('manager')
    expect((await confirm(second)).status).toBe(403)
    const done = await told<object>(await two('POST', `/api/bulletins/${second}/confirm`))
    expect(done).toMatchObject({ status: 'confirmed' })
    expect(done).not.toHaveProperty('singleManager')
  })

  test('who says so confirms a report of their own, which says that', async () => {
    await say(true)
    const { no } = await told<{ no: string }>(
      await one('POST', '/api/bulletins', { kind: 'special', asOf: '2017-05-31' }),
    )
    await one('POST', `/api/bulletins/${no}/confirm`)
    const report = aDraft({ bulletin: no, blocks: [aParagraph('放映队{{teams.count}}支。')] })
    expect(await told(await one('POST', '/api/reports', report))).toMatchObject({ canConfirm: true })
    const done = await told(await one('POST', `/api/reports/${report.id}/confirm`, { revision: 1 }))
    expect(done).toMatchObject({ status: 'confirmed', singleManager: true })
  })

  test('who says so locks a settlement of their own, which says that', async () => {
    await one('POST', '/api/settlements', { period: '2017-H1' })
    const confirm = () => one('POST', '/api/settlements/2017-H1/confirm')
    expect((await confirm()).status).toBe(403)
    await say(true)
    expect(await told(await one('GET', '/api/settlements/2017-H1'))).toMatchObject({ canConfirm: true })
    expect(await told(await confirm())).toMatchObject({ status: 'locked', singleManager: true })
  })

  test('taken back, or decided anew by another, it says so no more', async () => {
    await say(true)
    const [undone, anew, back] = [await sentBy(one, running), await sentBy(one, running), await sentBy(one, running)]
    await decidedBy(one, [undone, anew, back])
    await one('POST', '/api/reviews/undo', { ids: [undone] })
    expect((await logOf(one, undone)).reviewedAlone).toBeUndefined()
    await decidedBy(one, [back], 'return')
    await one('POST', '/api/reviews/undo', { ids: [back] })
    expect(await logOf(one, back)).toMatchObject({ status: 'accepted', reviewedAlone: true })
    const two = await running.as('manager')
    await decidedBy(two, [anew], 'return')
    await decidedBy(two, [anew])
    expect(await logOf(one, anew)).toMatchObject({ status: 'accepted' })
    expect((await logOf(one, anew)).reviewedAlone).toBeUndefined()
    expect(await county()).toMatchObject({ acceptedAlone: 1 })
    // whoever hides it is found out by the trail
    const place = { sql: running.sql }
    expect((await checkLogs(place, '')).fault).toBeUndefined()
    await running.sql.run('UPDATE screenings SET reviewed_alone = 0 WHERE id = ?', back)
    expect((await checkLogs(place, '')).fault).toMatchObject({ facts: { code: back } })
  })

  test('it ends with the second manager, and cannot be said while there is one; without it all is as ever', async () => {
    const id = await sentBy(one, running)
    await say(true)
    const two = await running.as('manager')
    expect(await decidedBy(one, [id])).toMatchObject([{ outcome: 'forbidden' }])
    const again = await say(true, two)
    expect([again.status, await told(again)]).toMatchObject([200, { value: true }])
    await say(false)
    const refused = await say(true)
    expect(refused.status).toBe(409)
    expect(await told(refused)).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining('不止一位管理员') as string,
    })
    const own = await idOf(one)
    const other = (await listAccounts(running.sql)).find(({ role, id: known }) => role === 'manager' && known !== own)
    if (other) await disableAccount(running.sql, SYSTEM, other, NOW)
    expect(await decidedBy(one, [id])).toMatchObject([{ outcome: 'forbidden' }])
    expect((await say(true)).status).toBe(200)
    expect(await decidedBy(one, [id])).toMatchObject([{ outcome: 'done' }])
  })

  test('it holds from its day on', async () => {
    const id = await sentBy(one, running)
    await one('PUT', '/api/settings/SINGLE_MANAGER', { value: true, effectiveOn: '2017-07-01' })
    expect(await decidedBy(one, [id])).toMatchObject([{ outcome: 'forbidden' }])
    expect((await one('PUT', '/api/settings/SINGLE_MANAGER', { value: 'yes' })).status).toBe(422)
  })

  test('a second manager who comes between the reading and the writing is heard of', async () => {
    const { sql } = running
    const id = await sentBy(one, running)
    const desk = aDesk({ actor: { ...aManager, id: await idOf(one) }, isSingleManager: true })
    const racing = {
      ...sql,
      all: sql.all.bind(sql),
      first: sql.first.bind(sql),
      run: sql.run.bind(sql),
      read: sql.read.bind(sql),
      batch: (async (statements) => {
        if (statements.some((each) => each.sql.includes('INSERT INTO audit'))) await running.as('manager')
        return sql.batch(statements)
      }) as typeof sql.batch,
    }
    expect(await review(racing, [id], 'accept', {}, desk)).toMatchObject([{ outcome: 'forbidden' }])
    expect(await review(sql, [id], 'accept', {}, aReview())).toMatchObject([{ outcome: 'done' }])
  })
})
