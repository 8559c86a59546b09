/** Who set a PIN on this phone comes in by it: at once without signal, and signed in as soon as there is some. */
import { useState } from 'preact/hooks'
import type { Session } from '../../../domain/people/account.ts'
import { Problem } from '../../shared/api.ts'
import { textIn } from '../../shared/format.ts'
import type { KeptPerson } from '../../shared/phone/phone-records.ts'
import { AskForm, Field } from '../kit/ask-form.tsx'
import { Button, Heading } from '../kit/states.tsx'
import { signIn } from './asking.ts'
import { endSession } from './door-ways.ts'
import { signInLater } from './later-sign-in.ts'
import { isPin, openPin } from './pin-lock.ts'
import { t } from './words-entrance.ts'

/** Asked for only now: it is what is to be typed next. */
const goTo = (input: HTMLInputElement | null): void => input?.focus()

interface PinProps {
  welcome: (session: Session, isEnrolled: boolean) => Promise<void>
  /** Without signal. */
  welcomeBack: (person: KeptPerson) => Promise<void>
  person: KeptPerson
  byPassword: () => void
}
export function PinForm({ person, welcome, welcomeBack, byPassword }: PinProps) {
  const [says, setSays] = useState('')
  const [isSending, setSending] = useState(false)
  const enter = async (pin: string): Promise<string> => {
    if (!isPin(pin)) return t('pin_form')
    const opened = await openPin(person.id, pin)
    if (opened.is === 'wrong') return t('pin_wrong', { left: opened.left })
    if (opened.is === 'wait') return t('pin_wait', { seconds: opened.seconds })
    if (opened.is === 'gone') return t('pin_gone')
    try {
      await endSession()
      await welcome(await signIn(opened.way), false)
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown
      if (thrown.code !== 'offline') return t('pin_outdated')
      signInLater(opened.way)
      await welcomeBack(person)
    }
    return ''
  }
  const send = (form: HTMLFormElement) => {
    setSays('')
    setSending(true)
    void enter(textIn(form, 'pin').normalize('NFKC').trim())
      .then(setSays, () => setSays(t('pin_outdated')))
      .finally(() => setSending(false))
  }
  return (
    <AskForm says={says} button={isSending ? t('signing_in') : t('pin_enter')} isSending={isSending} send={send}>
      <Heading>{t('pin_title')}</Heading>
      <p>{t('pin_of', { name: person.displayName })}</p>
      <Field
        label="PIN"
        name="pin"
        isSecret
        required
        inputMode="numeric"
        maxLength={6}
        autocomplete="off"
        take={goTo}
      />
      <Button class="quiet" label={t('pin_by_password')} act={byPassword} />
    </AskForm>
  )
}
