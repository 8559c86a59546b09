/** What people are told, each of which a person may want or not, and which of it somebody has to acknowledge. */
import * as z from 'zod'

export const Topic = z.enum([
  'flag',
  'fault_overdue',
  'milestone_late',
  'log_held',
  'log_returned',
  'to_confirm',
  'job_failed',
  'disk_low',
  'new_place',
  'morning',
  'ten_days',
  'month',
  'team_week',
])
export type Topic = z.infer<typeof Topic>

/** Made by the clock, of figures. */
export const DIGESTS = ['morning', 'ten_days', 'month', 'team_week'] as const satisfies readonly Topic[]
export type DigestTopic = (typeof DIGESTS)[number]
/** Told when it happens. */
export type EventTopic = Exclude<Topic, DigestTopic>

/** Of flags, so that a flag taken over on its page is acknowledged, too. */
export const OF_FLAGS = ['flag', 'fault_overdue', 'milestone_late'] as const satisfies readonly Topic[]
/** Where nobody says within a day that they saw it, the leader is told. */
export const AWAITED: readonly Topic[] = [...OF_FLAGS, 'job_failed', 'disk_low']
export const ESCALATES_AFTER_HOURS = 24

/** Where what is told of is seen to, if it is more than one thing. */
export const TOPIC_PAGES: Record<Topic, string> = {
  flag: '/flags',
  // technicians meet no flags there
  fault_overdue: '/faults?open=true',
  milestone_late: '/flags?kind=milestone_late',
  log_held: '/review',
  log_returned: '/logs?status=returned',
  to_confirm: '/bulletins',
  job_failed: '/operations',
  disk_low: '/operations',
  new_place: '/account',
  morning: '/',
  ten_days: '/',
  month: '/',
  team_week: '/',
}
