/** The money of a fund's evaluation: its year's sum, and whose money that is, as the form has them. */
import { yearOf } from '../period.ts'
import { type EvaluationPart, MONEY_PARTS, type MoneyPart, type NewEvaluation } from './evaluation.ts'
import type { MoneyFrom, NewFund } from './fund.ts'

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
export function moneyOf({ moves }: Pick<NewFund, 'moves'>, written: Written, year: number, asOf: string) {
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
export const doPartsDiffer = (money: Money): boolean =>
  (['budgetAtStartFen', 'budgetFen', 'paidFen'] satisfies Sum[]).some((sum) => {
    const all = money.parts.map((part) => part[sum])
    const some = all.filter((one) => one !== null)
    const total = some.reduce((most, one) => most + one, 0)
    const is = money[sum]
    return is !== null && (total > is || (some.length === all.length && total < is))
  })
/** Of the budget or of what was paid nobody knows whose money it is. */
export const arePartsUnknown = ({ parts, budgetFen }: Money): boolean =>
  budgetFen !== null && parts.every((part) => part.budgetFen === null || part.paidFen === null)
