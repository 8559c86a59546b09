/** What a fund’s evaluation comes to: its money, and the scores by execution and by what was done of what was aimed at. */
import { yearOf } from '../period.ts'
import {
  ALL_POINTS,
  type Evaluation,
  EVALUATION_GAPS,
  type EvaluationPart,
  EXECUTION_POINTS,
  GROUP_OF,
  type Indicator,
  MONEY_PARTS,
  type MoneyPart,
  type NewEvaluation,
  type NewIndicator,
} from './evaluation.ts'
import type { MoneyFrom, NewFund } from './fund.ts'

/** How much a target asks for and how much is done of it on the day. */
export interface Aim {
  code: string
  amount: number
  unit: string
  done: number
}

export const evaluationYear = ({ evaluation, on }: Pick<NewFund, 'evaluation' | 'on'>): number =>
  evaluation?.year ?? yearOf(on)
export const isByTarget = ({ evaluation }: Pick<NewFund, 'evaluation'>): boolean =>
  evaluation?.indicators.some(({ targetCode }) => targetCode !== undefined) ?? false

/** Its parts are told up to the day; `aims` are those of the targets in force on it. */
export function evaluationOf(fund: Omit<NewFund, 'id'>, asOf: string, aims: readonly Aim[]): Evaluation {
  const year = evaluationYear(fund)
  const { department, unit, goal, reached, indicators = [], ...written } = fund.evaluation ?? {}
  const money = moneyOf(fund, written, year, asOf)
  const executionScore = money.budgetFen ? scoreOf(EXECUTION_POINTS, money.paidFen, money.budgetFen) : null
  const judged = indicators.map((indicator) => judge(indicator, aims))
  const scores = [executionScore, ...judged.map(({ score }) => score)]
  const evaluation = {
    department,
    unit,
    goal,
    reached,
    year,
    title: fund.title,
    asOf,
    ...money,
    executionScore,
    indicators: judged,
    points: EXECUTION_POINTS + judged.reduce((sum, { points }) => sum + points, 0),
    score: scores.reduce((sum: number, score) => sum + Math.round((score ?? 0) * 100), 0) / 100,
    unscored: scores.filter((score) => score === null).length,
  }
  return { ...evaluation, gaps: gapsOf(evaluation) }
}

/** Whole is whole; anything less is rounded down, so that no rounding ever completes it. */
const scoreOf = (points: number, done: number, aim: number): number =>
  done >= aim ? points : Math.floor((points * 100 * done) / aim) / 100

function judge(indicator: NewIndicator, aims: readonly Aim[]): Indicator {
  const { targetCode, points, atMost } = indicator
  const target = targetCode === undefined ? undefined : aims.find(({ code }) => code === targetCode)
  // of a target that is not in force on the day nothing is known
  const [aim, done] = targetCode === undefined ? [indicator.aim, indicator.done] : [target?.amount, target?.done]
  const unit = target?.unit ?? indicator.unit
  const isKnown = aim !== undefined && done !== undefined
  const score = isKnown ? (atMost ? scoreOf(points, aim, done) : scoreOf(points, done, aim)) : null
  return {
    ...indicator,
    ...(unit !== undefined && { unit }),
    group: GROUP_OF[indicator.kind],
    aim: aim ?? null,
    done: done ?? null,
    score,
  }
}

const isShort = ({ score, points }: Indicator): boolean => score !== null && score < points

function gapsOf(evaluation: Omit<Evaluation, 'gaps'>): Evaluation['gaps'] {
  const { executionScore, indicators, points } = evaluation
  const unknown = indicators.filter(({ score }) => score === null)
  const unexplained = indicators.filter((one) => isShort(one) && one.reason === undefined)
  const named = (some: Indicator[]): string[] => some.map(({ name }) => name)
  const has: Record<Gap, string[] | null> = {
    budget_unknown: executionScore === null ? [] : null,
    parts_unknown: arePartsUnknown(evaluation) ? [] : null,
    parts_differ: doPartsDiffer(evaluation) ? [] : null,
    points_not_100: points === ALL_POINTS ? null : [],
    value_unknown: unknown.length === 0 ? null : named(unknown),
    reason_missing: unexplained.length === 0 ? null : named(unexplained),
  }
  return EVALUATION_GAPS.flatMap((gap) => (has[gap] ? [{ gap, names: has[gap] }] : []))
}
type Gap = (typeof EVALUATION_GAPS)[number]

const PART_OF: Record<MoneyFrom, MoneyPart> = {
  central: 'appropriated',
  province: 'appropriated',
  city: 'appropriated',
  county: 'appropriated',
  carried: 'carried',
  other: 'other',
}

type Written = Omit<NewEvaluation, 'year' | 'indicators'>
type Moves = NewFund['moves']
const sumOf = (moves: Moves): number => moves.reduce((sum, { amountFen }) => sum + amountFen, 0)
const known = (amounts: (number | undefined)[]): number[] => amounts.filter((one) => one !== undefined)

/** What is written down goes before what moved; a sum that nobody wrote is that of its parts. */
function moneyOf({ moves }: Pick<NewFund, 'moves'>, written: Written, year: number, asOf: string) {
  const moved = (which: 'allotted' | 'paid') =>
    moves.filter(({ move, on }) => move === which && yearOf(on) === year && on <= asOf)
  const [allotted, paid] = [moved('allotted'), moved('paid')]
  const parts = MONEY_PARTS.map((part): EvaluationPart => {
    const budgetFen = written[`${part}Fen`] ?? (allotted.length === 0 ? null : partOf(allotted, part))
    const paidFen = partOf(paid, part)
    const executionPercent = percentOf(paidFen, budgetFen)
    return { part, budgetAtStartFen: written[`${part}AtStartFen`] ?? null, budgetFen, paidFen, executionPercent }
  })
  const budgetFen =
    written.budgetFen ?? whole(MONEY_PARTS.map((part) => written[`${part}Fen`])) ?? (sumOf(allotted) || null)
  const paidFen = sumOf(paid)
  return {
    budgetAtStartFen:
      written.budgetAtStartFen ?? whole(MONEY_PARTS.map((part) => written[`${part}AtStartFen`])) ?? null,
    budgetFen,
    paidFen,
    executionPercent: percentOf(paidFen, budgetFen),
    parts,
  }
}

const whole = (amounts: (number | undefined)[]): number | undefined => {
  const some = known(amounts)
  return some.length > 0 ? some.reduce((sum, one) => sum + one, 0) : undefined
}

/** Null where a movement does not say whose money it is: it may be of any part. */
const partOf = (moves: Moves, part: MoneyPart): number | null =>
  moves.some(({ moneyFrom }) => moneyFrom === undefined)
    ? null
    : sumOf(moves.filter(({ moneyFrom }) => moneyFrom && PART_OF[moneyFrom] === part))

const percentOf = (paidFen: number | null, budgetFen: number | null): number | null =>
  paidFen !== null && budgetFen !== null && budgetFen > 0 ? Math.floor((paidFen * 10_000) / budgetFen) / 100 : null

type Money = ReturnType<typeof moneyOf>
type Sum = 'budgetAtStartFen' | 'budgetFen' | 'paidFen'
/** A sum whose parts are all known and come to something else, or some of which are more than it. */
const doPartsDiffer = (money: Money): boolean =>
  (['budgetAtStartFen', 'budgetFen', 'paidFen'] satisfies Sum[]).some((sum) => {
    const all = money.parts.map((part) => part[sum])
    const some = all.filter((one) => one !== null)
    const total = some.reduce((most, one) => most + one, 0)
    const is = money[sum]
    return is !== null && (total > is || (some.length === all.length && total < is))
  })
/** Of the budget or of what was paid nobody knows whose money it is. */
const arePartsUnknown = ({ parts, budgetFen }: Money): boolean =>
  budgetFen !== null && parts.every((part) => part.budgetFen === null || part.paidFen === null)
