/** A screening log (放映记录): one evening's show in one village by one team, what becomes of it, and how a review is taken back. */
import * as z from 'zod'
import { SpeakerCounts } from '../audibility/audibility.ts'
import { creditOf, type CreditRule, FilmTitle, foldedTitle, ruleOn } from '../register/film.ts'
import { type Around, type Finding, findingsOf } from './findings.ts'
import { Instant, localDay, toUtc, msOf } from '../period.ts'
import { DeclaredPhotos } from './photo.ts'
import { PhoneClock } from './phone-clock.ts'
import { inUtc, Pauses } from './pause.ts'
import { Code, line, passage, Position, type Team, type Village } from '../register/place.ts'

export const ScreeningStatus = z.enum(['submitted', 'accepted', 'held', 'returned', 'rejected', 'voided'])
export type ScreeningStatus = z.infer<typeof ScreeningStatus>
/** Only these are in a figure; every figure says so. */
export const COUNTED = ['submitted', 'accepted'] as const satisfies ScreeningStatus[]
/** What its team may still correct. */
export const CORRECTABLE = ['submitted', 'held', 'returned'] as const satisfies ScreeningStatus[]
/** What may still come to count. */
export const LIVE = ['submitted', 'accepted', 'held', 'returned'] as const satisfies ScreeningStatus[]
export const MAX_HOURS = 12
export const MOST_FILMS = 10

/** Why a log says nothing of where it was made (没有定位). */
export const NoPosition = z.enum(['no_signal', 'indoors', 'device', 'declined'])
export type NoPosition = z.infer<typeof NoPosition>

function areDifferent(texts: string[]): boolean {
  return new Set(texts).size === texts.length
}

const content = {
  teamCode: Code,
  villageCode: Code,
  startedAt: Instant,
  endedAt: Instant,
  venue: z.enum(['indoor', 'outdoor']),
  filmCodes: z
    .array(Code)
    .max(MOST_FILMS)
    .refine(areDifferent, { params: { sentence: 'film_twice' } })
    .default([])
    .meta({ description: 'Films of the register; with `filmTitles` at least one' }),
  filmTitles: z
    .array(FilmTitle)
    .max(MOST_FILMS)
    .refine((titles) => areDifferent(titles.map(foldedTitle)), { params: { sentence: 'film_twice' } })
    .optional()
    .meta({
      description: 'Films that are in no list, as they are called; the log is held until a manager matches them',
    }),
  attendance: z.int().min(0).max(1_000_000).meta({ description: 'People present' }),
  operatorName: line(60).optional(),
  receiptNo: line(60).optional(),
  witness: z.strictObject({ name: line(60), phone: line(30).optional() }).optional(),
  position: Position.extend({ fixedAt: Instant }).optional(),
  recordedAt: Instant.meta({ description: 'When the phone recorded it, by the phone’s clock' }),
  note: passage(1000).optional(),
  audibility: SpeakerCounts.optional(),
  noPosition: NoPosition.optional().meta({ description: 'Why there is no position' }),
  clock: PhoneClock.optional(),
  photos: DeclaredPhotos.optional().meta({ description: 'The photos that will follow, each by itself' }),
  pauses: Pauses.optional().meta({ description: 'When the show stood still: no part of how long it ran' }),
}

const lastsHours = (log: { startedAt: string; endedAt: string }): number =>
  (msOf(log.endedAt) - msOf(log.startedAt)) / 3_600_000

interface Checked {
  startedAt: string
  endedAt: string
  filmCodes: string[]
  filmTitles?: string[] | undefined
  knownFields?: string[] | undefined
}
/** A form that does not know one of the two lists says nothing of it: what is kept is looked at then. */
const isOfAllFilms = ({ knownFields: known }: Checked): boolean =>
  known === undefined || (known.includes('filmCodes') && known.includes('filmTitles'))
export const filmsIn = ({ filmCodes, filmTitles = [] }: Pick<Checked, 'filmCodes' | 'filmTitles'>): number =>
  filmCodes.length + filmTitles.length
/** As far as it is read: what else is wrong with a log is no reason to say nothing of its films. */
const hasFilmLists = ({ value }: { value: unknown }): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'filmCodes' in value &&
  Array.isArray(value.filmCodes) &&
  (!('filmTitles' in value) || value.filmTitles === undefined || Array.isArray(value.filmTitles))

function checked<S extends z.ZodType<Checked>>(schema: S): S {
  return schema
    .refine((log) => filmsIn(log) > 0 || !isOfAllFilms(log), {
      path: ['filmCodes'],
      params: { sentence: 'films_missing' },
      when: hasFilmLists,
    })
    .refine((log) => filmsIn(log) <= MOST_FILMS, {
      path: ['filmTitles'],
      params: { sentence: 'films_too_many', facts: { maximum: MOST_FILMS } },
    })
    .refine((log) => lastsHours(log) > 0, { path: ['endedAt'], params: { sentence: 'ends_before_start' } })
    .refine((log) => lastsHours(log) <= MAX_HOURS, { path: ['endedAt'], params: { sentence: 'lasts_too_long' } })
}

export const NewScreening = checked(z.strictObject({ id: z.uuid(), ...content })).meta({
  id: 'NewScreening',
  description: 'A screening log as its team sends it; the id is made by the sender',
  example: {
    id: '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e3f',
    teamCode: 'team-01',
    villageCode: '510723100211',
    startedAt: '2017-06-30T20:50:00+08:00',
    endedAt: '2017-06-30T22:50:00+08:00',
    venue: 'outdoor',
    filmCodes: ['film-001'],
    attendance: 85,
    recordedAt: '2017-06-30T22:55:00+08:00',
  },
})
export type NewScreening = z.infer<typeof NewScreening>

/** A log that is read again: what was typed before it had to be seen stands as it was, and a newer field is no error. */
export const KeptScreening = z
  .object({
    id: z.uuid(),
    ...content,
    operatorName: z.string().optional(),
    receiptNo: z.string().optional(),
    witness: z.object({ name: z.string(), phone: z.string().optional() }).optional(),
    note: z.string().optional(),
  })
  .meta({ id: 'KeptScreening', description: 'A screening log as it is kept now' })

export const ScreeningCorrection = checked(
  z.strictObject({
    revision: z.int().min(1),
    id: z.uuid().optional(),
    knownFields: z.array(z.string().max(60)).max(100).optional().meta({
      description: 'The fields that the sender’s form knows; others that are not sent stay as they are kept',
    }),
    reason: line(500).optional().meta({ description: 'Why; a manager who touches a closed month must say it' }),
    ...content,
  }),
).meta({ id: 'ScreeningCorrection', description: 'The whole log again, with the revision that was corrected' })

export const ReviewDecision = z.enum(['accept', 'return', 'reject'])
export type ReviewDecision = z.infer<typeof ReviewDecision>
/** What a review makes of a log: from which statuses, to which. */
export const REVIEW_STEPS: Record<ReviewDecision, { from: readonly ScreeningStatus[]; to: ScreeningStatus }> = {
  // a rejected log comes back only by way of its team, and is then looked at anew
  accept: { from: ['submitted', 'held', 'returned'], to: 'accepted' },
  return: { from: ['submitted', 'held', 'accepted', 'rejected'], to: 'returned' },
  reject: { from: ['submitted', 'held', 'accepted', 'returned'], to: 'rejected' },
}

/** What the register knows of a log's village, team and films, and the logs near it in place and time. */
export interface Surroundings extends Around {
  village: Village
  team: Team
  rules: CreditRule[]
}

/** A log as it is kept: what was sent, in UTC, with what the bureau made of it. */
export interface Received extends NewScreening {
  screenedOn: string
  receivedAt: string
  status: 'submitted' | 'held'
  credit: number
  findings: Finding[]
}

const CONTENT = Object.keys(content) as (keyof typeof content)[]

/** The content that makes two sendings the same: instants in UTC, absent fields absent, fields in one order. */
export function normalized(entry: NewScreening): NewScreening {
  const fields: Record<string, unknown> = { id: entry.id.toLowerCase() }
  // for each of many thousand logs, and several times: nothing is made but the answer
  for (const key of CONTENT) {
    const value = entry[key]
    const isNothing =
      value === undefined || value === '' || (key !== 'filmCodes' && Array.isArray(value) && value.length === 0)
    if (!isNothing) fields[key] = value
  }
  const { position, clock, receiptNo, pauses } = entry
  fields['startedAt'] = toUtc(entry.startedAt)
  fields['endedAt'] = toUtc(entry.endedAt)
  fields['recordedAt'] = toUtc(entry.recordedAt)
  // ＮＯ．１２ and NO. 12 are the same receipt
  if (receiptNo) fields['receiptNo'] = receiptNo.normalize('NFKC').replace(/\s+/g, '')
  if (position) fields['position'] = { ...position, fixedAt: toUtc(position.fixedAt) }
  if (pauses?.length) fields['pauses'] = pauses.map(inUtc)
  if (clock) fields['clock'] = { phoneAt: toUtc(clock.phoneAt), serverAt: toUtc(clock.serverAt) }
  return fields as NewScreening
}

/**
 * What the bureau makes of a log that arrives at `now`: its day, its credit, why it needs a look.
 * A blocking finding holds it for a manager; nothing is ever refused for a finding. A correction keeps the instant at
 * which the log first came.
 */
export const receive = (entry: NewScreening, around: Surroundings, now: Date, firstReceivedAt = now): Received =>
  receiveNormalized(normalized(entry), around, now, firstReceivedAt)

export function receiveNormalized(log: NewScreening, around: Surroundings, now: Date, firstReceivedAt = now): Received {
  const screenedOn = localDay(log.startedAt, around.settings.timeZone)
  const findings = findingsOf({ ...log, screenedOn }, around, now, firstReceivedAt)
  return {
    ...log,
    screenedOn,
    receivedAt: firstReceivedAt.toISOString(),
    status: findings.some((finding) => finding.blocking) ? 'held' : 'submitted',
    credit: creditOf(
      around.films.map((film) => film.kind),
      ruleOn(around.rules, screenedOn),
    ),
    findings,
  }
}

/** How long a decision can be taken back (issue 5). */
export const UNDO_MINUTES = 10
/** Who else has a log open: a heartbeat is good for this long; a screen that beats every ten seconds may miss two. */
export const PRESENCE_SECONDS = 30
export const UNDONE = 'undo_review'
export const isReview = (action: string): boolean => ReviewDecision.options.some((decision) => decision === action)

/** A log, and the last thing that was done to it. */
export interface LastStep {
  status: ScreeningStatus
  revision: number
  action: string
  actorId: string
  at: string
  /** Of the last step, where it was a review. */
  before: { status: ScreeningStatus; revision: number; singleManager?: boolean } | null
}

type UndoAnswer = 'can' | 'already' | 'not_reviewed' | 'not_yours' | 'too_late'

export function undoOf(step: LastStep, actorId: string, now: Date): UndoAnswer {
  if (step.action === UNDONE && step.actorId === actorId) return 'already'
  // a correction or a voiding since has a step of its own, or moved the revision on
  if (!isReview(step.action) || step.before?.revision !== step.revision - 1) return 'not_reviewed'
  if (step.actorId !== actorId) return 'not_yours'
  return now.getTime() - Date.parse(step.at) <= UNDO_MINUTES * 60_000 ? 'can' : 'too_late'
}

/** Whole seconds a review of that instant can still be taken back; none once the time is over. */
export const undoSecondsLeft = (at: string, now: Date): number =>
  Math.max(0, Math.ceil((Date.parse(at) + UNDO_MINUTES * 60_000 - now.getTime()) / 1000))
