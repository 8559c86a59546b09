/** A state is colour and shape and word: which tone and shape each state has. */
import type { Band } from '../../domain/audibility/audibility.ts'
import type { FaultSeverity, FaultStatus } from '../../domain/fault/fault.ts'
import type { FlagSeverity } from '../../domain/flag/flags.ts'
import type { Verdict } from '../../domain/target/pace.ts'
import type { ScreeningStatus } from '../../domain/screening/screening.ts'
import type { Found } from '../../domain/target/checklist.ts'
import type { MilestoneState } from '../../domain/target/task.ts'

export type Tone = 'good' | 'watch' | 'bad' | 'unknown' | 'info'
export type Shape = 'check' | 'up' | 'down' | 'cross' | 'ring' | 'clock' | 'dot' | 'alert' | 'pause' | 'back'
export type Look = readonly [Tone, Shape]

/** Paths on a 16 px grid, drawn with a 1.75 px stroke. */
export const SHAPES: Record<Shape, string> = {
  check: 'M3 8.5l3.2 3.2L13 4.8',
  up: 'M8 3.5l5 8.5H3z',
  down: 'M8 12.5L3 4h10z',
  cross: 'M4 4l8 8M12 4l-8 8',
  ring: 'M8 3a5 5 0 1 1 0 10a5 5 0 1 1 0-10z',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11zM8 5v3.2l2.2 1.3',
  dot: 'M8 5.5a2.5 2.5 0 1 1 0 5a2.5 2.5 0 1 1 0-5z',
  alert: 'M8 3v6.2M8 12v.6',
  pause: 'M5.5 4v8M10.5 4v8',
  back: 'M7 4L3 8l4 4M3 8h6.5a3 3 0 0 1 0 6H8',
}

export const VERDICT_LOOK: Record<Verdict, Look> = {
  done: ['good', 'check'],
  exceeded: ['good', 'check'],
  ahead: ['good', 'up'],
  behind: ['watch', 'down'],
  overdue: ['bad', 'cross'],
}
export const BAND_LOOK: Record<Band, Look> = {
  pass: ['good', 'check'],
  low: ['watch', 'down'],
  severe: ['bad', 'cross'],
  stale: ['unknown', 'clock'],
  untested: ['unknown', 'ring'],
}
export const SEVERITY_LOOK: Record<FlagSeverity, Look> = {
  critical: ['bad', 'cross'],
  warning: ['watch', 'alert'],
  info: ['info', 'dot'],
}
export const STATUS_LOOK: Record<ScreeningStatus, Look> = {
  submitted: ['info', 'dot'],
  accepted: ['good', 'check'],
  held: ['watch', 'pause'],
  returned: ['watch', 'back'],
  rejected: ['bad', 'cross'],
  voided: ['unknown', 'ring'],
}
export const FAULT_LOOK: Record<FaultStatus, Look> = {
  open: ['bad', 'alert'],
  assigned: ['info', 'dot'],
  in_progress: ['info', 'up'],
  paused: ['watch', 'pause'],
  awaiting_retest: ['watch', 'clock'],
  reopened: ['bad', 'back'],
  closed: ['good', 'check'],
  cancelled: ['unknown', 'cross'],
  duplicate: ['unknown', 'ring'],
}
export const FAULT_SEVERITY_LOOK: Record<FaultSeverity, Look> = {
  critical: ['bad', 'cross'],
  major: ['watch', 'alert'],
  minor: ['info', 'dot'],
}
export const MILESTONE_LOOK: Record<MilestoneState, Look> = {
  done: ['good', 'check'],
  done_late: ['good', 'check'],
  late: ['bad', 'cross'],
  planned: ['info', 'clock'],
}
export const CHECK_LOOK: Record<Found, Look> = {
  holds: ['good', 'check'],
  short: ['bad', 'cross'],
  building: ['info', 'clock'],
  planned: ['info', 'clock'],
  none: ['bad', 'cross'],
  unknown: ['unknown', 'ring'],
}
