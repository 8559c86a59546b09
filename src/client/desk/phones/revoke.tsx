/** The one step between a click and the end of an account: what becomes of it, and of what its phone still holds. */
import { useEffect, useRef } from 'preact/hooks'
import type { Account } from '../../../domain/people/sign-in.ts'
import { t } from '../later-words.ts'
import { useSending } from '../kit/sending.ts'

interface Props {
  account: Account
  revoked: () => void
  close: () => void
}

export function RevokeDialog({ account: { id, displayName, role }, revoked, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const shut = () => dialog.current?.close()
  const sending = useSending({
    done: () => {
      revoked()
      shut()
    },
  })
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="revoke-title" onClose={close}>
      <div class="dialog-room">
        <h3 id="revoke-title">{t('revoke_title', { who: displayName })}</h3>
        <p>{t('revoke_at_once')}</p>
        {role === 'team' && <p>{t('revoke_team')}</p>}
        {role === 'technician' && <p>{t('revoke_technician')}</p>}
        <p class="says" role="alert">
          {sending.problem?.detail}
        </p>
        <p class="actions">
          <button
            type="button"
            class="main-action"
            aria-disabled={sending.isSending}
            onClick={() => sending.send('DELETE', `/api/accounts/${encodeURIComponent(id)}`, undefined)}
          >
            {t('revoke_confirm')}
          </button>
          <button type="button" class="quiet" onClick={shut}>
            {t('cancel')}
          </button>
        </p>
      </div>
    </dialog>
  )
}
