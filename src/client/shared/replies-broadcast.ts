/** What the server answers about faults and speakers, besides the figures, whose schemas are the domain's own. */
import type * as z from 'zod'
import type { Band } from '../../domain/audibility/audibility.ts'
import type { FaultAction, FaultCategory, FaultEvent, FaultSeverity, FaultStatus } from '../../domain/fault/fault.ts'
import type { Village } from '../../domain/register/place.ts'
import type { SpeakerGroup } from '../../domain/audibility/speaker.ts'
import type { Online, OnlineTotal, SpeakerSums } from '../../domain/audibility/speaker-online.ts'

export interface Fault {
  id: string
  villageCode: string
  villageName: string
  townshipName: string
  designated: boolean
  category: FaultCategory
  severity: FaultSeverity
  description: string
  reportedAt: string
  reportedOn: string
  receivedAt: string
  reportedBy: string
  status: FaultStatus
  revision: number
  assignee?: string
  duplicateOf?: string
  insisted: boolean
  limitHours: number
  workedHours: number
  dueAt?: string
  overdueSince?: string
  isOverdue: boolean
  failedRepairs: number
  repairedAt?: string
  settledAt?: string
  audibilityReportId?: string
  witnesses: number
}

export interface Proof {
  testedOn: string
  speakersInstalled: number
  speakersSounding: number
  ratePercent: number | null
  staysBelow: boolean
  /** False when a log carried the test and no longer counts itself. */
  counted: boolean
}
export interface Witness {
  id: string
  name: string
  witnessedAt: string
  by: string
  note?: string
}
export interface FaultDetail extends Fault {
  events: FaultEvent[]
  witnessList: Witness[]
  proof?: Proof
  /** What the reader may do next. */
  nextSteps: FaultAction[]
  /** What a closing says. */
  message?: string
}

type VillageNamed = Pick<Village, 'code' | 'name' | 'townshipName' | 'designated'>

/** What machines of a village said of themselves on a day. */
export type VillageOnline = VillageNamed & Online
export interface SpeakersOnline {
  asOf: string
  total: z.infer<typeof OnlineTotal>
  villages: VillageOnline[]
}

/** What a sender hears of a test. */
export interface TestReceipt {
  id: string
  band: Band
  ratePercent: number | null
  full: boolean
  receivedAt: string
  /** It is full and below the line, and nothing is reported: shall a fault be? */
  offerFault?: boolean
}

export interface VillageSpeakers extends SpeakerSums {
  villageCode: string
  groups: SpeakerGroup[]
}
