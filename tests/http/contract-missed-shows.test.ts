/** Shows that did not happen, on both engines: kept once, listed, and in no figure. */
import { describe, expect, test } from 'vitest'
import type { NewMissedShow } from '../../src/domain/screening/missed-show.ts'
import { engines, managed } from '../engines.ts'
import { aMissedShow } from '../make.ts'
import { anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Told {
  total: number
  nextCursor?: string
  items: { id: string; on: string }[]
  results: { id: string; outcome: string; receipt?: object; error?: { code: string } }[]
}

describe.each(engines)('missed shows on $name', ({ start }) => {
  const { running, manager } = managed(start)

  const post = async (show: NewMissedShow, call = manager): Promise<[number, Record<string, unknown>]> => {
    const answer = await call('POST', '/api/missed-shows', show)
    return [answer.status, await told(answer)]
  }
  const get = async (path: string, call = manager): Promise<Told> => told<Told>(await call('GET', path))

  test('rain is said once: the same again is a success, another reason under its id a conflict', async () => {
    const evening = await anEvening(running.sql)
    const show = aMissedShow({ ...evening, note: '下大雨' })
    const answer = {
      ...show,
      recordedAt: '2017-06-28T12:10:00.000Z',
      teamName: evening.teamCode,
      villageName: '三清村',
      townshipName: '云溪镇',
      receivedAt: '2017-06-30T15:30:00.000Z',
    }
    expect(await post(show)).toEqual([201, answer])
    expect(await post(show)).toEqual([200, answer])
    expect(await post({ ...show, id: show.id.toUpperCase() })).toEqual([200, answer])
    expect(await post({ ...show, reason: 'power' })).toMatchObject([409, { code: 'conflict' }])
    const trail = await running.sql.all(
      "SELECT action FROM audit WHERE subject_kind = 'missed_show' AND subject_id = ?",
      show.id,
    )
    expect(trail).toEqual([{ action: 'submit' }])
  })

  test('ten senders of one at the same moment: one is kept, all hear so', async () => {
    const show = aMissedShow(await anEvening(running.sql))
    const answers = await Promise.all(Array.from({ length: 10 }, () => post(show)))
    expect(answers.map(([status]) => status).sort((a, b) => a - b)).toEqual([...Array<number>(9).fill(200), 201])
    expect((await get(`/api/missed-shows?village=${show.villageCode}`)).total).toBe(1)
  })

  test('an evening to come, a place nobody knows and another team’s are refused by name', async () => {
    const evening = await anEvening(running.sql)
    const team = await running.as('team', evening.teamCode)
    for (const [changes, field] of [
      [{ on: '2017-07-01' }, 'on'],
      [{ villageCode: 'nowhere' }, 'villageCode'],
    ] as const) {
      expect(await post(aMissedShow({ ...evening, ...changes }), team)).toMatchObject([
        422,
        { issues: [{ path: field }] },
      ])
    }
    expect(await post(aMissedShow({ ...evening, teamCode: 'nobody' }))).toMatchObject([
      422,
      { issues: [{ path: 'teamCode' }] },
    ])
    const other = await anEvening(running.sql)
    expect((await post(aMissedShow(other), team))[0]).toBe(403)
    expect((await get(`/api/missed-shows?village=${evening.villageCode}`)).total).toBe(0)
  })

  test('it can be said for seven days after the evening, and not later; the phone may be out of reach for longer', async () => {
    const evening = await anEvening(running.sql)
    const say = (on: string, recordedAt: string) => post(aMissedShow({ ...evening, on, recordedAt }))
    expect((await say('2017-06-23', '2017-06-30T20:10:00+08:00'))[0]).toBe(201)
    const message = '只能补报最近 7 天的未放映，请核对日期（最早2017年6月23日）。'
    expect(await say('2017-06-22', '2017-06-30T20:10:00+08:00')).toMatchObject([
      422,
      { issues: [{ path: 'on', message }] },
    ])
    // written down in time, and sent when there was a signal again
    const late = aMissedShow({ ...evening, on: '2017-05-20', recordedAt: '2017-05-21T08:00:00+08:00' })
    expect((await post(late))[0]).toBe(201)
    expect((await post(late))[0]).toBe(200)
    // a phone's clock that runs ahead makes nothing too old
    expect((await say('2017-06-24', '2017-12-30T20:10:00+08:00'))[0]).toBe(201)
    const team = await running.as('team', evening.teamCode)
    const old = aMissedShow({ ...evening, on: '2017-06-01' })
    const { results } = await told<Told>(await team('POST', '/api/missed-shows/batch', { missedShows: [old] }))
    expect(results).toMatchObject([{ outcome: 'invalid', error: { code: 'invalid' } }])
  })

  test('many at once: each is judged by itself, in order', async () => {
    const [evening, other] = [await anEvening(running.sql), await anEvening(running.sql)]
    const good = aMissedShow(evening)
    const sent = [
      good,
      { ...good, id: 'none' },
      aMissedShow({ ...evening, on: '2017-07-02' }),
      aMissedShow(other),
      good,
    ]
    const team = await running.as('team', evening.teamCode)
    const { results } = await told<Told>(await team('POST', '/api/missed-shows/batch', { missedShows: sent }))
    expect(results.map(({ outcome }) => outcome)).toEqual([
      'stored',
      'invalid',
      'invalid',
      'forbidden',
      'already_stored',
    ])
    expect(results[0]?.receipt).toMatchObject({ id: good.id, reason: 'rain' })
  })

  test('listed newest evening first, page by page; a team reads its own only', async () => {
    const [evening, other] = [await anEvening(running.sql), await anEvening(running.sql)]
    const days = ['2017-06-03', '2017-06-21', '2017-05-30']
    for (const on of days) await post(aMissedShow({ ...evening, on, recordedAt: `${on}T20:10:00+08:00` }))
    await post(aMissedShow({ ...other, on: '2017-06-22' }))
    const team = await running.as('team', evening.teamCode)
    expect((await get('/api/missed-shows', team)).items.map(({ on }) => on)).toEqual([...days].sort().reverse())
    expect((await get('/api/missed-shows?from=2017-06-01&to=2017-06-10', team)).total).toBe(1)
    const first = await get(`/api/missed-shows?team=${evening.teamCode}&limit=2`)
    expect([first.total, first.items.length]).toEqual([3, 2])
    const rest = await get(`/api/missed-shows?team=${evening.teamCode}&limit=2&cursor=${first.nextCursor}`)
    expect([rest.items.map(({ on }) => on), rest.nextCursor]).toEqual([['2017-05-30'], undefined])
    expect((await team('GET', `/api/missed-shows?team=${other.teamCode}`)).status).toBe(403)
  })

  test('a show that did not happen is in no figure: not the overview’s, not the grid’s, not the team’s own', async () => {
    const evening = await anEvening(running.sql)
    const team = await running.as('team', evening.teamCode)
    const figures = async () => {
      const [{ knownAt: _, ...overview }, grid, copy] = await Promise.all([
        told<{ knownAt: string }>(await manager('GET', '/api/overview')),
        told(await manager('GET', '/api/village-months?year=2017')),
        told<{ team: Record<string, unknown> }>(await team('GET', '/api/field-copy')),
      ])
      const { missed, ...own } = copy.team
      return { figures: { overview, grid, own }, missed }
    }
    const before = await figures()
    expect((await post(aMissedShow(evening), team))[0]).toBe(201)
    const after = await figures()
    expect(after.figures).toEqual(before.figures)
    expect([before.missed, after.missed]).toMatchObject([[], [{ villageCode: evening.villageCode, reason: 'rain' }]])
  })
})
