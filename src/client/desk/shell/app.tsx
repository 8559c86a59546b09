/** Who is here, and which page they see: the door first, then the desk: the rail, and the page beside it. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { session as sessionRoutes } from '../../../contract/session.ts'
import type { Session } from '../../../domain/people/account.ts'
import { ask as askFor, onSignedOut, type Problem } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.ts'
import { forgetAnswers, useToday, meetOffice } from '../../shared/load.ts'
import { go, knownAtIn, usePlace } from '../../shared/place.ts'
import { MayChange } from '../kit/buttons.tsx'
import { KnownLine } from '../kit/known.tsx'
import { draftsOf, forgetDrafts } from './own-drafts.ts'
import { lazy } from '../kit/lazy.tsx'
import { Failure, Skeleton } from '../kit/section.tsx'
import { fetchOthers, PAGES, routeOf, seenBy } from '../pages.ts'
import { t } from '../words.ts'
import { Rail } from './rail.tsx'
import { SampleNote } from '../kit/sample.tsx'

/** Whoever is known already passes it by. */
const Door = lazy(async () => ({ Page: (await import('./door.tsx')).SignIn }))
const OwnPassword = lazy(async () => ({ Page: (await import('./door.tsx')).SetPassword }))

/** Not known yet, nobody (who perhaps was somebody a moment ago), or somebody. */
type Visitor = { kind: 'asking' } | { kind: 'nobody'; hadSession: boolean } | { kind: 'known'; session: Session }

export function App() {
  useLanguage()
  const [visitor, setVisitor] = useState<Visitor>({ kind: 'asking' })
  const [problem, setProblem] = useState<Problem>()
  const welcome = (session: Session) => {
    draftsOf(session.id)
    setVisitor({ kind: 'known', session })
  }
  const ask = useCallback(() => {
    setProblem(undefined)
    meetOffice()
      .then(() => askFor(sessionRoutes.read))
      .then(welcome)
      .catch((thrown: Problem) => {
        if (thrown.code === 'unauthorized') setVisitor({ kind: 'nobody', hadSession: false })
        else setProblem(thrown)
      })
  }, [])
  useEffect(ask, [ask])
  // nobody stands at the wall to press a button
  useEffect(() => {
    const soon = problem && setTimeout(ask, AGAIN_MS)
    return () => clearTimeout(soon)
  }, [problem, ask])
  // while it is asked who is here; most come back to where they were
  useEffect(() => PAGES[routeOf(location.pathname).page].view.fetch(), [])
  const gone = (hadSession: boolean) => {
    forgetAnswers()
    setVisitor({ kind: 'nobody', hadSession })
  }
  useEffect(() => onSignedOut(() => gone(true)), [])
  // gone even when the server didn't hear it: the answers are forgotten first
  const leave = () => {
    forgetAnswers()
    forgetDrafts()
    void askFor(sessionRoutes.signOut)
      .catch(() => undefined)
      .then(() => gone(false))
  }
  if (problem || visitor.kind === 'asking') {
    return (
      <main class="door">
        <h1>{t('app_name')}</h1>
        {problem ? <Failure problem={problem} retry={ask} /> : <Skeleton />}
      </main>
    )
  }
  if (visitor.kind === 'nobody') {
    return (
      <>
        {visitor.hadSession && PAGES[routeOf(location.pathname).page].isWhole && (
          <p class="wall-ended">{t('wall_ended')}</p>
        )}
        <Door.View hadSession={visitor.hadSession} welcome={welcome} />
      </>
    )
  }
  if (visitor.session.mustSetPassword) return <OwnPassword.View welcome={welcome} />
  return <Desk session={visitor.session} leave={leave} />
}

/** A service that is not there yet is asked for again so soon. */
const AGAIN_MS = 20_000
/** By then the first page is read: to have all others ready is a second's work for a slow computer. */
const QUIET_MS = 10_000

function Desk({ session, leave }: { session: Session; leave: () => void }) {
  const place = usePlace()
  const { page, id = '', code = '' } = routeOf(place.path)
  const { role } = session
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (page === 'sign-in') go('/', { replace: true })
  }, [page])
  useEffect(() => {
    const soon = setTimeout(() => {
      fetchOthers(role)
      // whoever leaves without a network still comes to it
      Door.fetch()
    }, QUIET_MS)
    return () => clearTimeout(soon)
  }, [role])
  useLayoutEffect(() => {
    if (!isFirst.current) main.current?.focus({ preventScroll: true })
    isFirst.current = false
  }, [place.path])
  const seen = seenBy(role, page)
  const { times, view, isWhole } = PAGES[seen]
  const { View } = view
  const isPast = knownAtIn(place.search) !== undefined
  // what was known is read, by managers as by auditors
  const reading = isPast && role === 'manager' ? { ...session, role: 'auditor' as const } : session
  const today = useToday()
  const shown = (
    <MayChange.Provider value={role !== 'auditor' && !isPast}>
      <View key={`${seen} ${id}${code}`} params={{ id, code }} search={place.search} session={reading} />
    </MayChange.Provider>
  )
  if (isWhole) {
    return (
      <div class="desk desk-whole" data-today={today}>
        <main id="content" ref={main} tabIndex={-1}>
          {shown}
        </main>
      </div>
    )
  }
  return (
    <div class="desk" data-today={today}>
      <a class="skip" href="#content">
        {t('skip_to_content')}
      </a>
      <Rail session={session} place={place} leave={leave} />
      <main id="content" ref={main} tabIndex={-1}>
        <SampleNote />
        {times !== 'day' && (isPast || times) && <KnownLine />}
        {shown}
      </main>
    </div>
  )
}
