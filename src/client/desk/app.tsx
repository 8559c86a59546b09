/** Who is here, and which page they see: the door first, then the desk. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { Session } from '../../domain/account.ts'
import { onSignedOut, type Problem, readBy, request } from '../shared/api.ts'
import { useLanguage } from '../shared/language.ts'
import { forgetAnswers } from '../shared/load.ts'
import { learnOffice } from '../shared/office.ts'
import { go, usePlace } from '../shared/place.ts'
import { t } from '../shared/words.ts'
import { Broadcast } from './broadcast/broadcast.tsx'
import { FaultPage } from './faults/fault.tsx'
import { Faults } from './faults/faults.tsx'
import { FlagPage } from './flags/flag.tsx'
import { FlagsPage } from './flags/flags-page.tsx'
import { Home } from './home/home.tsx'
import { LogPage } from './logs/log.tsx'
import { Logs } from './logs/logs.tsx'
import { Missing } from './missing.tsx'
import { NotForYou } from './not-for-you.tsx'
import { type Route, routeOf } from './routes.ts'
import { SetPassword } from './set-password.tsx'
import { Shell } from './shell.tsx'
import { SignIn } from './sign-in.tsx'
import { Failure, Skeleton } from './states.tsx'
import { TaskPage } from './tasks/task.tsx'
import { Tasks } from './tasks/tasks.tsx'
import { Tv } from './tv/tv.tsx'
import { VillagePage } from './village.tsx'

/** Not known yet, nobody (who perhaps was somebody a moment ago), or somebody. */
type Visitor = { kind: 'asking' } | { kind: 'nobody'; hadSession: boolean } | { kind: 'known'; session: Session }

export function App() {
  useLanguage()
  const [visitor, setVisitor] = useState<Visitor>({ kind: 'asking' })
  const [problem, setProblem] = useState<Problem>()
  const ask = useCallback(() => {
    setProblem(undefined)
    learnOffice()
      .then(() => request('GET', '/api/session'))
      .then(readBy(Session))
      .then((session) => setVisitor({ kind: 'known', session }))
      .catch((thrown: Problem) => {
        if (thrown.code === 'unauthorized') setVisitor({ kind: 'nobody', hadSession: false })
        else setProblem(thrown)
      })
  }, [])
  useEffect(ask, [ask])
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
  await request('DELETE', '/api/session').catch(() => undefined)
  setVisitor({ kind: 'nobody', hadSession: false })
}

function Desk({ session, leave }: { session: Session; leave: () => void }) {
  const place = usePlace()
  const route = routeOf(place.path)
  useEffect(() => {
    if (route.page === 'sign-in') go('/', { replace: true })
  }, [route.page])
  return (
    <Shell session={session} place={place} leave={leave}>
      <Page route={route} session={session} search={place.search} />
    </Shell>
  )
}

function Page({ route, session, search }: { route: Route; session: Session; search: string }) {
  const isManager = session.role === 'manager'
  const mayReadLogs = isManager || session.role === 'team'
  const mayTendBroadcast = isManager || session.role === 'technician'
  if (route.page === 'missing') return <Missing />
  if (route.page === 'village')
    return <VillagePage key={route.code} code={route.code} role={session.role} search={search} />
  if (route.page === 'logs' && mayReadLogs) return <Logs search={search} isManager={isManager} />
  if (route.page === 'log' && mayReadLogs) return <LogPage key={route.id} id={route.id} isManager={isManager} />
  if (route.page === 'tv' && mayTendBroadcast) return <Tv search={search} />
  if (route.page === 'faults' && mayTendBroadcast) return <Faults search={search} />
  if (route.page === 'fault' && mayTendBroadcast) return <FaultPage key={route.id} id={route.id} session={session} />
  if (route.page === 'broadcast' && mayTendBroadcast) return <Broadcast search={search} />
  // a technician's first page
  if (route.page === 'home' && session.role === 'technician') return <Broadcast search={search} />
  if (!isManager) return <NotForYou role={session.role} />
  if (route.page === 'tasks') return <Tasks search={search} />
  if (route.page === 'task') return <TaskPage key={route.code} code={route.code} search={search} />
  if (route.page === 'flags') return <FlagsPage search={search} />
  if (route.page === 'flag') return <FlagPage key={route.id} id={route.id} />
  return <Home search={search} />
}
