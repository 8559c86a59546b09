/** 关账: every way to write, and how each meets a month that is closed; one that nobody thought of fails the walk. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BulletinChanges } from '../../src/domain/report/bulletin-changes.ts'
import { csvOf, tableOf } from '../exchange/county.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { aFilm, aScreening } from '../make.ts'
import {
  another,
  APART,
  type Asked,
  ASKS,
  centres,
  CSV,
  DAY,
  fault,
  LATE,
  manual,
  OF_PEOPLE,
  SAYS_WHY,
  sheetOf,
} from './closed-month-ways.ts'
import { OPEN, RULE } from './route-rules.ts'

test('every route that changes something meets a closed month in one of these ways', () => {
  const changing = Object.entries(RULE).flatMap(([route, rule]) =>
    rule === OPEN || route.startsWith('get ') || OF_PEOPLE.test(route) ? [] : [route],
  )
  const known = [ASKS, SAYS_WHY, LATE, APART].flatMap((ways) => Object.keys(ways))
  expect(known.toSorted()).toEqual(changing.toSorted())
})

interface Numbered {
  no: string
}

describe.each(engines)('a closed month on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let other: Call
  const callers: Partial<Record<'team' | 'technician', Call>> = {}
  const told = async (answer: Promise<Response>) => {
    const given = await answer
    return [given.status, (await given.json()) as object] as const
  }
  const newest = async (): Promise<number> =>
    (await running.sql.first<{ n: number }>('SELECT max(id) AS n FROM audit'))?.n ?? 0
  const sent = (route: string, { path, body, headers }: Asked, by: Call) => {
    const [method = '', address = ''] = route.split(' ')
    return by(method.toUpperCase(), path ?? address, body, headers)
  }
  const close = (month: string) => manager('POST', `/api/months/${month}/close`)

  beforeAll(async () => {
    running = await start()
    ;[manager, other] = [await running.as('manager'), await running.as('manager')]
    for (const target of [manual, centres]) await manager('PUT', `/api/targets/${target.code}`, target)
    await manager('POST', '/api/faults', fault)
    await manager('PUT', '/api/townships/new', { code: 'new', name: '新镇' })
    await manager('PUT', '/api/films/new', aFilm({ code: 'new', title: '地道战' }))
    await close('2017-05')
    // the running month by its report
    const [, bulletin] = await told(manager('POST', '/api/bulletins', { kind: 'month', asOf: '2017-06-30' }))
    await other('POST', `/api/bulletins/${(bulletin as Numbered).no}/confirm`)
  }, 60_000)
  afterAll(() => running.stop())

  test('the months are closed, and the counting rule of one asks while there is no log yet', async () => {
    const [, months] = await told(manager('GET', '/api/months'))
    expect(months).toMatchObject({ items: [{ month: '2017-06' }, { month: '2017-05' }] })
    const rule = ASKS['put /api/credit-rules/{effectiveOn}']
    const body = { ...(rule?.body as object), reason: '补登' }
    expect((await manager('PUT', rule?.path ?? '', body)).status).toBe(200)
  })

  test.each(Object.entries(LATE))('%s goes through late', async (route, { by, ...asked }) => {
    const own = (callers[by] ??= await running.as(by, by === 'team' ? 'team-01' : undefined))
    // a colleague's logs come in by a manager, out of the phone's file
    const call = JSON.stringify(asked.body).includes('team-02') ? other : own
    const [status, answer] = await told(sent(route, asked, call))
    expect([status < 300, answer]).toEqual([true, expect.anything()])
    expect(JSON.stringify(answer)).not.toContain('"error"')
  })

  test.each(Object.entries(SAYS_WHY))('%s has words of its own', async (route, { path, body, words }) => {
    const answer = await told(sent(route, { path, body }, manager))
    expect(answer).toMatchObject([422, { issues: [{ path: words }] }])
  })

  test.each(Object.entries(ASKS))('%s asks a manager why, and keeps the answer', async (route, asked) => {
    const { field = 'reason', inQuery } = asked
    const by = route === 'post /api/reviews' ? await running.as('manager') : manager
    const before = await newest()
    const [status, refusal] = await told(sent(route, asked, by))
    const issues = [{ path: field, message: expect.stringMatching(/已关账|已经过去/) as string }]
    expect([status, refusal]).toMatchObject([422, { issues }])
    expect(await newest()).toBe(before)
    const why = `核对过：${route}`.replaceAll('/', '·')
    const path = inQuery ? `${route.split(' ')[1]}?reason=${encodeURIComponent(why)}` : asked.path
    const body = inQuery ? asked.body : { ...(asked.body as object), [field]: why }
    const again = await told(sent(route, { ...asked, path, body }, by))
    if (route.includes('credit-rules')) return
    expect([route, again[0] < 300, again[1]]).toEqual([route, true, expect.anything()])
    const lines = await running.sql.all<{ reason: string | null; after: string | null }>(
      'SELECT reason, after FROM audit WHERE id > ?',
      before,
    )
    expect(lines.length).toBeGreaterThan(0)
    const kept = field === 'reason' ? lines.map(({ reason }) => reason) : [JSON.stringify(lines)]
    for (const words of kept) expect(words).toContain(why)
  })

  test('a sheet says beforehand that it will ask, and which months; with mistakes in it nothing is asked', async () => {
    const more = sheetOf('2017-05-21', '2017-06-02', '2017-04-02')
    const asked = (query: string, text = more) => told(manager('POST', `/api/imports/screenings${query}`, text, CSV))
    expect(await asked('?dryRun=true')).toMatchObject([200, { stored: 3, closedMonths: ['2017-05', '2017-06'] }])
    expect(await asked('')).toMatchObject([
      422,
      { issues: [{ path: 'reason', message: expect.stringContaining('2017年5月和2017年6月') as string }] },
    ])
    const wrong = csvOf(tableOf({ 放映日期: DAY, 放映队: 'team-06', 村: '三青村' }))
    expect(await asked('', wrong)).toMatchObject([200, { stored: 0, errorsTotal: 1, closedMonths: [] }])
    expect(await asked('', sheetOf('2017-04-02'))).toMatchObject([200, { stored: 1 }])
    expect(await asked('?reason=%E8%A1%A5%E5%BD%95')).toMatchObject([200, { stored: 2, unchanged: 1 }])
  })

  test('a reform of a closed month is asked for its reason by row', async () => {
    const csv = (reason: string) => `kind,from,to_name,on,reason\nrename,510723101201,龙门社区,${DAY},${reason}\n`
    const sendSheet = (reason: string) =>
      told(manager('POST', '/api/register/changes/sheet', { name: 'reform.csv', csv: csv(reason) }))
    const asks = { row: 2, message: expect.stringMatching(/理由/) as string }
    expect(await sendSheet('')).toMatchObject([200, { done: false, problems: [asks] }])
    expect(await sendSheet('按文件')).toMatchObject([200, { done: true }])
  })

  test('a decision without a reason is taken back with one, once its month was closed meanwhile', async () => {
    const log = aScreening({ startedAt: '2017-04-10T20:50:00+08:00', endedAt: '2017-04-10T22:30:00+08:00' })
    await manager('POST', '/api/screenings', log)
    const decide = (reason?: string) => other('POST', '/api/reviews', { ids: [log.id], decision: 'accept', reason })
    const undo = (reason?: string) => told(other('POST', '/api/reviews/undo', { ids: [log.id], reason }))
    await decide()
    await close('2017-04')
    expect(await undo()).toMatchObject([422, { issues: [{ path: 'reason' }] }])
    expect(await undo('点错了')).toMatchObject([200, { results: [{ outcome: 'done', status: 'submitted' }] }])
    // one that said why is taken back as it was made
    await decide('属实')
    expect(await undo()).toMatchObject([200, { results: [{ outcome: 'done' }] }])
  })

  test('what was done since is in the next account of changes, with why', async () => {
    const { no } = (
      await told(manager('POST', '/api/bulletins', { kind: 'special', asOf: '2017-05-31' }))
    )[1] as Numbered
    const voiding = { reason: '没有放映' }
    expect((await manager('POST', `/api/screenings/${another.id}/void`, voiding)).status).toBe(200)
    const text = csvOf(tableOf({ 放映日期: '2017-05-29', 放映队: 'team-05' }))
    expect((await manager('POST', '/api/imports/screenings?reason=%E7%BA%B8%E8%B4%A8', text, CSV)).status).toBe(200)
    const [, changes] = await told(manager('GET', `/api/bulletins/${no}/changes`))
    const of = (changes as BulletinChanges).causes.filter(({ target }) => target === 'screenings-county')
    expect(of).toMatchObject([
      { cause: expect.any(String) as string, items: [{ kind: 'screening' }] },
      { items: [{ kind: 'screening' }] },
    ])
    const reasons = of.flatMap(({ items }) => items.map(({ reason }) => reason))
    expect(new Set(reasons)).toEqual(new Set(['没有放映', '纸质']))
  })
})
