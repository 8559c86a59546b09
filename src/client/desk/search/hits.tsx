/** What a search asks, what it found as one list that arrow keys walk, each on a line, and the last questions. */
import type { SearchResult } from '../../../contract/search.ts'
import { shortDay } from '../../shared/format.ts'
import { recall, remember } from '../../shared/keep.ts'
import { categoryWord, faultStatusWord } from '../kit/faults.tsx'
import { statusWord } from '../kit/marks.tsx'
import { faultPath, filmPath, logPath, teamPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'

export const KINDS = ['villages', 'teams', 'films', 'logs', 'faults'] as const
export type Kind = (typeof KINDS)[number]

type Found = { [K in Kind]: { kind: K; item: SearchResult[K]['items'][number] } }
export type Hit = { href: string } & Found[Kind]

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

/** The last questions asked on this device. */
const KEY = 'searched'

export const recentSearches = (): string[] => readRecent(recall(KEY))
export const rememberSearch = (q: string): void => remember(KEY, JSON.stringify(withRecent(recentSearches(), q)))
export const forgetSearches = (): void => remember(KEY, null)

/** Its name, and what tells it from its namesakes. */
export function HitLine({ hit }: { hit: Hit }) {
  const [name, about] = linesOf(hit)
  return (
    <>
      <span class="hit-name">{name}</span> <span class="soft">{about}</span>
    </>
  )
}

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' · ')

function linesOf({ kind, item }: Hit): [name: string, about: string] {
  switch (kind) {
    case 'villages':
      return [item.name, joined(item.townshipName, item.code, item.aliases.join(t('list_comma')))]
    case 'teams':
      return [item.name, joined(item.code, item.members?.join(t('list_comma')))]
    case 'films':
      return [item.title, joined(t(`film_kind_${item.kind}`), t('time_minutes', { minutes: item.minutes }))]
    case 'logs':
      return [
        t('found_log', { village: item.villageName, day: item.screenedOn }),
        joined(
          item.teamName,
          statusWord(item.status),
          item.operatorName,
          item.receiptNo,
          item.filmTitles?.join(t('list_comma')),
        ),
      ]
    case 'faults':
      return [
        t('found_fault', { village: item.villageName, category: categoryWord(item.category) }),
        joined(faultStatusWord(item.status), shortDay(item.reportedOn), item.description),
      ]
  }
}
