/** The log that is open: why it waits, in words, beside the log it clashes with or by itself, with its photos. */
import { useState } from 'preact/hooks'
import { type Log, type LogWithHistory, screenings } from '../../../contract/screenings.ts'
import { LOG_FIELDS, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import { ReviewDecision } from '../../../domain/screening/screening.ts'
import { dayTimeOf, figure, longDay } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { CallbackSaid } from '../kit/callback.tsx'
import { Button, Changing } from '../kit/buttons.tsx'
import { Findings, LogFacts, logValue } from '../kit/log-facts.tsx'
import { LogCadre } from '../kit/log-cadre.tsx'
import { LogPhotos } from '../kit/log-photos.tsx'
import { ProofMissing, SamePhotos } from '../kit/log-proof.tsx'
import { OthersHere } from '../kit/log-review.tsx'
import { Mark, StatusMark, statusWord } from '../kit/marks.tsx'
import { AnsweredSection } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { logPath } from '../routes.ts'
import { t } from '../words.ts'
import { apart, type Compared, comparedRows, othersOf } from './rules.ts'
import './compare.css'

/** `elsewhere` is the same log, where it is not in the queue. */
export function LogPane({ log, elsewhere }: { log: Log; elsewhere: LogWithHistory | undefined }) {
  const others = othersOf(log)
  return (
    <>
      <h2 id="pane-title" tabIndex={-1}>
        {t('log_title', { village: log.villageName, day: longDay(log.screenedOn) })}
      </h2>
      {elsewhere && (
        <p class="notice notice-watch" role="status" data-figure="elsewhere">
          <Mark look={['watch', 'alert']}>{elsewhereSaid(elsewhere)}</Mark>
        </p>
      )}
      <Changing>
        <OthersHere id={log.id} />
      </Changing>
      <p class="log-state">
        <StatusMark status={log.status} />
        <a href={logPath(log.id)}>{t('review_whole_log')}</a>
      </p>
      <CallbackSaid log={log} />
      <Findings findings={log.findings} />
      <LogCadre log={log} />
      <ProofMissing log={log} />
      {others.length > 0 ? <SideBySide log={log} others={others} /> : <LogFacts log={log} isManager />}
      {log.photoStates.length > 0 && <LogPhotos log={log} />}
    </>
  )
}

function elsewhereSaid({ status: is, history }: LogWithHistory): string {
  const review = history.at(-1)
  const status = statusWord(is)
  if (!review || !ReviewDecision.options.some((decision) => decision === review.action))
    return t('elsewhere', { status })
  return t('elsewhere_decided', { name: review.by, at: dayTimeOf(review.at), status })
}

function SideBySide({ log, others }: { log: Log; others: string[] }) {
  const [chosen, choose] = useState(others[0] ?? '')
  const load = useAsk(screenings.read, { params: { id: chosen } })
  const choice = others.length > 1 && (
    <p class="choice" role="group" aria-label={t('compare_which')}>
      {others.map((id, i) => (
        <Button
          key={id}
          label={t('compare_other_number', { number: i + 1 })}
          aria-pressed={id === chosen}
          onClick={() => choose(id)}
        />
      ))}
    </p>
  )
  return (
    <AnsweredSection id="compare-title" title={t('compare_title')} above={choice} load={load} lines={10}>
      {(other) => <Compare log={log} other={other} />}
    </AnsweredSection>
  )
}

const BUREAU_LABELS = { status: 'status', screenedOn: 'day', receivedAt: 'received_at' } as const
const labelOf = (field: Compared) =>
  field in BUREAU_LABELS ? BUREAU_LABELS[field as keyof typeof BUREAU_LABELS] : LOG_FIELDS[field as LogFieldName].label

function Compare({ log, other }: { log: Log; other: Log }) {
  const rows = comparedRows(log, other)
  const different = rows.filter(({ isDifferent }) => isDifferent).length
  return (
    <>
      <p data-figure="apart">
        {apartSaid(log, other)} {t('compare_count', { different: figure(different), all: figure(rows.length) })}
      </p>
      <SamePhotos log={log} other={other} />
      <Table
        name="compare"
        class="compare"
        label={t('compare_title')}
        rows={rows}
        keyOf={({ field }) => field}
        rowOf={({ field, isDifferent }) => ({ 'data-field': field, class: isDifferent ? 'different' : undefined })}
        columns={[
          { head: '', isRowHead: true, cell: ({ field }) => t(labelOf(field)) },
          { head: t('compare_this'), cell: ({ field }) => valueOf(log, field) },
          { head: t('compare_other'), href: logPath(other.id), cell: ({ field }) => valueOf(other, field) },
          {
            head: t('compare_verdict'),
            class: 'verdict',
            cell: ({ isDifferent }) =>
              isDifferent ? <Mark look={['watch', 'dot']}>{t('differs')}</Mark> : <span class="soft">{t('same')}</span>,
          },
        ]}
      />
      {other.photoStates.length > 0 && <LogPhotos log={other} title={t('photos_of_other')} />}
    </>
  )
}

function apartSaid(log: Log, other: Log): string {
  const { minutes, overlap, km } = apart(log, other)
  return [
    t('apart_starts', { minutes: figure(minutes) }),
    overlap > 0 ? t('apart_overlap', { minutes: figure(overlap) }) : t('apart_no_overlap'),
    km !== null && t('apart_km', { km: figure(km) }),
  ]
    .filter(Boolean)
    .join('')
}

function valueOf(log: Log, field: Compared) {
  if (field === 'status') return <StatusMark status={log.status} />
  if (field === 'screenedOn') return log.screenedOn
  if (field === 'receivedAt') return dayTimeOf(log.receivedAt)
  return logValue(log, field, true) ?? t('none')
}
