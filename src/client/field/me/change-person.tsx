/** 换人使用: leaving the phone to somebody else, and the PIN that lets one in again. */
import { useEffect, useState } from 'preact/hooks'
import { session } from '../../../contract/session.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'
import { textIn } from '../../shared/format.ts'
import { leavePerson } from '../../shared/phone/phone-records.ts'
import { leaveSession, leavingOf, rememberSession } from '../door/door-ways.ts'
import { canLock, dropPin, hasPin, isPin, setPin } from '../door/pin-lock.ts'
import { AskForm, Field } from '../kit/ask-form.tsx'
import { AskedTwice } from '../kit/inputs.tsx'
import { Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { isAnyUnsent, unsentSaid, usePhone } from '../phone/phone.ts'
import { Secret } from './password.tsx'

/** What is unsent stays on the phone; whoever has no password needs a new link to come back to it. */
export function ChangePerson({ username }: { username: string | null }) {
  const { unsent, person } = usePhone()
  const [isLocked, setLocked] = useState(false)
  useEffect(() => void hasPin(person.id).then(setLocked, () => undefined), [person.id, username])
  const leaving = leavingOf(username !== null, isAnyUnsent(unsent))
  const leave = () => {
    leaveSession(person.id)
    void leavePerson()
  }
  return (
    <section>
      <h2>{t('leave_title')}</h2>
      <p class="soft">{t(isLocked ? 'leave_means_pin' : 'leave_means')}</p>
      <AskedTwice
        label={t(isLocked ? 'leave_locked' : 'sign_out')}
        tone={leaving === 'free' || leaving === 'unsent' ? 'watch' : 'bad'}
        says={<p data-line="leaving">{t(`leave_${leaving}`, { what: unsentSaid(unsent) })}</p>}
        yes={t(isLocked ? 'leave_locked' : 'sign_out')}
        no={t('leave_no')}
        act={leave}
      />
      {username !== null && canLock() && <Pin username={username} isLocked={isLocked} changed={setLocked} />}
    </section>
  )
}

interface PinProps {
  username: string
  isLocked: boolean
  changed: (isLocked: boolean) => void
}
function Pin({ username, isLocked, changed }: PinProps) {
  const { person } = usePhone()
  const [says, setSays] = useState('')
  const [isSending, setSending] = useState(false)
  const set = async (form: HTMLFormElement): Promise<void> => {
    const [pin = '', again, password = ''] = ['pin', 'pin-again', 'pin-password'].map((name) => textIn(form, name))
    if (!isPin(pin)) return setSays(t('pin_form'))
    if (pin !== again) return setSays(t('pins_differ'))
    // the right password, or it would open nothing
    rememberSession(await ask(session.signIn, { body: { username, password } }))
    await setPin(person.id, pin, { username, password })
    form.reset()
    changed(true)
  }
  const send = (form: HTMLFormElement) => {
    setSays('')
    setSending(true)
    void set(form)
      .catch((thrown: Problem) => setSays(saidOf(thrown)))
      .finally(() => setSending(false))
  }
  const drop = () => void dropPin(person.id).then(() => changed(false))
  return (
    <details class="fold" data-fold="pin">
      <summary>{t(isLocked ? 'pin_is_set' : 'pin_set')}</summary>
      <p class="soft">{t('pin_means')}</p>
      {isLocked ? (
        <>
          <Notice tone="good" says={t('pin_stands')} />
          <AskedTwice
            label={t('pin_drop')}
            tone="watch"
            says={<p>{t('pin_drop_sure')}</p>}
            yes={t('pin_drop')}
            no={t('cancel')}
            act={drop}
          />
        </>
      ) : (
        <AskForm class="door-form" says={says} button={t('pin_save')} looks="wide" isSending={isSending} send={send}>
          <Digits name="pin" label={t('pin_new')} />
          <Digits name="pin-again" label={t('pin_again')} />
          <Secret name="pin-password" label={t('password_now')} autocomplete="current-password" />
        </AskForm>
      )}
    </details>
  )
}

const Digits = (props: { name: string; label: string }) => (
  <Field isSecret required inputMode="numeric" maxLength={6} autocomplete="off" {...props} />
)
