/** That a log was drawn to be asked about in its village, and what was said: wherever somebody judges the log. */
import type { Log } from '../../../contract/screenings.ts'
import type { Callback } from '../../../domain/callback/callback.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { callbacksPath } from '../routes.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'

const LOOKS = {
  open: ['watch', 'clock'],
  confirmed: ['good', 'check'],
  denied: ['bad', 'alert'],
  unreached: ['unknown', 'dot'],
} as const

export const CallbackMark = ({ of: { state } }: { of: Pick<Callback, 'state'> }) => (
  <Mark look={LOOKS[state]}>{t(`callback_${state}`)}</Mark>
)

/** In a list, beside the status. */
export const CallbackTag = ({ of: { state } }: { of: Pick<Callback, 'state'> }) => (
  <span class="tag">{t('callback_tag', { state: t(`callback_${state}`) })}</span>
)

/** Nothing of a log that was not drawn. */
export function CallbackSaid({ log: { id, callback } }: { log: Pick<Log, 'id' | 'callback'> }) {
  if (!callback) return null
  const { state, note, calledAt, calledBy = '', month } = callback
  return (
    <p class={state === 'denied' ? 'notice notice-bad' : 'notice'} data-callback={state}>
      <CallbackMark of={callback} />{' '}
      {calledAt === undefined
        ? t('callback_waits')
        : t('callback_said', { name: calledBy, at: dayTimeOf(calledAt), note: note ?? '' })}{' '}
      <a href={callbacksPath({ month, log: id })}>{t('callbacks_title')}</a>
    </p>
  )
}
