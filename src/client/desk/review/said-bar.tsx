/** What came of the last decision, and those of the last minutes, each with the button that takes it back. */
import { UNDO_MINUTES } from '../../../domain/screening/review-undo.ts'
import { t } from '../words.ts'
import { logPath } from '../routes.ts'
import type { Undoable } from './decided.ts'
import type { Deciding, Said } from './deciding.ts'

export function SaidBar({ deciding: { said, undoable, undo, sending } }: { deciding: Deciding }) {
  const [latest] = undoable
  return (
    <div class="review-said">
      <p role="status" data-figure="said">
        {said && outcomeSaid(said)}
      </p>
      {latest && (
        <button type="button" onClick={() => undo()} disabled={sending.isSending} aria-keyshortcuts="u">
          {t('undo_last', factsOf(latest))} <kbd aria-hidden="true">u</kbd>
        </button>
      )}
      {undoable.length > 0 && (
        <details class="undo-list">
          <summary>{t('undo_list', { minutes: UNDO_MINUTES, count: undoable.length })}</summary>
          <ul class="plain" data-list="undoable">
            {undoable.map((one) => (
              <Decision key={one.batch} one={one} undo={() => undo(one)} isSending={sending.isSending} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const factsOf = ({ decision, logs }: Undoable) => ({ decision: t(`decision_${decision}`), count: logs.length })

const Decision = ({ one, undo, isSending }: { one: Undoable; undo: () => void; isSending: boolean }) => (
  <li>
    <span>
      {t('undo_one', factsOf(one))}
      {one.logs.map(({ id, villageName, screenedOn }, i) => (
        <>
          {i > 0 && t('list_comma')}
          <a key={id} href={logPath(id)}>
            {villageName} {screenedOn}
          </a>
        </>
      ))}
    </span>
    <button type="button" class="quiet" onClick={undo} disabled={isSending}>
      {t('undo')}
    </button>
  </li>
)

function outcomeSaid({ what, done, already, refused }: Said): string {
  return [
    ...(done.length > 0 ? [t(`said_${what}`, { count: done.length })] : []),
    ...(already.length > 0 ? [t('said_already', { count: already.length })] : []),
    ...(refused.length > 0 ? [t('said_refused', { count: refused.length })] : []),
    ...(what === 'undo' ? new Set(refused.map(({ why }) => why)) : []),
  ].join(' ')
}
