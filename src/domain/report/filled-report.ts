/** A report's text with its figures in their places, in the office's wordings. */
import { FIELD, type FilledBlock, type FilledReport, type ReportBlock } from './report.ts'
import { type ReportFigure, type ReportTable, type ReportTableRows, type Run, type Wording } from './report.ts'
import { daysInMonth } from '../period.ts'
import { dayInWords } from '../sentence.ts'

/** What stands where a figure is not known. */
export const GAP = '＿＿'
const WAN = 10_000
const HAN = '〇一二三四五六七八九'

/** 1 to 99 in characters: 两, 四, 十二, 二十五; a number beyond stays in digits. */
function han(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number > 99) return String(number)
  // what is counted is 两, not 二
  if (number === 2) return '两'
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return HAN.charAt(ones)
  return `${tens === 1 ? '' : HAN.charAt(tens)}十${ones === 0 ? '' : HAN.charAt(ones)}`
}

/** 2345 is 2300余, 2300 is itself, and 2000 that is at least so much 2000余: two digits that are certain. */
function over(number: number, isAtLeast: boolean): string {
  const step = 10 ** Math.max(1, String(Math.floor(number)).length - 2)
  const certain = Math.floor(number / step) * step
  if (certain === 0) return String(number)
  return `${certain}${certain < number || isAtLeast ? '余' : ''}`
}
/** 215000 is 20余万, 53000 is 5万余, 200000 is 20万: what stands before 余 is a round number. */
function overWan(number: number, isAtLeast: boolean): string {
  if (number < WAN) return over(number, isAtLeast)
  const wan = Math.floor(number / WAN)
  const round = wan < 10 ? wan : Math.floor(wan / 10) * 10
  const isMore = number > round * WAN || isAtLeast
  if (!isMore) return `${round}万`
  return wan < 10 ? `${round}万余` : `${round}余万`
}

/** 9月底 in a month's last five days, 中旬 from the 11th to the 20th, 初 before, 下旬 between. */
function monthPart(day: string): string {
  const date = Number(day.slice(8))
  const isEnd = date > daysInMonth(day.slice(0, 7)) - 5
  const part = isEnd ? '底' : date > 20 ? '下旬' : date > 10 ? '中旬' : '初'
  return `${monthInWords(day)}${part}`
}
const monthInWords = (day: string): string => `${Number(day.slice(5, 7))}月`

const NUMBERS: Partial<Record<Wording, (number: number, isAtLeast: boolean) => string>> = {
  plain: (number) => String(number),
  han,
  over,
  over_wan: overWan,
  percent: (number) => `${number}%`,
}
const TEXTS: Partial<Record<Wording, (text: string) => string>> = {
  plain: (text) => text,
  day: (day) => dayInWords(day, 'zh'),
  month_day: (day) => dayInWords(day, 'zh').slice(5),
  month: monthInWords,
  month_part: monthPart,
}
const NAMES: Partial<Record<Wording, (names: string[]) => string>> = {
  names: (names) => names.join('、'),
  first: (names) => names.slice(0, 1).join('、'),
  first_two: (names) => names.slice(0, 2).join('、'),
}

type Valued = Pick<ReportFigure, 'value' | 'atLeast'>

/** A value in a wording; undefined where it is not known, or is no value for that wording. */
export function saidAs({ value, atLeast = false }: Valued, wording: Wording): string | undefined {
  if (value === null) return undefined
  if (typeof value === 'number') return NUMBERS[wording]?.(value, atLeast)
  if (typeof value === 'string') return TEXTS[wording]?.(value)
  return value.length === 0 ? undefined : NAMES[wording]?.(value)
}

export interface Field {
  /** As it stands in the text between its brackets. */
  field: string
  name: string
  wording?: string | undefined
}
const textsOf = (blocks: readonly ReportBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text]))

/** Each place for a figure, in the order of the text. */
export const fieldsOf = (blocks: readonly ReportBlock[]): Field[] =>
  textsOf(blocks).flatMap((text) => [...text.matchAll(FIELD)].map(fieldOf))
const fieldOf = ([whole, name = '', wording]: RegExpExecArray): Field => ({ field: whole.slice(2, -2), name, wording })

type Figures = ReadonlyMap<string, ReportFigure>
const byName = (figures: readonly ReportFigure[]): Figures => new Map(figures.map((figure) => [figure.name, figure]))

/** Undefined: there is no such figure, or not in that wording. A figure that is not known says a gap. */
function saidIn(figures: Figures, { name, wording }: Field): string | undefined {
  const figure = figures.get(name)
  if (!figure || wording === undefined) return figure?.said
  const allowed = figure.wordings.find((one) => one === wording)
  return allowed && (figure.value === null ? GAP : saidAs(figure, allowed))
}

/** Fields that no figure answers, each once. */
export function unknownFields(blocks: readonly ReportBlock[], figures: readonly ReportFigure[]): string[] {
  const known = byName(figures)
  const unknown = fieldsOf(blocks).filter((field) => saidIn(known, field) === undefined)
  return [...new Set(unknown.map(({ field }) => field))]
}

function runsOf(text: string, figures: Figures): Run[] {
  const runs: Run[] = []
  let from = 0
  for (const match of text.matchAll(FIELD)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index) })
    const field = fieldOf(match)
    runs.push({ text: saidIn(figures, field) ?? GAP, field: field.field })
    from = match.index + match[0].length
  }
  if (from < text.length) runs.push({ text: text.slice(from) })
  return runs
}

const NO_ROWS: ReportTableRows = { head: [], rows: [], numeric: [] }

export function fillBlocks(
  blocks: readonly ReportBlock[],
  figures: readonly ReportFigure[],
  tables: Partial<Record<ReportTable, ReportTableRows>>,
): FilledBlock[] {
  const known = byName(figures)
  return blocks.map((block) => {
    if (block.kind === 'table') return { kind: block.kind, title: block.title, ...(tables[block.table] ?? NO_ROWS) }
    const runs = runsOf(block.text, known)
    return block.kind === 'heading' ? { kind: block.kind, level: block.level, runs } : { kind: block.kind, runs }
  })
}

/** As plain text: a line a block, a table's cells apart by tabs. */
export function plainText({ title, to, office, on, blocks }: Omit<FilledReport, 'asOf' | 'knownAt'>): string {
  const lines = blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block.title, ...[block.head, ...block.rows].map((cells) => cells.join('\t'))]
      : [block.runs.map((run) => run.text).join('')],
  )
  return [title, ...(to === undefined ? [] : [`${to}：`]), ...lines, office, dayInWords(on, 'zh'), ''].join('\n')
}
