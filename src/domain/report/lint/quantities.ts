/** Numbers with their unit: 2854场, 20余万人次, 172.12万元, 四个贫困村, 52.16%. */
import type { NamedDay } from './report-days.ts'
import type { Clause, Place, ReportSentence, ReportText } from './report-text.ts'

export interface Quantity extends Place {
  text: string
  /** In the plain unit: 20余万 is 200 000, 172.12万元 is 1 721 200 元. */
  value: number
  /** Decimals as printed, of the number before its 万. */
  decimals: number
  scale: number
  /** over: 20余 is 20 up to 30; at_least: 不少于, 以上; about: 约, 近. */
  how: 'exact' | 'over' | 'at_least' | 'about'
  unit: string
  sentence: ReportSentence
  clause: Clause
  /** Of its clause what stands before and after it. */
  before: string
  after: string
  /** Its place among all of the text. */
  index: number
}

const UNITS =
  '个百分点|百分点|平方米|公里|小时|分钟|万元|亿元|人次|场次|班次|处次|家次|行政村|贫困村|困村|贫困户|乡镇|个|%|元|户|场|人|名|册|支|台|套|张|只|条|件|处|次|班|期|天|座|辆|组|项|家|亩|村'
const DIGITS = `(?<![\\d.,〔\\[A-Za-z-])(\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,13})(\\.\\d{1,6})?(?![\\d.,]?\\d)`
const AMOUNT = new RegExp(`${DIGITS} ?(余|多)?(万|亿)?(余|多)? ?(${UNITS})?`, 'g')
const HAN_AMOUNT =
  /(?<![一二两三四五六七八九十百第])([二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九])(个|户|支|册|场次|场|班次|班|名)(?=[\p{Script=Han}，。；、）]|$)/gu
const SCALES: Record<string, number> = { 万: 10_000, 亿: 100_000_000 }
const HAN_DIGITS = '零一二三四五六七八九'

/** Marks of lines, document numbers, ordinals and what is part of a day are no amounts. */
export function quantitiesIn(report: ReportText, days: NamedDay[]): Quantity[] {
  const text = report.plain.slice(0, report.end)
  const taken = [...days, ...notAmounts(text)].sort((a, b) => a.from - b.from)
  const found = [...Array.from(text.matchAll(AMOUNT), amountOf), ...Array.from(text.matchAll(HAN_AMOUNT), hanAmountOf)]
  found.sort((a, b) => a.from - b.from)
  const placed: Quantity[] = []
  let [next, at, clauseAt] = [0, 0, 0]
  for (const one of found) {
    while ((taken[next]?.to ?? Infinity) <= one.from) next++
    if ((taken[next]?.from ?? Infinity) < one.to) continue
    while ((report.sentences[at]?.to ?? Infinity) <= one.from) [at, clauseAt] = [at + 1, 0]
    const sentence = report.sentences[at]
    while ((sentence?.clauses[clauseAt]?.to ?? Infinity) <= one.from) clauseAt++
    const clause = sentence?.clauses[clauseAt]
    if (!sentence || !clause || one.from < clause.from) continue
    placed.push({ ...inClause(one, sentence, clause), index: placed.length })
  }
  return placed
}

type Amount = Pick<Quantity, 'from' | 'to' | 'text' | 'value' | 'decimals' | 'scale' | 'how' | 'unit'>
const LONGEST_CONTEXT = 200

function inClause(one: Amount, sentence: ReportSentence, clause: Clause): Omit<Quantity, 'index'> {
  const at = one.from - clause.from
  const before = clause.text.slice(Math.max(0, at - LONGEST_CONTEXT), at)
  const after = clause.text.slice(one.to - clause.from, one.to - clause.from + LONGEST_CONTEXT)
  return { ...one, how: one.how === 'exact' ? saidAround(before, after) : one.how, sentence, clause, before, after }
}

function saidAround(before: string, after: string): Quantity['how'] {
  if (/(?:不少于|不低于|至少|超过|突破|达到?|逾)$/.test(before) && /^(?:及)?以上/.test(after)) return 'at_least'
  if (/(?:不少于|不低于|至少|超过|突破|逾)$/.test(before) || /^(?:及)?以上/.test(after)) return 'at_least'
  return /(?:(?<![节合预条])约|近|大约|将近)$/.test(before) || after.startsWith('左右') ? 'about' : 'exact'
}

function amountOf(found: RegExpExecArray): Amount {
  const [whole, digits = '', fraction = '', over, ten, overAfter, unit = ''] = found
  const scale = (SCALES[ten ?? ''] ?? 1) * (unit === '万元' ? 10_000 : unit === '亿元' ? 100_000_000 : 1)
  const text = whole.trimEnd()
  return {
    from: found.index,
    to: found.index + text.length,
    text,
    value: rounded(Number(digits.replaceAll(',', '') + fraction) * scale),
    decimals: Math.max(0, fraction.length - 1),
    scale,
    how: (over ?? overAfter) ? 'over' : 'exact',
    unit: unit === '万元' || unit === '亿元' ? '元' : unit === '场次' ? '场' : unit === '个百分点' ? '百分点' : unit,
  }
}

/** What multiplying by ten thousand adds in the last binary place. */
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

function hanAmountOf(found: RegExpExecArray): Amount {
  const [text, number = '', unit = ''] = found
  return {
    from: found.index,
    to: found.index + text.length,
    text,
    value: hanNumber(number),
    decimals: 0,
    scale: 1,
    how: 'exact',
    unit: unit === '场次' ? '场' : unit,
  }
}

function hanNumber(text: string): number {
  const digit = (one: string | undefined): number => HAN_DIGITS.indexOf(one === '两' ? '二' : (one ?? ''))
  const ten = text.indexOf('十')
  if (ten === -1) return digit(text)
  return (ten === 0 ? 1 : digit(text[0])) * 10 + Math.max(0, digit(text[ten + 1]))
}

const NOT_AMOUNTS = [
  /^\s{0,8}\d{1,3}(?:[.、](?!\d)|）)/gm,
  /[〔[［【（]\s?\d{4}\s?[〕\]］】）]\s?第?\d{1,6}号/g,
  /第\d{1,6}/g,
  /(?<!\d)\d{4}年/g,
  /(?<!\d)\d{1,6}号/g,
  /(?<!\d)\d{1,2}[:：]\d{2}(?!\d)/g,
  /(?<!\d)\d{3,4}-\d{7,8}(?!\d)/g,
  /(?<![\d.])1\d{10}(?!\d)/g,
]

const notAmounts = (text: string): Place[] =>
  NOT_AMOUNTS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), (found) => ({ from: found.index, to: found.index + found[0].length })),
  )

/** What it may be: 20余 is less than 30, 2000余 less than 3000. */
export function rangeOf({ value, scale, how, decimals }: Quantity): { least: number; below: number } {
  if (how === 'at_least') return { least: value, below: Infinity }
  if (how === 'about') return { least: value * 0.9, below: value * 1.1 + 1 }
  const step = scale / 10 ** decimals
  if (how === 'exact') return { least: value, below: value + (scale > 1 ? 0 : 1e-9) }
  let zeros = step
  while (value % (zeros * 10) === 0 && value >= zeros * 10) zeros *= 10
  return { least: value, below: value + zeros }
}

/** May both be said of the same thing? */
export function agree(a: Quantity, b: Quantity): boolean {
  if (a.how === 'exact' && b.how === 'exact') return a.value === b.value
  const [one, other] = [rangeOf(a), rangeOf(b)]
  return one.least <= Math.max(other.least, other.below - 1e-6) && other.least <= Math.max(one.least, one.below - 1e-6)
}

/** Is this what a number in full may be said as? */
export function mayBeSaidOf(said: Quantity, value: number): boolean {
  const { least, below } = rangeOf(said)
  if (said.how !== 'exact') return value >= least && value < below
  const printed = 10 ** -said.decimals * said.scale
  return Math.abs(value - said.value) < printed * (said.decimals > 0 || said.scale > 1 ? 0.5000001 : 0.0000001)
}
