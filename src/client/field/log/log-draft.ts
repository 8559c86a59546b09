/** A log as its form holds it, from the first tap on: prefilled with what the team did last, and never complete by itself. */
import type { FieldCopy, FieldFilm } from '../../../domain/screening/field-copy.ts'
import { addDays, instantAt, localDateTime, localDay } from '../../../domain/period.ts'
import type { Pause } from '../../../domain/screening/pause.ts'
import type { DeclaredPhoto } from '../../../domain/screening/photo.ts'
import { MAX_HOURS, type NewScreening } from '../../../domain/screening/screening.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import type { Counts } from '../kit/counters.tsx'
import { yearAround } from '../../../domain/screening/findings.ts'

export const keyOfLog = ({ id, revision }: Pick<LogDraft, 'id' | 'revision'>): string =>
  revision === undefined ? `screening:${id}` : `correction:${id}:${revision}`

/** What the form asks in other words than the log says it. */
type Asked = 'startedAt' | 'endedAt' | 'witness' | 'audibility' | 'clock' | 'pauses'
export interface LogDraft extends Partial<Omit<NewScreening, Asked>> {
  id: string
  teamCode: string
  /** The evening, by the county's calendar. */
  day: string
  /** `HH:MM[:SS]` on the county's clock; an end before the start is after midnight. */
  startTime?: string | undefined
  endTime?: string | undefined
  filmCodes: string[]
  witnessName?: string
  witnessPhone?: string
  audibility?: Counts | undefined
  photos: DeclaredPhoto[]
  /** Without an end it still stands. */
  pauses?: DraftPause[] | undefined
  /** Written down afterwards (补记): one short form, without a moment of its own. */
  isLate?: boolean | undefined
  /** Put in by the phone, and nobody has touched it since. */
  proposed?: readonly Proposed[] | undefined
  /** The last note that was made with one tap, with what it changed: it can be undone. */
  lastNote?: LastNote | undefined
  /** Of a correction: which revision it corrects. */
  revision?: number | undefined
}
export type Proposed = 'endTime' | 'receiptNo' | 'witness'
export type DraftPause = Pick<Pause, 'from' | 'reason'> & Partial<Pick<Pause, 'until'>>
export interface LastNote {
  at: string
  kind: NoteKind
  before: Pick<LogDraft, 'note' | 'venue' | 'pauses'>
}
/** What is said with one tap while the show runs; `…_over`: it goes on. */
export type NoteKind = 'rain' | 'power' | 'power_over' | 'break' | 'break_over'
export type LogContent = Omit<NewScreening, 'id'> & { id?: string | undefined }

/** What the team made before, on this phone or by the bureau's copy; newest first. */
export function earlierLogs(copy: FieldCopy, entries: readonly Entry[]): LogContent[] {
  const known = new Set(copy.team?.logs.map(({ content }) => content.id))
  const here = entries.flatMap((entry) =>
    entry.kind === 'screening' && entry.state !== 'draft' && !known.has(entry.about) && isContent(entry.body)
      ? [entry.body]
      : [],
  )
  const all = [...(copy.team?.logs ?? []).map(({ content }) => content), ...here]
  return all.sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt))
}
const isContent = (body: unknown): body is LogContent =>
  typeof body === 'object' && body !== null && 'startedAt' in body && 'filmCodes' in body

type Around = { copy: FieldCopy; entries: readonly Entry[]; today: string }
type Start = Pick<LogDraft, 'id' | 'teamCode' | 'villageCode'> & Around

/** The last show's film (unless this village has seen it), venue and operator, and the village's speakers; never its people. */
export function newDraft({ id, teamCode, villageCode, copy, entries, today }: Start): LogDraft {
  const logs = earlierLogs(copy, entries)
  const [last] = logs
  const operatorName = last?.operatorName
  const draft: LogDraft = { id, teamCode, day: today, filmCodes: [], photos: [], receiptNo: '', operatorName }
  return villageCode === undefined
    ? { ...draft, venue: last?.venue, filmCodes: last?.filmCodes ?? [] }
    : inVillage(draft, villageCode, copy, logs)
}

export function inVillage(draft: LogDraft, villageCode: string, copy: FieldCopy, logs: LogContent[]): LogDraft {
  const here = logs.find((log) => log.villageCode === villageCode)
  const last = logs[0]?.filmCodes ?? []
  const isTonights = here && localDay(here.startedAt, copy.timeZone) === draft.day
  const shownTonight = isTonights ? here.filmCodes : []
  const fresh = last.filter(
    (code) => !shownTonight.includes(code) && seenOn(copy, code, villageCode, draft.day) === undefined,
  )
  const isUntouched = draft.filmCodes.length === 0 || draft.filmCodes.join() === last.join()
  return {
    ...draft,
    villageCode,
    venue: draft.startTime === undefined ? (here?.venue ?? logs[0]?.venue) : draft.venue,
    filmCodes: isUntouched ? (fresh.length === last.length ? last : []) : draft.filmCodes,
    audibility: undefined,
  }
}

/** How many speakers a village is known to have: by the register, else by the last check that came with a show. */
export function speakersKnown(copy: FieldCopy, villageCode: string | undefined, logs: readonly LogContent[]) {
  const registered = copy.villages.find(({ code }) => code === villageCode)?.speakersInstalled
  const checked = logs.find((log) => log.villageCode === villageCode && log.audibility)?.audibility
  return registered ?? checked?.speakersInstalled
}

/** The form of a log that was sent; `revision`: which one is to be corrected. */
export function draftOf(
  { witness, startedAt, endedAt, clock: _, ...content }: LogContent & { id: string },
  revision: number | undefined,
  timeZone: string,
): LogDraft {
  const timeIn = (instant: string): string => localDateTime(instant, timeZone).slice(11).replace(/:00$/, '')
  return {
    photos: [],
    ...content,
    day: localDay(startedAt, timeZone),
    startTime: timeIn(startedAt),
    endTime: timeIn(endedAt),
    ...(witness && { witnessName: witness.name, witnessPhone: witness.phone ?? '' }),
    revision,
  }
}

/** An end that the clock shows before the start is after midnight, unless no show lasts that long: then it is wrong. */
export function isNextDay({ startTime, endTime }: Pick<LogDraft, 'startTime' | 'endTime'>): boolean {
  if (startTime === undefined || endTime === undefined || endTime >= startTime) return false
  return minutesOf(endTime) + 1440 - minutesOf(startTime) <= MAX_HOURS * 60
}

export function spanOf(draft: Pick<LogDraft, 'day' | 'startTime' | 'endTime'>, timeZone: string) {
  const { day, startTime, endTime } = draft
  return {
    startedAt: startTime === undefined ? undefined : instantAt(day, startTime, timeZone),
    endedAt: endTime === undefined ? undefined : instantAt(isNextDay(draft) ? addDays(day, 1) : day, endTime, timeZone),
  }
}

/** The evening meant by a start typed now: what would be more than ten minutes ahead was yesterday's. */
export function dayOfStart(time: string, now: Date, timeZone: string): string {
  const today = localDay(now, timeZone)
  return Date.parse(instantAt(today, time, timeZone)) > now.getTime() + 600_000 ? addDays(today, -1) : today
}

/** `minutes` from a time of day, on the clock's face. */
export function timeAfter(time: string, minutes: number): string {
  const total = (((minutesOf(time) + minutes) % 1440) + 1440) % 1440
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}

export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const RECENT = 6

/** `logs`: newest first. Recent ones in the order they were last shown, the rest as the register has them. */
export function filmChoices(copy: FieldCopy, logs: readonly LogContent[], village: string | undefined, day: string) {
  const recent = [...new Set(logs.flatMap(({ filmCodes }) => filmCodes))].slice(0, RECENT)
  const place = (film: FieldFilm): number => {
    const index = recent.indexOf(film.code)
    return index < 0 ? RECENT : index
  }
  return copy.films
    .map((film) => ({ film, isRecent: recent.includes(film.code), seenOn: seenOn(copy, film.code, village, day) }))
    .sort((a, b) => place(a.film) - place(b.film))
}

/** The last day a film was shown in a village in the 12 months before a day. */
export function seenOn(copy: FieldCopy, film: string, village: string | undefined, day: string): string | undefined {
  const { from } = yearAround(day)
  const days = (copy.team?.shows ?? []).flatMap((show) =>
    show.villageCode === village &&
    !show.isRejected &&
    show.screenedOn > from &&
    show.screenedOn < day &&
    show.filmCodes.includes(film)
      ? [show.screenedOn]
      : [],
  )
  return days.sort().pop()
}
