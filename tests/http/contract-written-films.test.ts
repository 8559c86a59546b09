/** Films that are in no list, on both engines: written in words, matched by a manager, and known from then on. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { NewScreening } from '../../src/domain/screening/screening.ts'
import { putFilms } from '../../src/store/register/register.ts'
import { type Call, engines, managed } from '../engines.ts'
import { aFilm, aScreening } from '../make.ts'
import { aLineOf, anEvening } from '../store/places.ts'
import { told } from './service.ts'

interface Log extends NewScreening {
  status: string
  credit: number
  revision: number
  filmNames: string[]
  findings: { code: string; blocking: boolean; message: string }[]
  history: { action: string; by: string; after: Record<string, unknown>; changes?: object[] }[]
}
interface Unlisted {
  items: { title: string; logs: number; lastOn: string; suggestions: string[] }[]
  total: number
  nextCursor?: string
}

describe.each(engines)('films in no list on $name', ({ start }) => {
  const { running, manager, reviewer } = managed(start)

  let film: { code: string; title: string }
  let place: Awaited<ReturnType<typeof anEvening>>
  let team: Call
  beforeEach(async () => {
    const name = crypto.randomUUID().slice(0, 8)
    film = { code: `film-${name}`, title: `百团大战${name}` }
    await running.sql.batch([putFilms([aFilm(film)])])
    place = await anEvening(running.sql)
    team = await running.as('team', place.teamCode)
  })

  const post = async (changes: Partial<NewScreening>, call = manager): Promise<Log> => {
    const log = aScreening({ ...place, filmCodes: [], ...changes })
    const answer = await call('POST', '/api/screenings', log)
    expect(answer.status).toBe(201)
    return { ...log, ...(await told<Log>(answer)) }
  }
  const read = async (id: string): Promise<Log> => told<Log>(await manager('GET', `/api/screenings/${id}`))
  const match = async (title: string, filmCode = film.code): Promise<{ logs: number; left: number }> => {
    const answer = await manager('POST', '/api/films/match', { title, filmCode })
    expect(answer.status).toBe(200)
    return told(answer)
  }
  const unlisted = async (path = '/api/films/unlisted?limit=500'): Promise<Unlisted> => told(await manager('GET', path))
  const on = (day: string, changes: Partial<NewScreening> = {}): Partial<NewScreening> => ({
    startedAt: `${day}T20:50:00+08:00`,
    endedAt: `${day}T22:30:00+08:00`,
    recordedAt: `${day}T22:35:00+08:00`,
    ...changes,
  })
  const codes = ({ findings }: Log): string[] => findings.map(({ code }) => code)

  test('the log is held and says which title; the manager says which film it is, and it counts', async () => {
    const title = `${film.title}上集`
    const log = await post({ filmTitles: [title] }, team)
    expect(log).toMatchObject({ status: 'held', credit: 0, findings: [{ code: 'film_unlisted', blocking: true }] })
    expect(log.findings[0]?.message).toContain(title)
    expect(await read(log.id)).toMatchObject({ filmCodes: [], filmTitles: [title], filmNames: [title] })
    expect((await unlisted()).items).toContainEqual({
      title,
      logs: 1,
      lastOn: '2017-06-30',
      suggestions: [film.code],
    })
    expect(await match(`《${title}》`)).toEqual({ logs: 1, left: 0 })
    const kept = await read(log.id)
    expect(kept).toMatchObject({ status: 'submitted', credit: 60, revision: 2, findings: [], filmCodes: [film.code] })
    expect(kept).toMatchObject({ filmNames: [film.title] })
    expect(kept).not.toHaveProperty('filmTitles')
    expect((await unlisted()).items.map((one) => one.title)).not.toContain(title)
    const step = kept.history.at(-1)
    expect(step).toMatchObject({ action: 'match', after: { title: `《${title}》`, filmCode: film.code } })
    expect(step?.changes).toEqual([
      { field: 'filmCodes', before: [], after: [film.code] },
      { field: 'filmTitles', before: [title] },
    ])
    // twice is harmless
    expect(await match(title)).toEqual({ logs: 0, left: 0 })
  })

  test('a later log that says the same has the film at once; sent again, it is the same log', async () => {
    const title = `${film.title}下集`
    await match(title)
    const log = await post({ filmTitles: [`《 ${title}》`, '另一部'] })
    expect(log).toMatchObject({ status: 'held', credit: 60 })
    expect(await read(log.id)).toMatchObject({ filmCodes: [film.code], filmTitles: ['另一部'] })
    const sent = { ...aScreening({ ...place, filmCodes: [], filmTitles: [`《 ${title}》`, '另一部'] }), id: log.id }
    expect((await manager('POST', '/api/screenings', sent)).status).toBe(200)
    const other = { ...sent, filmTitles: [title, '再一部'] }
    expect((await manager('POST', '/api/screenings', other)).status).toBe(409)
  })

  test('a title of the list is that film at once, unless two films have it', async () => {
    expect(await post({ filmTitles: [film.title] })).toMatchObject({ status: 'submitted', credit: 60 })
    const twin = aFilm({ ...film, code: `${film.code}-b` })
    await running.sql.batch([putFilms([twin]), aLineOf('film', twin.code)])
    expect(await post(on('2017-06-29', { filmTitles: [film.title] }))).toMatchObject({ status: 'held', credit: 0 })
  })

  test('only the title goes: other titles, and what else holds the log, hold it still', async () => {
    const [one, two] = [`${film.title}一`, `${film.title}二`]
    const both = await post({ filmTitles: [one, two] }, team)
    await match(one)
    expect(await read(both.id)).toMatchObject({ status: 'held', credit: 60, filmTitles: [two] })
    const future = await post(on('2017-07-02', { filmTitles: [two] }), team)
    expect(codes(future).toSorted()).toEqual(['film_unlisted', 'in_future'])
    expect(await match(two)).toEqual({ logs: 2, left: 0 })
    const matched = await read(future.id)
    expect([matched.status, codes(matched)]).toEqual(['held', ['in_future', 'film_repeated']])
    expect(await read(both.id)).toMatchObject({ status: 'submitted', filmCodes: [film.code] })
  })

  test('films known at last show the same show sent twice, and a film seen within the year', async () => {
    const title = `${film.title}全`
    const earlier = await post(on('2017-06-01', { filmCodes: [film.code] }))
    const [first, second] = [await post({ filmTitles: [title] }, team), await post({ filmTitles: [title] }, team)]
    expect(codes(second)).toEqual(['overlap', 'film_unlisted'])
    await match(title)
    const kept = await Promise.all([first, second, earlier].map(({ id }) => read(id)))
    expect(kept.map(codes)).toEqual([['film_repeated'], ['duplicate', 'overlap', 'film_repeated'], ['late_report']])
    expect(kept.map(({ status }) => status)).toEqual(['submitted', 'held', 'submitted'])
  })

  test('what was decided stays decided, with its films; a team edits no clue away', async () => {
    const title = `${film.title}旧`
    const decided = await Promise.all(['2017-06-01', '2017-06-03'].map((day) => post(on(day, { filmTitles: [title] }))))
    const [accepted, rejected] = decided.map(({ id }) => id)
    const review = (id: string | undefined, decision: string) =>
      reviewer('POST', '/api/reviews', { ids: [id], decision, reason: '核实' })
    await review(accepted, 'accept')
    await review(rejected, 'reject')
    const edited = await post(on('2017-07-02', { filmTitles: [title] }), team)
    const { teamCode, villageCode } = place
    const now = aScreening({ teamCode, villageCode, ...on('2017-06-29'), filmCodes: [], filmTitles: [title] })
    const put = await team('PUT', `/api/screenings/${edited.id}`, { ...now, id: edited.id, revision: 1 })
    expect([put.status, codes(await told<Log>(put))]).toEqual([200, ['film_unlisted', 'late_report']])
    expect((await unlisted()).items.find((one) => one.title === title)?.logs).toBe(2)
    expect(await match(title)).toEqual({ logs: 3, left: 0 })
    const kept = await Promise.all([accepted, rejected, edited.id].map((id) => read(id ?? '')))
    expect(kept.map(({ status, credit }) => [status, credit])).toEqual([
      ['accepted', 60],
      ['rejected', 60],
      ['held', 60],
    ])
  })

  test('a correction by a form that knows none of them keeps them, but says ten films at most', async () => {
    const log = await post({ filmTitles: [`旧片${film.title}`] })
    const put = (revision: number, filmCodes: string[], knownFields = ['filmCodes', 'attendance']) =>
      team('PUT', `/api/screenings/${log.id}`, {
        ...aScreening({ ...place, id: log.id, filmCodes, attendance: 7 }),
        revision,
        knownFields,
      })
    const kept = { attendance: 7, filmTitles: [`旧片${film.title}`] }
    expect(await told<Log>(await put(1, []))).toMatchObject({ ...kept, filmCodes: [] })
    expect(await told<Log>(await put(2, [film.code]))).toMatchObject({ ...kept, filmCodes: [film.code] })
    const ten = Array.from({ length: 10 }, (_, i) => `film-${i}`)
    expect((await put(3, ten)).status).toBe(422)
    expect((await put(3, [], ['filmCodes', 'filmTitles'])).status).toBe(422)
  })

  test('a correction says others, or one of the list; its answer lost, the same again is a success', async () => {
    const [one, two] = [`${film.title}甲`, `${film.title}乙`]
    const log = await post({ filmTitles: [one] }, team)
    const corrected = aScreening({ ...place, id: log.id, filmCodes: [], filmTitles: [two] })
    const put = () => team('PUT', `/api/screenings/${log.id}`, { ...corrected, revision: 1 })
    expect((await put()).status).toBe(200)
    expect((await unlisted()).items.map(({ title }) => title)).not.toContain(one)
    expect(await match(one)).toEqual({ logs: 0, left: 0 })
    expect(await match(two)).toEqual({ logs: 1, left: 0 })
    expect((await put()).status).toBe(200)
    expect(await read(log.id)).toMatchObject({ revision: 3, filmCodes: [film.code] })
  })

  test('twenty arrive while it is matched: each has the film, whichever was first', async () => {
    const title = `${film.title}同时`
    const days = Array.from({ length: 20 }, (_, i) => `2017-05-${String(i + 1).padStart(2, '0')}`)
    const [logs] = await Promise.all([
      Promise.all(days.map((day) => post(on(day, { filmTitles: [title] })))),
      match(title),
    ])
    const kept = await Promise.all(logs.map(({ id }) => read(id)))
    expect(kept.filter(({ filmCodes, credit }) => filmCodes[0] === film.code && credit === 60)).toHaveLength(20)
    expect((await unlisted()).items.map((one) => one.title)).not.toContain(title)
  })

  test('many at once, more than one batch takes', async () => {
    const title = `${film.title}很多`
    const days = Array.from({ length: 60 }, (_, i) => new Date(Date.UTC(2017, 2, i + 1)).toISOString().slice(0, 10))
    const screenings = days.map((day) => aScreening({ ...place, ...on(day), filmCodes: [], filmTitles: [title] }))
    expect((await manager('POST', '/api/screenings/batch', { screenings })).status).toBe(200)
    expect((await unlisted()).items.find((one) => one.title === title)).toMatchObject({
      logs: 60,
      lastOn: '2017-04-29',
    })
    expect(await match(title)).toEqual({ logs: 60, left: 0 })
    const listed = await told<{ total: number }>(
      await manager('GET', `/api/screenings?team=${place.teamCode}&film=${film.code}&status=counted`),
    )
    expect(listed.total).toBe(60)
  })

  test('titles are listed page by page, found by what is written, and carried by the phone', async () => {
    const titles = [`${film.title}子`, `${film.title}丑`, `${film.title}|寅`]
    for (const [i, title] of titles.entries()) await post(on(`2017-06-2${i}`, { filmTitles: [title] }))
    const all = (await unlisted()).items.map(({ title }) => title)
    const paged: string[] = []
    for (let path = '/api/films/unlisted?limit=1'; path !== '';) {
      const { items, nextCursor, total } = await unlisted(path)
      expect(total).toBe(all.length)
      paged.push(...items.map(({ title }) => title))
      path = nextCursor === undefined ? '' : `/api/films/unlisted?limit=1&cursor=${nextCursor}`
    }
    expect(paged).toEqual(all)
    expect(all).toEqual(expect.arrayContaining(titles))
    const asked = `status=submitted,accepted,held,returned&finding=film_unlisted&q=${encodeURIComponent(titles[1] ?? '')}`
    expect((await told<{ total: number }>(await manager('GET', `/api/screenings?${asked}`))).total).toBe(1)
    const { team: carried } = await told<{ team: { logs: { content: NewScreening }[]; shows: NewScreening[] } }>(
      await team('GET', '/api/field-copy'),
    )
    const written = titles.toReversed().map((title) => [title])
    expect(carried.logs.map(({ content }) => content.filmTitles)).toEqual(written)
    expect(carried.shows.map(({ filmTitles }) => filmTitles)).toEqual(titles.map((title) => [title]))
  })

  test('a film nobody has is refused by name, and only a manager who is signed in matches', async () => {
    const sent = { title: film.title, filmCode: 'nothing' }
    const refused = await manager('POST', '/api/films/match', sent)
    expect([refused.status, await told(refused)]).toMatchObject([422, { issues: [{ path: 'filmCode' }] }])
    const program = await running.with('manager')
    for (const call of [program, team]) {
      expect((await call('POST', '/api/films/match', { ...sent, filmCode: film.code })).status).toBe(403)
    }
    const empty = await team('POST', '/api/screenings', aScreening({ ...place, filmCodes: [] }))
    const says = await told<{ issues: object[] }>(empty)
    expect([empty.status, says.issues]).toEqual([422, [{ path: 'filmCodes', message: '请选影片。' }]])
  })
})
