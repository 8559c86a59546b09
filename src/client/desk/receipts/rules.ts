/** How the receipts of a pad are numbered. */

/** A pad is no thicker. */
export const MOST_OF_A_PAD = 100
export const USUAL_PAD = 20
const DIGITS = 4

/** One number after another, as wide as the first; one that ends in no digits is counted from 1. */
export function padNumbers(first: string, count: number): string[] {
  const digits = /\d{1,9}$/.exec(first)?.[0] ?? ''
  const stem = first.slice(0, first.length - digits.length)
  const from = digits === '' ? 1 : Number(digits)
  const width = digits === '' ? DIGITS : digits.length
  return Array.from({ length: count }, (_, i) => stem + String(from + i).padStart(width, '0'))
}

/** As many as are asked for, and as a pad may have. */
export const padSize = (asked: string | undefined): number =>
  Math.min(MOST_OF_A_PAD, Math.max(1, Math.trunc(Number(asked)) || USUAL_PAD))

/** The team and the year, then the number after the highest that a log of the team already has. */
export function firstFree(team: string, year: number, used: readonly (string | undefined)[]): string {
  const stem = `${team.replace(/^team-/, '')}-${year}-`
  const highest = used.flatMap((number) => {
    const digits = number?.startsWith(stem) ? number.slice(stem.length) : ''
    return /^\d{1,9}$/.test(digits) ? [Number(digits)] : []
  })
  return stem + String(Math.max(0, ...highest) + 1).padStart(DIGITS, '0')
}
