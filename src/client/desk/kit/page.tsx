/** The page an address leads to, for somebody of a role; all but the overview are fetched when somebody goes there. */
import type { Role, Session } from '../../../domain/people/account.ts'
import { Home } from '../home/home.tsx'
import { type Lazy, lazy } from './lazy.tsx'
import { Missing } from './missing.tsx'
import { NotForYou } from '../shell/not-for-you.tsx'
import { type Route, seenBy } from '../routes.ts'

const account = lazy(async () => (await import('../account/account.tsx')).AccountPage)
const audit = lazy(async () => (await import('../audit/audit.tsx')).AuditPage)
const broadcast = lazy(async () => (await import('../broadcast/broadcast.tsx')).Broadcast)
const fault = lazy(async () => (await import('../faults/fault.tsx')).FaultPage)
const faults = lazy(async () => (await import('../faults/faults.tsx')).Faults)
const flag = lazy(async () => (await import('../flags/flag.tsx')).FlagPage)
const flags = lazy(async () => (await import('../flags/flags-page.tsx')).FlagsPage)
const film = lazy(async () => (await import('../films/film.tsx')).FilmPage)
const grid = lazy(async () => (await import('../grid/grid-page.tsx')).GridPage)
const log = lazy(async () => (await import('../logs/log.tsx')).LogPage)
const logs = lazy(async () => (await import('../logs/logs.tsx')).Logs)
const map = lazy(async () => (await import('../map/map-page.tsx')).MapPage)
const missed = lazy(async () => (await import('../missed/missed.tsx')).Missed)
const outboxImport = lazy(async () => (await import('../outbox-import/outbox-import.tsx')).OutboxImport)
const phones = lazy(async () => (await import('../phones/phones.tsx')).Phones)
const review = lazy(async () => (await import('../review/review-page.tsx')).ReviewPage)
const search = lazy(async () => (await import('../search/search-page.tsx')).SearchPage)
const register = lazy(async () => (await import('../register/register.tsx')).RegisterPage)
const settings = lazy(async () => (await import('../settings/settings.tsx')).SettingsPage)
const start = lazy(async () => (await import('../first-run/start.tsx')).StartPage)
const task = lazy(async () => (await import('../tasks/task.tsx')).TaskPage)
const tasks = lazy(async () => (await import('../tasks/tasks.tsx')).Tasks)
const team = lazy(async () => (await import('../teams/team.tsx')).TeamPage)
const tv = lazy(async () => (await import('../tv/tv.tsx')).Tv)
const village = lazy(async () => (await import('../village/village.tsx')).VillagePage)

const FETCHED: Partial<Record<Route['page'], Pick<Lazy<object>, 'fetch'>>> = {
  ...{ broadcast, fault, faults, flag, flags, log, logs, missed },
  ...{ review, search },
  ...{ account, audit, register, settings, start },
  ...{ phones, 'import-outbox': outboxImport, task, tasks, tv, village },
  ...{ film, grid, map, team },
}

/** Begins to fetch a page, before it is known who is here. */
export const fetchPage = (page: Route['page']): void => FETCHED[page]?.fetch()

/** Fetches what somebody may go to next, so that a click needs no more than figures. */
export function fetchOthers(role: Role): void {
  for (const page of Object.keys(FETCHED) as (keyof typeof FETCHED)[]) if (seenBy(role, page) === page) fetchPage(page)
}

interface Props {
  route: Route
  session: Session
  search: string
}

export function Page({ route, session, search: asked }: Props) {
  const { role } = session
  const isManager = role === 'manager'
  const seen = seenBy(role, route.page)
  if (route.page === 'village') return <village.Page key={route.code} code={route.code} role={role} search={asked} />
  if (seen === 'missing') return <Missing />
  if (seen === 'not-for-you') return <NotForYou role={role} />
  if (seen === 'broadcast') return <broadcast.Page search={asked} />
  if (seen === 'logs') return <logs.Page search={asked} isManager={isManager} />
  if (seen === 'review') return <review.Page search={asked} />
  if (seen === 'search') return <search.Page search={asked} />
  if (seen === 'missed') return <missed.Page search={asked} isManager={isManager} />
  if (seen === 'register') return <register.Page search={asked} />
  if (seen === 'settings') return <settings.Page search={asked} />
  if (seen === 'account') return <account.Page session={session} />
  if (seen === 'audit') return <audit.Page search={asked} />
  if (seen === 'start') return <start.Page />
  if (seen === 'phones') return <phones.Page ownId={session.id} />
  if (seen === 'import-outbox') return <outboxImport.Page />
  if (seen === 'faults') return <faults.Page search={asked} own={isManager ? undefined : session.displayName} />
  if (seen === 'tv') return <tv.Page search={asked} />
  if (seen === 'tasks') return <tasks.Page search={asked} />
  if (seen === 'flags') return <flags.Page search={asked} />
  if (seen === 'grid') return <grid.Page search={asked} />
  if (seen === 'map') return <map.Page search={asked} />
  if (route.page === 'team') return <team.Page key={route.code} code={route.code} />
  if (route.page === 'film') return <film.Page key={route.code} code={route.code} />
  if (route.page === 'log') return <log.Page key={route.id} id={route.id} session={session} />
  if (route.page === 'fault') return <fault.Page key={route.id} id={route.id} session={session} />
  if (route.page === 'flag') return <flag.Page key={route.id} id={route.id} />
  if (route.page === 'task') return <task.Page key={route.code} code={route.code} search={asked} />
  return <Home search={asked} />
}
