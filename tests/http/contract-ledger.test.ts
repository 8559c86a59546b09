/** The ledger over HTTP, on both engines: its five nouns are kept once, changed by whoever knows them, and stand as of a day. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Evaluation, NewEvaluation } from '../../src/domain/ledger/evaluation.ts'
import type { Fund } from '../../src/domain/ledger/fund.ts'
import { parseCsv } from '../../src/exchange/csv.ts'
import { checkStep, type Step } from '../../src/store/trail/check.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { anEvent, aFund, aProblem, aTender, aWork, LEDGER, LEDGER_ADDRESSES } from '../ledger-entries.ts'
import { aTarget } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Kept {
  id: string
  revision: number
  title: string
  [field: string]: unknown
}
interface Listed {
  items: Kept[]
  total: number
  nextCursor?: string
}

describe.each(engines)('the ledger on $name', ({ start }) => {
  let running: Running
  let manager: Call
  let villageCode: string
  beforeAll(async () => {
    running = await start()
    ;({ villageCode } = await anEvening(running.sql))
    manager = await running.as('manager')
  })
  afterAll(() => running.stop())

  const send = async (path: string, body: object, call = manager) => (await call('POST', `/api/${path}`, body)).status
  const read = async (path: string) => told<Kept>(await manager('GET', `/api/${path}`))
  const list = async (path: string) => told<Listed>(await manager('GET', `/api/${path}`))
  const wrong = async (path: string, body: object): Promise<unknown> => {
    const answer = await manager('POST', `/api/${path}`, body)
    return [answer.status, ((await answer.json()) as { issues: { path: string }[] }).issues.map((one) => one.path)]
  }

  describe.each(LEDGER_ADDRESSES)('%s', (path) => {
    const entry = LEDGER[path]()
    const at = `/api/${path}/${entry.id}`

    test('are kept once, whoever sends them again, and nothing else under their id', async () => {
      expect(await send(path, entry)).toBe(201)
      expect(await send(path, entry)).toBe(200)
      expect(await send(path, { ...entry, title: '别的事' })).toBe(409)
      expect(await read(`${path}/${entry.id}`)).toMatchObject({ ...entry, revision: 1 })
    })

    test('are changed by whoever knows them, and the answer that was lost may be asked for again', async () => {
      const changed = { ...entry, villageCode, note: '已核对' }
      const put = async (body: object) => manager('PUT', at, body)
      expect((await told<Kept>(await put({ ...changed, revision: 1 }))).revision).toBe(2)
      expect((await told<Kept>(await put({ ...changed, revision: 1 }))).revision).toBe(2)
      expect((await put({ ...changed, note: '再改', revision: 1 })).status).toBe(409)
      expect((await put({ ...changed, id: crypto.randomUUID(), revision: 2 })).status).toBe(422)
      expect(await send(path, entry)).toBe(200)
      const kept = await read(`${path}/${entry.id}`)
      expect([kept['note'], typeof kept['villageName']]).toEqual(['已核对', 'string'])
    })

    test('are listed, by village, day and words, and leave as a sheet with as many rows', async () => {
      await send(path, LEDGER[path]({ on: '2017-06-11', title: '另一件' }))
      expect((await list(path)).total).toBe(2)
      expect((await list(`${path}?village=${villageCode}`)).items.map(({ id }) => id)).toEqual([entry.id])
      expect((await list(`${path}?from=2017-06-11`)).items.map(({ title }) => title)).toContain('另一件')
      expect((await list(`${path}?q=另一`)).total).toBe(1)
      const page = await list(`${path}?limit=1`)
      const next = await list(`${path}?limit=1&cursor=${page.nextCursor}`)
      expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(2)
      const csv = await manager('GET', `/api/${path}.csv`)
      expect(parseCsv(await csv.text())).toHaveLength(3)
    })

    test('that are withdrawn stay, and are in no list but their own', async () => {
      const kept = LEDGER[path]({ title: '登错了' })
      await send(path, kept)
      await manager('PUT', `/api/${path}/${kept.id}`, { ...kept, withdrawn: '登错了', revision: 1 })
      expect((await list(path)).items.map(({ id }) => id)).not.toContain(kept.id)
      expect((await list(`${path}?withdrawn=true`)).items.map(({ id }) => id)).toEqual([kept.id])
    })

    test('technicians read, teams do not, and managers write; technicians enter events', async () => {
      const [technician, team] = [await running.as('technician'), await running.as('team', 'team-01')]
      expect((await technician('GET', at)).status).toBe(200)
      expect((await team('GET', at)).status).toBe(403)
      expect(await send(path, LEDGER[path](), technician)).toBe(path === 'events' ? 201 : 403)
      expect(await send(path, LEDGER[path](), team)).toBe(403)
    })

    test('ask for a village that is there, one place, and a day that has come', async () => {
      expect(await wrong(path, LEDGER[path]({ villageCode: 'nowhere' }))).toEqual([422, ['villageCode']])
      expect(await wrong(path, LEDGER[path]({ villageCode, townshipCode: 'x' }))).toEqual([422, ['townshipCode']])
      expect(await wrong(path, LEDGER[path]({ on: '2031-01-01' }))).toEqual([422, ['on']])
    })
  })

  test('a work stands where it stood on the day, and is late once its next day has passed', async () => {
    const work = aWork({ title: '进度' })
    await send('works', work)
    const on = async (day: string) => {
      const { stage, nextStage, nextOn, isLate } = await read(`works/${work.id}?asOf=${day}`)
      return { stage, nextStage, nextOn, isLate }
    }
    expect(await on('2017-03-15')).toMatchObject({ stage: 'not_started', nextStage: 'plan', isLate: false })
    expect(await on('2017-04-10')).toMatchObject({ stage: 'plan', nextStage: 'approval' })
    expect(await on('2017-06-01')).toMatchObject({ stage: 'tender', nextStage: 'award' })
    const twice = aWork({ stages: [{ stage: 'plan' }, { stage: 'plan' }] })
    const backwards = aWork({
      stages: [
        { stage: 'plan', doneOn: '2017-05-01' },
        { stage: 'award', doneOn: '2017-04-01' },
      ],
    })
    expect(await wrong('works', twice)).toEqual([422, ['stages']])
    expect(await wrong('works', backwards)).toEqual([422, ['stages']])
  })

  test('a fund adds up its money by the day, and pays no more than arrived', async () => {
    const fund = aFund({ title: '专项' })
    await send('funds', fund)
    const on = async (day: string) => (await read(`funds/${fund.id}?asOf=${day}`)) as unknown as Fund
    expect(await on('2017-06-30')).toMatchObject({
      allottedFen: 172_120_000,
      paidFen: 50_000_000,
      executionPercent: 29.04,
    })
    expect((await on('2017-06-21')).executionPercent).toBe(0)
    expect((await on('2017-06-01')).executionPercent).toBeNull()
    const more = aFund({ moves: [{ move: 'paid', on: '2017-06-20', amountFen: 1 }] })
    expect(await wrong('funds', more)).toEqual([422, ['moves']])
  })

  test('a fund is evaluated by its money and its targets, and leaves as the form that is handed in', async () => {
    const target = aTarget({ code: 'shows', amount: 40 })
    expect((await manager('PUT', '/api/targets/shows', target)).status).toBe(200)
    const indicators = [
      { kind: 'quantity', name: '放映场次', targetCode: 'shows', points: 80 },
      { kind: 'satisfaction', name: '群众满意度', points: 10 },
    ]
    const fund = aFund({ title: '放映补助', evaluation: { year: 2017, indicators } as NewEvaluation })
    await send('funds', fund)
    const at = `funds/${fund.id}/evaluation`
    const evaluation = (await read(`${at}?asOf=2017-06-30`)) as unknown as Evaluation
    expect(evaluation).toMatchObject({ paidFen: 50_000_000, executionScore: 2.9, points: 100, unscored: 1 })
    expect(evaluation.indicators[0]).toMatchObject({ aim: 40, unit: target.unit })
    for (const kind of ['xlsx', 'docx']) {
      const file = await manager('GET', `/api/${at}.${kind}`)
      expect(file.status).toBe(200)
      expect(new TextDecoder().decode((await file.arrayBuffer()).slice(0, 2))).toBe('PK')
    }
    expect((await manager('GET', `/api/funds/${crypto.randomUUID()}/evaluation`)).status).toBe(404)
  })

  test('a tender and a problem have the state of the day; at least an amount is an amount', async () => {
    const tender = aTender({ on: '2017-05-01', opensOn: '2017-05-20', winner: '甲公司', contractOn: '2017-06-20' })
    const problem = aProblem({ solvedOn: '2017-06-25' })
    await send('tenders', tender)
    await send('problems', problem)
    const state = async (path: string, day: string) => (await read(`${path}?asOf=${day}`))['state']
    const days = ['2017-05-02', '2017-05-20', '2017-06-20']
    const states = await Promise.all(days.map((day) => state(`tenders/${tender.id}`, day)))
    expect(states).toEqual(['announced', 'awarded', 'contracted'])
    const solved = await Promise.all(
      ['2017-06-20', '2017-06-21', '2017-06-25'].map((day) => state(`problems/${problem.id}`, day)),
    )
    expect(solved).toEqual(['open', 'overdue', 'solved'])
    expect(await wrong('events', anEvent({ copies: undefined, atLeast: ['copies'] }))).toEqual([422, ['atLeast']])
    expect(await send('events', anEvent({ kind: 'books', copies: 2000, atLeast: ['copies'] }))).toBe(201)
  })

  test('what was known at a moment is told later, and the trail agrees with the ledger', async () => {
    const event = anEvent({ title: '后来改了' })
    await send('events', event)
    const { items } = await told<{ items: { knownAt: string }[] }>(await manager('GET', '/api/audit?limit=1'))
    expect(items).toHaveLength(1)
    const { knownAt } = await told<{ knownAt: string }>(await manager('GET', '/api/overview'))
    await manager('PUT', `/api/events/${event.id}`, { ...event, people: 9, revision: 1 })
    expect((await read(`events/${event.id}?knownAt=${knownAt}`))['people']).toBe(300)
    expect((await read(`events/${event.id}`))['people']).toBe(9)
    const check = async (): Promise<Step> => {
      let step = await checkStep({ sql: running.sql } as never, 'entries')
      while (step.next?.startsWith('entries')) step = await checkStep({ sql: running.sql } as never, step.next)
      return step
    }
    expect((await check()).fault).toBeUndefined()
    await running.sql.run(`UPDATE ledger SET content = json_set(content, '$.people', 10) WHERE id = '${event.id}'`)
    expect(JSON.stringify((await check()).fault)).toContain(event.id)
  })

  test('a late work and a problem past its day are flags until the ledger says otherwise', async () => {
    const plan = { stage: 'plan' as const, plannedOn: '2017-06-20' }
    const [work, problem] = [aWork({ title: '迟了', stages: [plan], villageCode }), aProblem({ title: '未解决' })]
    await send('works', work)
    await send('problems', problem)
    const flags = async () => {
      const { items } = await told<{ items: { kind: string; subject: { code: string }; severity: string }[] }>(
        await manager('GET', '/api/flags?open=true&limit=500'),
      )
      return items.flatMap(({ kind, severity, subject: { code } }) =>
        code === work.id || code === problem.id ? [`${kind} ${severity}`] : [],
      )
    }
    expect((await flags()).toSorted()).toEqual(['problem_due warning', 'work_late warning'])
    const done = { ...work, stages: [{ ...plan, doneOn: '2017-06-29' }], revision: 1 }
    await manager('PUT', `/api/works/${work.id}`, done)
    await manager('PUT', `/api/problems/${problem.id}`, { ...problem, withdrawn: '登错了', revision: 1 })
    expect(await flags()).toEqual([])
  })

  test('a closed month asks why, but not how a year is evaluated', async () => {
    await manager('POST', '/api/months/2017-04/close')
    const late = anEvent({ on: '2017-04-20' })
    expect(await wrong('events', late)).toEqual([422, ['reason']])
    expect(await send('events', { ...late, reason: '补登' })).toBe(201)
    const trail = await list(`audit?subjectKind=event&subjectId=${late.id}`)
    expect(trail.items[0]?.['reason']).toBe('补登')
    const fund = aFund({ on: '2017-04-20', moves: [] })
    await send('funds', { ...fund, reason: '补登' })
    const put = (body: object) => manager('PUT', `/api/funds/${fund.id}`, { ...fund, ...body })
    expect((await put({ evaluation: { year: 2017, goal: '放映5472场' }, revision: 1 })).status).toBe(200)
    expect((await put({ note: '补记', revision: 2 })).status).toBe(422)
    // money asks by the day it moved, a stage and a solution by theirs
    const moved = (on: string) => ({ moves: [{ move: 'allotted', on, amountFen: 100 }] })
    expect((await put({ ...moved('2017-04-21'), revision: 2 })).status).toBe(422)
    expect((await put({ ...moved('2017-06-21'), revision: 2 })).status).toBe(200)
    expect((await put({ moves: [], revision: 3 })).status).toBe(200)
    const problem = aProblem({ on: '2017-04-20' })
    await send('problems', { ...problem, reason: '补登' })
    const solve = { ...problem, solvedOn: '2017-06-29', revision: 1 }
    expect((await manager('PUT', `/api/problems/${problem.id}`, solve)).status).toBe(200)
    const work = aWork({ on: '2017-06-01', stages: [{ stage: 'plan', doneOn: '2017-04-20' }] })
    expect(await wrong('works', work)).toEqual([422, ['reason']])
  })
})
