/** The plan on both engines: evenings kept once, confirmed, moved, cancelled; and what the logs say became of them. */
import { describe, expect, test } from 'vitest'
import type { FieldCopy } from '../../src/domain/screening/field-copy.ts'
import type { NewPlan, Plan } from '../../src/domain/plan/plan.ts'
import type { PlanResult } from '../../src/contract/plans.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aMissedShow, aPlan, aScreening } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Listed {
  total: number
  nextCursor?: string
  items: Plan[]
}

describe.each(engines)('the plan on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const send = async (path: string, body: object, call: Call) =>
    (await told<{ results: PlanResult[] }>(await call('POST', path, body))).results
  const plan = (plans: NewPlan[], call = manager) => send('/api/plans/batch', { plans }, call)
  const step = (steps: object[], call = manager) => send('/api/plans/steps', { steps }, call)
  const list = async (query: string, call = manager) => told<Listed>(await call('GET', `/api/plans?${query}`))
  const outcomes = (results: PlanResult[]): string[] => results.map(({ outcome }) => outcome)
  const said = ({ error }: PlanResult): unknown => error?.issues?.[0]?.message ?? error?.detail
  const teamOf = async (code: string): Promise<Call> => running.as('team', code)

  test('an evening is kept once, whoever sends it how often; something else under its id is a conflict', async () => {
    const wanted = aPlan({ ...(await anEvening(running.sql)), at: '20:30' })
    const again = await Promise.all(Array.from({ length: 8 }, () => plan([wanted])))
    expect(again.flatMap(outcomes).sort()).toEqual([...Array<string>(7).fill('already_stored'), 'stored'])
    expect(outcomes(await plan([{ ...wanted, on: '2017-07-09' }]))).toEqual(['conflict'])
    const { items } = await list(`village=${wanted.villageCode}`)
    expect(items).toMatchObject([
      { ...wanted, state: 'planned', outcome: 'to_come', villageName: '三清村', revision: 1 },
    ])
    // also after it was changed
    await step([{ id: wanted.id, revision: 1, kind: 'films', filmCodes: [] }])
    expect(outcomes(await plan([wanted]))).toEqual(['already_stored'])
  })

  test('what the team confirms stands; twice is harmless, and what the office changed meanwhile is a conflict', async () => {
    const evening = await anEvening(running.sql)
    const team = await teamOf(evening.teamCode)
    const wanted = aPlan(evening)
    await plan([wanted])
    const confirm = { id: wanted.id, revision: 1, kind: 'confirm' }
    expect(outcomes(await step([confirm, confirm], team))).toEqual(['stored', 'already_stored'])
    expect(outcomes(await step([confirm], team))).toEqual(['already_stored'])
    const { id: _, ...content } = wanted
    const change = { ...content, revision: 2, on: '2017-07-07' }
    const changed = await told<Plan>(await manager('PUT', `/api/plans/${wanted.id}`, change))
    // what the office moved is to be confirmed again
    expect(changed).toMatchObject({ on: '2017-07-07', state: 'planned', revision: 3 })
    const [late] = await step([{ ...confirm, revision: 2 }], team)
    expect(late).toMatchObject({ outcome: 'conflict' })
    expect((await manager('PUT', `/api/plans/${wanted.id}`, change)).status).toBe(200)
  })

  test('rain moves an evening to another day, once: the old day keeps why, the new one from where', async () => {
    const evening = await anEvening(running.sql)
    const team = await teamOf(evening.teamCode)
    const wanted = aPlan(evening)
    await plan([wanted], team)
    const newId = crypto.randomUUID()
    const move = {
      id: wanted.id,
      revision: 1,
      kind: 'move',
      to: '2017-07-06',
      newId,
      reason: 'rain',
      words: '暴雨预警',
    }
    expect(said((await step([{ ...move, to: wanted.on }], team))[0] as PlanResult)).toBe(
      '改期须改到另一天，请另选日期。',
    )
    expect(outcomes(await step([move], team))).toEqual(['stored'])
    expect(outcomes(await step([move], team))).toEqual(['already_stored'])
    expect(outcomes(await step([{ ...move, newId: crypto.randomUUID() }], team))).toEqual(['conflict'])
    const { items } = await list(`village=${evening.villageCode}`)
    expect(items).toMatchObject([
      {
        on: '2017-07-05',
        outcome: 'moved',
        reason: 'rain',
        words: '暴雨预警',
        movedTo: { id: newId, on: '2017-07-06' },
      },
      { on: '2017-07-06', outcome: 'to_come', state: 'confirmed', movedFrom: { id: wanted.id, on: '2017-07-05' } },
    ])
    const trail = await running.sql.all(
      "SELECT action FROM audit WHERE subject_kind = 'plan' AND subject_id IN (?, ?) ORDER BY id",
      wanted.id,
      newId,
    )
    expect(trail.map(({ action }) => action)).toEqual(['submit', 'postpone', 'submit'])
  })

  test('ten phones move one evening at the same moment: it goes to one day', async () => {
    const evening = await anEvening(running.sql)
    const wanted = aPlan(evening)
    await plan([wanted])
    const moves = Array.from({ length: 10 }, (_, i) => ({
      id: wanted.id,
      revision: 1,
      kind: 'move',
      reason: 'rain',
      to: `2017-07-${10 + i}`,
      newId: crypto.randomUUID(),
    }))
    const results = (await Promise.all(moves.map((one) => step([one])))).flatMap(outcomes)
    expect(results.sort()).toEqual([...Array<string>(9).fill('conflict'), 'stored'])
    expect((await list(`village=${evening.villageCode}`)).total).toBe(2)
  })

  test('what was cancelled with a reason stays cancelled, until somebody plans it again', async () => {
    const wanted = aPlan(await anEvening(running.sql))
    await plan([wanted])
    const cancel = { id: wanted.id, revision: 1, kind: 'cancel', reason: 'road' }
    expect(outcomes(await step([cancel, cancel]))).toEqual(['stored', 'already_stored'])
    expect(said((await step([{ id: wanted.id, revision: 2, kind: 'confirm' }]))[0] as PlanResult)).toBe(
      '这一场已取消，请另排一场。',
    )
    const { id, ...content } = wanted
    const back = await told<Plan>(await manager('PUT', `/api/plans/${id}`, { ...content, revision: 2 }))
    expect([back.state, back.reason, back.outcome]).toEqual(['planned', undefined, 'to_come'])
  })

  test('logs say what became of an evening: shown, in review, missed, or nothing was heard', async () => {
    const evening = await anEvening(running.sql)
    const team = await teamOf(evening.teamCode)
    const days = ['2017-06-25', '2017-06-26', '2017-06-27', '2017-06-28', '2017-06-30']
    await plan(days.map((on) => aPlan({ ...evening, on })))
    const show = (day: string, changes = {}) =>
      aScreening({
        ...evening,
        startedAt: `${day}T20:50:00+08:00`,
        endedAt: `${day}T22:30:00+08:00`,
        ...changes,
      })
    await team('POST', '/api/screenings', show('2017-06-25'))
    await team('POST', '/api/screenings', show('2017-06-26', { filmCodes: [], filmTitles: ['没登记的片子'] }))
    await team('POST', '/api/missed-shows', aMissedShow({ ...evening, on: '2017-06-27' }))
    const { items } = await list(`team=${evening.teamCode}&to=2017-06-30`)
    expect(items.map(({ outcome, missedReason }) => [outcome, missedReason])).toEqual([
      ['shown', undefined],
      ['in_review', undefined],
      ['missed', 'rain'],
      ['fell_out', undefined],
      ['to_come', undefined],
    ])
  })

  test('a team sees and plans its own alone, of days that are not over; what has ended or nobody knows is refused', async () => {
    const [evening, other] = [await anEvening(running.sql), await anEvening(running.sql)]
    const team = await teamOf(evening.teamCode)
    const theirs = aPlan(other)
    await plan([theirs])
    const results = await plan(
      [
        aPlan(other),
        aPlan({ ...evening, on: '2017-06-29' }),
        // without signal it was made in time
        aPlan({ ...evening, on: '2017-06-29', recordedAt: '2017-06-29T18:00:00+08:00' }),
        aPlan({ ...evening, villageCode: 'nowhere' }),
        aPlan({ ...evening, filmCodes: ['film-999'] }),
        { ...aPlan(evening), at: '25:00' },
      ],
      team,
    )
    expect(outcomes(results)).toEqual(['forbidden', 'invalid', 'stored', 'invalid', 'invalid', 'invalid'])
    expect(results.map(said)).toMatchObject([
      expect.anything(),
      '这一天已经过去，不能再排计划，请选今天或以后的日期。',
      undefined,
      expect.stringContaining('nowhere'),
      expect.stringContaining('film-999'),
      expect.stringContaining('20:30'),
    ])
    expect(outcomes(await step([{ id: theirs.id, revision: 1, kind: 'confirm' }], team))).toEqual(['forbidden'])
    expect((await list('', team)).total).toBe(1)
    expect((await team('GET', `/api/plans?team=${other.teamCode}`)).status).toBe(403)
    expect((await team('GET', `/api/plans/${theirs.id}`)).status).toBe(404)
    expect((await manager('GET', `/api/plans/${theirs.id}`)).status).toBe(200)
  })

  test('more evenings than anybody shows in a month are refused', async () => {
    const evening = await anEvening(running.sql)
    const many = Array.from({ length: 100 }, () => aPlan({ ...evening, on: '2017-08-01' }))
    expect(new Set(outcomes(await plan(many)))).toEqual(new Set(['stored']))
    const more = await plan(Array.from({ length: 60 }, () => aPlan({ ...evening, on: '2017-08-02' })))
    expect(outcomes(more).filter((one) => one === 'too_many')).toHaveLength(10)
    const first = await list(`team=${evening.teamCode}&limit=120`)
    const rest = await list(`team=${evening.teamCode}&limit=120&cursor=${first.nextCursor}`)
    expect([first.total, first.items.length, rest.items.length]).toEqual([150, 120, 30])
  })

  test('a phone carries the evenings of a week before to five weeks ahead, and of which months there is a plan', async () => {
    const evening = await anEvening(running.sql)
    const days = ['2017-06-02', '2017-06-24', '2017-07-05', '2017-08-04', '2017-08-06']
    await plan(days.map((on) => aPlan({ ...evening, on })))
    const { team } = await told<FieldCopy>(await (await teamOf(evening.teamCode))('GET', '/api/field-copy'))
    expect(team?.plans?.map(({ on }) => on)).toEqual(days.slice(1, 4))
    expect(team?.plannedMonths).toEqual(['2017-06', '2017-07', '2017-08'])
  })
})
