/** Takes one's own review of a log back, while that is still possible. */
import { useEffect, useState } from 'preact/hooks'
import { UNDO_MINUTES } from '../../../domain/screening/review-undo.ts'
import { request } from '../../shared/api.ts'
import type { LogStep, LogWithHistory } from '../../shared/replies.ts'
import { decidedIn, type ReviewReply } from '../review/decided.ts'
import { waitingChanged } from '../review/waiting.ts'
import { restOf, useSending } from '../kit/sending.ts'
import { t } from '../words.ts'

interface Props {
  log: LogWithHistory
  reload: () => void
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

export function UndoOwn({ log, reload }: Props) {
  const isOffered = useOffer(log.history.at(-1))
  const sending = useSending()
  const undo = () =>
    sending.run(async () => {
      const { refused } = decidedIn((await request('POST', '/api/reviews/undo', { ids: [log.id] })) as ReviewReply)
      if (refused[0]) return sending.refuse([{ path: '', message: refused[0].why }])
      document.getElementById('log-state')?.focus()
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
      <p class="says" role="alert">
        {restOf(sending.problem, [])}
      </p>
    </div>
  )
}
