/** A manager's decision on a log: one click to accept, a reason for all the rest. */
import { useState } from 'preact/hooks'
import { type Problem, request } from '../../shared/api.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { ReasonForm } from '../review/reason-form.tsx'
import { draftOf, keepDraft } from '../review/drafts.ts'
import { waitingChanged } from '../review/waiting.ts'
import { actionRequest, actionsFor, type LogAction, needsReason, refusalIn } from './review-steps.ts'

interface Props {
  log: Log
  reload: () => void
}

const actionName = (action: LogAction): string => (action === 'void' ? t('void_log') : t(`decision_${action}`))

export function Review({ log, reload }: Props) {
  const [chosen, setChosen] = useState<LogAction>()
  const { says, isSending, send } = useAction(log, (isDone) => {
    reload()
    // refused: the reason stays, for whoever wants to decide otherwise
    if (!isDone) return
    setChosen(undefined)
    // the button that was pressed may be gone by now
    document.getElementById('log-state')?.focus()
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
      {chosen && chosen !== 'accept' && (
        <ReasonForm
          key={chosen}
          action={chosen}
          name={actionName(chosen)}
          found={log.findings.map(({ code }) => code)}
          isSending={isSending}
          begun={draftOf(chosen, [log.id])}
          keep={(reason) => keepDraft(chosen, [log.id], reason)}
          send={(reason) => send(chosen, reason)}
          cancel={() => setChosen(undefined)}
        />
      )}
      <p class="says" role="alert">
        {says}
      </p>
    </section>
  )
}

function useAction(log: Log, finish: (isDone: boolean) => void) {
  const [says, setSays] = useState('')
  const [isSending, setSending] = useState(false)
  const send = (action: LogAction, reason: string) => {
    if (needsReason(action) && !reason.trim()) return setSays(t('reason_missing'))
    const { path, body } = actionRequest(action, log, reason.trim())
    setSays('')
    setSending(true)
    request('POST', path, body)
      .then((reply) => {
        const refusal = refusalIn(reply)
        setSays(refusal ?? '')
        if (refusal === null) keepDraft(action, [log.id], '')
        waitingChanged()
        finish(refusal === null)
      })
      .catch((thrown: Problem) => setSays(thrown.detail))
      .finally(() => setSending(false))
  }
  return { says, isSending, send }
}
