/** A show that did not happen (未放映): rain, no power, nobody came. Kept as a reason, never counted. */
import * as z from 'zod'
import type { Issue } from '../errors.ts'
import { addDays, Day, earlierOf, Instant, localDay, toUtc } from '../period.ts'
import { NowCalled } from '../register/day-names.ts'
import { Code, line } from '../register/place.ts'

export const MissedReason = z.enum(['rain', 'power', 'nobody', 'equipment', 'road', 'other'])
export type MissedReason = z.infer<typeof MissedReason>

export const NewMissedShow = z
  .strictObject({
    id: z.uuid(),
    teamCode: Code,
    villageCode: Code,
    on: Day.meta({ description: 'The evening it was to be' }),
    reason: MissedReason,
    note: line(300).optional(),
    recordedAt: Instant.meta({ description: 'By the phone’s clock' }),
  })
  .meta({
    id: 'NewMissedShow',
    description: 'A show that did not happen; it is in no figure',
    example: {
      id: '0b9f7d3e-58a1-4c1e-9d6a-0d4b6a1c2e41',
      teamCode: 'team-01',
      villageCode: '510723100211',
      on: '2017-06-28',
      reason: 'rain',
      recordedAt: '2017-06-28T20:10:00+08:00',
    },
  })
export type NewMissedShow = z.infer<typeof NewMissedShow>

/** As it is kept: an old note stands as it was typed. */
export const MissedShow = NewMissedShow.extend({
  note: z.string().optional(),
  teamName: z.string(),
  villageName: z.string(),
  townshipName: z.string(),
  nowCalled: NowCalled.optional(),
  receivedAt: z.string(),
}).meta({ id: 'MissedShow' })
export type MissedShow = z.infer<typeof MissedShow>

/** How long afterwards it can be said; who has had no signal since may be as late as it takes. */
export const MISSED_DAYS = 7

/** Too long ago when it was written down; null when it was in time. What was kept once stays right however often it comes. */
export function tooLongAgo({ on, recordedAt }: NewMissedShow, now: Date, timeZone: string): Issue | null {
  const writtenAt = earlierOf(toUtc(recordedAt), now.toISOString())
  const earliest = addDays(localDay(writtenAt, timeZone), -MISSED_DAYS)
  if (on >= earliest) return null
  return { path: 'on', sentence: { key: 'missed_too_old', facts: { days: MISSED_DAYS, earliest } } }
}

/** One content, one text: fields in one order, the id in small letters, the instant in UTC. */
export const normalizedMissedShow = (show: NewMissedShow): NewMissedShow => ({
  id: show.id.toLowerCase(),
  teamCode: show.teamCode,
  villageCode: show.villageCode,
  on: show.on,
  reason: show.reason,
  ...(show.note !== undefined && { note: show.note }),
  recordedAt: toUtc(show.recordedAt),
})
