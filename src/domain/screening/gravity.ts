/** Which findings weigh most: the order in which logs that wait are read. */
import type { FindingCode } from './findings.ts'

/**
 * Papers used twice first, the same show twice, what cannot be, then what is only odd. A log's place in it is stored
 * (`storedGravity`): whoever changes the order writes the places of kept logs anew, as migration 0005 does.
 */
export const GRAVEST: readonly FindingCode[] = [
  ...(['receipt_reused', 'duplicate', 'impossible_travel', 'overlap', 'in_future'] as const),
  ...(['sender_revoked', 'film_unlisted'] as const),
  ...(['outside_area', 'far_from_village', 'attendance_high', 'many_shows', 'film_repeated'] as const),
  ...(['attendance_zero', 'short_run', 'before_dusk', 'clock_off', 'late_report'] as const),
]

/** The place of the gravest finding, 0 for what weighs most; without any that is known, behind all. */
export const gravityOf = (findings: readonly { code: string }[]): number =>
  Math.min(
    GRAVEST.length,
    ...findings.map(({ code }) => GRAVEST.findIndex((known) => known === code)).filter((at) => at >= 0),
  )

const WITHOUT = 99

/** As it is kept beside a log: without a finding that is known, behind all, however many there come to be. */
export function storedGravity(findings: readonly { code: string }[]): number {
  const place = gravityOf(findings)
  return place < GRAVEST.length ? place : WITHOUT
}
