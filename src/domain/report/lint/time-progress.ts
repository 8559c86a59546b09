/** Time progress by the days, gaps to it in points, and days counted: 181 of 334 is 54.19 %. */
import { countDays, daysBetween } from '../../period.ts'
import { type Checked, type Finding, type Read, together } from './finding.ts'
import type { LintSentence } from './lint-words.ts'
import { inParagraphBefore } from './nearby.ts'
import { percentKind } from './percentages.ts'
import type { Quantity } from './quantities.ts'
import { isPrintedOf } from './shares.ts'
import { lastDayMeant, type NamedDay } from './report-days.ts'

export function timeProgress(read: Read): Checked {
  return together([
    ...read.quantities
      .filter(({ unit }) => unit === '%')
      .map((one) => (percentKind(one) === 'time' ? elapsedCheck(one, read) : together([]))),
    ...read.quantities.filter(({ unit }) => unit === '百分点').map((one) => gapCheck(one, read)),
    ...read.quantities.filter(({ unit }) => unit === '天').map((one) => daysCheck(one, read)),
  ])
}

export interface Progress {
  deadline: string
  elapsed: number
  total: number
  percent: number
}
export function progressTo(deadline: string, asOf: string): Progress {
  const starts = `${deadline.slice(0, 4)}-01-01`
  const [elapsed, total] = [countDays(starts, asOf < deadline ? asOf : deadline), countDays(starts, deadline)]
  return { deadline, elapsed, total, percent: (100 * elapsed) / total }
}

const isAsOf = (day: NamedDay, { report }: Read): boolean =>
  /截[至止]到?\s?$/.test(report.plain.slice(Math.max(0, day.from - 5), day.from))

/** 4月312场 is no deadline, 11月前 is one. */
const isMonthAlone = ({ date, part, to }: NamedDay, { report }: Read): boolean =>
  date === undefined && part === undefined && !/^(?:以|之)?前/.test(report.plain.slice(to, to + 2))

/** The deadlines that are meant: those its sentence names before it, else all that the report has, and the year's end. */
function deadlinesFor({ sentence, from }: Quantity, read: Read): string[] {
  const asOf = read.asOf ?? ''
  const datesOf = (days: NamedDay[]): string[] =>
    days
      .filter((day) => !isAsOf(day, read) && !isMonthAlone(day, read))
      .flatMap((day) => lastDayMeant(day, read.year) ?? [])
  const own = read.days.filter((day) => day.from >= sentence.from && day.to <= from)
  const nearest = datesOf(own).findLast((day) => day >= asOf)
  if (nearest !== undefined) return [nearest]
  const yearEnd = `${asOf.slice(0, 4)}-12-31`
  return [...new Set([...datesOf(read.days).slice(0, MOST_DEADLINES), `${asOf.slice(0, 4)}-11-30`, yearEnd])]
}
const MOST_DEADLINES = 40

/** Of the day its own sentence tells of, where it names one. */
function asOfFor({ sentence }: Quantity, read: Read): string | undefined {
  const named = read.days.find((day) => day.from >= sentence.from && day.to <= sentence.to && isAsOf(day, read))
  return (named && lastDayMeant(named, read.year)) ?? read.asOf
}

function elapsedCheck(percent: Quantity, read: Read): Checked {
  const asOf = asOfFor(percent, read)
  if (asOf === undefined) return together([])
  const tries = deadlinesFor(percent, read).map((deadline) => progressTo(deadline, asOf))
  const fits = tries.find((one) => isPrintedOf(percent.value, percent.decimals, one.percent))
  const said = percent.text.replace('%', '')
  if (fits) {
    const { deadline, elapsed, total } = fits
    return {
      findings: [],
      confirmed: [{ said: { key: 'progress_fits', facts: { deadline, elapsed, total, said } }, places: [percent] }],
    }
  }
  const [year] = tries.slice(-1)
  const shown = year === undefined ? [] : tries.length > 2 ? tries.slice(-2) : tries
  return { confirmed: [], findings: [finding(percent, 'progress_wrong', shown.map(progressSaid), said)] }
}

const progressSaid = ({ deadline, elapsed, total, percent }: Progress): LintSentence => ({
  key: 'progress_try',
  facts: { deadline, elapsed, total, right: percent.toFixed(2) },
})

/** At most two ways to reckon it are told, one after the other. */
function finding(
  quantity: Quantity,
  key: 'progress_wrong' | 'gap_wrong',
  tries: LintSentence[],
  said: string,
  others: Quantity[] = [],
  ahead = 0,
): Finding {
  const [first = { key: 'none' }, second] = tries
  const told: LintSentence = second ? { key: 'either_of', facts: { first, second } } : first
  const place = { from: quantity.from - ahead, to: quantity.to }
  return { kind: 'progress', said: { key, facts: { tries: told, said } }, places: [place, ...others] }
}

const DIRECTION = /超前|提前|领先|超序时|超过?|快|慢|落后|滞后|(?<![降减])低|(?<!提)高/g
const AHEAD = /前|先|超|快|高/

/** The comparison may have its basis in brackets before its number. */
const WORDS_BEFORE = 40

/** 比序时慢2.03个百分点: completion less time progress, and the word that goes with it. */
function gapCheck(points: Quantity, read: Read): Checked {
  const words = points.before
  const ahead = points.sentence.text.slice(0, points.from - points.sentence.from).slice(-WORDS_BEFORE)
  if (!/序时|进度/.test(ahead) || points.how !== 'exact') return together([])
  const direction = words.match(DIRECTION)?.at(-1)
  if (direction === undefined) return together([])
  const near = read.quantities.filter(
    ({ sentence, unit, from }) => sentence === points.sentence && unit === '%' && from < points.from,
  )
  const completions = completionsFor(points, near, read)
  const sign = AHEAD.test(direction) ? 1 : -1
  const times = timesFor(points, near, read)
  const gaps = completions.flatMap((completion) =>
    times.map((time) => ({ completion, time, gap: completion.value - time })),
  )
  const isFitting = ({ completion, gap }: (typeof gaps)[number]): boolean => {
    const [fine, unit] = [10 ** -points.decimals, 10 ** -Math.min(points.decimals, completion.decimals)]
    // to the last decimal it is that gap: then its word must be the right one
    if (Math.abs(points.value - Math.abs(gap)) < fine / 2) return Math.sign(gap) === sign || Math.abs(gap) < fine
    return Math.abs(sign * points.value - gap) <= unit * 1.01 && (Math.abs(gap) < unit || Math.sign(gap) === sign)
  }
  const fits = gaps.find(isFitting)
  const said = `${direction}${points.text}`
  const told = ({ completion, time, gap }: (typeof gaps)[number]) => ({
    completion: completion.text.replace('%', ''),
    time: time.toFixed(2),
    right: Math.abs(gap).toFixed(2),
    verdict: { key: gap >= 0 ? ('gap_ahead' as const) : ('gap_behind' as const) },
  })
  if (fits) {
    const facts = { ...told(fits), right: fits.gap.toFixed(2) }
    return { findings: [], confirmed: [{ said: { key: 'gap_fits', facts }, places: [points, fits.completion] }] }
  }
  if (gaps.length === 0) return together([])
  const tries = gaps.slice(-2).map((one): LintSentence => ({ key: 'gap_try', facts: told(one) }))
  return {
    confirmed: [],
    findings: [finding(points, 'gap_wrong', tries, said, completions.slice(-1), lengthFrom(words, direction))],
  }
}

/** From the word on: it is as much part of the slip as the number. */
const lengthFrom = (words: string, direction: string): number => words.length - words.lastIndexOf(direction)

/** The completion of its sentence, else another rate of it; else any completion before it in its paragraph. */
function completionsFor(points: Quantity, inSentence: Quantity[], read: Read): Quantity[] {
  const completed = inSentence.findLast((one) => percentKind(one) === 'completion')
  const rate = inSentence.findLast((one) => percentKind(one) === 'other' && one.before.endsWith('率'))
  const own = completed ?? rate
  if (own) return [own]
  const near = inParagraphBefore(read, points).filter(({ unit }) => unit === '%')
  const completions = near.filter((one) => percentKind(one) === 'completion')
  return completions.length > 0 ? completions : near.filter(({ before }) => before.endsWith('率'))
}

/** The time progress it is compared with: the one its sentence says, else by the days. */
function timesFor(points: Quantity, near: Quantity[], read: Read): number[] {
  const said = near.findLast((one) => percentKind(one) === 'time' || isDaysOverDays(one))
  if (said) return [said.value]
  // other targets begin on days of their own
  if (!/放映|电影/.test(points.sentence.text + points.sentence.topic)) return []
  const asOf = asOfFor(points, read)
  return asOf === undefined ? [] : deadlinesFor(points, read).map((deadline) => progressTo(deadline, asOf).percent)
}

/** （151/365，41.37%） */
const isDaysOverDays = ({ unit, before, clause }: Quantity): boolean =>
  unit === '%' && /(?:序时|时间).*[/÷]\s?36[56]/.test(clause.text + before)

/** 8月7日至8月18日 …，历时12天: the first and the last day are counted. */
function spanCheck(days: Quantity, { days: named, report, year }: Read): Checked {
  const own = named.filter(({ from, to }) => from >= days.sentence.from && to <= days.from)
  const at = own.findLastIndex((one, i) => i > 0 && /^[至到—–~～-]$/.test(report.plain.slice(own[i - 1]?.to, one.from)))
  const [from, to] = [own[at - 1], own[at]].map((one) => one && lastDayMeant(one, year ?? 2017))
  if (from === undefined || to === undefined || from > to) return together([])
  return counted(days, [{ from, to, right: countDays(from, to) }])
}

/** 距11月30日还有153天, 已过181天. */
function daysCheck(days: Quantity, read: Read): Checked {
  const asOf = asOfFor(days, read)
  if (days.how === 'exact' && /(?:历时|为期)$/.test(days.before)) return spanCheck(days, read)
  if (asOf === undefined || days.how !== 'exact') return together([])
  const isLeft = /(?:还有|还剩|剩余|仅剩|尚余|只剩|尚有)$/.test(days.before)
  const isPast = /(?:已过|已过去|已经过去)$/.test(days.before)
  if (!isLeft && !isPast) return together([])
  const deadlines = isLeft ? deadlinesFor(days, read) : [asOf]
  const counts = deadlines.map((deadline) =>
    isLeft
      ? { from: asOf, to: deadline, right: daysBetween(asOf, deadline) }
      : { from: `${asOf.slice(0, 4)}-01-01`, to: asOf, right: countDays(`${asOf.slice(0, 4)}-01-01`, asOf) },
  )
  return counted(days, counts)
}

function counted(days: Quantity, counts: { from: string; to: string; right: number }[]): Checked {
  const fits = counts.find(({ right }) => right === days.value)
  const [first] = counts
  if (fits)
    return {
      findings: [],
      confirmed: [{ said: { key: 'days_fit', facts: { ...fits, said: days.value } }, places: [days] }],
    }
  if (!first) return together([])
  return {
    confirmed: [],
    findings: [
      { kind: 'progress', said: { key: 'days_wrong', facts: { ...first, said: days.value } }, places: [days] },
    ],
  }
}
