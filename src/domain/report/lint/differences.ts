/** What is more, less or left: 比上旬多14场, 由9个增至17个，净增8个, 应通2136户，实通1874户，未通262户. */
import { type Checked, type Confirmed, type Finding, type Read, together } from './finding.ts'
import { inParagraphBefore, inStatementBefore, isExact, isOneKind, isRatio, shareNoun } from './nearby.ts'
import { wholesBefore } from './percentages.ts'
import type { Quantity } from './quantities.ts'

/** By its own word it is the difference of two numbers told before it. */
const OF_TWO = /(?:多报|虚报|少报|漏报|瞒报|节约|节省|净增|净减|节余|超额|超任务|超计划|结余|结转)(?:了|资金)?$/
/** It is one only beside a number that it is compared with. */
const MORE = /(?:新增|增加|增长|多|减少|少|下降|超|高出|多放|少放)(?:了|放映|完成)?$/
const LEFT =
  /(?:余|余下|剩余|还剩|仅剩|只剩|尚余|还差|尚差|尚需|还需|尚有|还有|仍有|其余|尚欠|欠|离线|故障|哑|(?<![相])差)(?:的)?$|(?:未|不|待|尚未|没有|正在)\p{Script=Han}{1,4}(?:的)?(?:有|为|共)?$|[未待]$/u
const LEFT_AFTER = /^(?:\p{Script=Han}{0,5})?(?:未|待|尚未|没有|正在)/u
const IS_DONE =
  /已|实|完成|累计|建成|达标|能|的?响|共放|拨付|支[付出]|联网|通过|执行|办结|接入|接通|放映|完好|正常|合格|满意|在线|到位/
const NOT_DONE = /[未不没待无]/

export const differences = (read: Read): Checked =>
  together(
    read.quantities.map((one) => {
      if (isRatio(one) || one.unit === '' || one.how !== 'exact') return together([])
      if (OF_TWO.test(one.before)) return ofTwo(one, inStatementBefore(read, one), read)
      if (MORE.test(one.before)) return compared(one, read)
      return LEFT.test(one.before) || LEFT_AFTER.test(one.after) ? left(one, read) : together([])
    }),
  )

const sameKind = (one: Quantity, all: Quantity[]): Quantity[] =>
  all.filter((other) => isOneKind(one, other) && other.how === 'exact')
const isDifference = (one: Quantity, a: Quantity, b: Quantity): boolean =>
  Math.abs(Math.abs(a.value - b.value) - one.value) < one.scale / 10 ** (one.decimals + 4)

function ofTwo(one: Quantity, before: Quantity[], read: Read): Checked {
  const own = sameKind(one, before)
  const all = sameKind(one, inParagraphBefore(read, one))
  for (const a of all) for (const b of all) if (a !== b && isDifference(one, a, b)) return fits(one, a, b)
  const [a, b] = own.slice(-2)
  return a && b ? wrong(one, a, b) : together([])
}

/** 比上旬（184场）多14场: the first number after the word of comparison, against any before it. */
function compared(one: Quantity, read: Read): Checked {
  const words = Array.from(
    one.sentence.text.slice(0, one.from - one.sentence.from).matchAll(/(?<!相)比|较|与|由|从/g),
  ).at(-1)
  if (!words) return together([])
  const at = one.sentence.from + words.index
  const own = sameKind(one, inParagraphBefore(read, one))
  const [base, ...others] = [...own.filter(({ from }) => from > at), ...own.filter(({ from }) => from < at).reverse()]
  if (!base || base.from < at || base.from - at > FAR || others.length === 0) return together([])
  const fit = others.find((other) => isDifference(one, base, other))
  if (fit) return fits(one, fit, base)
  const [other] = others
  return other ? wrong(one, other, base) : together([])
}
const FAR = 16

/** The whole, what is done of it, and what else is told between: the rest is what remains. */
function left(one: Quantity, read: Read): Checked {
  const all = sameKind(one, inParagraphBefore(read, one))
  for (const whole of all) {
    let sum = 0
    for (const part of all.filter((other) => other !== whole).reverse()) {
      if (part.from > whole.from) sum += part.value
      if (isDifference(one, whole, part)) return fits(one, whole, part)
      if (Math.abs(whole.value - sum - one.value) < 1e-6) return together([])
    }
  }
  const own = sameKind(one, inStatementBefore(read, one))
  const { done, whole } = doneOf(one, own, all, read)
  if (!done || !whole || !isDone(done, one, read) || !isExact([done, whole])) return together([])
  return isDifference(one, whole, done) ? fits(one, whole, done) : wrong(one, whole, done)
}

/** The last number before it is what is done, and one before that the whole; or the other way round: 放映3942场，占年任务5436场. */
function doneOf(one: Quantity, own: Quantity[], all: Quantity[], read: Read): { done?: Quantity; whole?: Quantity } {
  const [before, last] = own.slice(-2)
  if (
    before &&
    last &&
    before.value < last.value &&
    /(?:任务|计划|目标|应|经费|预算|资金)\p{Script=Han}{0,3}$/u.test(last.before)
  )
    return { done: before, whole: last }
  const done = own.at(-1)
  if (!done) return {}
  const whole =
    own.slice(0, -1).findLast(({ value }) => value > done.value) ??
    all.findLast((other) => other.value > done.value && shareNoun(read, other, done)) ??
    wholesBefore(one, own, read)[0]
  return whole ? { done, whole } : { done }
}

function isDone({ before, after, from, clause }: Quantity, one: Quantity, { report }: Read): boolean {
  const ahead = report.plain.slice(Math.max(clause.from, from - 12), from) || before
  const [behind = ''] = after.split(/\d/)
  const undone = /(?:[未不待]|没有)(\p{Script=Han}{2})/u.exec(one.before)?.[1]
  if (undone !== undefined && ahead.includes(undone)) return true
  return (IS_DONE.test(ahead) && !NOT_DONE.test(ahead)) || (IS_DONE.test(behind) && !NOT_DONE.test(behind))
}

const shown = (one: Quantity, a: Quantity, b: Quantity) => {
  const scale = a.scale === b.scale && a.scale === one.scale ? one.scale : 1
  const [more, less] = a.value >= b.value ? [a, b] : [b, a]
  const inScale = (value: number): number => Math.round((value / scale) * 1e6) / 1e6
  return {
    a: inScale(more.value),
    b: inScale(less.value),
    right: inScale(more.value - less.value),
    said: inScale(one.value),
  }
}
function fits(one: Quantity, a: Quantity, b: Quantity): Checked {
  const confirmed: Confirmed = { said: { key: 'difference_fits', facts: shown(one, a, b) }, places: [one, a, b] }
  return { findings: [], confirmed: [confirmed] }
}
function wrong(one: Quantity, a: Quantity, b: Quantity): Checked {
  const finding: Finding = {
    kind: 'sum',
    said: { key: 'difference_wrong', facts: shown(one, a, b) },
    places: [one, a, b],
  }
  return { findings: [finding], confirmed: [] }
}
