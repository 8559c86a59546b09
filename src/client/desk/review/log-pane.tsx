/** The log that is open: why it waits, in words, beside the log it clashes with or by itself, with its photos. */
import { useState } from 'preact/hooks'
import { LOG_FIELDS, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import { ReviewDecision } from '../../../domain/screening/screening.ts'
import { dayTimeOf, figure, longDay } from '../../shared/format.ts'
import { type Log, type LogWithHistory, screenings } from '../../../contract/screenings.ts'
import { useAsk } from '../../shared/load.ts'
import { Answered } from '../kit/states.tsx'
import { Findings, LogFacts, logValue } from '../kit/log-facts.tsx'
import { LogPhotos } from '../kit/log-photos.tsx'
import { Mark, StatusMark, statusWord } from '../kit/marks.tsx'
import { OthersHere } from '../kit/log-review.tsx'
import { logPath } from '../routes.ts'
import { t } from '../words.ts'
import { apart, type Compared, comparedRows, othersOf } from './rules.ts'

interface PaneProps {
  log: Log
  /** The same log, where it is not in the queue. */
  elsewhere: LogWithHistory | undefined
}

export function LogPane({ log, elsewhere }: PaneProps) {
  const others = othersOf(log)
  return (
    <>
      <h2 id="pane-title" tabIndex={-1}>
        {t('log_title', { village: log.villageName, day: longDay(log.screenedOn) })}
      </h2>
      {elsewhere && <Elsewhere log={elsewhere} />}
      <OthersHere id={log.id} />
      <p class="log-state">
        <StatusMark status={log.status} />
        <a href={logPath(log.id)}>{t('review_whole_log')}</a>
      </p>
      <Findings findings={log.findings} />
      {others.length > 0 ? <SideBySide log={log} others={others} /> : <LogFacts log={log} isManager />}
      {log.photoStates.length > 0 && <LogPhotos log={log} />}
    </>
  )
}

function Elsewhere({ log }: { log: LogWithHistory }) {
  return (
    <p class="notice notice-watch" role="status" data-figure="elsewhere">
      <Mark look={['watch', 'alert']}>{elsewhereSaid(log)}</Mark>
    </p>
  )
}

function elsewhereSaid({ status, history }: LogWithHistory): string {
  const review = history.at(-1)
  const isReview = ReviewDecision.options.some((decision) => decision === review?.action)
  if (!review || !isReview) return t('elsewhere', { status: statusWord(status) })
  return t('elsewhere_decided', { name: review.by, at: dayTimeOf(review.at), status: statusWord(status) })
}

const BUREAU_LABELS = { status: 'status', screenedOn: 'day', receivedAt: 'received_at' } as const
const labelOf = (field: Compared) =>
  field in BUREAU_LABELS ? BUREAU_LABELS[field as keyof typeof BUREAU_LABELS] : LOG_FIELDS[field as LogFieldName].label

function SideBySide({ log, others }: { log: Log; others: string[] }) {
  const [chosen, setChosen] = useState(others[0] ?? '')
  const load = useAsk(screenings.read, { params: { id: chosen } })
  return (
    <section aria-labelledby="compare-title">
      <h2 id="compare-title">{t('compare_title')}</h2>
      {others.length > 1 && (
        <p class="choice" role="group" aria-label={t('compare_which')}>
          {others.map((id, i) => (
            <button key={id} type="button" aria-pressed={id === chosen} onClick={() => setChosen(id)}>
              {t('compare_other_number', { number: i + 1 })}
            </button>
          ))}
        </p>
      )}
      <Answered load={load} lines={10}>
        {(other) => <Compare log={log} other={other} />}
      </Answered>
    </section>
  )
}

function Compare({ log, other }: { log: Log; other: Log }) {
  const rows = comparedRows(log, other)
  const different = rows.filter(({ isDifferent }) => isDifferent).length
  return (
    <>
      <p data-figure="apart">
        {apartSaid(log, other)} {t('compare_count', { different: figure(different), all: figure(rows.length) })}
      </p>
      <table class="compare" role="table" data-table="compare">
        <caption class="unseen">{t('compare_title')}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" />
            <th role="columnheader" scope="col">
              {t('compare_this')}
            </th>
            <th role="columnheader" scope="col">
              <a href={logPath(other.id)}>{t('compare_other')}</a>
            </th>
            <th role="columnheader" scope="col" class="verdict">
              {t('compare_verdict')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ field, isDifferent }) => (
            <tr key={field} role="row" data-field={field} class={isDifferent ? 'different' : undefined}>
              <th role="rowheader" scope="row">
                {t(labelOf(field))}
              </th>
              <td role="cell">{valueOf(log, field)}</td>
              <td role="cell">{valueOf(other, field)}</td>
              <td role="cell" class="verdict">
                {isDifferent ? (
                  <Mark look={['watch', 'dot']}>{t('differs')}</Mark>
                ) : (
                  <span class="soft">{t('same')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {other.photoStates.length > 0 && <LogPhotos log={other} title={t('photos_of_other')} />}
    </>
  )
}

function apartSaid(log: Log, other: Log): string {
  const { minutes, overlap, km } = apart(log, other)
  return [
    t('apart_starts', { minutes: figure(minutes) }),
    overlap > 0 ? t('apart_overlap', { minutes: figure(overlap) }) : t('apart_no_overlap'),
    ...(km === null ? [] : [t('apart_km', { km: figure(km) })]),
  ].join('')
}

function valueOf(log: Log, field: Compared) {
  if (field === 'status') return <StatusMark status={log.status} />
  if (field === 'screenedOn') return log.screenedOn
  if (field === 'receivedAt') return dayTimeOf(log.receivedAt)
  return logValue(log, field, true) ?? t('none')
}
