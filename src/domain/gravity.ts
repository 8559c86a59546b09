/** Which findings weigh most: the order in which logs that wait are read. */
import type { FindingCode } from './findings.ts'

/** Papers used twice first, the same show twice, what cannot be, then what is only odd. */
export const GRAVEST: readonly FindingCode[] = [
  ...(['receipt_reused', 'duplicate', 'impossible_travel', 'overlap', 'in_future', 'sender_revoked'] as const),
  ...(['outside_area', 'far_from_village', 'attendance_high', 'many_shows', 'film_repeated'] as const),
  ...(['attendance_zero', 'short_run', 'before_dusk', 'clock_off', 'late_report'] as const),
]

/** The place of the gravest finding, 0 for what weighs most; without any that is known, behind all. */
export const gravityOf = (findings: readonly { code: string }[]): number =>
  Math.min(
    GRAVEST.length,
    ...findings.map(({ code }) => GRAVEST.findIndex((known) => known === code)).filter((at) => at >= 0),
  )
