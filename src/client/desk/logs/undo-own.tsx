/** Taking back one's own last review of a log, while the server offers it. */
import { useEffect, useState } from 'preact/hooks'
import { reviews } from '../../../contract/reviews.ts'
import type { LogStep, LogWithHistory } from '../../../contract/screenings.ts'
import { UNDO_MINUTES } from '../../../domain/screening/screening.ts'
import { ask } from '../../shared/api.ts'
import { Button, Says } from '../kit/buttons.tsx'
import { restOf, useSending } from '../kit/fields.tsx'
import { waitingChanged } from '../kit/held-logs.tsx'
import { asksReason, keepDraft, ReasonForm } from '../kit/log-review.tsx'
import { t } from '../words.ts'
import { refusalIn } from './rules.ts'

/** The button that was pressed may be gone by now. */
export const focusState = () => document.getElementById('log-state')?.focus()

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

export function UndoOwn({ log, reload }: { log: LogWithHistory; reload: () => void }) {
  const isOffered = useOffer(log.history.at(-1))
  const { problem, isSending, refuse, run } = useSending()
  const [isAsked, setAsked] = useState(false)
  const undo = (said = '') =>
    run(async () => {
      const body = { ids: [log.id], reason: said.trim() || undefined }
      const reply = await ask(reviews.undo, { body }).catch((thrown: unknown) => {
        if (asksReason(thrown)) setAsked(true)
        throw thrown
      })
      const refusal = refusalIn(reply)
      if (refusal !== null) return refuse([{ path: '', message: refusal }])
      keepDraft('undo', [log.id], '')
      focusState()
      waitingChanged()
      reload()
    })
  if (!isOffered) return null
  return (
    <div class="undo-own">
      <p class="actions">
        <Button label={t('undo_own')} onClick={() => undo()} disabled={isSending} />
        <span class="soft">{t('undo_minutes', { minutes: UNDO_MINUTES })}</span>
      </p>
      {isAsked && (
        <ReasonForm
          action="undo"
          ids={[log.id]}
          found={[]}
          isSending={isSending}
          send={undo}
          cancel={() => setAsked(false)}
        />
      )}
      <Says>{restOf(problem, [])}</Says>
    </div>
  )
}
