/** Why a log needs a look: signs of a slip or a faked show, each explained, none a rejection by itself. */
import * as z from 'zod'
import { clashes, FAR_METRES, isDuplicate, type KnownShow, type Show } from './clashes.ts'
import { copies, staleness } from './copies.ts'
import { dawnOf, duskOf } from './dusk.ts'
import type { Film } from '../register/film.ts'
import { dayInYear, localDateTime, localDay, localTime, monthOf, msOf as ms, yearOf } from '../period.ts'
import { isUnplanned } from '../plan/unplanned.ts'
import { offMinutes, type PhoneClock } from './phone-clock.ts'
import { lengthOf, type Pause, SHORTEST_RUN } from './pause.ts'
import { metresBetween, type Point, type Village } from '../register/place.ts'
import { missingProof, needsIn, type ProofNeed, proofSaid, type Proving } from './proof.ts'
import type { Sentence, WordKey } from '../language.ts'

/** Blocking ones hold the log; the others are counted and shown to the reviewer. */
export const FINDING_CODES = {
  duplicate: true,
  overlap: true,
  impossible_travel: true,
  receipt_reused: true,
  in_future: true,
  sender_revoked: true,
  film_unlisted: true,
  clock_off: false,
  short_run: false,
  before_dusk: false,
  late_report: false,
  many_shows: false,
  attendance_zero: false,
  attendance_high: false,
  film_repeated: false,
  far_from_village: false,
  outside_area: false,
  proof_missing: false,
  photo_reused: false,
  position_copied: false,
  position_stale: false,
  unplanned: false,
} as const
export const FindingCode = z.enum(Object.keys(FINDING_CODES) as [keyof typeof FINDING_CODES])
export type FindingCode = z.infer<typeof FindingCode>

export interface Finding {
  code: FindingCode
  blocking: boolean
  /** What the sentence names: figures, and the other log's village, team, day and time. */
  facts: Record<string, string | number>
  otherId?: string
}

export interface FindingSettings {
  timeZone: string
  /** Where dusk is reckoned when neither the log nor the village has a position. */
  countyPosition: Point
  /** What a valid show needs where the office has decided nothing. */
  showProof?: string
}

const MINUTE = 60_000
const FUTURE_MINUTES = 10
const LATE_HOURS = 24
const SHOWS_AN_EVENING = 2

interface NewShow extends Show, Pick<Proving, 'witness'> {
  venue: 'indoor' | 'outdoor'
  attendance: number
  filmTitles?: string[] | undefined
  clock?: PhoneClock | undefined
  pauses?: Pause[] | undefined
}

/** As much of a village as a phone knows, too. */
type SeenVillage = Pick<Village, 'latitude' | 'longitude' | 'population' | 'teamCode'>

export interface Around {
  village: SeenVillage
  films: Film[]
  others: KnownShow[]
  settings: FindingSettings
  /** What a valid show of its day needs; nothing unless the office says so. */
  needs?: readonly ProofNeed[] | undefined
  /** When the month of the show was closed. */
  closedAt?: string | undefined
  /** The team’s plan of that month for the village; nothing where that is not known. */
  plan?: { isKept: boolean; days: readonly string[] } | undefined
  /** The phone it comes from was revoked after it was made: a manager decides. */
  isSenderRevoked?: boolean
}

/**
 * Every finding for a log that arrives at `now`, blocking ones first; `others` are live logs near it in place and time.
 * A correction is judged by the day the log first came: it makes no late report of one that was in time.
 */
export function findingsOf(show: NewShow, around: Around, now: Date, firstReceivedAt = now): Finding[] {
  const others = around.others.filter((other) => other.id !== show.id)
  const finding = (code: FindingCode, facts: Finding['facts'] = {}, other?: KnownShow): Finding => ({
    code,
    blocking: FINDING_CODES[code],
    facts: other ? { ...facts, ...factsOf(other, around.settings.timeZone) } : facts,
    ...(other && { otherId: other.id }),
  })
  return [
    ...clashes(show, others, finding),
    ...(around.isSenderRevoked ? [finding('sender_revoked')] : []),
    ...(show.filmTitles?.length ? [finding('film_unlisted', { titles: show.filmTitles.join('、') })] : []),
    ...copies(show, others, finding),
    ...ofTheClock(show, around, now, firstReceivedAt, finding),
    ...ofTheProof(show, around, finding),
    ...ofTheShow(
      show,
      others.filter((other) => !other.isRejected),
      around,
      finding,
    ),
  ].sort((a, b) => Number(b.blocking) - Number(a.blocking))
}

type Make = (code: FindingCode, facts?: Finding['facts'], other?: KnownShow) => Finding

const factsOf = (other: KnownShow, timeZone: string): Finding['facts'] => ({
  otherVillage: other.villageName,
  otherTeam: other.teamName,
  otherDay: other.screenedOn,
  otherTime: localTime(other.startedAt, timeZone),
})

function ofTheClock(show: NewShow, around: Around, now: Date, firstReceivedAt: Date, finding: Make): Finding[] {
  const { timeZone } = around.settings
  const found: Finding[] = []
  const aheadMinutes = (ms(show.startedAt) - now.getTime()) / MINUTE
  if (aheadMinutes > FUTURE_MINUTES) {
    const start = { startDay: localDay(show.startedAt, timeZone), startTime: localTime(show.startedAt, timeZone) }
    found.push(finding('in_future', { minutes: Math.round(aheadMinutes), ...start }))
  }
  const lateHours = (firstReceivedAt.getTime() - ms(show.endedAt)) / (60 * MINUTE)
  const isClosed = around.closedAt !== undefined && around.closedAt <= firstReceivedAt.toISOString()
  if (lateHours > LATE_HOURS || isClosed) {
    const facts = { hours: Math.max(0, Math.floor(lateHours)), days: Math.max(0, Math.floor(lateHours / 24)) }
    found.push(finding('late_report', isClosed ? { ...facts, month: monthOf(show.screenedOn) } : facts))
  }
  return [...found, ...ofThePhone(show.clock, timeZone, finding)]
}

function ofTheProof(show: NewShow, { needs = [] }: Around, finding: Make): Finding[] {
  const missing = missingProof(show, needs)
  const stale = staleness(show, show.clock)
  return [
    ...(missing.length > 0 ? [finding('proof_missing', { missing: missing.join(',') })] : []),
    ...(stale ? [finding('position_stale', stale)] : []),
  ]
}

function ofThePhone(clock: PhoneClock | undefined, timeZone: string, finding: Make): Finding[] {
  const off = clock ? offMinutes(clock) : null
  if (!clock || off === null) return []
  const shown = (instant: string): string => localDateTime(instant, timeZone).slice(0, 16)
  const facts = { phone: shown(clock.phoneAt), server: shown(clock.serverAt), minutes: Math.abs(off) }
  return [finding('clock_off', facts)]
}

function ofTheShow(show: NewShow, others: KnownShow[], around: Around, finding: Make): Finding[] {
  const { village, films } = around
  const found: Finding[] = []
  const ran = lengthOf(show)
  const filmMinutes = films.reduce((sum, film) => sum + film.minutes, 0)
  if (ran.minutes < SHORTEST_RUN * filmMinutes) found.push(finding('short_run', { ...ran.facts, filmMinutes }))
  const dusk = show.venue === 'outdoor' ? daylightUntil(show, village, around.settings) : null
  if (dusk !== null) found.push(finding('before_dusk', { dusk: localTime(new Date(dusk), around.settings.timeZone) }))
  const evening = others.filter((other) => other.teamCode === show.teamCode && other.screenedOn === show.screenedOn)
  if (evening.length >= SHOWS_AN_EVENING) found.push(finding('many_shows', { shows: evening.length + 1 }))
  if (around.plan && isUnplanned(show.screenedOn, around.plan))
    found.push(finding('unplanned', { day: show.screenedOn }))
  if (show.attendance === 0) found.push(finding('attendance_zero'))
  if (village.population !== undefined && show.attendance > village.population) {
    found.push(finding('attendance_high', { attendance: show.attendance, population: village.population }))
  }
  return [...found, ...ofThePlace(show, village, finding), ...repeats(show, others, films, finding)]
}

const positionOf = (village: SeenVillage): Point | null =>
  village.latitude === undefined || village.longitude === undefined
    ? null
    : { latitude: village.latitude, longitude: village.longitude }

/** The dusk that a show did not wait for; null when it was dark, in the evening or after midnight. */
function daylightUntil(show: NewShow, village: SeenVillage, settings: FindingSettings): number | null {
  const at = positionOf(village) ?? show.position ?? settings.countyPosition
  const dusk = duskOf(show.screenedOn, at)
  const start = ms(show.startedAt)
  if (dusk === null || start >= dusk) return null
  const dawn = dawnOf(show.screenedOn, at)
  return dawn !== null && dawn <= start ? dusk : null
}

function ofThePlace(show: NewShow, village: SeenVillage, finding: Make): Finding[] {
  const found: Finding[] = []
  const at = positionOf(village)
  if (show.position && at) {
    const metres = metresBetween(show.position, at)
    if (metres - show.position.accuracyM > FAR_METRES) {
      found.push(finding('far_from_village', { km: Math.round(metres / 100) / 10 }))
    }
  }
  if (village.teamCode !== undefined && village.teamCode !== show.teamCode) found.push(finding('outside_area'))
  return found
}

/** The same film in the same village within 12 months, either way; a duplicate of the evening is said elsewhere. */
function repeats(show: NewShow, others: KnownShow[], films: Film[], finding: Make): Finding[] {
  const { from, to } = yearAround(show.screenedOn)
  return films.flatMap((film) => {
    const shown = others.filter(
      (other) =>
        other.villageCode === show.villageCode &&
        other.screenedOn > from &&
        other.screenedOn < to &&
        other.filmCodes.includes(film.code) &&
        !isDuplicate(show, other),
    )
    const last = shown.sort((a, b) => b.startedAt.localeCompare(a.startedAt))[0]
    return last ? [finding('film_repeated', { film: film.title }, last)] : []
  })
}

/** The days 12 months before and after a day. */
export function yearAround(day: string): { from: string; to: string } {
  const sameDay = day.slice(5)
  return { from: dayInYear(sameDay, yearOf(day) - 1), to: dayInYear(sameDay, yearOf(day) + 1) }
}

/** The sentence that explains a finding; one of an earlier version knows less. */
export function explain({ code, facts }: Pick<Finding, 'code' | 'facts'>): Sentence {
  if (code === 'in_future' && facts['startDay'] === undefined) return { key: 'earlier_in_future', facts }
  if (code === 'late_report' && facts['days'] === undefined) return { key: 'earlier_late_report', facts }
  if (code === 'short_run' && facts['pausedMinutes'] !== undefined) return { key: 'short_run_with_pauses', facts }
  if (code === 'late_report' && facts['month'] !== undefined) return { key: 'late_for_closed_month', facts }
  if (code === 'proof_missing')
    return { key: 'finding_proof_missing', facts: { missing: proofSaid(needsIn(String(facts['missing']))) } }
  if (code === 'photo_reused' && facts['bits'] !== 0) return { key: 'photo_nearly_reused', facts }
  if (code === 'position_stale') return staleSaid(facts)
  return { key: `finding_${code}` satisfies WordKey, facts }
}

function staleSaid(facts: Finding['facts']): Sentence {
  if (facts['minutes'] === undefined) return { key: 'position_coarse', facts }
  return { key: facts['metres'] === undefined ? 'finding_position_stale' : 'position_stale_and_coarse', facts }
}
