/** What the server answers about TV coverage. */
import type { CoverageFigures } from '../../domain/audibility/tv-coverage.ts'

export interface TvVillage {
  id: string
  villageCode: string
  villageName: string
  townshipName: string
  designated: boolean
  asOf: string
  households: number
  connected: number
  verified: number
  lost: number
  noSignal: number
  noSet: number
  notConnected: number
  /** Null of no households. */
  connectedPercent: number | null
  note?: string
  receivedAt: string
  reportedBy: string
  /** Since the snapshot before; null when this is the first. */
  change: { since: string; households: number; connected: number; lost: number } | null
}

export interface TvCoverage {
  items: TvVillage[]
  total: number
  nextCursor?: string
  asOf: string
  figures: CoverageFigures
}
