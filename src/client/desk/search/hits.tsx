/** What a search asks, what it found as one list that arrow keys walk, each on a line, and the last questions. */
import type { SearchResult } from '../../../contract/register.ts'
import { shortDay } from '../../shared/format.ts'
import { recall, remember } from '../../shared/keep.ts'
import { categoryWord, faultStatusWord } from '../kit/faults.tsx'
import { statusWord } from '../kit/marks.tsx'
import { entryPath, faultPath, filmPath, logPath, reportPath, teamPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'

export const KINDS = ['villages', 'teams', 'films', 'logs', 'faults', 'ledger', 'reports'] as const
export type Kind = (typeof KINDS)[number]

export interface Hit {
  kind: Kind
  href: string
  name: string
  /** What tells it from its namesakes. */
  about: string
}

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
export const asked = (q: string, limit?: number) => (q.trim() === '' ? null : { query: { q: q.trim(), limit } })

const hit = (kind: Kind, href: string, name: string, ...about: (string | undefined)[]): Hit => ({
  kind,
  href,
  name,
  about: about.filter(Boolean).join(' · '),
})
const listed = (names: string[] = []): string => names.join(t('list_comma'))

/** Group after group, as they are shown. */
export const hitsOf = ({ villages, teams, films, logs, faults, ledger, reports }: SearchResult): Hit[] => [
  ...villages.items.map(({ code, name, townshipName, aliases }) =>
    hit('villages', villagePath(code), name, townshipName, code, listed(aliases)),
  ),
  ...teams.items.map(({ code, name, members }) => hit('teams', teamPath(code), name, code, listed(members))),
  ...films.items.map(({ code, title, kind, minutes }) =>
    hit('films', filmPath(code), title, t(`film_kind_${kind}`), t('time_minutes', { minutes })),
  ),
  ...logs.items.map(({ id, villageName: village, screenedOn: day, status, ...log }) => {
    const about = [log.teamName, statusWord(status), log.operatorName, log.receiptNo, listed(log.filmTitles)]
    return hit('logs', logPath(id), t('found_log', { village, day }), ...about)
  }),
  ...faults.items.map(({ id, villageName: village, category, status, reportedOn, description }) => {
    const name = t('found_fault', { village, category: categoryWord(category) })
    return hit('faults', faultPath(id), name, faultStatusWord(status), shortDay(reportedOn), description)
  }),
  ...ledger.items.map(({ id, noun, title, on, villageName, townshipName }) =>
    hit('ledger', entryPath(noun, id), title, t(`${noun}s_title`), shortDay(on), villageName, townshipName),
  ),
  ...reports.items.map(({ id, title, asOf }) => hit('reports', reportPath(id), title, shortDay(asOf))),
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
  const latest = q.trim()
  if (latest === '') return [...recent]
  return [latest, ...recent.filter((one) => one !== latest)].slice(0, RECENT_MAX)
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

const KEY = 'searched'

export const recentSearches = (): string[] => readRecent(recall(KEY))
export const rememberSearch = (q: string): void => remember(KEY, JSON.stringify(withRecent(recentSearches(), q)))
export const forgetSearches = (): void => remember(KEY, null)

export const HitLine = ({ hit: { name, about } }: { hit: Hit }) => (
  <>
    <span class="hit-name">{name}</span> <span class="soft">{about}</span>
  </>
)
