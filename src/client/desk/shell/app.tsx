/** Who is here, and which page they see: the door first, then the desk. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { session as sessionRoutes } from '../../../contract/session.ts'
import type { Session } from '../../../domain/people/account.ts'
import { ask as askFor, onSignedOut, type Problem } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.ts'
import { forgetAnswers } from '../../shared/load.ts'
import { learnOffice } from '../../shared/office.ts'
import { go, usePlace } from '../../shared/place.ts'
import { t } from '../words.ts'
import { fetchOthers, PAGES, routeOf, seenBy } from '../pages.ts'
import { SetPassword } from './set-password.tsx'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'
import { Failure, Skeleton } from '../kit/states.tsx'

/** Not known yet, nobody (who perhaps was somebody a moment ago), or somebody. */
type Visitor = { kind: 'asking' } | { kind: 'nobody'; hadSession: boolean } | { kind: 'known'; session: Session }

export function App() {
  useLanguage()
  const [visitor, setVisitor] = useState<Visitor>({ kind: 'asking' })
  const [problem, setProblem] = useState<Problem>()
  const ask = useCallback(() => {
    setProblem(undefined)
    learnOffice()
      .then(() => askFor(sessionRoutes.read))
      .then((session) => setVisitor({ kind: 'known', session }))
      .catch((thrown: Problem) => {
        if (thrown.code === 'unauthorized') setVisitor({ kind: 'nobody', hadSession: false })
        else setProblem(thrown)
      })
  }, [])
  useEffect(ask, [ask])
  // while it is asked who is here; most come back to where they were
  useEffect(() => PAGES[routeOf(location.pathname).page].view.fetch(), [])
  useEffect(
    () =>
      onSignedOut(() => {
        forgetAnswers()
        setVisitor({ kind: 'nobody', hadSession: true })
      }),
    [],
  )
  const welcome = (session: Session) => setVisitor({ kind: 'known', session })
  if (problem || visitor.kind === 'asking') {
    return (
      <main class="door">
        <h1>{t('app_name')}</h1>
        {problem ? <Failure problem={problem} retry={ask} /> : <Skeleton />}
      </main>
    )
  }
  if (visitor.kind === 'nobody') return <SignIn hadSession={visitor.hadSession} welcome={welcome} />
  if (visitor.session.mustSetPassword) return <SetPassword welcome={welcome} />
  return <Desk session={visitor.session} leave={() => void signOut(setVisitor)} />
}

/** Gone even when the server didn't hear it: the answers are forgotten first. */
async function signOut(setVisitor: (visitor: Visitor) => void): Promise<void> {
  forgetAnswers()
  await askFor(sessionRoutes.signOut).catch(() => undefined)
  setVisitor({ kind: 'nobody', hadSession: false })
}

/** By then the first page has what it needs. */
const QUIET_MS = 3000

function Desk({ session, leave }: { session: Session; leave: () => void }) {
  const place = usePlace()
  const { page, id = '', code = '' } = routeOf(place.path)
  const { role } = session
  useEffect(() => {
    if (page === 'sign-in') go('/', { replace: true })
  }, [page])
  useEffect(() => {
    const soon = setTimeout(() => fetchOthers(role), QUIET_MS)
    return () => clearTimeout(soon)
  }, [role])
  const seen = seenBy(role, page)
  const { View } = PAGES[seen].view
  return (
    <Shell session={session} place={place} leave={leave}>
      <View key={`${seen} ${id}${code}`} params={{ id, code }} search={place.search} session={session} />
    </Shell>
  )
}
