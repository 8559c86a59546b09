/** A manager's decision on a log: one click to accept, a reason for all the rest; and taking one's own back. */
import { useEffect, useState } from 'preact/hooks'
import { reviews } from '../../../contract/reviews.ts'
import { type Log, type LogStep, type LogWithHistory, screenings } from '../../../contract/screenings.ts'
import { UNDO_MINUTES } from '../../../domain/screening/review-undo.ts'
import { ask } from '../../shared/api.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { restOf, useSending } from '../kit/fields.tsx'
import { waitingChanged } from '../kit/held-logs.tsx'
import { draftOf, keepDraft, ReasonForm } from '../kit/log-review.tsx'
import { Section } from '../kit/section.tsx'
import { t } from '../words.ts'
import { actionsFor, type LogAction, needsReason, refusalIn, reviewBody } from './rules.ts'

const actionName = (action: LogAction): string => (action === 'void' ? t('void_log') : t(`decision_${action}`))

/** The button that was pressed may be gone by now. */
const focusState = () => document.getElementById('log-state')?.focus()

export function Review({ log, reload }: { log: Log; reload: () => void }) {
  const [chosen, choose] = useState<LogAction>()
  const { problem, isSending, refuse, run } = useSending()
  const send = (action: LogAction, said: string) => {
    const reason = said.trim()
    if (needsReason(action) && !reason) return refuse([{ path: 'reason', message: t('reason_missing') }])
    run(async () => {
      const refusal = await decide(action, log, reason)
      waitingChanged()
      reload()
      // refused: the reason stays, for whoever wants to decide otherwise
      if (refusal !== null) return refuse([{ path: '', message: refusal }])
      keepDraft(action, [log.id], '')
      choose(undefined)
      focusState()
    })
  }
  const actions = actionsFor(log.status)
  if (actions.length === 0) return null
  return (
    <Section id="review-title" title={t('review_title')}>
      <p class="actions">
        {actions.map((action) => (
          <Button
            key={action}
            class={action === 'accept' ? 'main-action' : undefined}
            label={actionName(action)}
            aria-expanded={needsReason(action) ? chosen === action : undefined}
            disabled={isSending}
            onClick={() => (needsReason(action) ? choose(action) : send(action, ''))}
          />
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
          cancel={() => choose(undefined)}
        />
      )}
      <Says>{restOf(problem, [])}</Says>
    </Section>
  )
}

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
  const { problem, isSending, refuse, run } = useSending()
  const undo = () =>
    run(async () => {
      const refusal = refusalIn(await ask(reviews.undo, { body: { ids: [log.id] } }))
      if (refusal !== null) return refuse([{ path: '', message: refusal }])
      focusState()
      waitingChanged()
      reload()
    })
  if (!isOffered) return null
  return (
    <div class="undo-own">
      <p class="actions">
        <Button label={t('undo_own')} onClick={undo} disabled={isSending} />
        <span class="soft">{t('undo_minutes', { minutes: UNDO_MINUTES })}</span>
      </p>
      <Says>{restOf(problem, [])}</Says>
    </div>
  )
}
