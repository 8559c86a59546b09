/** The queue as a list: each log in two lines, with a box to mark it. */
import type { Log } from '../../../contract/screenings.ts'
import { useEffect, useRef } from 'preact/hooks'
import { figure, timeOf } from '../../shared/format.ts'
import { office } from '../../../contract/office.ts'
import { useAsk } from '../../shared/load.ts'
import { StatusMark } from '../kit/marks.tsx'
import { t } from '../words.ts'
import { markedAll, toggled, waitedDays } from './rules.ts'
import { reviewPath, type ReviewQuery } from './review-query.ts'

interface Props {
  logs: Log[]
  /** In the whole queue, read or not. */
  total: number
  current: string | undefined
  marked: ReadonlySet<string>
  mark: (marked: ReadonlySet<string>) => void
  query: ReviewQuery
  more: (() => void) | undefined
  isReading: boolean
}

export function QueueList({ logs, total, current, marked, mark, query, more, isReading }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const ids = logs.map(({ id }) => id)
  const { data: here } = useAsk(office.read, {})
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
          checked={ids.length > 0 && ids.every((id) => marked.has(id))}
          onChange={() => mark(markedAll(ids, marked))}
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
            days={here && waitedDays(log.receivedAt, here.now)}
          />
        ))}
      </ul>
      <p class="queue-more">
        <span class="soft">{t('review_shown', { shown: figure(logs.length), total: figure(total) })}</span>
        {more && (
          <button type="button" onClick={more} disabled={isReading}>
            {isReading ? t('loading') : t('review_more')}
          </button>
        )}
      </p>
    </div>
  )
}

interface RowProps {
  log: Log
  isOpen: boolean
  isMarked: boolean
  mark: () => void
  href: string
  days: number | undefined
}

function Row({ log, isOpen, isMarked, mark, href, days }: RowProps) {
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
          {days !== undefined && days > 0 && ` · ${t('review_waited', { days })}`}
        </span>
        <span class="queued-why">
          <StatusMark status={log.status} /> <span>{reasons}</span>
        </span>
      </a>
    </li>
  )
}
