/** The door: a link or code from a manager, or a user name and password; several people may share the phone. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { SentOf } from '../../../contract/route.ts'
import { session } from '../../../contract/session.ts'
import type { Session } from '../../../domain/people/account.ts'
import { ask, type Problem, saidOf } from '../../shared/api.ts'
import { DemoSignIns } from '../../shared/demo-sign-ins.tsx'
import { textIn } from '../../shared/format.ts'
import { setLanguage } from '../../shared/language.ts'
import { type KeptPerson, peopleHere } from '../../shared/phone/phone-people.ts'
import { language } from '../../shared/words.ts'
import { endSession, typedCode, usernameOf } from './door-ways.ts'
import { DoorBanners, DoorHead } from '../shell.tsx'
import { Heading, Notice } from '../kit/states.tsx'
import { t } from './words-entrance.ts'

/** `isEnrolled`: by a link or code, and so perhaps for the first time. */
type Welcome = (session: Session, isEnrolled: boolean) => Promise<void>
interface Props {
  /** From a link. */
  code: string | null
  /** Whose session is over. */
  person: KeptPerson | null
  welcome: Welcome
  back: (() => void) | undefined
}
type Way = 'link' | 'code' | 'password'

export function Door({ code, person, welcome, back }: Props) {
  const [way, setWay] = useState<Way>(code === null ? 'password' : 'link')
  useEffect(() => {
    if (code !== null) setWay('link')
  }, [code])
  const [chosen, setChosen] = useState<KeptPerson | null>(person)
  const people = usePeople()
  useEffect(() => void endSession(), [])
  const other = language() === 'zh' ? 'en' : 'zh'
  return (
    <main class="door">
      <DoorHead>
        <button
          type="button"
          class="quiet"
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => void setLanguage(other)}
        >
          {t(`language_${other}`)}
        </button>
      </DoorHead>
      <DoorBanners />
      {way === 'link' && code !== null && <LinkForm code={code} welcome={welcome} />}
      {way === 'code' && <CodeForm welcome={welcome} />}
      {way === 'password' && (
        <>
          <PasswordForm key={chosen?.id} person={chosen} welcome={welcome} />
          <People people={people} chosen={chosen} choose={setChosen} />
        </>
      )}
      <p class="actions">
        {way !== 'password' && <Other to={() => setWay('password')}>{t('door_password')}</Other>}
        {way === 'password' && <Other to={() => setWay('code')}>{t('door_code')}</Other>}
        {back && <Other to={back}>{t('cancel')}</Other>}
      </p>
      <p class="soft">{t('door_no_account')}</p>
    </main>
  )
}

const Other = ({ to, children }: { to: () => void; children: ComponentChildren }) => (
  <button type="button" class="quiet" onClick={to}>
    {children}
  </button>
)

function usePeople(): KeptPerson[] {
  const [people, setPeople] = useState<KeptPerson[]>([])
  useEffect(() => {
    peopleHere()
      .then((found) => setPeople(found.sort((a, b) => b.lastUsedAt - a.lastUsedAt)))
      .catch(() => undefined)
  }, [])
  return people
}

interface PeopleProps {
  people: KeptPerson[]
  chosen: KeptPerson | null
  choose: (person: KeptPerson | null) => void
}
function People({ people, chosen, choose }: PeopleProps) {
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t('door_people')}</h2>
      <p class="soft">{t('door_people_text')}</p>
      <div class="choice">
        {people.map((person) => (
          <button
            key={person.id}
            type="button"
            aria-pressed={person.id === chosen?.id}
            onClick={() => choose(person.id === chosen?.id ? null : person)}
          >
            {person.displayName}
          </button>
        ))}
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
  const redeem = (code: string) => knock(ask(session.redeem, { body: { code } }), true)
  const signIn = (body: SentOf<typeof session.signIn>) => knock(ask(session.signIn, { body }), false)
  return { says, isSending, isCodeAsked, redeem, signIn, setSays }
}

/** At a press, not at once: programs that peek at links sent in a chat would use the code up. */
function LinkForm({ code, welcome }: { code: string; welcome: Welcome }) {
  const { says, isSending, redeem } = useKnock(welcome)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        redeem(code)
      }}
    >
      <Heading>{t('door_link_title')}</Heading>
      <p>{t('door_link_text')}</p>
      <Knock {...{ says, isSending }} label={t('door_link_button')} />
    </form>
  )
}

function CodeForm({ welcome }: { welcome: Welcome }) {
  const { says, isSending, redeem, setSays } = useKnock(welcome)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const code = typedCode(textIn(event.currentTarget, 'code'))
        if (code === '') setSays(t('door_code_missing'))
        else redeem(code)
      }}
    >
      <Heading>{t('door_code_title')}</Heading>
      <p>{t('door_code_text')}</p>
      <label class="field">
        <span>{t('enrolment_code')}</span>
        <input name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck={false} />
      </label>
      <Knock {...{ says, isSending }} label={t('door_link_button')} />
    </form>
  )
}

/** Asked for only now: it is what is to be typed next. */
const goTo = (input: HTMLInputElement | null): void => input?.focus()

function PasswordForm({ person, welcome }: { person: KeptPerson | null; welcome: Welcome }) {
  const { says, isSending, isCodeAsked, signIn } = useKnock(welcome)
  const username = person ? usernameOf(person.id) : null
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const code = textIn(form, 'code').trim()
        signIn({ username: textIn(form, 'username'), password: textIn(form, 'password'), ...(code && { code }) })
      }}
    >
      <Heading>{t('sign_in')}</Heading>
      {person && <p>{t('door_of', { name: person.displayName })}</p>}
      {person && username === null && (
        <Notice tone="watch">
          <p>{t('door_no_password')}</p>
        </Notice>
      )}
      <label class="field">
        <span>{t('username')}</span>
        <input name="username" required autocomplete="username" autocapitalize="none" defaultValue={username ?? ''} />
      </label>
      <label class="field">
        <span>{t('password')}</span>
        <input name="password" type="password" required autocomplete="current-password" />
      </label>
      {isCodeAsked && (
        <label class="field">
          <span>{t('second_code')}</span>
          <input name="code" ref={goTo} autocomplete="one-time-code" autocapitalize="none" />
        </label>
      )}
      <Knock {...{ says, isSending }} label={t('sign_in')} />
      <DemoSignIns />
    </form>
  )
}

function Knock({ says, isSending, label }: { says: string; isSending: boolean; label: string }) {
  return (
    <>
      <p class="says" role="alert">
        {says}
      </p>
      <button type="submit" class="main-action wide" disabled={isSending}>
        {isSending ? t('signing_in') : label}
      </button>
    </>
  )
}
