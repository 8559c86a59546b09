/** What the audit trail speaks of. */
import * as z from 'zod'

export const SubjectKind = z.enum([
  'screening',
  'audibility_report',
  'village',
  'township',
  'team',
  'film',
  'film_title',
  'target',
  'target_entry',
  'credit_rule',
  'register',
  'account',
  'session',
  'token',
  'enrolment',
  'fault',
  'fault_witness',
  'village_speakers',
  'speaker_resource',
  'speaker_status',
  'tv_coverage',
  'target_milestone',
  'target_check',
  'flag',
  'missed_show',
  'photo',
  'setting',
])
export type SubjectKind = z.infer<typeof SubjectKind>
