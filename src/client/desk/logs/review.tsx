/** A manager's decision on a log: one click to accept, a reason for all the rest; and taking one's own back. */
import { useEffect, useState } from 'preact/hooks'
import { reviews } from '../../../contract/reviews.ts'
import { type Log, type LogStep, type LogWithHistory, screenings } from '../../../contract/screenings.ts'
import { UNDO_MINUTES } from '../../../domain/screening/review-undo.ts'
import { ask } from '../../shared/api.ts'
import { restOf, type Sending, useSending } from '../kit/fields.tsx'
import { draftOf, keepDraft, ReasonForm } from '../kit/log-review.tsx'
import { waitingChanged } from '../kit/held-logs.tsx'
import { t } from '../words.ts'
import { actionsFor, type LogAction, needsReason, refusalIn, reviewBody } from './rules.ts'

interface Props {
  log: Log
  reload: () => void
}

const actionName = (action: LogAction): string => (action === 'void' ? t('void_log') : t(`decision_${action}`))

/** The button that was pressed may be gone by now. */
const focusState = () => document.getElementById('log-state')?.focus()

export function Review({ log, reload }: Props) {
  const [chosen, setChosen] = useState<LogAction>()
  const sending = useSending()
  const { isSending } = sending
  const send = (action: LogAction, said: string) => {
    const reason = said.trim()
    if (needsReason(action) && !reason) return sending.refuse([{ path: 'reason', message: t('reason_missing') }])
    sending.run(async () => {
      const refusal = await decide(action, log, reason)
      waitingChanged()
      reload()
      // refused: the reason stays, for whoever wants to decide otherwise
      if (refusal !== null) return sending.refuse([{ path: '', message: refusal }])
      keepDraft(action, [log.id], '')
      setChosen(undefined)
      focusState()
    })
  }
  const actions = actionsFor(log.status)
  if (actions.length === 0) return null
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
            onClick={() => (needsReason(action) ? setChosen(action) : send(action, ''))}
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
      <Says sending={sending} />
    </section>
  )
}

const Says = ({ sending }: { sending: Sending }) => (
  <p class="says" role="alert">
    {restOf(sending.problem, [])}
  </p>
)

/** Answers why it was not decided so, if it wasn't. */
async function decide(action: LogAction, log: Log, reason: string): Promise<string | null> {
  if (action !== 'void') return refusalIn(await ask(reviews.decide, { body: reviewBody(action, log, reason) }))
  await ask(screenings.void, { params: { id: log.id }, body: { reason } })
  return null
}

/** Whether the server offers it for this step, and its time is not over since it did. */
function useOffer(step: LogStep | undefined): boolean {
  const [over, setOver] = useState<LogStep>()
  const seconds = step?.canUndo ? (step.undoSecondsLeft ?? 0) : undefined
  useEffect(() => {
    if (seconds === undefined) return undefined
    const timer = setTimeout(() => setOver(step), seconds * 1000)
    return () => clearTimeout(timer)
  }, [step, seconds])
  return step?.canUndo === true && over !== step
}

/** Takes one's own review of a log back, while that is still possible. */
export function UndoOwn({ log, reload }: { log: LogWithHistory; reload: () => void }) {
  const isOffered = useOffer(log.history.at(-1))
  const sending = useSending()
  const undo = () =>
    sending.run(async () => {
      const refusal = refusalIn(await ask(reviews.undo, { body: { ids: [log.id] } }))
      if (refusal !== null) return sending.refuse([{ path: '', message: refusal }])
      focusState()
      waitingChanged()
      reload()
    })
  if (!isOffered) return null
  return (
    <div class="undo-own">
      <p class="actions">
        <button type="button" onClick={undo} disabled={sending.isSending}>
          {t('undo_own')}
        </button>
        <span class="soft">{t('undo_minutes', { minutes: UNDO_MINUTES })}</span>
      </p>
      <Says sending={sending} />
    </div>
  )
}
