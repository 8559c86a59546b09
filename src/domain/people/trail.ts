/** What the audit trail speaks of. */
import * as z from 'zod'
import { dayRange, Flag01, Search } from '../asked.ts'

export const SubjectKind = z.enum([
  'screening',
  'missed_show',
  'cadre_answer',
  'plan',
  'callback',
  'callback_draw',
  'photo',
  'fault',
  'fault_witness',
  'audibility_report',
  'village_speakers',
  'speaker_resource',
  'speaker_status',
  'tv_coverage',
  'flag',
  'village',
  'township',
  'team',
  'film',
  'film_title',
  'credit_rule',
  'register',
  'bulletin',
  'report',
  'month',
  'settlement',
  'target',
  'target_entry',
  'target_milestone',
  'target_check',
  'event',
  'work',
  'fund',
  'tender',
  'problem',
  'duty',
  'setting',
  'channel',
  'notice',
  'import_columns',
  'personal_data',
  'account',
  'enrolment',
  'session',
  'token',
  'proof',
])
export type SubjectKind = z.infer<typeof SubjectKind>

export const AuditFilter = z.strictObject({
  ...dayRange,
  actor: Search.meta({ description: 'An account’s id, or part of a name' }),
  subjectKind: SubjectKind.optional(),
  // a photo's is its log's and its own
  subjectId: z.string().min(1).max(120).optional(),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  signIns: Flag01.optional().meta({ description: 'false leaves out who signed in and out' }),
  q: Search.meta({ description: 'Part of a name, a reason, an id, or of what was there before and after' }),
})
export type AuditFilter = z.infer<typeof AuditFilter>
