/** What weighs most among a log's findings: photos and papers used twice, the same show twice, what cannot be, then what is only odd. */
import type { FindingCode } from './findings.ts'

/** Those before the first that was ever stored: new ones go to either end, so that no stored place changes. */
const BEFORE_THE_FIRST = 1
/** A log's place in it is stored (`storedGravity`). */
export const GRAVEST: readonly FindingCode[] = [
  'photo_reused',
  'receipt_reused',
  'duplicate',
  'impossible_travel',
  'overlap',
  'in_future',
  'sender_revoked',
  'film_unlisted',
  'outside_area',
  'far_from_village',
  'attendance_high',
  'many_shows',
  'film_repeated',
  'attendance_zero',
  'short_run',
  'before_dusk',
  'clock_off',
  'late_report',
  'position_copied',
  'proof_missing',
  'position_stale',
  'unplanned',
]

const BEHIND_ALL = GRAVEST.length - BEFORE_THE_FIRST

/** The place of the gravest finding, the lowest for what weighs most; without any that is known, behind all. */
export const gravityOf = (findings: readonly { code: string }[]): number =>
  Math.min(
    BEHIND_ALL,
    ...findings
      .map(({ code }) => GRAVEST.findIndex((known) => known === code))
      .filter((at) => at >= 0)
      .map((at) => at - BEFORE_THE_FIRST),
  )

export const WITHOUT = 99

/** As it is kept beside a log: without a finding that is known, behind all, however many there come to be. */
export function storedGravity(findings: readonly { code: string }[]): number {
  const place = gravityOf(findings)
  return place < BEHIND_ALL ? place : WITHOUT
}
