/** 绩效自评: ten points for the money, ninety for what it brought; what is not known has no score. */
import { expect, test } from 'vitest'
import type { NewEvaluation, NewIndicator } from '../../src/domain/ledger/evaluation.ts'
import { evaluationOf } from '../../src/domain/ledger/evaluation-score.ts'
import { evaluationForm, placed } from '../../src/report/evaluation-form.ts'
import { aFund } from '../ledger-entries.ts'

const indicator = (more: Partial<NewIndicator> = {}): NewIndicator => ({
  kind: 'quantity',
  name: '公益电影放映场次',
  aim: 5472,
  done: 5472,
  unit: '场',
  points: 90,
  ...more,
})
const evaluated = (indicators: NewIndicator[], more: Partial<NewEvaluation> = {}, asOf = '2017-12-31') =>
  evaluationOf(aFund({ evaluation: { year: 2017, indicators, ...more } }), asOf, [
    { code: 'screenings-county', amount: 5472, unit: '场', done: 2854 },
  ])
const scoreOf = (more: Partial<NewIndicator>) => evaluated([indicator({ points: 20, ...more })]).indicators[0]?.score

test('execution has ten points, by what was paid of the year’s budget up to the day', () => {
  expect(evaluated([])).toMatchObject({ budgetFen: 172_120_000, executionPercent: 29.04, executionScore: 2.9 })
  expect(evaluated([], { budgetFen: 50_000_000 })).toMatchObject({ executionPercent: 100, executionScore: 10 })
  expect(evaluated([], {}, '2017-06-24')).toMatchObject({ paidFen: 0, executionScore: 0 })
  // of another year
  expect(evaluated([], { year: 2018 })).toMatchObject({ budgetFen: null, executionPercent: null, executionScore: null })
})

test('an indicator has its points by what was done, at most all of them, and never all by rounding', () => {
  expect(scoreOf({ done: 6000 })).toBe(20)
  expect(scoreOf({ aim: 300, done: 163 })).toBe(10.86)
  expect(scoreOf({ aim: 1_000_000, done: 999_999 })).toBe(19.99)
  expect(scoreOf({ kind: 'cost', atMost: true, aim: 200, done: 180 })).toBe(20)
  expect(scoreOf({ kind: 'cost', atMost: true, aim: 200, done: 250 })).toBe(16)
})

test('one bound to a target has its amount and what is done of it', () => {
  const [bound, gone] = evaluated([
    indicator({ targetCode: 'screenings-county', aim: 1, done: 1, points: 45 }),
    indicator({ targetCode: 'of-another-year', points: 45 }),
  ]).indicators
  expect(bound).toMatchObject({ aim: 5472, done: 2854, unit: '场', score: 23.47 })
  expect(gone).toMatchObject({ aim: null, done: null, score: null })
})

test('what is not known is no zero: it has no score, the sum leaves it out and says so', () => {
  const evaluation = evaluated([
    indicator({ points: 50 }),
    indicator({ kind: 'social', name: '群众知晓率', done: undefined, points: 30 }),
    indicator({ kind: 'satisfaction', name: '群众满意度', aim: 90, done: 81, unit: '%', points: 10 }),
  ])
  expect(evaluation).toMatchObject({ points: 100, score: 61.9, unscored: 1 })
  expect(evaluation.gaps).toEqual([
    { gap: 'value_unknown', names: ['群众知晓率'] },
    { gap: 'reason_missing', names: ['群众满意度'] },
  ])
  const said = evaluationForm(evaluation, '盐亭县文广局').map((row) => row.map(({ text }) => text).join('|'))
  expect(said.at(-1)).toBe('总分|100|61.90|1项未评分，未计入总分')
  expect(said.find((row) => row.includes('群众知晓率'))).toBe(
    '效益指标（30分）|社会效益指标|群众知晓率|≥5472场|未填|30|未评分|',
  )
  expect(said.slice(3, 7)).toEqual([
    '年度资金总额|未填|172.12|50|10|29.04%|2.90',
    '其中：当年财政拨款|未填|172.12|50|—|29.04%|—',
    '上年结转资金|未填|0|0|—|—|—',
    '其他资金|未填|0|0|—|—|—',
  ])
})

test('whose money it is comes from the movements, or from what was written down; one that does not say is asked for', () => {
  const budget = { budgetAtStartFen: 100_000_000, appropriatedAtStartFen: 100_000_000, carriedFen: 20_000_000 }
  const { parts, gaps } = evaluated([indicator()], budget)
  expect(parts.map(({ part, budgetAtStartFen, budgetFen }) => [part, budgetAtStartFen, budgetFen])).toEqual([
    ['appropriated', 100_000_000, 172_120_000],
    ['carried', null, 20_000_000],
    ['other', null, 0],
  ])
  // only what was carried over was written down: it is not the whole
  expect(gaps.map(({ gap }) => gap)).toContain('parts_differ')
  const moves = aFund().moves.map(({ moneyFrom: _, ...move }) => move)
  const unsaid = evaluationOf(aFund({ moves, evaluation: { year: 2017, indicators: [indicator()] } }), '2017-12-31', [])
  expect(unsaid.parts.map(({ budgetFen, paidFen }) => [budgetFen, paidFen])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ])
  expect(unsaid.gaps.map(({ gap }) => gap)).toEqual(['parts_unknown'])
})

test('points that are not a hundred, and a year without a budget, are told', () => {
  expect(evaluated([indicator({ points: 40 })], { year: 2018 }).gaps.map(({ gap }) => gap)).toEqual([
    'budget_unknown',
    'points_not_100',
  ])
})

test('the form’s cells fill its nine columns in each row, none over another', () => {
  const cells = placed(
    evaluationForm(evaluated([indicator(), indicator({ kind: 'cost' }), indicator({ kind: 'social' })]), '局'),
  )
  const squares = cells.flatMap(({ row, column, across = 1, down = 1 }) =>
    Array.from({ length: across * down }, (_, i) => `${row + Math.floor(i / across)} ${column + (i % across)}`),
  )
  expect(new Set(squares).size).toBe(squares.length)
  const rows = Math.max(...cells.map(({ row }) => row)) + 1
  expect(squares).toHaveLength(9 * rows)
})
