/** What the sample half-year tells besides its sums: weather, teams, a village that waits, a fault that comes back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FaultDetail } from '../../src/contract/faults.ts'
import type { Task } from '../../src/contract/targets.ts'
import type { LedgerEvent } from '../../src/domain/ledger/event.ts'
import type { Fund } from '../../src/domain/ledger/fund.ts'
import type { Work } from '../../src/domain/ledger/work.ts'
import type { Setting } from '../../src/contract/settings.ts'
import type { Overview } from '../../src/domain/report/overview.ts'
import type { MissedShow } from '../../src/domain/screening/missed-show.ts'
import { addDays } from '../../src/domain/period.ts'
import type { Suspicions } from '../../src/domain/suspicion/suspicion.ts'
import type { CallbackDraw } from '../../src/domain/callback/callback.ts'
import { drawSampleCalls } from '../../db/seed/sample-callbacks.ts'
import { sampleScreenings } from '../../db/seed/sample.ts'
import { TOO_ALIKE } from '../../db/seed/sample-season.ts'
import { allFilms } from '../../src/store/register/register.ts'
import { findVillages } from '../../src/store/register/villages.ts'
import { giveSample } from '../demo.ts'
import { type Call, engines, type Running } from '../engines.ts'
import { told } from './service.ts'

let running: Running
let manager: Call
let now: Overview
beforeAll(async () => {
  running = (await engines.find(({ name }) => name === 'better-sqlite3')?.start()) as Running
  await giveSample(running)
  manager = await running.as('manager')
  now = await get<Overview>('/api/overview?asOf=2017-06-30')
}, 300_000)
afterAll(() => running.stop())

const get = async <T>(path: string): Promise<T> => told<T>(await manager('GET', path))
const doneBy = (day: string): number => now.cumulative.findLast((one) => one.day <= day)?.done ?? 0
/** Of the seven days that begin on this one. */
const weekOf = (day: string): number => doneBy(addDays(day, 6)) - doneBy(addDays(day, -1))
const perDay = (from: string, days: number): number =>
  (doneBy(addDays(from, days - 1)) - doneBy(addDays(from, -1))) / days
const gapOf = (overview: Overview, code: string): number => overview.teams.find((team) => team.code === code)?.gap ?? 0
const WAITING = '510723108204'

test('the sample is made the same every time', async () => {
  const { items: villages } = await findVillages(running.sql, {}, 1000)
  const films = await allFilms(running.sql)
  expect(sampleScreenings(villages, films)).toEqual(sampleScreenings(villages, films))
})

test('Spring Festival and the rain of April show: hardly a film for days, and more of them before and after', () => {
  expect(doneBy('2017-01-31') - doneBy('2017-01-26')).toBeLessThanOrEqual(5)
  expect(perDay('2017-04-13', 6)).toBeLessThan(6)
  for (const [from, days] of [
    ['2017-01-22', 5],
    ['2017-02-01', 4],
    ['2017-04-09', 4],
    ['2017-04-19', 4],
  ] as const)
    expect([from, perDay(from, days) > 17]).toEqual([from, true])
  const weeks = Array.from({ length: 25 }, (_, i) => addDays('2017-01-01', 7 * i))
  const lowest = weeks.toSorted((a, b) => weekOf(a) - weekOf(b)).slice(0, 4)
  expect(lowest.sort()).toEqual(['2017-01-22', '2017-01-29', '2017-04-09', '2017-04-16'])
})

test('why it fell stands on the picture of the year, in a manager’s words', async () => {
  const { history, value } = await get<Setting>('/api/settings/CHART_NOTE')
  const written = history.flatMap(({ effectiveOn, value: text }) =>
    typeof text === 'string' ? [`${effectiveOn} ${text}`] : [],
  )
  expect(written.toSorted((a, b) => a.localeCompare(b))).toEqual([
    '2017-01-27 春节停映（示例）',
    '2017-04-13 连续降雨（示例）',
  ])
  expect(value).toBe('')
})

test('for all the weather the weeks stray no more than chance has it, so the report’s chance is what it was', () => {
  expect(now.targets[0]?.bases[0]?.spread).toEqual({ dispersion: 1, drift: 0.08 })
})

test('the county was ahead of its plan before the festival, and never since', () => {
  const expected = (days: number): number => (5472 * days) / 334
  expect(doneBy('2017-01-26')).toBeGreaterThan(expected(26))
  for (const { day, done } of now.cumulative.filter((one) => one.day > '2017-01-29')) {
    expect([day, done < expected((Date.parse(day) - Date.parse('2016-12-31')) / 86_400_000)]).toEqual([day, true])
  }
})

test('teams stand from 12 shows ahead of the plan to 23 behind it', () => {
  const gaps = now.teams.map(({ gap }) => gap ?? 0).sort((a, b) => a - b)
  expect([gaps[0], gaps.at(-1)]).toEqual([-22.6, 11.9])
  expect(gaps.filter((gap) => gap < 0)).toHaveLength(15)
})

test('one team was far behind by the end of March and catches up, another falls back', async () => {
  const then = await get<Overview>('/api/overview?asOf=2017-03-31')
  expect(gapOf(then, 'team-18')).toBeLessThan(-15)
  expect(gapOf(now, 'team-18')).toBe(-6.6)
  expect(gapOf(now, 'team-13')).toBeLessThan(gapOf(then, 'team-13') - 10)
})

test('one village has waited since March, longest of all; its team has told why, and is late', async () => {
  const unseen = now.flags.filter(({ kind }) => kind === 'month_without_screening')
  const [first, ...others] = unseen.toSorted((a, b) => a.since.localeCompare(b.since))
  expect(first).toMatchObject({ since: '2017-04-01', severity: 'warning', subject: { code: WAITING, name: '环山村' } })
  for (const { since } of others) expect(since > '2017-04-01').toBe(true)
  const logs = await get<{ items: { screenedOn: string }[] }>(`/api/screenings?village=${WAITING}&status=counted`)
  expect(logs.items.map(({ screenedOn }) => screenedOn.slice(0, 7)).sort()).toEqual(['2017-01', '2017-02', '2017-03'])
  const missed = await get<{ items: MissedShow[] }>(`/api/missed-shows?village=${WAITING}`)
  expect(missed.items.map(({ reason }) => reason).sort()).toEqual(['equipment', 'rain', 'road'])
  const flags = await get<{ items: { owner?: string; isLate: boolean }[] }>(
    `/api/flags?kind=month_without_screening&open=true&late=true`,
  )
  expect(flags.items).toMatchObject([{ owner: '放映九队（示例）', isLate: true }])
})

test('one fault has a long story: parts, a repair that the next test disproved, another, and a test it waits for', async () => {
  const { items } = await get<{ items: { id: string }[] }>('/api/faults?status=awaiting_retest&limit=50')
  const faults = await Promise.all(items.map(({ id }) => get<FaultDetail>(`/api/faults/${id}`)))
  const story = faults.find(({ failedRepairs }) => failedRepairs > 0)
  expect(story?.events.map(({ action }) => action)).toEqual([
    'report',
    'assign',
    'start',
    'pause',
    'resume',
    'repaired',
    'reopen',
    'start',
    'pause',
    'resume',
    'repaired',
  ])
  expect(story?.events.find(({ action }) => action === 'reopen')?.reason).toContain('低于95%')
})

const doneOf = async (code: string) => {
  const { figures } = await get<Task>(`/api/targets/${code}?asOf=2017-06-30`)
  return `${figures?.done}${figures?.doneAtLeast ? '余' : ''}`
}

test('the ledger says what the report says: trips reach no village, lectures are no classes, a script is no finished work', async () => {
  const codes = [
    'performances-designated',
    'books-designated',
    'training-classes',
    'training-people',
    'lectures',
    'new-works',
  ]
  expect(await Promise.all(codes.map(doneOf))).toEqual(['0', '2000余', '3', '492', '3', '0'])
  const people = async (kind: string) =>
    (await get<{ items: LedgerEvent[] }>(`/api/events?kind=${kind}`)).items.reduce(
      (sum, one) => sum + (one.people ?? 0),
      0,
    )
  expect([await people('training'), await people('lecture')]).toEqual([135, 357])
  const works = await get<{ items: Work[]; total: number }>('/api/works?asOf=2017-06-30&limit=100')
  const stages = Map.groupBy(works.items, ({ kind, stage }) => `${kind} ${stage}`)
  expect([...stages].map(([stage, { length }]) => `${length} ${stage}`).sort()).toEqual([
    '1 other building',
    '1 signs approval',
    '25 broadcast building',
    '25 culture_centre tender',
  ])
  expect(works.items.some(({ isLate }) => isLate)).toBe(false)
  const { items: funds } = await get<{ items: Fund[] }>('/api/funds?asOf=2017-06-30')
  expect(funds.map(({ allottedFen, appliedFen, receivedFen }) => [allottedFen, appliedFen, receivedFen])).toEqual([
    [172_120_000, 172_120_000, 0],
    [50_000_000, 0, 0],
  ])
})

test('the survey of 25 villages adds up: 23 rooms that are too small and two being built, 16 squares and four planned', async () => {
  const { checklist } = await get<Task>('/api/targets/culture-centres?asOf=2017-06-30')
  const totals = new Map(checklist?.totals.map((total) => [total.item, total]))
  expect(totals.get('room')).toMatchObject({ holds: 0, short: 23, building: 2, there: 23, villages: 25 })
  expect(totals.get('square')).toMatchObject({ holds: 16, short: 5, planned: 4, there: 23, none: 0, villages: 25 })
  for (const item of ['stage', 'court']) expect(totals.get(item)).toMatchObject({ none: 25, villages: 25 })
  const coming = (item: string, state: string) =>
    checklist?.villages.flatMap(({ name, checks }) =>
      checks.some((one) => one.item === item && one.state === state) ? name : [],
    )
  expect(coming('room', 'building')).toEqual(['燕来村', '红联村'])
  expect(coming('square', 'planned')).toEqual(expect.arrayContaining(['石牌村', '华龙村']))
})

test('whatever is invented says so', async () => {
  const marked = async (table: string, column: string): Promise<number> =>
    (await running.sql.all<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE instr(${column}, '示例') = 0`))[0]
      ?.n ?? -1
  expect(await marked('screenings', 'note')).toBe(0)
  expect(await marked('missed_shows', 'note')).toBe(0)
  expect(await marked('faults', 'description')).toBe(0)
  expect(await marked('ledger', 'content')).toBe(0)
})

test('one team’s logs look written at a desk: the same audience and the same witness, evening after evening', async () => {
  const { teams } = await get<Suspicions>('/api/suspicions')
  const kinds = teams
    .filter(({ standsOut }) => standsOut.length > 0)
    .map(({ teamCode, standsOut }) => [teamCode, standsOut])
  expect(kinds).toEqual([[TOO_ALIKE.team, ['attendance', 'witness']]])
})

// last: what a village said is among what is unusual
test('June has a draw with what villages said, and no figure is another one by it', async () => {
  const { sql, sealFile } = running
  await drawSampleCalls({ sql, sealFile, now: () => new Date('2017-06-30T21:00:00+08:00'), log: () => undefined })
  const { counts, logs } = await get<CallbackDraw>('/api/callback-draws/2017-06')
  expect(counts.drawn).toBeGreaterThanOrEqual(Math.max(22, Math.ceil(logs * 0.05)))
  expect(counts).toMatchObject({ open: 6, denied: 1 })
  expect((await get<Overview>('/api/overview?asOf=2017-06-30')).targets).toEqual(now.targets)
})
