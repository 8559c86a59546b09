/** What was done with a log: who, when, what and why. */
import { dayTimeOf } from '../../shared/format.ts'
import { LOG_FIELDS, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import type { NoPosition } from '../../../domain/screening/screening.ts'
import type { Log, LogStep, LogWithHistory } from '../../shared/replies.ts'
import { statusWord } from '../kit/marks.tsx'
import { type Key, t } from '../words.ts'
import { useNames } from './change-names.ts'
import { type Change, changesIn, isFromSheet, type StatusChange, statusChangeIn } from './log-changes.ts'

const ACTIONS = {
  submit: 'action_submit',
  correct: 'action_correct',
  accept: 'action_accept',
  return: 'action_return',
  reject: 'action_reject',
  void: 'action_void',
  undo_review: 'action_undo_review',
  match: 'action_match',
} as const satisfies Record<string, Key>

const actionWord = (action: string): string =>
  Object.hasOwn(ACTIONS, action) ? t(ACTIONS[action as keyof typeof ACTIONS]) : action

export function LogHistory({ log }: { log: LogWithHistory }) {
  const names = useNames(log)
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">{t('history')}</h2>
      {log.history.length === 0 && <p class="soft">{t('history_none')}</p>}
      <ol class="history">
        {log.history.map((step) => (
          <Step key={`${step.at} ${step.action} ${step.by}`} step={step} changes={changesIn(step, names)} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step, changes }: { step: LogStep; changes: Change[] }) {
  const { at, by, role, action, reason } = step
  const status = statusChangeIn(step)
  return (
    <li data-action={action}>
      <span class="when">{dayTimeOf(at)}</span> <strong>{actionWord(action)}</strong> {by}{' '}
      {role && <span class="soft">{t(`role_${role}`)}</span>}
      {isFromSheet(step) && <span class="soft">{t('from_sheet')}</span>}
      {status && <p class="soft">{statusSaid(status)}</p>}
      {reason && <p>{t('reason_given', { reason })}</p>}
      {changes.map((change) => (
        <p key={change.field} class="soft">
          {said(change)}
        </p>
      ))}
    </li>
  )
}

const statusSaid = ({ before, after }: StatusChange): string =>
  before === null
    ? t('status_became', { after: statusWord(after) })
    : t('status_change', { before: statusWord(before), after: statusWord(after) })

function said({ field, before, after }: Change): string {
  const printed = (value: string | number | null): string => (value === null ? t('none') : valueSaid(field, value))
  return t('change', { field: t(LOG_FIELDS[field].label), before: printed(before), after: printed(after) })
}

function valueSaid(field: LogFieldName, value: string | number): string {
  if (LOG_FIELDS[field].kind === 'instant') return dayTimeOf(String(value))
  if (field === 'venue') return t(`venue_${value as Log['venue']}`)
  if (field === 'noPosition') return t('position_none', { reason: t(`no_position_${value as NoPosition}`) })
  return field === 'photos' ? t('photos_count', { count: value }) : String(value)
}
