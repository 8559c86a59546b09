/** A percentage beside the two numbers that it is made of, as printed. */
import type { Checked } from './finding.ts'
import type { Quantity } from './quantities.ts'
import type { Place } from './report-text.ts'

export interface Ratio {
  part: Quantity
  whole: Quantity
}

/** As they are printed: both of ten thousand yuan. */
export function inUnits({ part, whole }: Ratio): [number, number] {
  const scale = part.scale === whole.scale ? part.scale : 1
  const shown = (value: number): number => Math.round((value / scale) * 1e6) / 1e6
  return [shown(part.value), shown(whole.value)]
}

/** Rounded, or cut off, as each office does. */
export function isPrintedOf(said: number, decimals: number, exact: number): boolean {
  const unit = 10 ** -decimals
  return Math.abs(said - exact) <= unit / 2 + 1e-9 || Math.abs(said - Math.floor(exact / unit + 1e-9) * unit) < 1e-9
}
export const inPercent = (part: number, whole: number, decimals: number): string =>
  ((100 * part) / whole).toFixed(Math.max(2, decimals))

export function recomputed(percent: Quantity, part: number, whole: number, places: Place[]): Checked {
  const exact = (100 * part) / whole
  const facts = {
    part,
    whole,
    right: inPercent(part, whole, percent.decimals),
    said: percent.text.replace('%', '').trim(),
  }
  if (isPrintedOf(percent.value, percent.decimals, exact)) {
    return { findings: [], confirmed: [{ said: { key: 'percent_fits', facts }, places: [percent, ...places] }] }
  }
  return {
    confirmed: [],
    findings: [{ kind: 'percent', said: { key: 'percent_wrong', facts }, places: [percent, ...places] }],
  }
}
