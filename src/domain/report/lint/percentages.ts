/** Percentages worked out again from the two numbers they are made of, as printed. */
import { type Checked, type Read, together, usual } from './finding.ts'
import type { Quantity } from './quantities.ts'
import type { Fact, Subject } from './number-subjects.ts'
import type { Place } from './report-text.ts'

export type PercentKind = 'time' | 'completion' | 'passing' | 'connected' | 'spent' | 'share' | 'other'

/** What a percentage says of itself, by the words before it. */
export function percentKind({ before, clause, how }: Quantity): PercentKind {
  if (/序时(?:进度)?(?:应?[为是达]?到?|：)?$/.test(before)) return 'time'
  if (how !== 'exact') return 'other'
  if (/(?:执行率|支付率|支付进度|到位率|拨付率)(?:为|达到?|是|：)?$/.test(before)) return 'spent'
  if (/(?:达标率|合格率)(?:为|达到?|是|：)?$/.test(before)) return 'passing'
  if (/(?:户户通率|覆盖率|入户率|接通率|通达率|通户率)(?:为|达到?|是|：)?$/.test(before)) return 'connected'
  if (/(?:完成率|完成比例|完成进度|完成)(?:为|达到?|是|：)?$/.test(before)) return 'completion'
  if (
    /(?:完成|达到?)[^，]{0,30}(?:目标|任务|计划|场)[^，]{0,6}的$|占[^，]{0,20}(?:目标|任务|计划)[^，]{0,16}的$/.test(
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

/** As they are printed: both of ten thousand yuan. */
function inUnits({ part, whole }: Ratio): [number, number] {
  const scale = part.scale === whole.scale ? part.scale : 1
  const shown = (value: number): number => Math.round((value / scale) * 1e6) / 1e6
  return [shown(part.value), shown(whole.value)]
}

interface Ratio {
  part: Quantity
  whole: Quantity
}

function percentCheck(percent: Quantity, read: Read): Checked {
  const kind = percentKind(percent)
  if (kind === 'share') return shareCheck(percent, read)
  const ratio = ratioOf(percent, kind, read)
  return ratio ? recomputed(percent, ...inUnits(ratio), [ratio.part, ratio.whole]) : together([])
}

/** Rounded, or cut off, as each office does. */
export function isPrintedOf(said: number, decimals: number, exact: number): boolean {
  const unit = 10 ** -decimals
  return Math.abs(said - exact) <= unit / 2 + 1e-9 || Math.abs(said - Math.floor(exact / unit + 1e-9) * unit) < 1e-9
}
export const inPercent = (part: number, whole: number, decimals: number): string =>
  ((100 * part) / whole).toFixed(Math.max(2, decimals))

function recomputed(percent: Quantity, part: number, whole: number, places: Place[]): Checked {
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

const FAMILIES: Partial<Record<PercentKind, [part: Subject, whole: Subject][]>> = {
  completion: [
    ['film.county.done', 'film.county.target'],
    ['film.designated.done', 'film.designated.target'],
    ['tv.connected', 'tv.total'],
  ],
  passing: [['audible.have', 'villages.total']],
  connected: [['tv.connected', 'tv.total']],
}

/** The two numbers: those of its own sentence first, else the only ones there are of that thing. */
function ratioOf(percent: Quantity, kind: PercentKind, read: Read): Ratio | undefined {
  if (kind === 'spent') return spentRatio(percent, read.quantities)
  const named = kind === 'other' ? namedRatio(percent, read.quantities) : undefined
  if (named) return named
  const pairs = FAMILIES[kind] ?? []
  const near = read.facts.filter(
    ({ quantity }) => quantity.sentence === percent.sentence && quantity.from < percent.from,
  )
  const nearest = near.toReversed().find(({ subject }) => pairs.some((pair) => pair.includes(subject)))
  const pair = nearest && pairs.find((one) => one.includes(nearest.subject))
  if (!pair) return undefined
  const [part, whole] = pair.map((subject) => ofSentence(near, subject) ?? onlyOne(read.facts, subject))
  return part && whole && part.how === 'exact' && whole.value > 0 ? { part, whole } : undefined
}

const ofSentence = (near: Fact[], subject: Subject): Quantity | undefined =>
  near.toReversed().find((fact) => fact.subject === subject)?.quantity

function onlyOne(facts: Fact[], subject: Subject): Quantity | undefined {
  const values = new Set(facts.filter((fact) => fact.subject === subject).map(({ quantity }) => quantity.value))
  return values.size === 1 ? usual(facts, subject) : undefined
}

/** 在用2312只，完好2245只，完好率97.1%: the word of the rate stands before its part, the whole before that. */
function namedRatio({ sentence, from, before, how }: Quantity, quantities: Quantity[]): Ratio | undefined {
  const word = /(\p{Script=Han}{2})率(?:为|达到?|是|：)?$/u.exec(before)?.[1]
  if (how !== 'exact') return undefined
  const near = quantities.filter((one) => one.sentence === sentence && one.from < from && one.how === 'exact')
  if (before === '占') return amongRatio(near)
  if (word === undefined) return undefined
  const at = near.findLastIndex((one) => one.before.endsWith(word === '通响' ? '在响' : word))
  const [part, whole] = [near[at], near[at - 1]]
  return part && whole && part.unit !== '' && part.unit === whole.unit && whole.value > 0 ? { part, whole } : undefined
}

/** 25个村中达标20个，占80%. */
function amongRatio(near: Quantity[]): Ratio | undefined {
  const part = near.at(-1)
  const whole = near.slice(0, -1).findLast((one) => one.unit === part?.unit && /^[^，。；\d]{0,10}中/.test(one.after))
  return part && whole && whole.value >= part.value && whole.value > 0 ? { part, whole } : undefined
}

/** 下达 172.12万元，支付 86.06万元，执行率 50%: of the same sentence. */
function spentRatio(percent: Quantity, quantities: Quantity[]): Ratio | undefined {
  const money = quantities.filter(
    (one) => one.sentence === percent.sentence && one.from < percent.from && one.unit === '元' && one.how === 'exact',
  )
  const whole = money.find(({ before }) => /(?:下达|预算|安排|到位|批复)[^，]{0,16}$/.test(before))
  const part = money.findLast(
    (one) => one !== whole && /(?:支付|支出|执行|使用|拨付|到位)[^，]{0,12}$/.test(one.before),
  )
  return whole && part && whole.value > 0 ? { part, whole } : undefined
}

/** A share has its whole beside it, or nobody can tell what it is of. */
function shareCheck(percent: Quantity, { quantities, facts }: Read): Checked {
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
  if (given || parts.length === 0 || !/总/.test(percent.clause.text)) return together([])
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
function slashed({ report, quantities }: Read): Checked[] {
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
