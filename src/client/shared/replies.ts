/** What the server answers besides the overview, whose schema is the domain's own. */
import type { Band } from '../../domain/audibility/audibility.ts'
import type { Role } from '../../domain/people/account.ts'
import type { FindingCode } from '../../domain/screening/findings.ts'
import type { PhotoState } from '../../domain/screening/photo.ts'
import type { NewScreening, ScreeningStatus } from '../../domain/screening/screening.ts'
import type { KindCounts } from '../../domain/audibility/speaker.ts'
import type { Online } from '../../domain/audibility/speaker-online.ts'

export interface Listed<Item> {
  items: Item[]
  total: number
  nextCursor?: string
}

export interface LogFinding {
  code: FindingCode
  blocking: boolean
  message: string
  otherId?: string
}

export interface Log extends NewScreening {
  teamName: string
  villageName: string
  townshipName: string
  screenedOn: string
  /** Of all its films: those of the register, then those that are in no list. */
  filmNames: string[]
  receivedAt: string
  status: ScreeningStatus
  credit: number
  revision: number
  findings: LogFinding[]
  photoStates: PhotoState[]
  /** Of those it named, how many have not come. */
  photosMissing: number
}

export interface LogStep {
  at: string
  by: string
  /** Two accounts may have the same name. */
  actorId?: string
  role?: Role
  action: string
  reason?: string
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  /** Of a correction: each field that said something else before. */
  changes?: { field: string; before?: unknown; after?: unknown }[]
  /** The reader's own review, that may still be taken back for so many seconds. */
  canUndo?: boolean
  undoSecondsLeft?: number
}
export interface LogWithHistory extends Log {
  history: LogStep[]
}

export interface VillageMonths {
  year: number
  asOf: string
  villages: VillageYear[]
}
export interface VillageYear {
  code: string
  name: string
  townshipName: string
  teamCode?: string
  designated: boolean
  /** Whole screenings counted, January first. */
  months: number[]
  /** In sixtieths of a screening: of each month, and of the year. */
  monthCredits: number[]
  credit: number
  done: number
  quota: number
}

/** Fields are absent where nothing is known. */
export interface VillageAudibility {
  /** The day it speaks of. */
  asOf: string
  band: Band
  ratePercent?: number | null
  speakersInstalled?: number | null
  speakersSounding?: number | null
  testedOn?: string | null
  staleOn?: string | null
  /** How many days a full test counts, from which day on. */
  staleDays: { effectiveOn: string | null; days: number }[]
  /** Since which test it has been below the line, also while that is out of date. */
  belowSince?: string | null
  partial?: PartTest | null
  history: AudibilityTestRow[]
  /** What machines say of themselves that day; null where none can report. Beside the band, never part of it. */
  online?: Online | null
  /** Speakers by the village's register of them; null where none is kept. */
  registered?: number | null
}
interface PartTest {
  testedOn: string
  speakersTested: number
  speakersSounding: number
  atMostPercent: number
}
export interface AudibilityTestRow {
  id: string
  villageCode: string
  testedOn: string
  recordedAt: string
  receivedAt: string
  band: Band
  /** False of a test that came with a log which is not counted. */
  counted: boolean
  faultId?: string
  byKind?: KindCounts[]
  speakersInstalled: number
  speakersTested: number
  speakersSounding: number
  ratePercent?: number | null
  full: boolean
  method: 'on_site' | 'remote'
  note?: string
  reportedBy?: string
}
