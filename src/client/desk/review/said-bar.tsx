/** What came of the last decision, and the button that takes it back. */
import { t } from '../words.ts'
import type { Deciding, Said } from './deciding.ts'

export function SaidBar({ deciding: { said, undoable, undo, sending } }: { deciding: Deciding }) {
  return (
    <div class="review-said">
      <p role="status" data-figure="said">
        {said && outcomeSaid(said)}
      </p>
      {undoable && (
        <button type="button" onClick={undo} disabled={sending.isSending} aria-keyshortcuts="u">
          {t('undo_last', { decision: t(`decision_${undoable.decision}`), count: undoable.ids.length })}{' '}
          <kbd aria-hidden="true">u</kbd>
        </button>
      )}
    </div>
  )
}

function outcomeSaid({ what, done, already, refused }: Said): string {
  return [
    ...(done.length > 0 ? [t(`said_${what}`, { count: done.length })] : []),
    ...(already.length > 0 ? [t('said_already', { count: already.length })] : []),
    ...new Set(refused.map(({ why }) => why)),
  ].join(' ')
}
