/** Percentages worked out again from the two numbers they are made of, as printed. */
import { type Checked, type Read, together, usual } from './finding.ts'
import { between, inParagraphBefore, inSentenceBefore, isOneKind, isRatio, shareNoun } from './nearby.ts'
import type { Quantity } from './quantities.ts'
import type { Fact, Subject } from './number-subjects.ts'
import { inUnits, isPrintedOf, type Ratio, recomputed, shareCheck, slashed } from './shares.ts'

export type PercentKind = 'time' | 'completion' | 'growth' | 'share' | 'other'

/** What a percentage says of itself, by the words before it. */
export function percentKind({ before, clause, how }: Quantity): PercentKind {
  if (/(?:序时|时间)(?:进度)?(?:应?[为是达]?到?|：)?$/.test(before)) return 'time'
  if (how !== 'exact') return 'other'
  if (/(?:增长|增幅|增加|上升|提高|下降|减少|降低|降幅)(?:了|为|达|约)?$/.test(before)) return 'growth'
  if (/(?:完成率|完成比例|完成进度|完成|实际进度|(?:^|，)进度)(?:为|达到?|是|：|了)?$/.test(before)) return 'completion'
  if (
    /(?:完成|达到?|为)[^，]{0,30}(?:目标|任务|计划|场)[^，]{0,6}的$|占[^，]{0,20}(?:目标|任务|计划|全年)[^，]{0,16}的$/.test(
      before,
    )
  ) {
    return /总任务|总数|总量/.test(clause.text) ? 'share' : 'completion'
  }
  return /占[^，]{0,40}的$/.test(before) ? 'share' : 'other'
}

export function percentages(read: Read): Checked {
  return together([
    ...read.quantities.filter(({ unit }) => unit === '%').map((one) => percentCheck(one, read)),
    ...slashed(read),
  ])
}

function percentCheck(percent: Quantity, read: Read): Checked {
  const kind = percentKind(percent)
  if (kind === 'time' || percent.how !== 'exact') return together([])
  const ratio = kind === 'growth' ? growth(percent, read) : ratioOf(percent, kind, read)
  if (ratio) return recomputed(percent, ...inUnits(ratio), [ratio.part, ratio.whole])
  return kind === 'share' ? shareCheck(percent, read) : together([])
}

/** Of the pairs that may be meant the one that comes nearest to what is said: the pair is right, or none of them is. */
function nearest(percent: Quantity, parts: Quantity[], wholes: Quantity[], isBefore = false): Ratio | undefined {
  const off = ({ part, whole }: Ratio): number => {
    const exact = (100 * part.value) / whole.value
    return isPrintedOf(percent.value, percent.decimals, exact) ? 0 : Math.abs(exact - percent.value)
  }
  const pairs = parts.flatMap((part) =>
    wholes
      .filter(
        (whole) => whole !== part && (!isBefore || whole.from < part.from) && isOneKind(part, whole) && whole.value > 0,
      )
      .map((whole) => ({ part, whole })),
  )
  return pairs.sort((a, b) => off(a) - off(b))[0]
}

/** The two numbers that the words around it mean: 的 right after the whole, 占 after the part, a rate by its name. */
function ratioOf(percent: Quantity, kind: PercentKind, read: Read): Ratio | undefined {
  const amounts = (all: Quantity[]): Quantity[] =>
    all.filter((one) => one.how === 'exact' && one.unit !== '' && !isRatio(one))
  const [own, near] = [amounts(inSentenceBefore(read, percent)), amounts(inParagraphBefore(read, percent))]
  const last = own.at(-1)
  if (last && between(read, last, percent) === '的') {
    const [parts, others] = [own.slice(0, -1), near.slice(0, -1)].map((all) =>
      all.filter((one) => isOneKind(one, last)),
    )
    return nearest(percent, (parts?.length ? parts : others?.slice(-1)) ?? [], [last])
  }
  if (last && /^[^\d，]{0,6}[，（]?(?:仅|约)?占(?:比)?(?:为|达)?$/.test(between(read, last, percent))) {
    return nearest(
      percent,
      [last],
      near.filter((one) => one.value >= last.value),
    )
  }
  const noun = /(?:^|，)(\p{Script=Han}{2,6})占(?:比)?(?:为|达)?$/u.exec(percent.before)?.[1]
  const owner = noun === undefined ? undefined : own.findLast(({ before }) => before.endsWith(noun))
  if (owner) {
    const list = own.filter((one) => isOneKind(one, owner))
    const all = { ...owner, value: list.reduce((sum, { value }) => sum + value, 0) }
    return nearest(percent, [owner], list.length > 1 ? [...near.filter(({ value }) => value > owner.value), all] : [])
  }
  const parts = named(percent, own, read)
  const rest = parts.length === 0 ? complement(percent, own, read) : undefined
  if (rest) return rest
  if (parts.length === 0) return kind === 'completion' ? byFamily(percent, read) : undefined
  const isWhole = (one: Quantity): boolean => kind === 'completion' || parts.some(({ value }) => one.value >= value)
  const wholes = own.some((one) => isWhole(one) && !parts.includes(one)) ? own.filter(isWhole) : own
  const ratio = nearest(percent, parts, wholes, true)
  if (ratio) return ratio
  const known = byFamily(percent, read)
  const alike = near.filter((one) => isWhole(one) && parts.some((part) => part !== one && shareNoun(read, part, one)))
  return known ?? nearest(percent, parts, alike, true) ?? nearest(percent, parts, wholesBefore(percent, parts, read))
}

/** Words of a rate that its part is told with in other words. */
const TOLD_AS: Record<string, RegExp> = {
  完成: /完成|放映|已|实/,
  执行: /支付|支出|执行|使用|拨付/,
  支付: /支付|支出/,
  通响: /响/,
  完好: /完好|响|正常/,
}

/** 已联网148个，联网率: the numbers before it that are told with the word of its rate, and without a “not”. */
function named({ before }: Quantity, own: Quantity[], read: Read): Quantity[] {
  const word =
    /(\p{Script=Han}{2})(?:率|进度|比例)(?:为|达到?|是|：)?$/u.exec(before)?.[1] ??
    (/完成$|^进度$/.test(before) ? '完成' : undefined)
  if (word === undefined) return []
  const words = TOLD_AS[word] ?? (word.includes('通') ? /通|完成/ : new RegExp(word))
  return own.filter((one, i) => {
    const from = Math.max(own[i - 1]?.to ?? 0, one.clause.from)
    const [ahead, behind] = [read.report.plain.slice(from, one.from), one.after.replace(/\d.*$/s, '')]
    return [ahead, behind].some((said) => words.test(said) && !/[未不没待无]/.test(said))
  })
}

/** 未开工6个，开工率: of 63 all but these. */
function complement({ before }: Quantity, own: Quantity[], { report }: Read): Ratio | undefined {
  const word = /(\p{Script=Han}{2})率(?:为|达到?|是|：)?$/u.exec(before)?.[1]
  const lacking = own.find(
    (one) =>
      word !== undefined &&
      new RegExp(`[未不没无]\\p{Script=Han}?${word}的?$`, 'u').test(report.plain.slice(one.clause.from, one.from)),
  )
  const whole =
    lacking && own.find((one) => isOneKind(one, lacking) && one.value > lacking.value && one.from < lacking.from)
  return whole && { part: { ...lacking, value: whole.value - lacking.value }, whole }
}

const IS_WHOLE = /(?:任务|计划|目标|应|下达|到位|争取|预算|安排|可用|共|总)\p{Script=Han}{0,8}$/u

/** Where its sentence has no whole: the only sum of money before it that is told as one. */
export function wholesBefore({ index }: Quantity, parts: Quantity[], { quantities }: Read): Quantity[] {
  const wholes = quantities
    .slice(0, index)
    .filter(
      (one) =>
        one.how === 'exact' &&
        one.unit === '元' &&
        IS_WHOLE.test(one.before) &&
        !/其中/.test(one.before) &&
        !parts.includes(one),
    )
  const own = wholes.filter(({ sentence }) => sentence.paragraph === parts[0]?.sentence.paragraph)
  const all = own.length > 0 ? own : wholes
  return new Set(all.map(({ value }) => value)).size === 1 ? all : []
}

const FAMILIES: [part: Subject, whole: Subject][] = [
  ['film.county.done', 'film.county.target'],
  ['film.designated.done', 'film.designated.target'],
  ['tv.connected', 'tv.total'],
  ['audible.have', 'villages.total'],
]

/** By the thing that its sentence speaks of last: its numbers there, else the only ones there are. */
function byFamily(percent: Quantity, { facts }: Read): Ratio | undefined {
  const near = facts.filter(({ quantity }) => quantity.sentence === percent.sentence && quantity.from < percent.from)
  const last = near.findLast(({ subject }) => FAMILIES.some((pair) => pair.includes(subject)))
  const pair = last && FAMILIES.find((one) => one.includes(last.subject))
  if (!pair) return undefined
  const [part, whole] = pair.map(
    (subject) => near.findLast((fact) => fact.subject === subject)?.quantity ?? onlyOne(facts, subject),
  )
  return part && whole && part.how === 'exact' && whole.value > 0 ? { part, whole } : undefined
}

function onlyOne(facts: Fact[], subject: Subject): Quantity | undefined {
  const values = new Set(facts.filter((fact) => fact.subject === subject).map(({ quantity }) => quantity.value))
  return values.size === 1 ? usual(facts, subject) : undefined
}

const NEXT_TO = 6

/** 较3月（287场）增加25场，增长8.71%: the growth right before it, of what it is compared with. */
function growth(percent: Quantity, read: Read): Ratio | undefined {
  const own = inSentenceBefore(read, percent).filter((one) => one.how === 'exact' && !isRatio(one))
  const grown = own.at(-1)
  if (
    !grown ||
    between(read, grown, percent).length > NEXT_TO ||
    !/(?:多|少|增加|减少|增长|下降|净增|新增)(?:了|放映?)?$/.test(grown.before)
  )
    return undefined
  const bases = own.slice(0, -1).filter((one) => isOneKind(one, grown))
  const from = bases.flatMap((one) => bases.filter((other) => Math.abs(one.value - other.value) === grown.value))
  return nearest(percent, [grown], from.length > 0 ? from : bases.slice(-1))
}
