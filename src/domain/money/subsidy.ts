/** The subsidy of a show: its rate, who pays which share of it, and how whole fen are divided so that nothing is lost. */
import * as z from 'zod'

export const FUNDERS = ['centre', 'province', 'city', 'county'] as const
export type Funder = (typeof FUNDERS)[number]

export const RateFen = z.int().min(0).max(10_000_000)
/** Proportions of the four that pay: centre, province, city, county. */
export const Shares = z
  .string()
  .regex(/^(?!0+(,0+){3}$)\d{1,3}(,\d{1,3}){3}$/, { error: 'expects_shares' })
  .meta({ example: '5,2,2,1' })

const weightsIn = (shares: string): number[] => shares.split(',').map(Number)

/** What sixtieths of a show are paid, to the nearest fen. */
export const feeOf = (credit: number, rateFen: number): number => Math.round((credit * rateFen) / 60)

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Whole parts by weight that add up to the total: what is left over goes to the largest remainders, of equal ones the first. */
export function dividedBy(total: number, weights: readonly number[]): number[] {
  const whole = sum(weights)
  if (whole === 0) return weights.map(() => 0)
  const parts = weights.map((weight) => Math.floor((total * weight) / whole))
  const remainders = weights.map((weight, place) => ({ place, rest: (total * weight) % whole }))
  remainders.sort((a, b) => b.rest - a.rest || a.place - b.place)
  for (const { place } of remainders.slice(0, total - sum(parts))) parts[place] = (parts[place] ?? 0) + 1
  return parts
}

export function partsOf(fen: number, shares: string): Record<Funder, number> {
  const [centre = 0, province = 0, city = 0, county = 0] = dividedBy(fen, weightsIn(shares))
  return { centre, province, city, county }
}
