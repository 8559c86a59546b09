/** So many for each: 25个村、每村3万元 is 75万元; 观众1.31万人次 of 198场 is 场均66人. */
import { type Checked, type Read, together, usual } from './finding.ts'
import { inParagraphBefore, inSentenceAfter, inSentenceBefore, isExact, isOneKind, isRatio } from './nearby.ts'
import { type Quantity, rangeOf } from './quantities.ts'
import type { Place } from './report-text.ts'

/** What the number is for each of: 每村, 每个站, 平均每期, 村均. */
const EACH = /每(?:个|支|位)?(?<each>\p{Script=Han})\p{Script=Han}{0,3}$/u
const MEAN =
  /(?:(?<of>[场村日天户人队月])均|平均每(?:个|支)?(?<per>\p{Script=Han})(?:屋|心)?)(?:\p{Script=Han}{0,5}[放映达补消费观影]\p{Script=Han}{0,2})?(?:约|为|达)?$/u
/** 36支 are teams, 14个 that were told as 办班14个 are classes. */
const COUNTERS: Record<string, string> = { 队: '支', 场: '场', 户: '户', 期: '期', 组: '组', 人: '人' }

export const averages = (read: Read): Checked =>
  together(
    read.quantities.map((one) => {
      if (isRatio(one) || one.unit === '' || one.value === 0) return together([])
      const mean = MEAN.exec(one.before)?.groups
      if (mean) return averageOf(one, mean['of'] ?? mean['per'] ?? '', read)
      const each = EACH.exec(one.before)?.groups?.['each']
      return each === undefined ? together([]) : productOf(one, each, read)
    }),
  )

/** Is it a number of those things: 17个站, 25个村, 4个核查组, 71天? */
function isCountOf({ unit, before, after }: Quantity, thing: string): boolean {
  if (thing === '天' || thing === '日') return unit === '天'
  if (unit === thing || unit === COUNTERS[thing] || (thing === '人' && /^人次?$|^名$/.test(unit))) return true
  if (thing === '村' && unit.endsWith('村')) return true
  if (unit !== '个') return false
  return (
    new RegExp(`${thing}(?:屋)?$`).test(before) ||
    new RegExp(`^\\p{Script=Han}{0,5}${thing}(?!级|民|委|文|卫)`, 'u').test(after)
  )
}

interface Try {
  count: Quantity
  total: Quantity
}

/** As an average is printed: rounded, of a total that itself may be rounded. */
function isMeanOf(mean: Quantity, { count, total }: Try): boolean {
  const [least, below] = [rangeOf(total).least, Math.max(rangeOf(total).below, total.value)]
  const half = (0.5 * mean.scale) / 10 ** mean.decimals
  const rounding = total.scale > 1 ? (0.5 * total.scale) / 10 ** total.decimals : 0
  return (least - rounding) / count.value - half <= mean.value && mean.value <= (below + rounding) / count.value + half
}

function averageOf(mean: Quantity, thing: string, read: Read): Checked {
  const near = inParagraphBefore(read, mean)
  const isCount = (one: Quantity): boolean => isCountOf(one, thing) || (thing === '书' && one.unit === '个')
  const counts = near.filter(
    (one) => isCount(one) && one.value > 0 && one.how === 'exact' && !one.sentence.text.startsWith('其中'),
  )
  const all = counts.length === 0 ? showsInAll(thing, read) : counts
  const totals = near.filter((one) => isOneKind(one, mean) && !counts.includes(one) && !/[均每]/.test(one.before))
  return told(mean, triesOf(all, totals), isMeanOf)
}

/** Of the county's shows where nothing nearer is told. */
function showsInAll(thing: string, { facts }: Read): Quantity[] {
  const done = thing === '场' ? usual(facts, 'film.county.done') : undefined
  return done?.how === 'exact' && done.value > 0 ? [done] : []
}

/** Of its sentence: what is told after it is its sum only where it says so. */
function productOf(each: Quantity, thing: string, read: Read): Checked {
  const [before, after] = [inSentenceBefore(read, each), inSentenceAfter(read, each)]
  const own = before.filter((one) => isCountOf(one, thing)).slice(-1)
  const counts = own.length > 0 ? own : inParagraphBefore(read, each).filter((one) => isCountOf(one, thing))
  const totals = [
    ...before.filter((one) => isOneKind(one, each) && !/每\p{Script=Han}{0,4}$/u.test(one.before)),
    ...after.filter(
      (one) => isOneKind(one, each) && /(?:共|合计|总计|计划|累计)(?:\p{Script=Han}{0,3})$/u.test(one.before),
    ),
  ].filter((one) => !counts.includes(one) && one.value >= each.value)
  if (!isExact([each, ...counts, ...totals])) return together([])
  const isProduct = (_: Quantity, { count: many, total }: Try): boolean => many.value * each.value === total.value
  return told(each, triesOf(counts, totals), isProduct)
}

const triesOf = (counts: Quantity[], totals: Quantity[]): Try[] =>
  counts.flatMap((count) => totals.map((total) => ({ count, total })))

/** One of the tries fits, or the nearest is told. */
function told(mean: Quantity, tries: Try[], isFitting: (mean: Quantity, one: Try) => boolean): Checked {
  const off = ({ count, total }: Try): number => Math.abs(Math.log(total.value / count.value / mean.value))
  const fits = tries.find((one) => isFitting(mean, one))
  const [near] = tries.toSorted((a, b) => off(a) - off(b))
  const shown = fits ?? near
  if (!shown) return together([])
  const { count, total } = shown
  const facts = {
    total: total.text,
    count: count.text,
    right: rounded(total.value / count.value / mean.scale),
    said: mean.text,
  }
  const places: Place[] = [mean, total, count]
  return fits
    ? { findings: [], confirmed: [{ said: { key: 'mean_fits', facts }, places }] }
    : { findings: [{ kind: 'percent', said: { key: 'mean_wrong', facts }, places }], confirmed: [] }
}
const rounded = (value: number): number => Math.round(value * 100) / 100
