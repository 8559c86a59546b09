/** Takes one's own review of a log back, while that is still possible. */
import { UNDO_MINUTES } from '../../../domain/review-undo.ts'
import { request } from '../../shared/api.ts'
import { useLoad } from '../../shared/load.ts'
import type { LogWithHistory } from '../../shared/replies.ts'
import { decidedIn, type ReviewReply } from '../review/decided.ts'
import { waitingChanged } from '../review/waiting.ts'
import { restOf, useSending } from '../sending.ts'
import { t } from '../words.ts'
import { isInTime, isOwnReview } from './own-review.ts'

interface Props {
  log: LogWithHistory
  /** The name steps are written down under. */
  reader: string
  reload: () => void
}

export function UndoOwn({ log, reader, reload }: Props) {
  const step = log.history.at(-1)
  const isOwn = isOwnReview(step, reader)
  // asked anew for each step: the office's clock, not this device's
  const office = useLoad<{ now: string }>(isOwn ? '/api/office' : null)
  const sending = useSending()
  const undo = () =>
    sending.run(async () => {
      const { refused } = decidedIn((await request('POST', '/api/reviews/undo', { ids: [log.id] })) as ReviewReply)
      if (refused[0]) return sending.refuse([{ path: '', message: refused[0].why }])
      document.getElementById('log-state')?.focus()
      waitingChanged()
      reload()
    })
  if (!step || !isOwn || !office.data || !isInTime(step, office.data.now)) return null
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
