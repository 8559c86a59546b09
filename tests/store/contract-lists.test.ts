/** Lists of logs, on both engines: what indexes and stretches answer is what every log, looked at by itself, would. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomFrom } from '../../db/seed/random.ts'
import { LogOrder } from '../../src/domain/screening/log-fields.ts'
import { villagesByWord } from '../../src/store/register/register-words.ts'
import { learnWords } from '../../src/store/screening/log-words.ts'
import { findScreenings } from '../../src/store/screening/screening-list.ts'
import { SCREENING_SELECT, screeningOf, type ScreeningRow } from '../../src/store/screening/screenings.ts'
import type { Sql } from '../../src/store/engine/sql.ts'
import { WordsFile } from '../../src/store/engine/words-file.ts'
import { engines, type Running } from '../engines.ts'
import { inStretches } from '../in-stretches.ts'

import { aFilter, type Filter, listed, lived, type Log, QUERIES } from './listed-logs.ts'

/** Of a list that is read a few logs at a time. */
const MOST_PAGES = 400

describe.each(engines)('lists of logs on $name', ({ start }) => {
  let running: Running
  let all: Log[]
  beforeAll(async () => {
    running = await start()
    await lived(running.sql, randomFrom(5))
    const rows = await running.sql.all<ScreeningRow & { pinyin: string; township_code: string; designated: number }>(
      SCREENING_SELECT.replace('FROM', ', v.pinyin, v.township_code, v.designated FROM'),
    )
    all = rows.map((row) => {
      const { pinyin, township_code: townshipCode, designated } = row
      return { ...screeningOf(row), pinyin, townshipCode, designated }
    })
  })
  afterAll(() => running.stop())

  /** All pages of a list, each as it should be. */
  async function expectPages(sql: Sql, filter: Filter, limit: number): Promise<number> {
    const expected = listed(all, filter)
    const credit = expected.reduce((sum, log) => sum + log.credit, 0)
    const ids: string[] = []
    let after: Parameters<typeof findScreenings>[3]
    let bounded = 0
    do {
      const page = await findScreenings(sql, filter, limit, after)
      const isBounded = page.isTotalBounded === true
      if (isBounded) bounded++
      const { total } = isBounded && page.total <= expected.length ? { total: expected.length } : page
      const sum = isBounded ? credit : page.credit
      expect({ filter, total, credit: sum }).toEqual({ filter, total: expected.length, credit })
      ids.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after && ids.length <= expected.length && bounded < MOST_PAGES)
    expect({ filter, ids }).toEqual({ filter, ids: expected.map(({ id }) => id) })
    return bounded
  }

  /** Each page is many round trips there, and a Worker reads in no stretches. */
  const rounds = (many: number): number => (running.d1 ? 6 : many)

  test('every filter and its combinations, in every order, page by page', async () => {
    const random = randomFrom(17)
    for (let i = 0; i < 40; i++) {
      expect(await expectPages(running.sql, aFilter(random), random.pick([3, 20, 200]))).toBe(0)
    }
    expect(new Set(all.map(({ status }) => status)).size).toBe(6)
    expect(new Set(all.flatMap(({ findings }) => findings.map(({ code }) => code))).size).toBeGreaterThan(6)
  })

  test('whatever is typed, as it was always searched', async () => {
    for (const q of QUERIES) await expectPages(running.sql, { q }, 200)
    // they are not all found in everything or in nothing
    const found = QUERIES.map((q) => listed(all, { q }).length)
    expect(new Set(found).size).toBeGreaterThan(8)
  })

  test('read in stretches of a few logs, the same is listed, and counted as far as it goes', async () => {
    const { sql } = running
    const random = randomFrom(23)
    for (const sort of LogOrder.options) await expectPages(inStretches(sql, 20), { sort }, 60)
    let bounded = 0
    for (let i = 0; i < rounds(30); i++) {
      const limit = random.pick([7, 60])
      bounded += await expectPages(inStretches(sql, random.pick([1, 5, 20, 60])), aFilter(random), limit)
    }
    expect(bounded).toBeGreaterThan(5)
    expect(all).toHaveLength(160)
  })

  test('with an index of what logs say, the same is found, what it has not learnt yet included', async () => {
    const words = new WordsFile(':memory:')
    const sql = { ...inStretches(running.sql, 20), words }
    const random = randomFrom(31)
    for (const times of [1, all.length]) {
      for (let i = 0; i < times && (await learnWords(running.sql, words, 50)); i++);
      for (const q of QUERIES.slice(-rounds(QUERIES.length))) await expectPages(sql, { q }, 200)
      for (let i = 0; i < rounds(15); i++) await expectPages(sql, aFilter(random), random.pick([7, 60]))
    }
    // what few say is counted to the last, however many logs there are
    expect(await findScreenings(sql, { q: 'longmencun' }, 1)).not.toHaveProperty('isTotalBounded')
    expect(await findScreenings(inStretches(running.sql, 20), { q: 'longmencun' }, 1)).toHaveProperty('isTotalBounded')
    words.close()
  })

  test('of too many to be sorted the gravest come out of the index, those it has not learnt and those without a finding included', async () => {
    const words = new WordsFile(':memory:')
    const sql = { ...inStretches(running.sql, 5), words }
    const random = randomFrom(37)
    let bounded = 0
    for (const times of [1, all.length]) {
      for (let i = 0; i < times && (await learnWords(running.sql, words, 60)); i++);
      for (const limit of running.d1 ? [200] : [7, 200]) bounded += await expectPages(sql, { sort: 'gravest' }, limit)
      for (let i = 0; i < rounds(20) / 2; i++) {
        bounded += await expectPages(sql, { ...aFilter(random), sort: 'gravest' }, random.pick([7, 60]))
      }
    }
    expect(bounded).toBeGreaterThan(5)
    words.close()
  })

  test('a word is in the words of as many villages as each, looked at by itself, has it in', async () => {
    const rows = await running.sql.all<{ code: string; names: string }>(
      `SELECT v.code, lower(v.name || ' ' || t.name || ' ' || v.pinyin) AS names FROM villages v
       JOIN townships t ON t.code = v.township_code ORDER BY v.code`,
    )
    const codes = (of: typeof rows): string[] => of.map(({ code }) => code)
    const parts = rows.slice(0, 20).flatMap(({ names }) => [names.slice(0, 2), names.slice(-3), names])
    for (const word of [...parts, '村', 'a', 'n g', 'nowhere', '510723']) {
      const { found } = await running.sql.read({ found: villagesByWord(word) })
      const [saying, others] = [true, false].map((has) =>
        codes(rows.filter(({ names }) => names.includes(word) === has)),
      )
      expect({ word, ...found }).toEqual({ word, saying, others })
    }
  })

  test('an index made of another database knows nothing', async () => {
    const words = new WordsFile(':memory:')
    words.put([{ number: 1, terms: ['一队'] }], { knownFrom: 9e15, number: 1, line: 1, said: 'another line' })
    while (await learnWords(running.sql, words));
    expect(words.mark?.knownFrom).toBeLessThan(9e15)
    expect(await expectPages({ ...inStretches(running.sql, 20), words }, { q: 'indoors' }, 200)).toBe(0)
    words.close()
  })

  test('a page of one log is counted by reading each log once, where the engine tells how many rows it read', async () => {
    const before = running.rowsRead?.() ?? 0
    expect((await findScreenings(running.sql, {}, 1)).total).toBe(all.length)
    const read = (running.rowsRead?.() ?? before + all.length) - before
    // the two of the page and those that began with them are read twice
    expect(read).toBeLessThanOrEqual(all.length + 10)
    expect(read).toBeGreaterThanOrEqual(all.length)
  })
})

test('of words that many say those are gone by that fewer say; how many begin in a usual way is no help', () => {
  const words = new WordsFile(':memory:')
  const said = (number: number): string[] => [
    '2017',
    ...(number % 2 === 0 ? ['1706'] : []),
    ...(number <= 4000 ? ['0001'] : []),
    number % 5 === 0 ? `70${number % 7}x` : 'else',
    ...(number > 19_990 ? ['rare'] : []),
  ]
  const rows = Array.from({ length: 20_000 }, (_, i) => ({ number: i + 1, terms: said(i + 1) }))
  words.put(rows, { knownFrom: 1, number: 20_000, line: 0, said: '' })
  const found = (...terms: string[]) => words.find(terms, 2000)
  const having = (...terms: string[]) =>
    rows.flatMap(({ number, terms: own }) => (terms.every((term) => own.includes(term)) ? [number] : []))
  expect(found('2017', 'rare')).toEqual(having('rare'))
  expect(found('2017', '0001', '1706', '70*')).toEqual(having('0001', '1706'))
  expect(found('2017', '70*')).toBeUndefined()
  expect(found('70*')).toBeUndefined()
  expect(found('703*')).toEqual(having('703x'))
  expect(found('2017')).toBeUndefined()
  expect(found('nowhere*')).toEqual([])
  words.forget()
  expect(found('703*')).toEqual([])
  words.close()
})
