/** What a village's page makes of where it stands: its verdict, and what lies on the time axis of its lanes. */
import type { FaultStory, ShownLog, VillageStanding } from '../../../contract/standings.ts'
import type { AudibilityTestRow } from '../../../contract/audibility.ts'
import { isUnsettled } from '../../../domain/fault/fault.ts'
import { answering } from '../../../domain/ledger/answering.ts'
import { daysBetween, dayNumber, earlierOf, lastDayOf, monthOf, monthsOfYear, yearOf } from '../../../domain/period.ts'
import { dayOf, figure, monthName, percent } from '../../shared/format.ts'
import { cellOf } from '../grid/rules.ts'
import { byUrgency } from '../kit/faults.tsx'
import { t } from '../later-words.ts'

/** The fewest that must sound to pass, as integers: 100 × sounding ≥ 95 × installed. */
const speakersToPass = (installed: number): number => Math.ceil((95 * installed) / 100)
export const speakersShort = ({
  speakersInstalled,
  speakersSounding,
}: Pick<VillageStanding['audibility'], 'speakersInstalled' | 'speakersSounding'>): number =>
  Math.max(0, speakersToPass(speakersInstalled ?? 0) - (speakersSounding ?? 0))

/** In the figures. */
export const isCounted = ({ status }: Pick<ShownLog, 'status'>): boolean =>
  status === 'submitted' || status === 'accepted'

/** In the year's order, each month with what was shown in it. */
export function monthsOf({ year, shows = [], asOf }: VillageStanding) {
  if (!year) return []
  const byMonth = Map.groupBy(shows.filter(isCounted), ({ screenedOn }) => monthOf(screenedOn))
  return monthsOfYear(yearOf(asOf)).map((month, i) => {
    const credit = year.monthCredits[i] ?? 0
    const own = (byMonth.get(month) ?? []).toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
    return { month, credit, cell: cellOf(credit, month, asOf, year.quota, year.whole), shows: own }
  })
}
export type VillageMonth = ReturnType<typeof monthsOf>[number]

/** The title in parts that take turns: plain, and what is not as it should be. */
export function verdictParts(standing: VillageStanding): string[] {
  const said = [...audibilitySaid(standing), ...showsSaid(standing), ...dutySaid(standing)]
  return said.flatMap(([text, isBad], i) => {
    const before = i === 0 ? `${standing.village.name}${t('list_colon')}` : t('list_semicolon')
    return isBad ? [before, text] : [before + text, '']
  })
}

type Lasting = 'says_below' | 'slope_below' | 'lane_late' | 'lane_unreported' | 'days_ago'
/** What began today has not lasted a day: nobody says 0天. */
export const forDays = (key: Lasting, days: number, facts: { rate?: string } = {}): string =>
  days > 0
    ? t(key as 'says_below', { rate: '', ...facts, days: figure(days) })
    : t(`since_today_${key}` as 'since_today_says_below', { rate: '', ...facts })

type Said = readonly [text: string, isBad: boolean]
function audibilitySaid({ audibility, village }: VillageStanding): Said[] {
  const { band, ratePercent, belowSince, asOf } = audibility
  const rate = ratePercent === null ? '' : percent(ratePercent, 1)
  if (band === 'untested') return village.designated ? [[t('says_untested'), true]] : []
  if (band === 'stale') return [[t('says_stale'), true]]
  if (band === 'pass') return [[t('says_pass', { rate }), false]]
  const days = belowSince ? daysBetween(belowSince, asOf) : 0
  return [[forDays('says_below', days, { rate }), true]]
}

function dutySaid({ duty }: VillageStanding): Said[] {
  const who = answering(duty)
  return who === undefined ? [] : [[t('says_duty', { who }), false]]
}

const MOST_MONTHS = 3
function showsSaid(standing: VillageStanding): Said[] {
  if (!standing.year || standing.year.quota === 0) return []
  const missed = monthsOf(standing).filter(({ cell }) => cell === 'gap')
  if (missed.length === 0) return [[t('says_kept'), false]]
  const months =
    missed.length > MOST_MONTHS
      ? t('says_months', { count: missed.length })
      : missed.map(({ month }) => monthName(Number(month.slice(5)) - 1)).join(t('list_comma'))
  return [[t('says_missed', { months }), true]]
}

export const worstFault = (standing: VillageStanding): FaultStory | undefined =>
  byUrgency((standing.faults?.items ?? []).filter(({ status }) => isUnsettled(status)))[0]

/** When it was given to whoever has it now. */
export const inHandsSince = ({ events, assignee }: FaultStory): string | undefined => {
  const at = events.findLast((event) => event.assignee === assignee)?.at
  return at === undefined ? undefined : dayOf(at)
}

/** From New Year to the day villages are to pass, where that is still to come, else to the end of the year. */
export function axisOf({ asOf, due }: Pick<VillageStanding, 'asOf' | 'due'>) {
  const year = yearOf(asOf)
  const until = due !== undefined && due > asOf && yearOf(due) === year ? due : `${year}-12-31`
  const months = monthsOfYear(year).filter((month) => month <= monthOf(until))
  const [from, to] = [dayNumber(`${year}-01-01`), dayNumber(lastDayOf(monthOf(until))) + 1]
  /** Where a day's beginning lies, in parts of the whole. */
  const placeOf = (day: string): number => Math.min(1, Math.max(0, (dayNumber(day) - from) / (to - from)))
  return { months, placeOf, from: `${year}-01-01`, until }
}
export type Axis = ReturnType<typeof axisOf>

/** Full tests that count, the oldest first. */
export const slopeOf = ({ audibility }: VillageStanding, { from }: Axis): AudibilityTestRow[] =>
  audibility.history
    .filter(({ full, counted, testedOn, ratePercent }) => full && counted && testedOn >= from && ratePercent !== null)
    .toSorted((a, b) => a.testedOn.localeCompare(b.testedOn) || a.recordedAt.localeCompare(b.recordedAt))

export interface Bar {
  from: string
  to: string
  /** None: it was below the line, and nobody had reported anything. */
  fault?: FaultStory
  overdueFrom?: string
}
/** Each fault from its report to its end, and the time below the line in which none was open. */
export function barsOf({ faults, audibility, asOf }: VillageStanding, { from }: Axis): Bar[] {
  const bars = (faults?.items ?? [])
    .filter(({ status }) => status !== 'cancelled' && status !== 'duplicate')
    .map((fault) => {
      const to = fault.settledAt ? dayOf(fault.settledAt) : asOf
      const overdue = fault.overdueSince && earlierOf(dayOf(fault.overdueSince), to)
      return { from: fault.reportedOn, to, fault, ...(overdue && { overdueFrom: overdue }) }
    })
    .filter(({ to }) => to >= from)
  return [...bars, ...unreported(audibility.belowSince, bars, asOf)].sort((a, b) => a.from.localeCompare(b.from))
}

function unreported(since: string | null, bars: readonly Bar[], asOf: string): Bar[] {
  if (since === null) return []
  const gaps: Bar[] = []
  let at = since
  for (const { from, to } of bars.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (from > at) gaps.push({ from: at, to: from })
    if (to > at) at = to
  }
  return [...gaps, { from: at, to: asOf }].filter((one) => daysBetween(one.from, one.to) > 0)
}
