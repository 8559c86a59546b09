/** The one step between a click and the end of a password: what becomes of it, and how its owner comes back. */
import { useEffect, useRef } from 'preact/hooks'
import type { Account } from '../../../domain/people/sign-in.ts'
import { t } from '../later-words.ts'
import { useSending } from '../kit/sending.ts'
import { type Card, resetPassword } from './enrolling.ts'

interface Props {
  account: Account
  made: (card: Card) => void
  close: () => void
}

export function ResetDialog({ account, made, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const shut = () => dialog.current?.close()
  const sending = useSending()
  const reset = () =>
    sending.run(async () => {
      const card = await resetPassword(account)
      shut()
      made(card)
    })
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="reset-title" onClose={close}>
      <div class="dialog-room">
        <h3 id="reset-title">{t('reset_title', { who: account.displayName })}</h3>
        <p>{t('reset_what')}</p>
        <p class="says" role="alert">
          {sending.problem?.detail}
        </p>
        <p class="actions">
          <button type="button" class="main-action" aria-disabled={sending.isSending} onClick={reset}>
            {t('reset_confirm')}
          </button>
          <button type="button" class="quiet" onClick={shut}>
            {t('cancel')}
          </button>
        </p>
      </div>
    </dialog>
  )
}
