/** The blocks of 散场 and the bar above the button, without a screen. */
import { describe, expect, test } from 'vitest'
import type { LogDraft } from '../../src/client/field/log/log-draft.ts'
import { padded } from '../../src/client/field/show/people-pad.ts'
import {
  barOf,
  blockOf,
  blocksOf,
  firstOpen,
  type Known,
  namedIn,
  standingOf,
} from '../../src/client/field/show/show-blocks.ts'
import { showWords } from '../../src/client/field/show/words-show.ts'

const draft = (changes: Partial<LogDraft> = {}): LogDraft => ({
  id: 'a-1',
  teamCode: 'team-01',
  villageCode: 'v-1',
  day: '2017-06-30',
  filmCodes: ['film-001'],
  photos: [],
  startTime: '20:36',
  endTime: '22:13',
  ...changes,
})
const known = (changes: Partial<Known> = {}): Known => ({
  draft: draft(),
  missing: [],
  wrong: [],
  lacking: [],
  findings: [],
  ...changes,
})

test('the pad: digits as on a calculator, steps from nobody, never below nobody nor past a million', () => {
  const pressed = (...keys: Parameters<typeof padded>[1][]) =>
    keys.reduce<number | undefined>((count, key) => padded(count, key), undefined)
  expect(pressed('8', '6')).toBe(86)
  expect(pressed('+10', '+1', '-10', '-10')).toBe(0)
  expect(pressed('8', '6', 'back')).toBe(8)
  expect(pressed('8', 'back')).toBeUndefined()
  expect(pressed('8', '6', 'clear')).toBeUndefined()
  expect(pressed('0')).toBe(0)
  expect(pressed('1', '0', '0', '0', '0', '0', '0', '0')).toBe(1_000_000)
})

test('village, film and times are one line after the first two moments, and a line each of a show that is written down later', () => {
  expect(blocksOf({})).toEqual(['show', 'people', 'photos', 'receipt', 'witness', 'place', 'speakers', 'note'])
  expect(blocksOf({ isLate: true }).slice(0, 4)).toEqual(['village', 'film', 'times', 'people'])
  expect([blockOf('endedAt', false), blockOf('endedAt', true), blockOf('witness.name', false)]).toEqual([
    'show',
    'times',
    'witness',
  ])
})

describe('the bar', () => {
  const people = { missing: ['attendance'] }

  test('counts what is missing and goes to the next gap after the open block', () => {
    const gaps = known({ ...people, lacking: ['end'] })
    expect(barOf(gaps, 'people')).toEqual({
      kind: 'missing',
      blocks: ['people', 'photos'],
      next: 'photos',
      canGo: false,
    })
    expect(barOf(gaps, 'receipt')).toMatchObject({ next: 'people' })
    expect(barOf(known(people), 'people')).toMatchObject({ next: 'people' })
    expect(firstOpen(gaps)).toBe('people')
  })

  test('lets a show go that lacks nothing but proof', () => {
    expect(barOf(known({ lacking: ['end', 'witness'] }), undefined)).toEqual({
      kind: 'missing',
      blocks: ['photos', 'witness'],
      next: 'photos',
      canGo: true,
    })
  })

  test('says first what cannot be, then what is missing, then what is to be checked, then what is only noted', () => {
    const check = { blocking: true, at: 'receiptNo' }
    const hint = { blocking: false, at: 'attendance' }
    const all = known({ ...people, wrong: ['audibility'], findings: [check, hint] })
    expect(barOf(all, undefined)).toEqual({ kind: 'wrong', blocks: ['speakers'], next: 'speakers' })
    expect(barOf(known({ findings: [hint, check] }), undefined)).toEqual({
      kind: 'check',
      blocks: ['receipt'],
      count: 1,
    })
    expect(barOf(known({ findings: [hint] }), undefined)).toEqual({ kind: 'ready', blocks: ['people'], count: 1 })
    expect(barOf(known(), undefined)).toEqual({ kind: 'ready', blocks: [], count: 0 })
  })

  test('a block that may stay empty is neither missing nor done', () => {
    expect(standingOf('receipt', known())).toBe('open')
    expect(standingOf('receipt', known({ draft: draft({ receiptNo: '7' }) }))).toBe('done')
    expect(standingOf('show', known())).toBe('done')
  })
})

describe('a returned log opens at what the office named', () => {
  const wordsFor = (block: string) => showWords[`reason_words_${block as 'film'}`][0]
  const named = (reason: string, changes: Partial<Known> = {}) => namedIn(reason, known(changes), wordsFor)

  test('the first thing of the reason', () => {
    expect(named('观众填了640人，照片上五六十人，请核对。')).toBe('people')
    expect(named('缺散场照片')).toBe('photos')
    expect(named('回执单编号看不清')).toBe('receipt')
    expect(named('开始时间不对')).toBe('show')
    expect(named('证明人电话少一位')).toBe('witness')
  })

  test('else what was found, else the people', () => {
    expect(named('请核实', { findings: [{ blocking: true, at: 'receiptNo' }] })).toBe('receipt')
    expect(named('请核实')).toBe('people')
  })
})
