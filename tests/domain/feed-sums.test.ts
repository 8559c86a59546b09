/** What the ledger gives to the targets it feeds: villages and not trips, lower bounds, villages whose work is done, money. */
import { describe, expect, test } from 'vitest'
import type { Village } from '../../src/domain/register/place.ts'
import { ledgerChanges } from '../../src/domain/report/changed-item.ts'
import type { Feed } from '../../src/domain/target/feed.ts'
import { type FeedEntry, feedSums } from '../../src/domain/target/feed-sums.ts'
import { targetFigures } from '../../src/domain/target/target-figures.ts'
import { Target } from '../../src/domain/target/target.ts'
import { anEvent, aFund, aWork } from '../ledger-entries.ts'
import { aTarget } from '../make.ts'

const village = (code: string, townshipCode: string, designated = true): Village => ({
  code,
  name: `${code}村`,
  townshipCode,
  townshipName: `${townshipCode}乡`,
  designated,
  annualQuota: 12,
  aliases: [],
})
const VILLAGES = [village('甲', '东'), village('乙', '东', false), village('丙', '西'), village('丁', '南', false)]
const DESIGNATED = { kind: 'designated' } as const

const fed = (fedBy: Feed, more: Partial<Target> = {}) => ({
  ...aTarget({
    indicator: 'manual',
    amount: 25,
    startsOn: '2017-01-01',
    deadline: '2017-10-31',
    statutoryDeadline: undefined,
    ...more,
  }),
  fedBy,
})
const sums = (target: ReturnType<typeof fed>, entries: FeedEntry[], asOf = '2017-06-30') =>
  feedSums(target, { entries, from: '2017-01-01', asOf, villages: VILLAGES })
const event = (more: Parameters<typeof anEvent>[0]): FeedEntry => ({ noun: 'event', content: anEvent(more) })
const work = (more: Parameters<typeof aWork>[0]): FeedEntry => ({ noun: 'work', content: aWork(more) })

describe('a target fed by events', () => {
  const performances = (counts: 'villages' | 'times') => fed({ noun: 'event', kinds: ['performance'], counts })

  test('counts villages that were reached, each once, and no trip to a township as a whole', () => {
    const target = { ...performances('villages'), scope: DESIGNATED }
    const trip = event({ on: '2017-04-21', townshipCode: '东' })
    expect(sums(target, [trip]).done).toBe(0)
    const { done, parts } = sums(target, [
      trip,
      event({ on: '2017-05-01', villageCode: '甲' }),
      event({ on: '2017-05-02', villageCode: '甲' }),
      event({ on: '2017-05-03', villageCode: '丙' }),
      event({ on: '2017-05-04', villageCode: '丁' }),
    ])
    expect([done, parts.map(({ amount }) => amount)]).toEqual([2, [0, 1, 0, 1]])
  })

  test('of other kinds, of other days and of other places counts none', () => {
    const target = performances('times')
    const others = [event({ kind: 'lecture' }), event({ on: '2016-12-31' }), event({ on: '2017-07-01' })]
    expect(sums(target, others).done).toBe(0)
    expect(sums({ ...target, scope: DESIGNATED }, [event({})]).done).toBe(0)
    expect(sums({ ...target, scope: { kind: 'township', code: '东' } }, [event({ villageCode: '乙' })]).done).toBe(1)
    expect(sums({ ...target, scope: { kind: 'village', code: '甲' } }, [event({ townshipCode: '东' })]).done).toBe(0)
  })

  test('says “at least” where an amount is a lower bound, and where nobody wrote one down', () => {
    const books = fed({ noun: 'event', kinds: ['books'], counts: 'copies' }, { scope: DESIGNATED, amount: 3750 })
    const given = event({ kind: 'books', townshipCode: '东', copies: 2000, atLeast: ['copies'] })
    const figures = targetFigures(books, sums(books, [given]), '2017-06-30')
    expect(figures).toMatchObject({ done: 2000, doneAtLeast: true, completionPercent: 53.33 })
    expect(figures?.bases[0]).toMatchObject({ chance: null, spread: null })
    const exact = event({ kind: 'books', townshipCode: '东', copies: 2000 })
    expect(targetFigures(books, sums(books, [exact]), '2017-06-30')).not.toHaveProperty('doneAtLeast')
    const unknown = event({ kind: 'books', townshipCode: '西' })
    expect(sums(books, [exact, unknown])).toMatchObject({ done: 2000, atLeast: true })
  })

  test('states a chance where single events are counted, and none of lumps', () => {
    const counted = (counts: 'villages' | 'times', more: Parameters<typeof anEvent>[0] = {}) =>
      sums(performances(counts), [event({ villageCode: '甲', ...more })]).counted !== undefined
    expect([counted('villages'), counted('times'), counted('times', { times: 2 })]).toEqual([true, true, false])
  })
})

describe('a target fed by works', () => {
  const upgrades = fed({ noun: 'work', kind: 'broadcast', stage: 'completion' })
  const done = (villageCode: string, doneOn: string, stage: 'completion' | 'acceptance' = 'completion') =>
    work({ villageCode, stages: [{ stage, doneOn }] })

  test('counts villages whose work has come so far, also where only a later stage was written down', () => {
    const entries = [done('甲', '2017-06-10'), done('甲', '2017-06-11'), done('丙', '2017-06-20', 'acceptance')]
    const other: FeedEntry = work({
      kind: 'signs',
      villageCode: '乙',
      stages: [{ stage: 'acceptance', doneOn: '2017-05-01' }],
    })
    expect(sums(upgrades, [...entries, other])).toMatchObject({ done: 2 })
    expect(sums(upgrades, entries, '2017-06-19').done).toBe(1)
    expect(sums({ ...upgrades, fedBy: { ...upgrades.fedBy, stage: 'acceptance' } as Feed }, entries).done).toBe(1)
  })
})

describe('a target fed by money', () => {
  const fund: FeedEntry = { noun: 'fund', content: aFund() }
  const spent = (more: Partial<Target>, document?: string) =>
    sums(fed({ noun: 'fund', ...(document !== undefined && { document }) }, { amount: 1_721_200, ...more }), [fund])

  test('counts what was paid, in yuan or ten thousands of it, and says how far the rest has come', () => {
    expect(spent({ unit: '元' })).toMatchObject({
      done: 500_000,
      money: { paidFen: 50_000_000, executionPercent: 29.04 },
    })
    expect(spent({ unit: '万元', amount: 172.12 }).done).toBe(50)
    expect(spent({ unit: '元' }, '川财教〔2017〕137号').done).toBe(500_000)
    expect(spent({ unit: '元' }, '另一份文件').done).toBe(0)
    expect(spent({ unit: '元' }).counted).toBeUndefined()
  })
})

test('only a target by hand without a checklist is fed', () => {
  const wrong = (more: Partial<Target>) => Target.safeParse(fed({ noun: 'fund' }, more)).error?.issues[0]?.path
  expect(wrong({})).toBeUndefined()
  expect(wrong({ indicator: 'screenings' })).toEqual(['fedBy'])
  expect(wrong({ checklist: [{ code: 'room', name: '室', minimum: 1, unit: '个' }] })).toEqual(['fedBy'])
})

test('what the ledger changed is late, corrected or taken away, and adds up', () => {
  const target = fed({ noun: 'event', kinds: ['performance'], counts: 'people' })
  const [first, second, third] = [anEvent({ people: 100 }), anEvent({ people: 50 }), anEvent({ people: 30 })]
  const partsOf = (events: ReturnType<typeof anEvent>[]) =>
    sums(
      target,
      events.map((content) => ({ noun: 'event', content })),
    ).parts
  const changes = ledgerChanges(partsOf([first, second]), partsOf([{ ...first, people: 120 }, third]), 'facts')
  expect(changes.map(({ cause, item }) => [cause, item.difference])).toEqual([
    ['correct', 20],
    ['void', -50],
    ['late', 30],
  ])
})
