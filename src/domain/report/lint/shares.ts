/**
 * Shares whose whole is told, or not told, beside them; and percentages beside the two numbers that they are made of:
 * 82.2%（37/45）.
 */
import { type Checked, type Read, together } from './finding.ts'
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
const inPercent = (part: number, whole: number, decimals: number): string =>
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

/** A share has its whole beside it, or nobody can tell what it is of. */
export function shareCheck(percent: Quantity, { quantities, facts }: Read): Checked {
  const own = quantities.filter(
    ({ sentence, unit, from }) =>
      sentence === percent.sentence && unit !== '%' && unit !== '百分点' && from < percent.from,
  )
  const inClause = own.filter(({ clause }) => clause === percent.clause)
  const parts = own.filter(({ unit, clause }) => unit !== '' && (clause !== percent.clause || inClause.length < 2))
  const exactly = (part: Quantity, whole: Quantity): boolean =>
    part !== whole &&
    part.unit === whole.unit &&
    whole.value > 0 &&
    isPrintedOf(percent.value, percent.decimals, (100 * part.value) / whole.value)
  for (const part of own) {
    const whole =
      own.find((one) => exactly(part, one)) ?? facts.find(({ quantity }) => exactly(part, quantity))?.quantity
    if (whole) return recomputed(percent, ...inUnits({ part, whole }), [part, whole])
  }
  const given = inClause.find(({ unit }) => unit !== '')
  const part = given && parts.findLast(({ unit, from }) => unit === given.unit && from < given.from)
  if (given && part) return recomputed(percent, ...inUnits({ part, whole: given }), [part, given])
  if (given || parts.length === 0 || !/总(?:任务|目标|数)|任务总/.test(percent.clause.text)) return together([])
  return { confirmed: [], findings: [whollyUnknown(percent, parts)] }
}

function whollyUnknown(percent: Quantity, parts: Quantity[]): Checked['findings'][number] {
  const amounts = [...new Set([parts[0]?.value ?? 0, parts.reduce((sum, { value }) => sum + value, 0)])]
  const tries = amounts
    .map((part) => `${part} ÷ ${percent.value}% ≈ ${Math.round((1000 * part) / percent.value) / 10}`)
    .join('，')
  const facts = { text: percent.clause.text.replace(/[，。；]$/, ''), tries, percent: percent.value }
  return { kind: 'logic', said: { key: 'share_of_what', facts }, places: [percent, ...parts.slice(0, 4)] }
}

const PAIR_AFTER = /(?<![\d./-])(\d{1,3}(?:\.\d{1,2})?)%（(\d{1,7})\s?[/÷]\s?(\d{1,7})）/g
const PAIR_BEFORE = /(?<![\d./-])(\d{1,7})\s?[/÷]\s?(\d{1,7})\s?(?:=|＝|，|（|即|为)\s?(\d{1,3}(?:\.\d{1,2})?)%/g

const MOST_PAIRS = 1000

/** 82.2%（37/45） and 37/45，82.2%. */
export function slashed({ report, quantities }: Read): Checked[] {
  const text = report.plain.slice(0, report.end)
  const found = [
    ...Array.from(text.matchAll(PAIR_AFTER), ({ index, 0: all, 1: said, 2: part, 3: whole }) => ({
      index,
      all,
      said,
      part,
      whole,
    })),
    ...Array.from(text.matchAll(PAIR_BEFORE), ({ index, 0: all, 1: part, 2: whole, 3: said }) => ({
      index,
      all,
      said,
      part,
      whole,
    })),
  ]
  return found.slice(0, MOST_PAIRS).map(({ index, all, part, whole }) => {
    const percent = quantities.find(({ from, unit }) => unit === '%' && from >= index && from < index + all.length)
    if (!percent || Number(whole) === 0) return together([])
    return recomputed(percent, Number(part), Number(whole), [{ from: index, to: index + all.length }])
  })
}
