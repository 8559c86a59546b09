/** 疑点: what is unusual in the logs of a period, by team and kind; it says against what, and judges nobody. */
import * as z from 'zod'
import type { CallbackResult } from '../callback/callback.ts'
import { Day } from '../period.ts'
import { NowCalled } from '../register/day-names.ts'
import type { Finding } from '../screening/findings.ts'
import { ScreeningStatus } from '../screening/screening.ts'

export const SuspicionKind = z.enum(['receipts', 'times', 'places', 'attendance', 'witness', 'entry', 'proof'])
export type SuspicionKind = z.infer<typeof SuspicionKind>

/** What each sign is about: those of a single log are its findings, the others are seen in many logs side by side. */
export const SIGNS = {
  receipt_run: 'receipts',
  receipt_backwards: 'receipts',
  receipt_reused: 'receipts',
  duplicate: 'times',
  overlap: 'times',
  many_shows: 'times',
  short_run: 'times',
  before_dusk: 'times',
  position_copied: 'places',
  position_stale: 'places',
  impossible_travel: 'places',
  far_from_village: 'places',
  attendance_same: 'attendance',
  attendance_zero: 'attendance',
  attendance_high: 'attendance',
  witness_everywhere: 'witness',
  one_sitting: 'entry',
  in_future: 'entry',
  late_report: 'entry',
  clock_off: 'entry',
  callback_denied: 'proof',
  photo_reused: 'proof',
  proof_missing: 'proof',
  no_photos: 'proof',
  no_receipt: 'proof',
  no_witness: 'proof',
  no_position: 'proof',
} as const satisfies Record<string, SuspicionKind>
export const Sign = z.enum(Object.keys(SIGNS) as [keyof typeof SIGNS])
export type Sign = z.infer<typeof Sign>

/** As much of a log as is looked at; those that were rejected or voided are decided already. */
export interface LookedAt {
  id: string
  teamCode: string
  villageCode: string
  screenedOn: string
  startedAt: string
  recordedAt: string
  attendance: number
  status: ScreeningStatus
  receiptNo: string | null
  witness: string | null
  /** To six digits; null where there is none. */
  position: string | null
  /** Their hashes. */
  photos: string[]
  hasPhotos: boolean
  findings: Finding[]
  /** What its village said, where it was drawn and called. */
  callback: CallbackResult | null
}

const count = z.int().min(0)
export const SuspiciousLog = z
  .object({
    id: z.string(),
    screenedOn: Day,
    startedAt: z.string(),
    recordedAt: z.string(),
    villageCode: z.string(),
    villageName: z.string(),
    townshipName: z.string(),
    nowCalled: NowCalled.optional(),
    attendance: count,
    receiptNo: z.string().optional(),
    witness: z.string().optional(),
    status: ScreeningStatus,
    message: z.string().optional().meta({ description: 'What its own finding says' }),
  })
  .meta({ id: 'SuspiciousLog' })
export type SuspiciousLog = z.infer<typeof SuspiciousLog>

export const MOST_LOGS_A_GROUP = 100
export const Suspicion = z
  .object({
    kind: SuspicionKind,
    sign: Sign,
    teamCode: z.string(),
    teamName: z.string(),
    message: z.string().meta({ description: 'What is unusual, and against what' }),
    advice: z.string().meta({ description: 'What to do about it' }),
    standsOut: z.boolean().meta({
      description: 'More than chance brings about in any team; false of findings that others have as often',
    }),
    count: count.meta({ description: 'Logs in all; `logs` are the newest of them' }),
    logs: z.array(SuspiciousLog).max(MOST_LOGS_A_GROUP),
  })
  .meta({ id: 'Suspicion' })
export type Suspicion = z.infer<typeof Suspicion>

export const MOST_GROUPS = 500
export const Suspicions = z
  .object({
    from: Day,
    to: Day,
    looked: count.meta({ description: 'Logs that were looked at: submitted, accepted, held and returned' }),
    readFrom: Day.optional().meta({ description: 'There were too many: none before this day was looked at' }),
    total: count.meta({ description: 'Logs in any group, each once' }),
    teams: z.array(
      z.object({
        teamCode: z.string(),
        teamName: z.string(),
        looked: count,
        total: count.meta({ description: 'Logs in any of its groups, each once' }),
        kinds: z.partialRecord(SuspicionKind, count).meta({ description: 'Logs of each kind, each once' }),
        standsOut: z.array(SuspicionKind).meta({ description: 'The kinds in which one of its groups does' }),
      }),
    ),
    groups: z.array(Suspicion).max(MOST_GROUPS).meta({ description: 'Of the team and kind asked for' }),
  })
  .meta({ id: 'Suspicions', description: 'What is unusual in the logs of a period; no judgement of anybody' })
export type Suspicions = z.infer<typeof Suspicions>
