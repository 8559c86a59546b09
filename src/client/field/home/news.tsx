/** What the office made of logs since the last look: tiles on the first view. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { FieldCopy, FieldLog } from '../../../domain/screening/field-copy.ts'
import { recall, remember } from '../../shared/keep.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { type Look, SHAPES, STATUS_LOOK } from '../../shared/shapes.ts'
import { useCopy } from '../phone/phone.ts'
import { logPath, NEWS, OUTBOX } from '../routes.ts'
import { t } from '../words.ts'

export function News() {
  const { copy, person, entries } = useCopy()
  const [seen] = useState(() => keptSeen(person.id))
  // whoever has seen nothing yet missed nothing
  useEffect(() => {
    if (seen === null) keepSeen(person.id, seenAll(copy))
  }, [seen, copy, person.id])
  const news = newsIn(copy, seen)
  const open = returnedOpen(copy, entries)
  const drafts = entries.filter(({ kind, state }) => kind === 'screening' && state === 'draft')
  const tiles = TOLD.flatMap((status) => {
    const those = news.filter((one) => one.status === status).map(({ id }) => id)
    return those.length > 0 ? [{ status, those }] : []
  })
  const isOpenTold = tiles.some(({ status }) => status === 'returned')
  return (
    <div class="news" data-list="news">
      {tiles.map(({ status, those: [first = '', ...more] }) => (
        <Tile
          key={status}
          name={status}
          look={TILE_LOOK[status]}
          label={t(`news_${status}`)}
          count={more.length + 1}
          href={more.length === 0 ? logPath(first) : NEWS}
        />
      ))}
      {tiles.length === 0 && <p class="soft">{t('news_none')}</p>}
      {!isOpenTold && open.length > 0 && (
        <Tile
          name="open"
          look={STATUS_LOOK.returned}
          label={t('news_open')}
          count={open.length}
          href={open.length === 1 ? logPath(open[0] ?? '') : OUTBOX}
        />
      )}
      {drafts.length > 1 && (
        <Tile name="drafts" look={['info', 'dot']} label={t('news_drafts')} count={drafts.length} href={OUTBOX} />
      )}
    </div>
  )
}

/** Red is what the team must act on. */
const TILE_LOOK: Record<Told, Look> = {
  returned: ['bad', 'back'],
  rejected: STATUS_LOOK.rejected,
  held: STATUS_LOOK.held,
  accepted: STATUS_LOOK.accepted,
}

interface TileProps {
  name: string
  look: Look
  label: string
  count: number
  href: string
}
const Tile = ({ name, look: [tone, shape], label, count, href }: TileProps) => (
  <a class={`news-tile mark-${tone}`} href={href} data-news={name}>
    <svg class="icon" viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
      <path d={SHAPES[shape]} />
    </svg>
    <span>{label}</span> <strong>{count}</strong>
  </a>
)

/** The gravest first. */
const TOLD = ['returned', 'rejected', 'held', 'accepted'] as const
type Told = (typeof TOLD)[number]
/** By log, the word that was seen of it. */
export type Seen = Record<string, string>

const isTold = (status: string): status is Told => (TOLD as readonly string[]).includes(status)
const logsOf = (copy: FieldCopy): FieldLog[] => copy.team?.logs ?? []

/** Logs that wait for the team's word, and have none on this phone. */
export const returnedOpen = (copy: FieldCopy, entries: readonly Entry[]): string[] =>
  logsOf(copy).flatMap(({ content: { id }, status, revision }) => {
    const isAnswered = entries.some(
      ({ kind, about, state, body }) =>
        about === id &&
        state !== 'draft' &&
        (kind === 'void' || (kind === 'correction' && Number((body as { revision?: number }).revision) >= revision)),
    )
    return status === 'returned' && !isAnswered ? [id] : []
  })

/** Whoever has seen nothing yet missed nothing: the first copy is where news begins. */
export function newsIn(copy: FieldCopy, seen: Seen | null) {
  if (seen === null) return []
  const news = logsOf(copy).flatMap(({ content: { id, villageCode }, status, screenedOn: day, reason, findings }) => {
    if (!isTold(status) || seen[id] === status) return []
    // why it was returned or rejected, or what is to be looked into
    const held = status === 'held' ? findings.find(({ blocking }) => blocking)?.message : undefined
    return [{ id, status, villageCode, day, why: reason ?? held }]
  })
  return news.sort((a, b) => TOLD.indexOf(a.status) - TOLD.indexOf(b.status) || b.day.localeCompare(a.day))
}

/** All that the copy says; no more than it has logs. */
export const seenAll = (copy: FieldCopy): Seen =>
  Object.fromEntries(logsOf(copy).flatMap(({ content: { id }, status }) => (isTold(status) ? [[id, status]] : [])))

/** One log looked at: of a copy without it nothing is known. */
export function seenOne(copy: FieldCopy, seen: Seen | null, id: string): Seen | null {
  const status = seenAll(copy)[id]
  return seen === null || status === undefined || seen[id] === status ? seen : { ...seen, [id]: status }
}

const keyOf = (person: string): string => `seen-logs:${person}`

export function keptSeen(person: string): Seen | null {
  try {
    const kept = JSON.parse(recall(keyOf(person)) ?? 'null') as unknown
    return typeof kept === 'object' ? (kept as Seen | null) : null
  } catch {
    return null
  }
}
export const keepSeen = (person: string, seen: Seen): void => remember(keyOf(person), JSON.stringify(seen))

/** What was opened is no news any more, however one came to it. */
export function useSeen(id: string): void {
  const { copy, person } = useCopy()
  // at once: who goes back quickly is not told again
  useLayoutEffect(() => {
    const seen = keptSeen(person.id)
    const next = seenOne(copy, seen, id)
    if (next !== null && next !== seen) keepSeen(person.id, next)
  }, [id, copy, person.id])
}
