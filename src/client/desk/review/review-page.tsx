/** The review queue: held logs, then warned ones; one is open, one or many are decided, by mouse, thumb or keyboard. */
import { useRef, useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { Listed, Log } from '../../shared/replies.ts'
import { Choice } from '../filter-fields.tsx'
import { logPath } from '../routes.ts'
import { Empty, Failure, Skeleton, usePageTitle } from '../states.tsx'
import { t } from '../words.ts'
import { DecideBar } from './decide-bar.tsx'
import { KeysHelp } from './keys-help.tsx'
import { LogPane } from './log-pane.tsx'
import { afterDeciding, chosenOf, ORDERS, queueOf, standingAt, stepFrom, toggled } from './queue.ts'
import { QueueList } from './queue-list.tsx'
import { type Command } from './review-keys.ts'
import { HELD_REQUEST, readReviewQuery, reviewPath, type ReviewQuery, WARNED_REQUEST } from './review-query.ts'
import { useDeciding } from './deciding.ts'
import { SaidBar } from './said-bar.tsx'
import { useReviewKeys } from './use-review-keys.ts'

const EVERY = 60_000

export function ReviewPage({ search }: { search: string }) {
  usePageTitle(t('review_queue_title'))
  const query = readReviewQuery(search)
  const held = useLoad<Listed<Log>>(HELD_REQUEST, { every: EVERY })
  const warned = useLoad<Listed<Log>>(WARNED_REQUEST, { every: EVERY })
  const reload = () => {
    held.reload()
    warned.reload()
  }
  const problem = held.problem ?? warned.problem
  return (
    <div class="page-wide review">
      <h1>{t('review_queue_title')}</h1>
      {problem && <Failure problem={problem} retry={reload} />}
      {problem && held.data && warned.data && <p class="soft">{t('review_old')}</p>}
      {held.data && warned.data ? (
        <Queue query={query} held={held.data} warned={warned.data} reload={reload} />
      ) : (
        !problem && <Skeleton lines={12} />
      )}
    </div>
  )
}

interface QueueProps {
  query: ReviewQuery
  held: Listed<Log>
  warned: Listed<Log>
  reload: () => void
}

/** A log as it was read: one that is decided, and comes back, is another revision. */
const asRead = ({ id, revision }: Log): string => `${id} ${revision}`
const NOTHING: ReadonlySet<string> = new Set()

function Queue({ query, held, warned, reload }: QueueProps) {
  // decided here, and still in the lists until they have been asked for anew
  const [gone, setGone] = useState(NOTHING)
  const [marked, setMarked] = useState(NOTHING)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const place = useRef(0)
  // on a phone a log is open only when somebody went to it
  const isWide = matchMedia('(min-width: 60rem)').matches
  const logs = queueOf([...held.items, ...warned.items], query.order).filter((log) => !gone.has(asRead(log)))
  const ids = logs.map(({ id }) => id)
  const current = standingAt(ids, query.log, place.current)
  const open = logs.find(({ id }) => id === current)
  if (current !== undefined) place.current = ids.indexOf(current)
  const stand = (id: string | undefined) => go(reviewPath({ ...query, log: id }), { replace: true })
  const chosen = chosenOf(ids, marked, current)
  const deciding = useDeciding((done) => {
    const away = new Set(done)
    setGone(new Set([...gone, ...logs.filter(({ id }) => away.has(id)).map(asRead)]))
    setMarked(NOTHING)
    if (query.log !== undefined) stand(afterDeciding(ids, current, away))
    reload()
  }, reload)
  const act = (command: Command) => {
    if (command === 'next') stand(stepFrom(ids, current, 1))
    else if (command === 'previous') stand(stepFrom(ids, current, -1))
    else if (command === 'mark' && current !== undefined) setMarked(toggled(marked, current))
    else if (command === 'open' && current !== undefined) go(logPath(current))
    else if (command === 'undo') deciding.undo()
    else if (command === 'help') setHelpOpen(true)
    else if (command === 'leave') setMarked(NOTHING)
    else if (command === 'accept' || command === 'return' || command === 'reject') deciding.choose(command, chosen)
  }
  useReviewKeys(act)
  return (
    <>
      <QueueHead query={query} held={held.total} warned={warned.total} help={() => setHelpOpen(true)} />
      <SaidBar deciding={deciding} />
      {logs.length === 0 && (
        <Empty>
          {t('review_none')} <a href="/logs">{t('nav_logs')}</a>
        </Empty>
      )}
      {open && (
        <div class="review-room" data-open={query.log !== undefined} data-marked={marked.size > 0}>
          <QueueList logs={logs} current={open.id} marked={marked} mark={setMarked} query={query} />
          <section class="review-pane" aria-label={t('review_title')}>
            {(isWide || query.log !== undefined) && (
              <div class="pane-log">
                <p class="back-to-queue">
                  <a href={reviewPath({ order: query.order })}>{t('review_back')}</a>
                </p>
                <LogPane key={open.id} log={open} />
              </div>
            )}
            <DecideBar deciding={deciding} chosen={chosen} logs={logs} />
          </section>
        </div>
      )}
      <KeysHelp isOpen={isHelpOpen} close={() => setHelpOpen(false)} />
    </>
  )
}

interface HeadProps {
  query: ReviewQuery
  held: number
  warned: number
  help: () => void
}

const QueueHead = ({ query, held, warned, help }: HeadProps) => (
  <div class="review-head">
    <p data-figure="waiting" role="status">
      {t('review_waiting', { held: figure(held), warned: figure(warned) })}
    </p>
    <Choice
      label={t('review_order')}
      value={query.order}
      set={(order) => go(reviewPath({ ...query, order: order as ReviewQuery['order'] }), { replace: true })}
    >
      {ORDERS.map((order) => (
        <option key={order} value={order}>
          {t(`review_order_${order}`)}
        </option>
      ))}
    </Choice>
    <button type="button" class="quiet" onClick={help}>
      {t('keys_title')} <kbd>?</kbd>
    </button>
  </div>
)
