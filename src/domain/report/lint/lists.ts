/** Lists in a sentence against their whole: 其中, 分别, 合计, in brackets, by month, by bands, and names that are counted. */
import { type Checked, type Finding, NOTHING, type Read, together, usual } from './finding.ts'
import { inParagraphBefore, inSentenceAfter, inSentenceBefore, isExact, isOneKind } from './nearby.ts'
import { compared, fitting, inScale, isSum, printed, scaleOf, sumOf } from './parts-and-wholes.ts'
import type { Quantity } from './quantities.ts'

export const lists = (read: Read): Checked =>
  together([
    ...read.quantities.map((one) => ofWhich(one, read)),
    ...read.quantities.map((one) => total(one, read)),
    ...read.quantities.map((one) => ofPeriods(one, read)),
    ...read.quantities.map((one) => bands(one, read)),
    ...read.quantities.map((one) => namesCounted(one)),
    thisMonth(read),
  ])

const ANOTHER_THOUGHT =
  /(?:目标|任务|计划)[^，]{0,6}\d|占|完成率|[比较]|尚?还?需|每|序时|去年|同期|合计|共计|总计|受益|惠及/
const REST = /其余|剩余|其他|另/

/** 共22支，其中12支…，其余10支…; 262户（无信号97户，没有电视机165户）; 25个村中，23个有…，其余2个没有. */
function ofWhich(whole: Quantity, read: Read): Checked {
  if (whole.how !== 'exact' || whole.unit === '' || whole.unit === '%') return NOTHING
  return ofParts(whole, read, partsOf(whole, read))
}

function ofParts(given: Quantity, read: Read, found: ReturnType<typeof partsOf>): Checked {
  const whole = found?.isNext ? wholeOfNext(given, found.parts, read) : given
  if (!found || found.parts.length === 0 || !isExact(found.parts)) return NOTHING
  const { parts, isAll } = found
  const scale = scaleOf([whole, ...parts])
  const difference = whole.value - sumOf(parts)
  const facts = {
    sum: printed(parts),
    whole: inScale(whole.value, scale),
    difference: inScale(Math.abs(difference), scale),
  }
  if (isSum(parts, whole))
    return { findings: [], confirmed: parts.length > 1 ? [fitting(parts, [whole, ...parts])] : [] }
  const isShort = parts.length > 1 && (isAll || REST.test(parts.at(-1)?.before ?? ''))
  if (difference > 0 && !isShort) return NOTHING
  const key = difference < 0 ? 'sum_over' : 'sum_short'
  return { confirmed: [], findings: [{ kind: 'sum', said: { key, facts }, places: [whole, ...parts] }] }
}

/** 放映198场，比上旬多14场。其中…: of any number of the sentence before it. */
function wholeOfNext(last: Quantity, parts: Quantity[], read: Read): Quantity {
  const all = [...inSentenceBefore(read, last), last].filter((one) => isSameKind(one, last))
  return all.find(({ value }) => value === sumOf(parts)) ?? all.toSorted((a, b) => b.value - a.value)[0] ?? last
}

function partsOf(whole: Quantity, read: Read): { parts: Quantity[]; isAll: boolean; isNext?: boolean } | undefined {
  const rest = read.report.plain.slice(whole.to, whole.to + LONGEST_LIST)
  const opened = /^\p{Script=Han}{0,4}（(?!其中)([^（）]*)）/u.exec(rest)
  const later = read.quantities.slice(whole.index + 1, whole.index + 1 + MOST_PARTS)
  const kin = later.filter((one) => isSameKind(one, whole) && !/每\p{Script=Han}{0,4}$/u.test(one.before))
  if (opened) {
    const end = whole.to + opened[0].length
    const inside = kin.filter(({ to }) => to <= end)
    const isList =
      inside.length > 1 &&
      !/\d月|每|[比较]|去年|上年/.test(opened[1] ?? '') &&
      inside.length === later.filter(({ to }) => to <= end).length
    return isList ? { parts: inside, isAll: isMostOf(inside, whole) } : undefined
  }
  if (/^[^，。；\d]{0,10}中，/.test(rest)) {
    const parts = kin.filter(({ sentence }) => sentence === whole.sentence)
    if (parts.length > 1 && REST.test(parts.at(-1)?.before ?? '')) return { parts, isAll: true }
  }
  return inStates(whole, rest, kin, read) ?? afterOfWhich(whole, rest, kin, read)
}

/** A work is finished, being done, or not begun: told with all three, nothing is left out. */
const STATES = [/[完竣]工|建成|完成|办结/, /在建|正在|收尾|施工/, /[未没][开动启]|前期|筹备|未/]
function inStates(whole: Quantity, rest: string, kin: Quantity[], read: Read) {
  if (!/^[^，。；\d]{0,12}[，：（]/.test(rest)) return undefined
  const parts: Quantity[] = []
  for (const state of STATES) {
    const part = kin.find(
      (one) => !parts.includes(one) && one.sentence === whole.sentence && state.test(ownLabel(one, read)),
    )
    if (part) parts.push(part)
  }
  const isInOrder = parts.every((part, i) => i === 0 || (parts[i - 1]?.from ?? 0) < part.from)
  return parts.length === STATES.length && isInOrder ? { parts, isAll: true } : undefined
}
const ownLabel = ({ clause, from }: Quantity, { report }: Read): string =>
  /\p{Script=Han}*$/u.exec(report.plain.slice(Math.max(clause.from, from - 10), from))?.[0] ?? ''
const LONGEST_LIST = 300
const MOST_PARTS = 24

/** Up to where another thought begins; after a colon the list goes on past semicolons. */
function afterOfWhich(whole: Quantity, rest: string, kin: Quantity[], read: Read) {
  const mark = /^[^，。；：\d]{0,12}[，。；：（]其中(：?)/.exec(rest)
  if (!mark) return undefined
  const begins = whole.to + mark[0].length
  const end =
    begins + listEnd(read.report.plain.slice(begins, whole.to + LONGEST_LIST), mark[1] === '：', mark[0].includes('（'))
  const parts = kin.filter(({ from, to }) => from >= begins && to <= end)
  const isNext = mark[0].includes('。')
  return { parts, isAll: isMostOf(parts, isNext ? wholeOfNext(whole, parts, read) : whole), isNext }
}

function listEnd(text: string, isLong: boolean, isBracket: boolean): number {
  const end = text.search(isBracket ? /）/ : isLong ? /。|\n/ : /[。；\n]|，?其中/)
  const list = end === -1 ? text : text.slice(0, end)
  let at = 0
  for (const clause of list.split(/(?<=[，；])/)) {
    if (!isLong && ANOTHER_THOUGHT.test(clause)) return at
    at += clause.length
    // a list with its own signs ends with its clause
    if (!isLong && /\d[^，；]*、[^，；]*\d/.test(clause)) return at
  }
  return at
}

/** Several parts that make nearly all of it are meant to be all of it. */
const isMostOf = (parts: Quantity[], whole: Quantity): boolean =>
  sumOf(parts) >= whole.value * (parts.length > 2 ? 0.5 : 0.75)

const OF_VILLAGES = /^[^，。；、\d]{0,8}村/
function isSameKind(one: Quantity, whole: Quantity): boolean {
  if (one.unit !== whole.unit && !(isOneKind(one, whole) && one.unit !== '个' && whole.unit !== '个')) return false
  if (one.unit !== '个' || (OF_VILLAGES.test(one.after) && OF_VILLAGES.test(whole.after))) return true
  const noun = /^\p{Script=Han}?/u.exec(whole.after)?.[0] ?? ''
  return /^[，。；、）（]|^$/.test(one.after) || one.after.startsWith(noun)
}

/** A场、B场，合计N场: the list right before it adds up to it. 共94场（期） counts both. */
function total(whole: Quantity, read: Read): Checked {
  const isTotal = /(?:合计|共计|总计|可用)(?:为|放映|完成)?$/.test(whole.before)
  const both = /^[^，。]{0,2}（(期|场|班|次)）/.exec(read.report.plain.slice(whole.to, whole.to + 6))?.[1]
  const isOfBoth = both !== undefined && whole.before.endsWith('共')
  if (!(isTotal || isOfBoth) || whole.how !== 'exact') return NOTHING
  const parts: Quantity[] = []
  for (const one of inSentenceBefore(read, whole).reverse()) {
    if (!(isSameKind(one, whole) || one.unit === both) || one.how !== 'exact' || ANOTHER_THOUGHT.test(one.before)) break
    parts.unshift(one)
  }
  return parts.length < 2 ? NOTHING : compared(whole, [parts])
}

/** 1月412场、2月388场 … or 第二、三、四季度分别1486场、2103场、1923场: they add up to what is told as the sum. */
function ofPeriods(first: Quantity, read: Read): Checked {
  const own = [first, ...inSentenceAfter(read, first)].filter((one) => isOneKind(one, first))
  const isMonthly = /(?<!\d)1月份?(?:放映)?$/.test(read.report.plain.slice(0, first.from).slice(-6))
  const quarters = /([一二三四、]{3,7})季度分别\p{Script=Han}{0,4}$/u
    .exec(first.before)?.[1]
    ?.replaceAll('、', '').length
  if (!isMonthly && quarters === undefined) return NOTHING
  const monthly = own.findIndex(
    (one, i) => !new RegExp(`(?<!\\d)${i + 1}月份?(?:放映)?$`).test(read.report.plain.slice(0, one.from).slice(-6)),
  )
  const parts = own.slice(0, quarters ?? (monthly === -1 ? own.length : monthly))
  if (parts.length < 3 || !isExact(parts) || parts.length < (quarters ?? 0)) return NOTHING
  const sum = sumOf(parts)
  const others = [...inParagraphBefore(read, first), ...inSentenceAfter(read, parts.at(-1) ?? first)].filter(
    (one) => isOneKind(one, first) && one.how === 'exact' && !parts.includes(one),
  )
  const whole =
    others.find(({ value }) => value === sum) ??
    others.find((one) => SO_FAR.test(one.before) && Math.abs(one.value / sum - 1) < 0.5)
  return whole ? compared(whole, [parts]) : NOTHING
}
const SO_FAR = /(?:累计|共|合计|已|全年实?)\p{Script=Han}{0,6}$/u

const UPPER = /以上|达到|不[小低少]于|大于|超过/
const LOWER = /以下|不足|不到|低于|小于/
/** 95%以上的18个，60%至95%的9个，60%以下的4个: bands leave nothing out. Begun at the first of them. */
function bands(first: Quantity, read: Read): Checked {
  const label = labelOf(first, read)
  if (!/^[个支户只组]$/.test(first.unit) || !UPPER.test(label)) return NOTHING
  const parts = [first]
  for (const one of inSentenceAfter(read, first).filter((other) => isSameKind(other, first))) {
    const said = labelOf(one, read)
    if (!/\d/.test(said) || UPPER.test(said.replace(/不[小低少]于/g, ''))) break
    parts.push(one)
    if (LOWER.test(said)) break
  }
  if (parts.length < 2 || !LOWER.test(labelOf(parts.at(-1) ?? first, read)) || !isExact(parts)) return NOTHING
  const among = inParagraphBefore(read, first).findLast(
    ({ unit, after }) => unit === '个' && /^[^，。；\d]{0,10}中/.test(after),
  )
  const known =
    first.unit === '个'
      ? (usual(read.facts, 'villages.total') ?? villagesToldMost(read))
      : first.unit === '支'
        ? usual(read.facts, 'teams.total')
        : undefined
  const whole = among ?? known
  return whole?.how === 'exact' && Math.abs(sumOf(parts) / whole.value - 1) < 0.5 ? compared(whole, [parts]) : NOTHING
}

/** 25个拟退出村, 25个村: the number of villages that is told at least twice. */
function villagesToldMost({ quantities }: Read): Quantity | undefined {
  const all = quantities.filter(
    ({ unit, after, how }) => unit === '个' && how === 'exact' && /^[^，。；、\d]{0,6}村(?!级)/.test(after),
  )
  const times = (value: number): number => all.filter((one) => one.value === value).length
  const [most] = all.slice(0, MOST_PARTS * 4).toSorted((a, b) => times(b.value) - times(a.value))
  return most && times(most.value) > 1 ? most : undefined
}

/** What is said before it, from the last number that is no share and no area. */
function labelOf(one: Quantity, read: Read): string {
  const last = inSentenceBefore(read, one).findLast(({ unit }) => unit === one.unit)
  return read.report.plain.slice(last?.to ?? one.sentence.from, one.from)
}

const LISTED =
  /^[^。；\d]{0,24}?(?:分别[为是]|即|后者为)：?((?:\p{Script=Han}{2,12}(?:（[^（）]{1,12}）)?[、和及])*\p{Script=Han}{2,12}(?:（[^（）]{1,12}）)?)(?=[。；，]|$)/u
/** 本月放映521场（…5月521场）: of the month that the report tells of. */
function thisMonth(read: Read): Checked {
  const month = read.asOf === undefined ? undefined : Number(read.asOf.slice(5, 7))
  if (month === undefined) return NOTHING
  const own = read.quantities.filter((one) => one.how === 'exact' && /[本当]月\p{Script=Han}{0,6}$/u.test(one.before))
  const named = new RegExp(`(?<!\\d)${month}月份?(?:放映|完成)?$`)
  return {
    ...NOTHING,
    findings: own.flatMap((one): Finding[] => {
      const other = inSentenceAfter(read, one).find(
        (next) => isOneKind(next, one) && named.test(read.report.plain.slice(0, next.from).slice(-8)),
      )
      if (!other || other.value === one.value) return []
      return [
        { kind: 'differs', said: { key: 'repeated', facts: { a: one.text, b: other.text } }, places: [one, other] },
      ]
    }),
  }
}

/** 尚有3个村…，分别是A村、B村、C村: as many names as are said. */
function namesCounted(one: Quantity): Checked {
  if (one.how !== 'exact' || !/^[个支家户]$/.test(one.unit)) return NOTHING
  const rest = one.sentence.text.slice(one.to - one.sentence.from)
  const listed = LISTED.exec(rest)
  if (!listed?.[1] || /等/.test(listed[1])) return NOTHING
  const names = listed[1].split(/、|(?<=[村镇乡队）])(?:和|及|以及)/)
  if (!names.every((name) => /[村镇乡队]/.test(name))) return NOTHING
  const from = one.to + listed[0].length - listed[1].length
  const place = { from, to: from + listed[1].length }
  if (names.length === one.value) return NOTHING
  const said = { key: 'names_counted', facts: { said: one.text, count: names.length } } as const
  return { confirmed: [], findings: [{ kind: 'sum', said, places: [one, place] }] }
}
