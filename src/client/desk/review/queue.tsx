/** The queue with a box to mark each log, the log that is open, and what is decided on it or on all that are marked. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { office } from '../../../contract/office.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { CallbackTag } from '../kit/callback.tsx'
import { Button, Changing, useMayChange } from '../kit/buttons.tsx'
import { CadreTag } from '../kit/log-cadre.tsx'
import { StatusMark } from '../kit/marks.tsx'
import { Empty, Failure } from '../kit/section.tsx'
import { logPath } from '../routes.ts'
import { t } from '../words.ts'
import { DecideBar, SaidBar } from './decide-bar.tsx'
import { useDeciding } from './deciding.ts'
import { LogPane } from './log-pane.tsx'
import { type Command, READS, useReviewKeys } from './review-keys.ts'
import { filterCount, queuePath, type Read, reviewPath, type ReviewQuery } from './review-query.ts'
import { afterDeciding, chosenOf, markedAll, standingAt, stepFrom, toggled, waitedDays } from './rules.ts'

/** A log as it was read: one that is decided, and comes back, is another revision. */
const asRead = ({ id, revision }: Log): string => `${id} ${revision}`
const NOTHING: ReadonlySet<string> = new Set()

/** Which log is open, and where it stands: it stays open until its reader goes on, whatever becomes of the queue. */
function useStanding(query: ReviewQuery, ids: readonly string[]) {
  const of = queuePath(query)
  const last = useRef<{ of: string; open: string | undefined; place: number }>({ of, open: undefined, place: 0 })
  if (last.current.of !== of) last.current = { of, open: undefined, place: 0 }
  const current = standingAt(ids, query.log, last.current.open, last.current.place)
  last.current.open = current
  if (current !== undefined && ids.includes(current)) last.current.place = ids.indexOf(current)
  const stand = (id: string | undefined) => {
    last.current.open = id
    go(reviewPath({ ...query, log: id }), { replace: true })
  }
  return { current, place: last.current.place, stand }
}

interface Props {
  query: ReviewQuery
  read: Read
  isReading: boolean
  reload: () => void
  /** Reads more of the queue, where there is more. */
  more: (() => void) | undefined
  help: () => void
}

export function Queue({ query, read, isReading, reload, more, help }: Props) {
  // decided here, and still in the lists until they have been asked for anew
  const [gone, setGone] = useState(NOTHING)
  const [marked, mark] = useState(NOTHING)
  const logs = read.logs.filter((log) => !gone.has(asRead(log)))
  const ids = logs.map(({ id }) => id)
  const { current, place, stand } = useStanding(query, ids)
  const inQueue = logs.find(({ id }) => id === current)
  const asked = current !== undefined && !inQueue ? { params: { id: current } } : null
  const elsewhere = useAsk(screenings.read, asked)
  const alone = elsewhere.data?.id === current && asked ? elsewhere.data : undefined
  const open = inQueue ?? alone
  const chosen = chosenOf(ids, marked, current)
  const known = alone ? [...logs, alone] : logs
  const decided = (done: string[]) => {
    const away = new Set(done)
    setGone(new Set([...gone, ...known.filter(({ id }) => away.has(id)).map(asRead)]))
    mark(new Set([...marked].filter((id) => !away.has(id))))
    if (current !== undefined && away.has(current)) stand(afterDeciding(ids, current, away, place))
    elsewhere.reload()
    reload()
  }
  const deciding = useDeciding({ logs: known, reload, decided })
  const step = (by: 1 | -1) => {
    if (by > 0 && current === ids.at(-1)) more?.()
    stand(stepFrom(ids, current, by, place))
  }
  const acts: Record<Command, () => void> = {
    next: () => step(1),
    previous: () => step(-1),
    mark: () => current !== undefined && mark(toggled(marked, current)),
    mark_all: () => mark(markedAll(ids, marked)),
    open: () => current !== undefined && go(logPath(current)),
    undo: () => deciding.undo(),
    help,
    leave: () => mark(NOTHING),
    accept: () => deciding.choose('accept', chosen),
    return: () => deciding.choose('return', chosen),
    reject: () => deciding.choose('reject', chosen),
  }
  const list = { query, logs, total: read.held + read.warned, current, marked, mark, more, isReading }
  const mayChange = useMayChange()
  useReviewKeys((command) => (mayChange || READS.has(command)) && acts[command]())
  // on a phone a log is open only when somebody went to it
  const isShown = matchMedia('(min-width: 60rem)').matches || query.log !== undefined
  return (
    <>
      {mayChange && <SaidBar deciding={deciding} />}
      {logs.length === 0 && <Nothing query={query} />}
      {(logs.length > 0 || current !== undefined) && (
        <div class="review-room" data-open={query.log !== undefined} data-marked={marked.size > 0}>
          <QueueList {...list} />
          <section class="review-pane" aria-label={t('review_title')}>
            {isShown && (
              <div class="pane-log">
                <p class="back-to-queue">
                  <a href={queuePath(query)}>{t('review_back')}</a>
                </p>
                {asked && elsewhere.problem && <Failure problem={elsewhere.problem} retry={elsewhere.reload} />}
                {open && <LogPane key={open.id} log={open} elsewhere={alone} />}
              </div>
            )}
            {mayChange && <DecideBar deciding={deciding} chosen={chosen} logs={known} />}
          </section>
        </div>
      )}
    </>
  )
}

const Nothing = ({ query }: { query: ReviewQuery }) =>
  filterCount(query) > 0 ? (
    <Empty>
      {t('review_none_such')} <a href={queuePath({ order: query.order })}>{t('filter_clear')}</a>
    </Empty>
  ) : (
    <Empty>
      {t('review_none')} <a href="/logs">{t('nav_logs')}</a>
    </Empty>
  )

interface ListProps extends Pick<Props, 'query' | 'more' | 'isReading'> {
  logs: Log[]
  /** In the whole queue, read or not. */
  total: number
  current: string | undefined
  marked: ReadonlySet<string>
  mark: (marked: ReadonlySet<string>) => void
}

function QueueList({ logs, total, current, marked, mark, query, more, isReading }: ListProps) {
  const list = useRef<HTMLUListElement>(null)
  const ids = logs.map(({ id }) => id)
  const { data: here } = useAsk(office.read, {})
  // the one that is open stays in sight, and has the focus while the keyboard walks the list
  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>('[aria-current=true]')
    row?.scrollIntoView({ block: 'nearest' })
    const had = document.activeElement
    if (had === document.body || had?.id === 'content' || list.current?.contains(had))
      row?.focus({ preventScroll: true })
  }, [current])
  return (
    <div class="review-list">
      <Changing>
        <label class="mark-all">
          <input
            type="checkbox"
            checked={ids.length > 0 && ids.every((id) => marked.has(id))}
            onChange={() => mark(markedAll(ids, marked))}
          />
          <span>{marked.size > 0 ? t('review_marked', { count: marked.size }) : t('review_mark_all')}</span>
        </label>
      </Changing>
      <ul ref={list} data-list="queue" aria-label={t('review_queue_title')}>
        {logs.map((log) => (
          <li
            key={log.id}
            class={log.id === current ? 'queued queued-open' : 'queued'}
            data-log={log.id}
            data-status={log.status}
          >
            <Changing>
              <label>
                <input type="checkbox" checked={marked.has(log.id)} onChange={() => mark(toggled(marked, log.id))} />
                <span class="unseen">{t('review_mark', { village: log.villageName, day: log.screenedOn })}</span>
              </label>
            </Changing>
            <a href={reviewPath({ ...query, log: log.id })} aria-current={log.id === current ? 'true' : undefined}>
              <Lines log={log} days={here ? waitedDays(log.receivedAt, here.now) : 0} />
            </a>
          </li>
        ))}
      </ul>
      <p class="queue-more">
        <span class="soft">{t('review_shown', { shown: figure(logs.length), total: figure(total) })}</span>
        {more && <Button label={isReading ? t('loading') : t('review_more')} onClick={more} disabled={isReading} />}
      </p>
    </div>
  )
}

const Lines = ({ log, days }: { log: Log; days: number }) => (
  <>
    <span class="queued-what">
      <strong>{log.villageName}</strong> <span class="soft">{log.teamName}</span>
    </span>
    <span class="soft">
      {log.screenedOn} {timeOf(log.startedAt)}
      {days > 0 && ` · ${t('review_waited', { days })}`}
    </span>
    <span class="queued-why">
      <StatusMark status={log.status} /> <CadreTag log={log} />
      {log.callback && <CallbackTag of={log.callback} />}{' '}
      {log.fourEyes && <span class="tag">{t(`four_eyes_${log.fourEyes.by}`)}</span>}{' '}
      <span>{[...new Set(log.findings.map(({ code }) => t(`finding_name_${code}`)))].join(t('list_comma'))}</span>
    </span>
  </>
)
