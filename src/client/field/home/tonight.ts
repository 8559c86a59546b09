/** Which village tonight's card is for and why, the show that runs, and how the team stands; rules without a screen. */
import { duskOf } from '../../../domain/screening/dusk.ts'
import { daysBetween, instantAt, localDay } from '../../../domain/period.ts'
import { metresBetween, type Point } from '../../../domain/register/place.ts'
import type { FieldCopy, FieldTeam, FieldVillage } from '../../../domain/screening/field-copy.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { type LogDraft, spanOf } from '../log/log-draft.ts'
import { type Running, runningOf } from '../show/show-time.ts'
import { bodyOf, type VillageRow } from './village-rows.ts'

const NIGHT_HOURS_MS = 5 * 3_600_000
/** After midnight it is still the evening before. */
export const eveningOf = (now: Date, timeZone: string): string =>
  localDay(new Date(now.getTime() - NIGHT_HOURS_MS), timeZone)

export interface Planned {
  villageCode: string
  on: string
  at?: string | undefined
}
export type Why =
  | { kind: 'chosen' | 'waited'; days: number | null }
  | { kind: 'all_shown'; days: number | null }
  | { kind: 'planned'; on: string; at?: string | undefined }

interface Asked {
  evening: string
  /** What is still to be shown by the plan. */
  plans: readonly Planned[]
  /** Picked by hand for this evening. */
  chosen?: string | undefined
}

/** The one picked by hand, else the next in the plan, else who waits longest; null of a team without villages. */
export function tonightsVillage(rows: readonly VillageRow[], { evening, plans, chosen }: Asked) {
  const picked = rows.find(({ code }) => code === chosen)
  if (picked && !picked.isTonight) return { row: picked, why: { kind: 'chosen', days: waitOf(picked, evening) } as Why }
  const planned = nextPlanned(rows, evening, plans)
  if (planned) return planned
  const [next] = byNeed(rows, evening)
  if (next) return { row: next, why: { kind: 'waited', days: waitOf(next, evening) } as Why }
  const [longest] = [...rows].sort(byWait)
  return longest ? { row: longest, why: { kind: 'all_shown', days: waitOf(longest, evening) } as Why } : null
}

function nextPlanned(rows: readonly VillageRow[], evening: string, plans: readonly Planned[]) {
  const ahead = plans
    .filter(({ on }) => on >= evening)
    .sort((a, b) => a.on.localeCompare(b.on) || (a.at ?? '~').localeCompare(b.at ?? '~'))
  for (const { villageCode, on, at } of ahead) {
    const row = rows.find(({ code }) => code === villageCode)
    const isOver = on === evening && (row?.isTonight || row?.missed?.on === evening)
    if (row && !isOver) return { row, why: { kind: 'planned', on, ...(at !== undefined && { at }) } as Why }
  }
  return undefined
}

const NEED: readonly VillageRow['month'][] = ['missing', 'part', 'returned', 'held']
/** Those that miss their show, who has waited longest first and who never had one before all; where it could not be tonight last. */
export function byNeed(rows: readonly VillageRow[], evening: string): VillageRow[] {
  const isOff = ({ missed }: VillageRow): number => Number(missed?.on === evening)
  return rows
    .filter(({ month, isTonight }) => NEED.includes(month) && !isTonight)
    .sort((a, b) => isOff(a) - isOff(b) || NEED.indexOf(a.month) - NEED.indexOf(b.month) || byWait(a, b))
}
/** In the order in which somebody picks one: those that need it, then the others. */
export const villagesToPick = (rows: readonly VillageRow[], evening: string): string[] => {
  const needing = byNeed(rows, evening)
  return [...needing, ...rows.filter((row) => !needing.includes(row))].map(({ code }) => code)
}
const byWait = (a: VillageRow, b: VillageRow): number =>
  (a.lastScreenedOn ?? '').localeCompare(b.lastScreenedOn ?? '') || a.code.localeCompare(b.code)
const waitOf = ({ lastScreenedOn }: VillageRow, evening: string): number | null =>
  lastScreenedOn === null ? null : daysBetween(lastScreenedOn, evening)

/** Dusk of the evening at the village, or at the county's middle where its place is not known. */
export function duskAt(village: FieldVillage | undefined, copy: FieldCopy, evening: string): string | null {
  const at = placeOf(village) ?? copy.countyPosition
  const dusk = duskOf(evening, at)
  return dusk === null ? null : new Date(dusk).toISOString()
}
const placeOf = (village: FieldVillage | undefined): Point | null =>
  village?.latitude === undefined || village.longitude === undefined
    ? null
    : { latitude: village.latitude, longitude: village.longitude }

export interface Fix extends Point {
  /** Epoch milliseconds by the phone's clock. */
  at: number
}
const FRESH_MS = 30 * 60_000
/** Metres to a village, of a position not older than half an hour; undefined where either is not known. */
export function metresTo(village: FieldVillage | undefined, fix: Fix | undefined, now: number): number | undefined {
  const place = placeOf(village)
  return place && fix && now - fix.at <= FRESH_MS ? metresBetween(place, fix) : undefined
}

export interface RunningShow extends Pick<Running, 'minutes' | 'filmMinutes' | 'frames' | 'standsSince'> {
  id: string
  villageCode: string
  title: string
  /** Its end is said, and the rest is not yet filled in. */
  isOver: boolean
}

type Begun = LogDraft & { startTime: string; villageCode: string }
/** The last show that was begun this evening or the one before, and has not been handed in. */
export function runningShow(
  entries: readonly Entry[],
  copy: Pick<FieldCopy, 'films' | 'timeZone'>,
  now: Date,
): RunningShow | null {
  const begun = entries.flatMap((entry) => {
    const draft = bodyOf(entry) as Partial<LogDraft>
    const { day, startTime, villageCode, isLate } = draft
    if (isLate || entry.kind !== 'screening' || entry.state !== 'draft' || !day || !startTime || !villageCode) return []
    const ago = now.getTime() - Date.parse(instantAt(day, startTime, copy.timeZone))
    return ago >= 0 && ago < DAY_MS ? [{ draft: draft as Begun, ago, id: entry.about }] : []
  })
  const [last] = begun.sort((a, b) => a.ago - b.ago)
  if (!last) return null
  const { villageCode, filmCodes, filmTitles = [], endTime } = last.draft
  const { endedAt } = spanOf(last.draft, copy.timeZone)
  const { minutes, filmMinutes, frames, standsSince } = runningOf(last.draft, copy, endedAt ? new Date(endedAt) : now)
  const titles = filmCodes.flatMap((code) => copy.films.find((film) => film.code === code)?.title ?? [])
  // of a film in no list the length is not known
  const length = filmTitles.length === 0 ? { filmMinutes, frames } : { filmMinutes: 0, frames: [] }
  const isOver = endTime !== undefined
  return {
    id: last.id,
    villageCode,
    title: [...titles, ...filmTitles].join('、'),
    minutes,
    ...length,
    standsSince,
    isOver,
  }
}
const DAY_MS = 86_400_000

export type Frame = 'on' | 'part' | 'held' | 'off' | 'free'
const FRAMES: Record<VillageRow['month'], Frame> = {
  done: 'on',
  part: 'part',
  held: 'held',
  returned: 'off',
  missing: 'off',
  free: 'free',
}
export const frameOf = ({ month }: VillageRow): Frame => FRAMES[month]
export const countFrames = (rows: readonly VillageRow[], frame: Frame): number =>
  rows.filter((row) => frameOf(row) === frame).length

interface Figured {
  figures: Pick<NonNullable<FieldTeam['figures']>, 'done' | 'amount' | 'bases'> | null
}
/** The team's year in one line; with what only this phone knows. The first deadline is the bureau's own. */
export function progressOf({ figures }: Figured, onPhone: number) {
  const [pace] = figures?.bases ?? []
  if (!figures || !pace) return null
  const { amount } = figures
  const done = figures.done + onPhone
  const shows = Math.round(done - pace.expected)
  const isPast = pace.verdict === 'overdue'
  const running = shows < 0 ? ('behind' as const) : ('ahead' as const)
  const verdict = done >= amount ? ('done' as const) : isPast ? ('overdue' as const) : running
  return {
    done,
    amount,
    verdict,
    shows: Math.abs(shows),
    left: Math.max(0, amount - done),
    deadline: pace.deadline,
    donePercent: Math.min(100, (100 * done) / amount),
    planPercent: Math.min(100, pace.timeProgressPercent),
  }
}
