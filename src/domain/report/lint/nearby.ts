/** Numbers that stand before another one, of the same kind of thing: its sentence's, its paragraph's. */
import type { Read } from './finding.ts'
import type { Quantity } from './quantities.ts'

/** So many before a number belong to the same thought. */
const MOST_BEFORE = 20

/** 人, 人次 and 名 are people; 村 and 个 may both be villages. */
const KINDS: Record<string, string> = {
  人次: '人',
  名: '人',
  村: '个',
  行政村: '个',
  贫困村: '个',
  困村: '个',
  班次: '期',
  班: '期',
}
const kindOf = (unit: string): string => KINDS[unit] ?? unit
export const isOneKind = (a: Quantity, b: Quantity): boolean => kindOf(a.unit) === kindOf(b.unit)
export const isRatio = ({ unit }: Quantity): boolean => unit === '%' || unit === '百分点'
export const isExact = (all: Quantity[]): boolean => all.every(({ how }) => how === 'exact')

/** The nearest last. */
export const inSentenceBefore = ({ quantities }: Read, { index, sentence }: Quantity): Quantity[] =>
  quantities.slice(Math.max(0, index - MOST_BEFORE), index).filter((one) => one.sentence === sentence)
export const inParagraphBefore = ({ quantities }: Read, { index, sentence }: Quantity): Quantity[] =>
  quantities
    .slice(Math.max(0, index - MOST_BEFORE), index)
    .filter((one) => one.sentence.paragraph === sentence.paragraph)
export const inSentenceAfter = ({ quantities }: Read, { index, sentence }: Quantity): Quantity[] =>
  quantities.slice(index + 1, index + 1 + MOST_BEFORE).filter((one) => one.sentence === sentence)

/** What its sentence says between two of its numbers. */
export const between = ({ report }: Read, a: Quantity, b: Quantity): string => report.plain.slice(a.to, b.from)

/** Up to its full stop: semicolons part what is said of one thing. */
export const inStatementBefore = (read: Read, one: Quantity): Quantity[] =>
  inParagraphBefore(read, one).filter((other) => !between(read, other, one).includes('。'))

/** Are both told of one thing: 综合性文化服务中心187个 and 服务中心已达标171个? */
export function shareNoun(read: Read, a: Quantity, b: Quantity): boolean {
  const [one, other] = [a, b].map((each) => nounsAround(read, each))
  if (one === undefined || other === undefined) return false
  for (let from = 0; from + NOUN <= one.length; from++) {
    const noun = one.slice(from, from + NOUN)
    if (!noun.includes(' ') && other.includes(noun)) return true
  }
  return false
}
const NOUN = 3
const nounsAround = (read: Read, { from, to, clause }: Quantity): string =>
  `${read.report.plain.slice(Math.max(clause.from, from - 12), from)} ${read.report.plain.slice(to, Math.min(clause.to, to + 8))}`.replace(
    /[^\p{Script=Han} ]/gu,
    ' ',
  )
