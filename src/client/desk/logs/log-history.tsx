/** What was done with a log: who, when, what and why. */
import { dayTimeOf } from '../../shared/format.ts'
import type { LogStep, LogWithHistory } from '../../shared/replies.ts'
import { type Key, t } from '../words.ts'
import { type Change, type ChangeField, changesIn } from './log-changes.ts'

const ACTIONS = {
  submit: 'action_submit',
  correct: 'action_correct',
  accept: 'action_accept',
  return: 'action_return',
  reject: 'action_reject',
  void: 'action_void',
} as const satisfies Record<string, Key>

const FIELDS = {
  villageCode: 'village',
  startedAt: 'time',
  endedAt: 'time',
  venue: 'venue',
  filmCodes: 'films',
  attendance: 'attendance',
  operatorName: 'operator',
  receiptNo: 'receipt',
  witness: 'witness',
  position: 'position',
  audibility: 'speakers',
  note: 'note',
} as const satisfies Record<ChangeField, Key>

const actionWord = (action: string): string =>
  Object.hasOwn(ACTIONS, action) ? t(ACTIONS[action as keyof typeof ACTIONS]) : action

export function LogHistory({ log }: { log: LogWithHistory }) {
  return (
    <section aria-labelledby="history-title">
      <h2 id="history-title">{t('history')}</h2>
      {log.history.length === 0 && <p class="soft">{t('history_none')}</p>}
      <ol class="history">
        {log.history.map((step, i) => (
          <Step key={`${step.at} ${step.action} ${step.by}`} step={step} changes={changesIn(log, i)} />
        ))}
      </ol>
    </section>
  )
}

function Step({ step: { at, by, role, action, reason }, changes }: { step: LogStep; changes: Change[] }) {
  return (
    <li>
      <span class="when">{dayTimeOf(at)}</span> <strong>{actionWord(action)}</strong> {by}{' '}
      {role && <span class="soft">{t(`role_${role}`)}</span>}
      {reason && <p>{t('reason_given', { reason })}</p>}
      {changes.map((change) => (
        <p key={change.field} class="soft">
          {said(change)}
        </p>
      ))}
    </li>
  )
}

function said({ field, before, after }: Change): string {
  const printed = (value: string | number | null): string | number => {
    if (value === null) return t('none')
    return field === 'startedAt' || field === 'endedAt' ? dayTimeOf(String(value)) : value
  }
  return t('change', { field: t(FIELDS[field]), before: printed(before), after: printed(after) })
}
