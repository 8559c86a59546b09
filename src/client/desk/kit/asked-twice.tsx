/** A button whose work cannot be undone: it asks once more, says what was refused, and can be left alone. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Sending } from './sending.ts'
import { t } from '../words.ts'

interface Props {
  label: string
  /** For who hears the buttons one by one. */
  of?: string
  /** On the button that does it. */
  sure: string
  /** What would come of it, said beside the question. */
  what?: ComponentChildren
  sending: Pick<Sending, 'isSending' | 'problem'>
  send: () => void
}

export function AskedTwice({ label, of, sure, what, sending, send }: Props) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      {isAsking && what && <p>{what}</p>}
      <p class="says" role="alert">
        {sending.problem?.detail}
      </p>
      <p class="actions">
        {isAsking ? (
          <>
            <button type="button" aria-disabled={sending.isSending} onClick={send}>
              {sure}
            </button>
            <button type="button" class="quiet" onClick={() => setAsking(false)}>
              {t('cancel')}
            </button>
          </>
        ) : (
          <button type="button" {...(of && { 'aria-label': of })} onClick={() => setAsking(true)}>
            {label}
          </button>
        )}
      </p>
    </>
  )
}
