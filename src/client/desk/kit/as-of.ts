/** The day a page speaks of, as its address names it. */
import { isDay } from '../../../domain/period.ts'

/** Undefined: today, by the server's clock; a day that doesn't exist is read as none. */
export function readAsOf(search: string): string | undefined {
  const asOf = new URLSearchParams(search).get('asOf') ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(asOf) && isDay(asOf) ? asOf : undefined
}

export const withAsOf = (path: string, asOf: string | undefined): string =>
  asOf ? `${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}` : path
