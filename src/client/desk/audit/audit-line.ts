/** One line of the audit trail: what it is about, and where that is shown. */
import { faultPath, flagPath, logPath, taskPath, villagePath } from '../routes.ts'

export const KINDS = [
  ...([
    'screening',
    'missed_show',
    'photo',
    'fault',
    'fault_witness',
    'audibility_report',
    'village_speakers',
  ] as const),
  ...([
    'speaker_resource',
    'speaker_status',
    'tv_coverage',
    'flag',
    'village',
    'township',
    'team',
    'film',
    'film_title',
  ] as const),
  ...(['credit_rule', 'register', 'target', 'target_entry', 'target_milestone', 'target_check', 'setting'] as const),
  ...(['account', 'enrolment', 'session', 'token'] as const),
] as const
export type SubjectKind = (typeof KINDS)[number]

/** What can be filtered by; other actions are still shown. */
export const ACTIONS = [
  ...([
    'submit',
    'correct',
    'accept',
    'return',
    'reject',
    'void',
    'undo_review',
    'match',
    'report',
    'assign',
    'start',
    'pause',
  ] as const),
  ...(['resume', 'repaired', 'close', 'cancel', 'mark_duplicate', 'reopen', 'opened', 'returned', 'worsened'] as const),
  ...([
    'eased',
    'acknowledged',
    'cleared',
    'put',
    'add',
    'register',
    'serve',
    'take_back',
    'load',
    'issue',
    'redeem',
    'revoke',
  ] as const),
  ...(['disable', 'set_password', 'reset_password', 'sign_in', 'sign_out', 'end_session'] as const),
  ...(['second_factor_on', 'second_factor_off', 'use_recovery_code', 'wrong_password', 'wrong_code'] as const),
  ...(['locked_out', 'refused', 'bad_token', 'new_network'] as const),
  ...(['missing', 'damaged', 'restored'] as const),
] as const

export interface AuditLine {
  id: number
  at: string
  actor: { id: string; name: string; role: 'team' | 'technician' | 'manager' }
  action: string
  subject: { kind: SubjectKind; id: string; name?: string | undefined }
  reason?: string | undefined
  before?: unknown
  after?: unknown
}
export interface AuditTrail {
  items: AuditLine[]
  nextCursor?: string
  lookedBackTo: string | null
}

type Content = Record<string, unknown>
const contentOf = (value: unknown): Content =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Content) : {}
const textIn = (content: Content, name: string): string | undefined => {
  const value = content[name]
  return typeof value === 'string' ? value : undefined
}

const PAGES: Partial<Record<SubjectKind, string>> = {
  ...{ account: '/phones', enrolment: '/phones', session: '/phones' },
  ...{
    credit_rule: '/register?part=rule',
    film: '/register?part=films',
    film_title: '/register?part=films',
    register: '/register',
    township: '/register',
  },
  ...{ token: '/settings?part=tokens', setting: '/settings?part=limits', tv_coverage: '/tv', missed_show: '/missed' },
}

/** Where the subject is shown; its village, log, fault or task where it has no page of its own. */
export function subjectPath({ subject: { kind, id }, before, after }: AuditLine): string | undefined {
  const content = { ...contentOf(before), ...contentOf(after) }
  const log = textIn(content, 'screeningId')
  const fault = textIn(content, 'faultId')
  const target = textIn(content, 'targetCode') ?? (kind === 'target_entry' ? textIn(content, 'code') : undefined)
  const village = textIn(content, 'villageCode')
  if (kind === 'screening') return logPath(id)
  if (kind === 'fault') return faultPath(id)
  if (kind === 'flag') return flagPath(id)
  if (kind === 'village' || kind === 'village_speakers') return villagePath(id)
  if (kind === 'team') return `/register?part=teams&team=${encodeURIComponent(id)}`
  if (kind === 'target') return `/settings?part=targets&target=${encodeURIComponent(id)}`
  if (PAGES[kind]) return PAGES[kind]
  if (log) return logPath(log)
  if (fault) return faultPath(fault)
  if (target) return taskPath(target)
  return village && villagePath(village)
}
