/** One line of the audit trail: what it is about, where that is shown, and what changed. */
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
  ...(['speaker_resource', 'speaker_status', 'tv_coverage', 'flag', 'village', 'township', 'team', 'film'] as const),
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
    'undo',
    'report',
    'assign',
    'start',
    'pause',
  ] as const),
  ...(['resume', 'repaired', 'close', 'cancel', 'mark_duplicate', 'reopen', 'opened', 'returned', 'worsened'] as const),
  ...(['eased', 'acknowledged', 'cleared', 'put', 'add', 'serve', 'load', 'issue', 'redeem', 'revoke'] as const),
  ...(['disable', 'set_password', 'sign_in', 'sign_out'] as const),
] as const

export interface AuditLine {
  id: number
  at: string
  actor: { id: string; name: string; role: 'team' | 'technician' | 'manager' }
  action: string
  subject: { kind: SubjectKind; id: string; name?: string }
  reason?: string
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
  ...{ credit_rule: '/register?part=rule', film: '/register?part=films', register: '/register', township: '/register' },
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

export interface LineChange {
  field: string
  before: string
  after: string
}

/** Fields that only the programme reads. */
const UNSAID = new Set([
  'id',
  'revision',
  'findings',
  'receivedAt',
  'credit',
  'screenedOn',
  'content',
  'batch',
  'source',
])

/** The fields that differ, each as text; of what was made anew, what it began with. */
export function lineChanges({ before, after }: Pick<AuditLine, 'before' | 'after'>): LineChange[] {
  const [was, is] = [contentOf(before), contentOf(after)]
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => !UNSAID.has(field))
  return fields
    .filter((field) => after === undefined || JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => ({ field, before: shortly(was[field]), after: shortly(is[field]) }))
}

const MOST_CHARACTERS = 120

function shortly(value: unknown): string {
  const text = flat(value)
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
}

function flat(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(flat).join(', ')
  return Object.values(value).map(flat).filter(Boolean).join(' ')
}
