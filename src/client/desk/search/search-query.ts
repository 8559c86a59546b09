/** What a search asks, what it found as one list that arrow keys walk, and where each thing leads. */
import type { FaultCategory, FaultStatus } from '../../../domain/fault/fault.ts'
import type { Film } from '../../../domain/register/film.ts'
import type { Village } from '../../../domain/register/place.ts'
import type { ScreeningStatus } from '../../../domain/screening/screening.ts'
import type { Team } from '../../../domain/register/team.ts'
import { faultPath, filmPath, logPath, teamPath, villagePath } from '../routes.ts'

interface Group<T> {
  items: T[]
  hasMore: boolean
}
export interface FoundLog {
  id: string
  villageName: string
  teamName: string
  screenedOn: string
  status: ScreeningStatus
  receiptNo?: string
  operatorName?: string
  filmTitles?: string[]
}
export interface FoundFault {
  id: string
  villageName: string
  townshipName: string
  category: FaultCategory
  status: FaultStatus
  reportedOn: string
  description: string
}
export interface SearchResult {
  q: string
  villages: Group<Village>
  teams: Group<Team>
  films: Group<Film>
  logs: Group<FoundLog>
  faults: Group<FoundFault>
}

export const KINDS = ['villages', 'teams', 'films', 'logs', 'faults'] as const
export type Kind = (typeof KINDS)[number]

export type Hit = { href: string } & (
  | { kind: 'villages'; item: Village }
  | { kind: 'teams'; item: Team }
  | { kind: 'films'; item: Film }
  | { kind: 'logs'; item: FoundLog }
  | { kind: 'faults'; item: FoundFault }
)

/** The longest question the server takes. */
export const LONGEST = 60

export const readSearch = (search: string): string =>
  (new URLSearchParams(search).get('q') ?? '').trim().slice(0, LONGEST)
/** One kind alone, where there were more of it than fit beside the others. */
export const readKind = (search: string): Kind | undefined =>
  KINDS.find((kind) => kind === new URLSearchParams(search).get('kind'))
export const searchPath = (q: string, kind?: Kind): string =>
  q === '' ? '/search' : `/search?q=${encodeURIComponent(q)}${kind ? `&kind=${kind}` : ''}`
/** As many of one kind as the server gives at once. */
export const ALL_OF_A_KIND = 50
/** Null for nothing to look for. */
export const searchRequest = (q: string, limit?: number): string | null =>
  q.trim() === '' ? null : `/api/search?q=${encodeURIComponent(q.trim())}${limit ? `&limit=${limit}` : ''}`

/** Group after group, as they are shown. */
export const hitsOf = (found: SearchResult): Hit[] => [
  ...found.villages.items.map((item): Hit => ({ kind: 'villages', item, href: villagePath(item.code) })),
  ...found.teams.items.map((item): Hit => ({ kind: 'teams', item, href: teamPath(item.code) })),
  ...found.films.items.map((item): Hit => ({ kind: 'films', item, href: filmPath(item.code) })),
  ...found.logs.items.map((item): Hit => ({ kind: 'logs', item, href: logPath(item.id) })),
  ...found.faults.items.map((item): Hit => ({ kind: 'faults', item, href: faultPath(item.id) })),
]

/** The hit an arrow key goes to; above the first and below the last is the box itself, as -1. */
export function stepTo(at: number, by: 1 | -1, count: number): number {
  const next = at + by
  if (next >= count) return -1
  return next < -1 ? count - 1 : next
}

export const RECENT_MAX = 6

/** The latest question first, each once. */
export function withRecent(recent: readonly string[], q: string): string[] {
  const asked = q.trim()
  if (asked === '') return [...recent]
  return [asked, ...recent.filter((one) => one !== asked)].slice(0, RECENT_MAX)
}

/** What was kept on the device; anything else than a list of questions is none. */
export function readRecent(kept: string | null): string[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string').slice(0, RECENT_MAX) : []
  } catch {
    return []
  }
}
