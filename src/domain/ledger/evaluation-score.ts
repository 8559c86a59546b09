/** The scores of a fund's evaluation: execution, and each indicator by what was done of what was aimed at. */
import { yearOf } from '../period.ts'
import {
  ALL_POINTS,
  type Evaluation,
  EVALUATION_GAPS,
  EXECUTION_POINTS,
  GROUP_OF,
  type Indicator,
  type NewIndicator,
} from './evaluation.ts'
import { arePartsUnknown, doPartsDiffer, moneyOf } from './evaluation-money.ts'
import type { NewFund } from './fund.ts'

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
