/** Asks for a reason: those given again and again to pick from, and a box to say it in one's own words. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FindingCode } from '../../../domain/screening/findings.ts'
import { t } from '../words.ts'
import { isComposing } from '../kit/keys-on.ts'
import { reasonsFor } from './reasons.ts'

interface Props {
  action: 'return' | 'reject' | 'void'
  /** What it will be called on the button. */
  name: string
  found: readonly FindingCode[]
  isSending: boolean
  /** What was written before, and not sent. */
  begun?: string
  /** Told of each letter. */
  keep?: (reason: string) => void
  send: (reason: string) => void
  cancel: () => void
}

export function ReasonForm({ action, name, found, isSending, begun = '', keep, send, cancel }: Props) {
  const id = useId()
  const [reason, setReason] = useState(begun)
  const box = useRef<HTMLTextAreaElement>(null)
  // before it is painted: no key is typed beside it
  useLayoutEffect(() => box.current?.focus(), [])
  const write = (text: string) => {
    setReason(text)
    keep?.(text)
  }
  const pick = (sentence: string) => {
    if (!reason.includes(sentence)) write(reason + sentence)
    box.current?.focus()
  }
  return (
    <form
      class="reason"
      onSubmit={(event) => {
        event.preventDefault()
        send(reason)
      }}
    >
      <label for={id}>{t('reason')}</label>
      <p id={`${id}-hint`} class="soft">
        {t('reason_hint')}
      </p>
      <ul class="reasons" aria-label={t('reasons_common')}>
        {reasonsFor(action, found).map((key) => (
          <li key={key}>
            <button type="button" class="chip" onClick={() => pick(t(key))}>
              {t(key)}
            </button>
          </li>
        ))}
      </ul>
      <textarea
        ref={box}
        id={id}
        aria-describedby={`${id}-hint`}
        rows={2}
        maxLength={500}
        value={reason}
        onKeyDown={(event) => {
          // Escape and Enter are the input method's while it offers characters
          if (isComposing(event)) return
          if (event.key === 'Escape') {
            // what is typed before the box is gone belongs to the list again
            event.currentTarget.blur()
            cancel()
          }
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(reason)
        }}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
      <p class="actions">
        <button type="submit" class="main-action" disabled={isSending}>
          {t('confirm', { action: name })}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {t('cancel')}
        </button>
        <span class="soft keys-hint">{t('reason_keys')}</span>
      </p>
    </form>
  )
}
