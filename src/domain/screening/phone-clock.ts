/** A phone's clock beside the server's: what both showed when the phone last heard of the server. */
import * as z from 'zod'
import { Instant } from '../period.ts'

/** A clock this far off is said on the screen, and is a finding (issue of the field app; the same 10 minutes as in_future). */
const CLOCK_OFF_MINUTES = 10
export const PhoneClock = z
  .strictObject({
    phoneAt: Instant.meta({ description: 'The phone’s clock at its last contact with the server' }),
    serverAt: Instant.meta({ description: 'The server’s clock at that moment' }),
  })
  .meta({ id: 'PhoneClock', description: 'How far the phone’s clock was off when the log was made' })
export type PhoneClock = z.infer<typeof PhoneClock>

/** Milliseconds by which the phone is ahead; negative when it is behind. */
export const aheadMs = ({ phoneAt, serverAt }: PhoneClock): number => Date.parse(phoneAt) - Date.parse(serverAt)
/** Whole minutes ahead, or behind (negative), when that is too far; null when the clock is right enough. */
export function offMinutes(clock: PhoneClock): number | null {
  const minutes = Math.trunc(aheadMs(clock) / 60_000)
  return Math.abs(aheadMs(clock)) > CLOCK_OFF_MINUTES * 60_000 ? minutes : null
}
/** The office's time, on a phone whose clock shows `phoneMs`. */
export const officeTime = (phoneMs: number, clock: PhoneClock | undefined): Date =>
  new Date(clock ? phoneMs - aheadMs(clock) : phoneMs)
