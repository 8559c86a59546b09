/** A show by the clock: in which of its three moments it is, how long it has run against the film, whether it is dark yet. */
import { addDays, instantAt, localDay, localTime } from '../../../domain/period.ts'
import type { Point } from '../../../domain/register/place.ts'
import { dawnOf, duskOf } from '../../../domain/screening/dusk.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { pausedMinutes, SHORTEST_RUN } from '../../../domain/screening/pause.ts'
import { type LogDraft, spanOf } from '../log/log-draft.ts'

const MINUTE = 60_000
/** One frame of the film on the screen. */
const FRAME_MINUTES = 5
const MOST_FRAMES = 40
/** A show that is still open then was forgotten. */
const FORGOTTEN_AT = '03:00'

export type Moment = 'before' | 'during' | 'after'

export function momentOf({
  isLate,
  revision,
  startTime,
  endTime,
}: Pick<LogDraft, 'isLate' | 'revision' | 'startTime' | 'endTime'>): Moment {
  if (isLate || revision !== undefined || endTime !== undefined) return 'after'
  return startTime === undefined ? 'before' : 'during'
}

/** Of the films that the list knows; 0 where none is known. */
export const filmMinutesOf = (draft: Pick<LogDraft, 'filmCodes'>, { films }: Pick<FieldCopy, 'films'>): number =>
  films.reduce((sum, { code, minutes }) => sum + (draft.filmCodes.includes(code) ? minutes : 0), 0)

export interface Running {
  /** Whole minutes without the pauses. */
  minutes: number
  filmMinutes: number
  startTime: string
  /** By the film's length and the pauses so far; undefined where no film is known. */
  endsTime: string | undefined
  /** How much of each frame has run, 0 to 1. */
  frames: number[]
  /** Short enough to be remarked on, if it ended now. */
  isEarly: boolean
  /** Past the middle: the time for the photo. */
  isHalf: boolean
  standsSince: string | undefined
}

/** Of a show that has begun and not ended. */
export function runningOf(draft: LogDraft, copy: Pick<FieldCopy, 'films' | 'timeZone'>, now: Date): Running {
  const { timeZone } = copy
  const startedAt = spanOf(draft, timeZone).startedAt ?? now.toISOString()
  const endedAt = now.toISOString()
  const pauses = (draft.pauses ?? []).map(({ from, until = endedAt, reason }) => ({ from, until, reason }))
  const stood = pausedMinutes({ startedAt, endedAt, pauses })
  const ran = Math.max(0, (now.getTime() - Date.parse(startedAt)) / MINUTE - stood)
  const filmMinutes = filmMinutesOf(draft, copy)
  const count = Math.min(MOST_FRAMES, Math.ceil(filmMinutes / FRAME_MINUTES))
  const ends = new Date(Date.parse(startedAt) + (filmMinutes + stood) * MINUTE)
  return {
    minutes: Math.floor(ran),
    filmMinutes,
    startTime: draft.startTime?.slice(0, 5) ?? '',
    endsTime: filmMinutes > 0 ? localTime(ends, timeZone) : undefined,
    frames: Array.from({ length: count }, (_, i) => Math.min(1, Math.max(0, ran / (filmMinutes / count) - i))),
    isEarly: ran < SHORTEST_RUN * filmMinutes,
    isHalf: filmMinutes > 0 && ran >= filmMinutes / 2,
    standsSince: draft.pauses?.find(({ until }) => until === undefined)?.from,
  }
}

/** Nobody said when it ended: from three in the morning on it is asked, and never guessed. */
export function isForgotten(draft: LogDraft, now: Date, timeZone: string): boolean {
  if (momentOf(draft) !== 'during') return false
  const morning = draft.startTime !== undefined && draft.startTime < FORGOTTEN_AT ? draft.day : addDays(draft.day, 1)
  return now.getTime() >= Date.parse(instantAt(morning, FORGOTTEN_AT, timeZone))
}

/** Where the village is, as far as anybody knows. */
export function placeOf(draft: LogDraft, { villages, countyPosition }: FieldCopy): Point {
  const village = villages.find(({ code }) => code === draft.villageCode)
  const { latitude, longitude } = village ?? {}
  return latitude === undefined || longitude === undefined
    ? (draft.position ?? countyPosition)
    : { latitude, longitude }
}

/** Whole minutes until it is dark enough; 0 when it is. */
export function minutesToDusk(now: Date, at: Point, timeZone: string): number {
  const day = localDay(now, timeZone)
  const [dawn, dusk] = [dawnOf(day, at), duskOf(day, at)]
  if (dawn === null || dusk === null || now.getTime() >= dusk || now.getTime() < dawn) return 0
  return Math.ceil((dusk - now.getTime()) / MINUTE)
}

export function duskTime(day: string, at: Point, timeZone: string): string | undefined {
  const dusk = duskOf(day, at)
  return dusk === null ? undefined : localTime(new Date(dusk), timeZone)
}
