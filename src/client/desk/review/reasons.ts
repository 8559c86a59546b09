/** Reasons that are given again and again, to be picked and completed; those that answer the log's findings first. */
import type { FindingCode } from '../../../domain/screening/findings.ts'
import type { reviewWords } from './words.ts'

type Reasoned = 'return' | 'reject' | 'void'
type WhyKey = Extract<keyof typeof reviewWords, `why_${string}`>

const REASONS: Record<Reasoned, readonly (readonly [key: WhyKey, answers: readonly FindingCode[]])[]> = {
  return: [
    ['why_photos', []],
    ['why_check_times', ['overlap', 'impossible_travel', 'in_future', 'clock_off', 'before_dusk']],
    ['why_check_receipt', ['receipt_reused']],
    ['why_which_is_right', ['duplicate']],
    ['why_short', ['short_run']],
    ['why_people', ['attendance_zero', 'attendance_high']],
    ['why_place', ['far_from_village', 'outside_area']],
    ['why_late', ['late_report', 'sender_revoked']],
  ],
  reject: [
    ['why_same_show', ['duplicate']],
    ['why_receipt_of_other', ['receipt_reused']],
    ['why_impossible', ['overlap', 'impossible_travel', 'in_future']],
    ['why_not_held', ['attendance_zero', 'far_from_village']],
    ['why_no_proof', []],
  ],
  void: [
    ['why_same_show', ['duplicate']],
    ['why_by_mistake', []],
  ],
}

/** More than these are not read. */
const SHOWN = 6

export function reasonsFor(decision: Reasoned, found: readonly FindingCode[]): WhyKey[] {
  const answers = (codes: readonly FindingCode[]): number => Number(codes.some((code) => found.includes(code)))
  return REASONS[decision]
    .toSorted((a, b) => answers(b[1]) - answers(a[1]))
    .slice(0, SHOWN)
    .map(([key]) => key)
}
