/** A manager's decision on a log: one click to accept, a reason for all the rest. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { type Problem, request } from '../../shared/api.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { actionRequest, actionsFor, type LogAction, needsReason, refusalIn } from './review-steps.ts'

interface Props {
  log: Log
  reload: () => void
}

const actionName = (action: LogAction): string => (action === 'void' ? t('void_log') : t(`decision_${action}`))

export function Review({ log, reload }: Props) {
  const [chosen, setChosen] = useState<LogAction>()
  const { says, isSending, send } = useAction(log.id, () => {
    setChosen(undefined)
    // the button that was pressed may be gone by now
    document.getElementById('log-state')?.focus()
    reload()
  })
  const actions = actionsFor(log.status)
  if (actions.length === 0) return null
  const pick = (action: LogAction) => {
    if (needsReason(action)) setChosen(action)
    else send(action, '')
  }
  return (
    <section aria-labelledby="review-title">
      <h2 id="review-title">{t('review_title')}</h2>
      <p class="actions">
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            class={action === 'accept' ? 'main-action' : undefined}
            aria-expanded={needsReason(action) ? chosen === action : undefined}
            disabled={isSending}
            onClick={() => pick(action)}
          >
            {actionName(action)}
          </button>
        ))}
      </p>
      {chosen && (
        <ReasonForm
          key={chosen}
          action={chosen}
          isSending={isSending}
          send={send}
          cancel={() => setChosen(undefined)}
        />
      )}
      <p class="says" role="alert">
        {says}
      </p>
    </section>
  )
}

function useAction(id: string, finish: () => void) {
  const [says, setSays] = useState('')
  const [isSending, setSending] = useState(false)
  const send = (action: LogAction, reason: string) => {
    if (needsReason(action) && !reason.trim()) return setSays(t('reason_missing'))
    const { path, body } = actionRequest(action, id, reason.trim())
    setSays('')
    setSending(true)
    request('POST', path, body)
      .then((reply) => {
        setSays(refusalIn(reply) ?? '')
        finish()
      })
      .catch((thrown: Problem) => setSays(thrown.detail))
      .finally(() => setSending(false))
  }
  return { says, isSending, send }
}

interface ReasonProps {
  action: LogAction
  isSending: boolean
  send: (action: LogAction, reason: string) => void
  cancel: () => void
}

function ReasonForm({ action, isSending, send, cancel }: ReasonProps) {
  const id = useId()
  const [reason, setReason] = useState('')
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault()
        send(action, reason)
      }}
    >
      <label for={id}>{t('reason')}</label>
      <p id={`${id}-hint`} class="soft">
        {t('reason_hint')}
      </p>
      <textarea
        ref={box}
        id={id}
        aria-describedby={`${id}-hint`}
        rows={3}
        maxLength={500}
        value={reason}
        onInput={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <p class="actions">
        <button type="submit" class="main-action" disabled={isSending}>
          {t('confirm', { action: actionName(action) })}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {t('cancel')}
        </button>
      </p>
    </form>
  )
}
