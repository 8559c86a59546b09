/** The queue beside the log that is open, and what is decided on it or on all that are marked. */
import { useRef, useState } from 'preact/hooks'
import { screenings, type Log } from '../../../contract/screenings.ts'
import { useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { Listed } from '../../../contract/list.ts'
import { logPath } from '../routes.ts'
import { Empty, Failure } from '../kit/states.tsx'
import { t } from '../words.ts'
import { DecideBar, SaidBar } from './decide-bar.tsx'
import { type Deciding, useDeciding } from './deciding.ts'
import { LogPane } from './log-pane.tsx'
import { afterDeciding, chosenOf, markedAll, queueOf, standingAt, stepFrom, toggled } from './rules.ts'
import { QueueList } from './queue-list.tsx'
import { type Command, useReviewKeys } from './review-keys.ts'
import { filterCount, queuePath, reviewPath, type ReviewQuery } from './review-query.ts'

interface Props {
  query: ReviewQuery
  held: Listed<Log>
  warned: Listed<Log>
  isReading: boolean
  reload: () => void
  /** Reads more of the queue, where there is more. */
  more: (() => void) | undefined
  help: () => void
}

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

export function Queue({ query, held, warned, isReading, reload, more, help }: Props) {
  // decided here, and still in the lists until they have been asked for anew
  const [gone, setGone] = useState(NOTHING)
  const [marked, setMarked] = useState(NOTHING)
  const logs = queueOf(held, warned).filter((log) => !gone.has(asRead(log)))
  const ids = logs.map(({ id }) => id)
  const { current, place, stand } = useStanding(query, ids)
  const inQueue = logs.find(({ id }) => id === current)
  const asked = current !== undefined && !inQueue ? { params: { id: current } } : null
  const elsewhere = useAsk(screenings.read, asked)
  const alone = elsewhere.data?.id === current && asked ? elsewhere.data : undefined
  const chosen = chosenOf(ids, marked, current)
  const known = alone ? [...logs, alone] : logs
  const deciding = useDeciding({
    logs: known,
    reload,
    decided: (done) => {
      const away = new Set(done)
      setGone(new Set([...gone, ...known.filter(({ id }) => away.has(id)).map(asRead)]))
      setMarked(new Set([...marked].filter((id) => !away.has(id))))
      if (current !== undefined && away.has(current)) stand(afterDeciding(ids, current, away, place))
      elsewhere.reload()
      reload()
    },
  })
  const go1 = (by: 1 | -1) => {
    if (by > 0 && current === ids.at(-1)) more?.()
    stand(stepFrom(ids, current, by, place))
  }
  useReviewKeys(actOn({ deciding, chosen, current, go1, help, marked, setMarked, ids }))
  const open = inQueue ?? alone
  const isWide = matchMedia('(min-width: 60rem)').matches
  return (
    <>
      <SaidBar deciding={deciding} />
      {logs.length === 0 && <Nothing query={query} />}
      {(logs.length > 0 || current !== undefined) && (
        <div class="review-room" data-open={query.log !== undefined} data-marked={marked.size > 0}>
          <QueueList
            {...{ logs, current, marked, query, more, isReading }}
            total={held.total + warned.total}
            mark={setMarked}
          />
          <section class="review-pane" aria-label={t('review_title')}>
            {/* on a phone a log is open only when somebody went to it */}
            {(isWide || query.log !== undefined) && (
              <div class="pane-log">
                <p class="back-to-queue">
                  <a href={queuePath(query)}>{t('review_back')}</a>
                </p>
                {asked && elsewhere.problem && <Failure problem={elsewhere.problem} retry={elsewhere.reload} />}
                {open && <LogPane key={open.id} log={open} elsewhere={alone} />}
              </div>
            )}
            <DecideBar deciding={deciding} chosen={chosen} logs={known} />
          </section>
        </div>
      )}
    </>
  )
}

const Nothing = ({ query }: { query: ReviewQuery }) => (
  <Empty>
    {filterCount(query) > 0 ? (
      <>
        {t('review_none_such')} <a href={queuePath({ order: query.order })}>{t('filter_clear')}</a>
      </>
    ) : (
      <>
        {t('review_none')} <a href="/logs">{t('nav_logs')}</a>
      </>
    )}
  </Empty>
)

interface Acting {
  deciding: Deciding
  chosen: readonly string[]
  current: string | undefined
  go1: (by: 1 | -1) => void
  help: () => void
  marked: ReadonlySet<string>
  setMarked: (marked: ReadonlySet<string>) => void
  ids: readonly string[]
}

const actOn =
  ({ deciding, chosen, current, go1, help, marked, setMarked, ids }: Acting) =>
  (command: Command): void => {
    if (command === 'next') go1(1)
    else if (command === 'previous') go1(-1)
    else if (command === 'mark' && current !== undefined) setMarked(toggled(marked, current))
    else if (command === 'mark_all') setMarked(markedAll(ids, marked))
    else if (command === 'open' && current !== undefined) go(logPath(current))
    else if (command === 'undo') deciding.undo()
    else if (command === 'help') help()
    else if (command === 'leave') setMarked(NOTHING)
    else if (command === 'accept' || command === 'return' || command === 'reject') deciding.choose(command, chosen)
  }
