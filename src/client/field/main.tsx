/** The field app in the browser: who holds the phone, nobody yet, and then the door; somebody, and then their room. */
import './old-browsers.ts'
import { render } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Session } from '../../domain/people/account.ts'
import { startLanguage, useLanguage } from '../shared/language.ts'
import { dispatch, hear } from '../shared/phone/device.ts'
import { currentPerson, enterPerson, keepLanguage, type KeptPerson } from '../shared/phone/phone-records.ts'
import { followLinks, go, usePlace } from '../shared/place.ts'
import { lazily, Skeleton } from './kit/states.tsx'
import { lightForPrint } from '../shared/theme.ts'
import { enrolmentCode, isInApp, rememberSession, wasWelcomed } from './door/door-ways.ts'
import './field.css'
import { routeOf, View } from './pages.tsx'
import { startBrowser } from './phone/browser.ts'
import { PhoneRoom } from './phone/phone-room.tsx'
import { HOME, WELCOME } from './routes.ts'
import { Shell } from './shell.tsx'

/** Whoever is in needs no door, and whoever stands at it no home. */
const Door = lazily(() => import('./door/door.tsx').then(({ Door: view }) => view))

function App() {
  const language = useLanguage()
  useEffect(() => void keepLanguage(language).catch(() => undefined), [language])
  const person = usePerson()
  const [code, putCodeAside] = useCode()
  const [isSigningIn, setSigningIn] = useState(false)
  const signInAgain = useCallback(() => setSigningIn(true), [])
  const place = usePlace()
  const welcome = useCallback(
    async (session: Session, isEnrolled: boolean) => {
      const { id, displayName, role, teamCode } = session
      rememberSession(session)
      await dispatch(id, { kind: 'signed_in' })
      await enterPerson({ id, displayName, role, teamCode })
      putCodeAside()
      setSigningIn(false)
      if (isEnrolled && !wasWelcomed(id)) go(WELCOME, { replace: true })
      else if (id !== person?.id) go(HOME, { replace: true })
    },
    [person?.id, putCodeAside],
  )
  const welcomeBack = useCallback(
    async ({ id, displayName, role, teamCode }: KeptPerson) => {
      await enterPerson({ id, displayName, role, teamCode })
      setSigningIn(false)
      if (id !== person?.id) go(HOME, { replace: true })
    },
    [person?.id],
  )
  if (person === undefined) return WAITING
  if (person === null || code !== null || isSigningIn) {
    const back = person ? () => (putCodeAside(), setSigningIn(false)) : undefined
    const whose = isSigningIn ? person : null
    return <Door code={code} person={whose} welcome={welcome} welcomeBack={welcomeBack} back={back} />
  }
  const route = routeOf(place.path, place.search)
  return (
    <PhoneRoom key={person.id} person={person} signInAgain={signInAgain} waiting={WAITING}>
      <Shell route={route}>
        <View route={route} />
      </Shell>
    </PhoneRoom>
  )
}

const WAITING = (
  <main class="field-app">
    <Skeleton />
  </main>
)

/** Undefined until it is read from the phone; null when nobody is. */
function usePerson(): KeptPerson | null | undefined {
  const [person, setPerson] = useState<KeptPerson | null>()
  useEffect(() => {
    const read = () => void currentPerson().then(setPerson, () => setPerson(null))
    read()
    return hear(({ kind }) => {
      if (kind === 'person' || kind === 'anything') read()
    })
  }, [])
  return person
}

/**
 * An enrolment code is a key: it is taken out of the address before anybody can see, save or send it. In a chat app it
 * stays until it is used or put aside: “open in the browser” hands the address on, and the code with it.
 */
function useCode() {
  const [code, setCode] = useState(() => codeInAddress())
  useEffect(() => {
    const look = () => {
      const found = codeInAddress()
      if (found !== null) setCode(found)
    }
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  const putAside = useCallback(() => {
    dropCode()
    setCode(null)
  }, [])
  return [code, putAside] as const
}

function codeInAddress(): string | null {
  const found = enrolmentCode(location.hash)
  if (!isInApp(navigator.userAgent)) dropCode()
  return found
}

function dropCode(): void {
  if (location.hash.startsWith('#enrol=')) history.replaceState(history.state, '', location.pathname + location.search)
}

followLinks()
lightForPrint()
startBrowser()
const root = document.getElementById('app')
if (root) void startLanguage().then(() => render(<App />, root))
