/** The door: a link or code from a manager, or a user name and password; several people may share the phone. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Session } from '../../../domain/people/account.ts'
import { type Problem, saidOf } from '../../shared/api.ts'
import { textIn } from '../../shared/format.ts'
import { handbookOf } from '../../shared/handbook.ts'
import { setLanguage } from '../../shared/language.ts'
import { type KeptPerson, peopleHere } from '../../shared/phone/phone-records.ts'
import { language } from '../../shared/words.ts'
import { Icon } from '../kit/marks.tsx'
import { Button, CallOffice, Goes, Heading, lazily, Notice } from '../kit/states.tsx'
import { prepareToAsk, redeem, signIn } from './asking.ts'
import { endSession, isInApp, typedCode, usernameOf } from './door-ways.ts'
import { forgetLaterSignIn } from './later-sign-in.ts'
import { PinForm } from './pin-form.tsx'
import { hasPin } from './pin-lock.ts'
import { AskForm, Field } from '../kit/ask-form.tsx'
import { t } from './words-entrance.ts'
import '../../shared/styles/demo-sign-ins.css'
import './door.css'

/** `isEnrolled`: by a link or code, and so perhaps for the first time. */
type Welcome = (session: Session, isEnrolled: boolean) => Promise<void>
interface Props {
  /** From a link. */
  code: string | null
  /** Whose session is over. */
  person: KeptPerson | null
  welcome: Welcome
  /** By PIN, without signal. */
  welcomeBack: (person: KeptPerson) => Promise<void>
  back: (() => void) | undefined
}
type Way = 'link' | 'code' | 'password'

const ScanButton = lazily(() => import('../kit/scan-button.tsx').then(({ ScanButton: part }) => part), true)
const DemoSignIns = lazily(() => import('../../shared/demo-sign-ins.tsx').then(({ DemoSignIns: part }) => part), true)

export function Door({ code, person, welcome, welcomeBack, back }: Props) {
  const [way, setWay] = useState<Way>(code === null ? 'password' : 'link')
  useEffect(() => {
    if (code !== null) setWay('link')
  }, [code])
  const [chosen, setChosen] = useState<KeptPerson | null>(person)
  useEffect(() => {
    forgetLaterSignIn()
    void endSession()
    prepareToAsk()
  }, [])
  return (
    <main class="door">
      <Top />
      {way === 'link' && code !== null && <LinkForm code={code} welcome={welcome} />}
      {way === 'code' && <CodeForm welcome={welcome} />}
      {way === 'password' && (
        <>
          <OwnForm key={chosen?.id} person={chosen} welcome={welcome} welcomeBack={welcomeBack} />
          <People chosen={chosen} choose={setChosen} />
        </>
      )}
      <p class="actions">
        {way !== 'password' && <Button class="quiet" label={t('door_password')} act={() => setWay('password')} />}
        {way === 'password' && <Button class="quiet" label={t('door_code')} act={() => setWay('code')} />}
        {back && <Button class="quiet" label={t('cancel')} act={back} />}
      </p>
      <p class="soft">{t('door_no_account')}</p>
      <Goes class="quiet" href={handbookOf('team')} label={t('handbook')} />
    </main>
  )
}

/** Whose app it is, a lamp's beam and a speaker's waves; the other language; and what this browser cannot do. */
function Top() {
  const other = language() === 'zh' ? 'en' : 'zh'
  const inApp = isInApp(navigator.userAgent)
  const isPoor = inApp || !('serviceWorker' in navigator)
  const banner = inApp ? 'in_app' : 'no_worker'
  return (
    <>
      <div class="door-head">
        <span class="brand">
          <Icon name="speaker" size={26} />
          <span>{t('app_name')}</span>
        </span>
        <Button
          class="quiet"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          label={t(`language_${other}`)}
          act={() => void setLanguage(other)}
        />
      </div>
      {isPoor && <Notice tone="bad" data-banner={banner} says={t(`banner_${banner}`)} />}
    </>
  )
}

/** Whoever used this phone last stands first. */
function People({ chosen, choose }: { chosen: KeptPerson | null; choose: (one: KeptPerson | null) => void }) {
  const [people, setPeople] = useState<KeptPerson[]>([])
  useEffect(() => {
    peopleHere()
      .then((found) => setPeople(found.sort((a, b) => b.lastUsedAt - a.lastUsedAt)))
      .catch(() => undefined)
  }, [])
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('door_people')}</h2>
      <p class="soft">{t('door_people_text')}</p>
      <div class="choice">
        {people.map((person) => {
          const isChosen = person.id === chosen?.id
          const press = () => choose(isChosen ? null : person)
          return <Button key={person.id} aria-pressed={isChosen} label={person.displayName} act={press} />
        })}
      </div>
    </section>
  )
}

/** Sends once, and says what went wrong; without signal nothing is lost by trying again. */
function useKnock(welcome: Welcome) {
  const [says, setSays] = useState('')
  const [isSending, setSending] = useState(false)
  const [isCodeAsked, setCodeAsked] = useState(false)
  const knock = (asked: Promise<Session>, isNew: boolean) => {
    setSays('')
    setSending(true)
    asked
      .then((entered) => welcome(entered, isNew))
      .catch((thrown: Problem) => {
        setSays(thrown.code === 'offline' ? t('door_offline') : saidOf(thrown))
        if (thrown.issues.some(({ path }) => !isNew && path === 'code')) setCodeAsked(true)
        setSending(false)
      })
  }
  const enter = (code: string) => knock(redeem(code), true)
  return { says, isSending, isCodeAsked, knock, enter, setSays }
}

interface KnockProps {
  title: string
  knock: Pick<ReturnType<typeof useKnock>, 'says' | 'isSending'>
  button: string
  send: (form: HTMLFormElement) => void
  children: ComponentChildren
  after?: ComponentChildren
}
const Knock = ({ title, knock: { says, isSending }, button, send, children, after }: KnockProps) => (
  <AskForm
    says={says}
    button={isSending ? t('signing_in') : button}
    isSending={isSending}
    send={send}
    done={says !== '' && <CallOffice />}
    after={after}
  >
    <Heading>{title}</Heading>
    {children}
  </AskForm>
)

/** At a press, not at once: programs that peek at links sent in a chat would use the code up. */
function LinkForm({ code, welcome }: { code: string; welcome: Welcome }) {
  const knock = useKnock(welcome)
  return (
    <Knock title={t('door_link_title')} knock={knock} button={t('door_link_button')} send={() => knock.enter(code)}>
      <p>{t('door_link_text')}</p>
    </Knock>
  )
}

function CodeForm({ welcome }: { welcome: Welcome }) {
  const knock = useKnock(welcome)
  const send = (form: HTMLFormElement) => {
    const code = typedCode(textIn(form, 'code'))
    if (code === '') knock.setSays(t('door_code_missing'))
    else knock.enter(code)
  }
  const take = (text: string) => {
    if (/^https?:/i.test(text) && !text.includes('#enrol=')) return t('door_scan_other')
    knock.enter(typedCode(text))
    return undefined
  }
  return (
    <Knock title={t('door_code_title')} knock={knock} button={t('door_link_button')} send={send}>
      <p>{t('door_code_text')}</p>
      <ScanButton label={t('door_scan')} title={t('door_scan')} take={take} />
      <Field
        label={t('enrolment_code')}
        name="code"
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
      />
    </Knock>
  )
}

/** Asked for only now: it is what is to be typed next. */
const goTo = (input: HTMLInputElement | null): void => input?.focus()

/** Whoever set a PIN is asked for it; the password does as well. */
function OwnForm({ person, welcome, welcomeBack }: Pick<Props, 'person' | 'welcome' | 'welcomeBack'>) {
  const [isLocked, setLocked] = useState(false)
  useEffect(() => {
    if (person) hasPin(person.id).then(setLocked, () => undefined)
  }, [person])
  if (!person || !isLocked) return <PasswordForm person={person} welcome={welcome} />
  return <PinForm person={person} welcome={welcome} welcomeBack={welcomeBack} byPassword={() => setLocked(false)} />
}

function PasswordForm({ person, welcome }: { person: KeptPerson | null; welcome: Welcome }) {
  const knock = useKnock(welcome)
  const username = person ? usernameOf(person.id) : null
  const send = (form: HTMLFormElement) => {
    const code = textIn(form, 'code').trim()
    const way = { username: textIn(form, 'username'), password: textIn(form, 'password'), ...(code && { code }) }
    knock.knock(signIn(way), false)
  }
  return (
    <Knock title={t('sign_in')} knock={knock} button={t('sign_in')} send={send} after={<DemoSignIns />}>
      {person && <p>{t('door_of', { name: person.displayName })}</p>}
      {person && username === null && (
        <Notice tone="watch" says={t('door_no_password')}>
          <CallOffice />
        </Notice>
      )}
      <Field
        label={t('username')}
        name="username"
        required
        autocomplete="username"
        autocapitalize="none"
        defaultValue={username ?? ''}
      />
      <Field label={t('password')} name="password" isSecret required autocomplete="current-password" />
      {knock.isCodeAsked && (
        <Field label={t('second_code')} name="code" take={goTo} autocomplete="one-time-code" autocapitalize="none" />
      )}
    </Knock>
  )
}
