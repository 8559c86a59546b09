/** A screening log (放映记录): one evening's show in one village by one team, and what becomes of it. */
import * as z from 'zod'
import { SpeakerCounts } from './audibility.ts'
import { type CreditRule, creditOf, ruleOn } from './credit.ts'
import type { KnownShow } from './clashes.ts'
import { type Finding, findingsOf, type FindingSettings } from './findings.ts'
import type { Film } from './film.ts'
import { Instant, localDay, toUtc } from './period.ts'
import { DeclaredPhotos } from './photo.ts'
import { PhoneClock } from './phone-clock.ts'
import { Code, line, passage, Position, type Village } from './place.ts'
import type { Team } from './team.ts'

export const ScreeningStatus = z.enum(['submitted', 'accepted', 'held', 'returned', 'rejected', 'voided'])
export type ScreeningStatus = z.infer<typeof ScreeningStatus>
/** Only these are in a figure; every figure says so. */
export const COUNTED = ['submitted', 'accepted'] as const satisfies ScreeningStatus[]
/** What its team may still correct. */
export const CORRECTABLE = ['submitted', 'held', 'returned'] as const satisfies ScreeningStatus[]
/** What may still come to count. */
export const LIVE = ['submitted', 'accepted', 'held', 'returned'] as const satisfies ScreeningStatus[]

export const MAX_HOURS = 12

/** Why a log says nothing of where it was made (没有定位). */
export const NoPosition = z.enum(['no_signal', 'indoors', 'device', 'declined'])
export type NoPosition = z.infer<typeof NoPosition>

const content = {
  teamCode: Code,
  villageCode: Code,
  startedAt: Instant,
  endedAt: Instant,
  venue: z.enum(['indoor', 'outdoor']),
  filmCodes: z
    .array(Code)
    .min(1)
    .max(10)
    .refine((codes) => new Set(codes).size === codes.length, { params: { sentence: 'film_twice' } }),
  attendance: z.int().min(0).max(1_000_000).meta({ description: 'People present' }),
  operatorName: line(60).optional(),
  receiptNo: line(60).optional(),
  witness: z
    .object({ name: line(60), phone: line(30).optional() })
    .strict()
    .optional(),
  position: Position.extend({ fixedAt: Instant }).optional(),
  recordedAt: Instant.meta({ description: 'When the phone recorded it, by the phone’s clock' }),
  note: passage(1000).optional(),
  audibility: SpeakerCounts.optional(),
  noPosition: NoPosition.optional().meta({ description: 'Why there is no position' }),
  clock: PhoneClock.optional(),
  photos: DeclaredPhotos.optional().meta({ description: 'The photos that will follow, each by itself' }),
}

const lastsHours = (log: { startedAt: string; endedAt: string }): number =>
  (Date.parse(log.endedAt) - Date.parse(log.startedAt)) / 3_600_000

function checkedTimes<S extends z.ZodType<{ startedAt: string; endedAt: string }>>(schema: S): S {
  return schema
    .refine((log) => lastsHours(log) > 0, { path: ['endedAt'], params: { sentence: 'ends_before_start' } })
    .refine((log) => lastsHours(log) <= MAX_HOURS, { path: ['endedAt'], params: { sentence: 'lasts_too_long' } })
}

export const NewScreening = checkedTimes(z.object({ id: z.uuid(), ...content }).strict()).meta({
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

/** A log that is read again: what was typed before it had to be seen stands as it was. */
export const KeptScreening = z
  .object({
    id: z.uuid(),
    ...content,
    operatorName: z.string().optional(),
    receiptNo: z.string().optional(),
    witness: z.object({ name: z.string(), phone: z.string().optional() }).optional(),
    note: z.string().optional(),
  })
  .strict()
  .meta({ id: 'KeptScreening', description: 'A screening log as it is kept now' })

export const ScreeningCorrection = checkedTimes(
  z.object({ revision: z.int().min(1), id: z.uuid().optional(), ...content }).strict(),
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
export interface Surroundings {
  village: Village
  team: Team
  films: Film[]
  others: KnownShow[]
  rules: CreditRule[]
  settings: FindingSettings
  /** The phone it comes from was revoked after it was made: a manager decides. */
  isSenderRevoked?: boolean
}

/** A log as it is kept: what was sent, in UTC, with what the bureau made of it. */
export interface Received extends NewScreening {
  screenedOn: string
  receivedAt: string
  status: 'submitted' | 'held'
  credit: number
  findings: Finding[]
}

/** The content that makes two sendings the same: instants in UTC, absent fields absent, fields in one order. */
export function normalized(entry: NewScreening): NewScreening {
  const { id, position, clock } = entry
  const fields = Object.fromEntries(
    Object.keys(content).flatMap((key) => {
      const value = entry[key as keyof typeof content]
      return value === undefined || value === '' ? [] : [[key, value]]
    }),
  ) as Omit<NewScreening, 'id'>
  return {
    id: id.toLowerCase(),
    ...fields,
    startedAt: toUtc(entry.startedAt),
    endedAt: toUtc(entry.endedAt),
    recordedAt: toUtc(entry.recordedAt),
    // ＮＯ．１２ and NO. 12 are the same receipt
    ...(entry.receiptNo && { receiptNo: entry.receiptNo.normalize('NFKC').replace(/\s+/g, '') }),
    ...(position && { position: { ...position, fixedAt: toUtc(position.fixedAt) } }),
    ...(clock && { clock: { phoneAt: toUtc(clock.phoneAt), serverAt: toUtc(clock.serverAt) } }),
  }
}

/**
 * What the bureau makes of a log that arrives at `now`: its day, its credit, why it needs a look.
 * A blocking finding holds it for a manager; nothing is ever refused for a finding. A correction keeps the instant at
 * which the log first came.
 */
export function receive(entry: NewScreening, around: Surroundings, now: Date, firstReceivedAt = now): Received {
  const log = normalized(entry)
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
