/** Home's news: what the office made of logs since the last look, each with its village, day and reason. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { shortDay } from '../../shared/format.ts'
import { StandingMark } from '../kit/marks.tsx'
import { Button, LinkButton, Named, Notice, Row } from '../kit/states.tsx'
import { useCopy } from '../phone/phone.ts'
import { logPath, LOGS, OUTBOX } from '../routes.ts'
import { t } from '../words.ts'
import type { FieldCopy, FieldLog } from '../../../domain/screening/field-copy.ts'
import { recall, remember } from '../../shared/keep.ts'

const MOST = 4

export function News() {
  const { copy, person } = useCopy()
  const [seen, setSeen] = useState(() => keptSeen(person.id))
  const looked = useCallback(() => {
    keepSeen(person.id, seenAll(copy))
    setSeen(seenAll(copy))
  }, [copy, person.id])
  useEffect(() => {
    if (seen === null) looked()
  }, [seen, looked])
  const news = newsIn(copy, seen)
  const returned = copy.team?.returned ?? 0
  const isTold = returned <= news.filter(({ status }) => status === 'returned').length
  return (
    <>
      {news.length > 0 && <List news={news} looked={looked} />}
      {!isTold && (
        <Notice tone="watch">
          <p>
            <a href={OUTBOX}>{t('home_returned', { count: returned })}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

function List({ news, looked }: { news: ReturnType<typeof newsIn>; looked: () => void }) {
  const { copy } = useCopy()
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  return (
    <section class="news" aria-labelledby="news">
      <h2 id="news">{t('news_title', { count: news.length })}</h2>
      <ul class="rows" data-list="news">
        {news.slice(0, MOST).map(({ id, status, villageCode, day, why }) => (
          <Row
            key={id}
            data-news={status}
            href={logPath(id)}
            name={<Named name={names.get(villageCode) ?? villageCode} of={shortDay(day)} />}
            says={why && t('news_why', { why })}
            state={<StandingMark standing={status} />}
          />
        ))}
      </ul>
      <p class="actions">
        <Button label={t('news_seen')} act={looked} />
        {news.length > MOST && <LinkButton href={LOGS} label={t('news_more', { count: news.length - MOST })} />}
      </p>
    </section>
  )
}

/** The gravest first. */
const TOLD = ['returned', 'rejected', 'held', 'accepted'] as const
/** By log, the word that was seen of it. */
export type Seen = Record<string, string>

const isTold = (status: string): status is (typeof TOLD)[number] => (TOLD as readonly string[]).includes(status)
const logsOf = (copy: FieldCopy): FieldLog[] => copy.team?.logs ?? []

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
