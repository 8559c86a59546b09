/** 资金: money by its document: allotted, applied for, arrived and paid, each on its day. */
import * as z from 'zod'
import { Day } from '../period.ts'
import { line } from '../register/place.ts'
import { NewEvaluation } from './evaluation.ts'
import { about, Fen, keptOf, type Misfit, misplaced, on } from './ledger.ts'

/** 下达, 申请, 到位, 支付. */
export const MOVES = ['allotted', 'applied', 'received', 'paid'] as const
export type Move = (typeof MOVES)[number]
/** 中央、省、市、县: appropriated in the year · 上年结转 · 其他. */
export const MONEY_FROM = ['central', 'province', 'city', 'county', 'carried', 'other'] as const
export type MoneyFrom = (typeof MONEY_FROM)[number]

export const NewFund = z
  .strictObject({
    id: z.uuid(),
    on: on.meta({ description: 'Of the document' }),
    title: line(120),
    source: line(80).optional(),
    document: line(80).optional().meta({ example: '川财教〔2017〕137号' }),
    rulesNo: line(80).optional().meta({ description: '管理办法: by what it is spent', example: '川财教〔2016〕134号' }),
    responsible: line(40).optional(),
    moves: z
      .array(
        z.strictObject({
          move: z.enum(MOVES),
          on: Day,
          amountFen: Fen,
          moneyFrom: z.enum(MONEY_FROM).optional().meta({ description: '资金性质: whose money it is' }),
          note: line(120).optional(),
        }),
      )
      .max(200)
      .default([]),
    evaluation: NewEvaluation.optional(),
    ...about,
  })
  .meta({ id: 'NewFund' })
export type NewFund = z.infer<typeof NewFund>

export const Fund = NewFund.extend({
  ...keptOf,
  allottedFen: Fen,
  appliedFen: Fen,
  receivedFen: Fen,
  paidFen: Fen,
  executionPercent: z
    .number()
    .nullable()
    .meta({ description: '执行率: paid of what was allotted, rounded down to 0.01; null where nothing was allotted' }),
}).meta({ id: 'Fund' })
export type Fund = z.infer<typeof Fund>

const sumOf = ({ moves }: Pick<NewFund, 'moves'>, which: Move, asOf: string): number =>
  moves.reduce((sum, { move, on: day, amountFen }) => (move === which && day <= asOf ? sum + amountFen : sum), 0)

/** What had moved up to a day. */
export function fundOn(fund: Pick<NewFund, 'moves'>, asOf: string) {
  const allottedFen = sumOf(fund, 'allotted', asOf)
  const paidFen = sumOf(fund, 'paid', asOf)
  return {
    allottedFen,
    appliedFen: sumOf(fund, 'applied', asOf),
    receivedFen: sumOf(fund, 'received', asOf),
    paidFen,
    executionPercent: allottedFen === 0 ? null : Math.floor((paidFen * 10_000) / allottedFen) / 100,
  }
}

export function fundMisfits(fund: NewFund): Misfit[] {
  const { receivedFen, paidFen } = fundOn(fund, '9999-12-31')
  return [
    ...misplaced(fund),
    ...(paidFen > receivedFen ? [{ path: 'moves', sentence: { key: 'ledger_paid_too_much' } } as const] : []),
  ]
}
