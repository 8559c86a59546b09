/** The queue as a list: each log in two lines, with a box to mark it. */
import { useEffect, useRef } from 'preact/hooks'
import { timeOf } from '../../shared/format.ts'
import type { Log } from '../../shared/replies.ts'
import { StatusMark } from '../marks.tsx'
import { t } from '../words.ts'
import { toggled } from './queue.ts'
import { reviewPath, type ReviewQuery } from './review-query.ts'

interface Props {
  logs: Log[]
  current: string
  marked: ReadonlySet<string>
  mark: (marked: ReadonlySet<string>) => void
  query: ReviewQuery
}

export function QueueList({ logs, current, marked, mark, query }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const isAll = logs.every(({ id }) => marked.has(id))
  // the one that is open stays in sight, and has the focus while the keyboard walks the list
  useEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current=true]')
    row?.scrollIntoView({ block: 'nearest' })
    const had = document.activeElement
    if (had === document.body || had?.id === 'content' || list.current?.contains(had))
      row?.focus({ preventScroll: true })
  }, [current])
  return (
    <div class="review-list">
      <label class="mark-all">
        <input
          type="checkbox"
          checked={isAll}
          onChange={() => mark(isAll ? new Set() : new Set(logs.map(({ id }) => id)))}
        />
        <span>{marked.size > 0 ? t('review_marked', { count: marked.size }) : t('review_mark_all')}</span>
      </label>
      <ul ref={list} data-list="queue" aria-label={t('review_queue_title')}>
        {logs.map((log) => (
          <Row
            key={log.id}
            log={log}
            isOpen={log.id === current}
            isMarked={marked.has(log.id)}
            mark={() => mark(toggled(marked, log.id))}
            href={reviewPath({ ...query, log: log.id })}
          />
        ))}
      </ul>
    </div>
  )
}

interface RowProps {
  log: Log
  isOpen: boolean
  isMarked: boolean
  mark: () => void
  href: string
}

function Row({ log, isOpen, isMarked, mark, href }: RowProps) {
  const reasons = [...new Set(log.findings.map(({ code }) => t(`finding_name_${code}`)))].join(t('list_comma'))
  return (
    <li class={isOpen ? 'queued queued-open' : 'queued'} data-log={log.id} data-status={log.status}>
      <label>
        <input type="checkbox" checked={isMarked} onChange={mark} />
        <span class="unseen">{t('review_mark', { village: log.villageName, day: log.screenedOn })}</span>
      </label>
      <a href={href} aria-current={isOpen ? 'true' : undefined}>
        <span class="queued-what">
          <strong>{log.villageName}</strong> <span class="soft">{log.teamName}</span>
        </span>
        <span class="soft">
          {log.screenedOn} {timeOf(log.startedAt)}
        </span>
        <span class="queued-why">
          <StatusMark status={log.status} /> <span>{reasons}</span>
        </span>
      </a>
    </li>
  )
}
