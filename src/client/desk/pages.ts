/** The desk's pages: each with its address, who sees it, its place in the rail and where its code is. */
import type { Role } from '../../domain/people/account.ts'
import { namesIn } from '../shared/place.ts'
import { Home } from './home/home.tsx'
import { here, lazy } from './kit/lazy.tsx'
import { Missing, NotForYou } from './kit/page.tsx'
import { HeldCount } from './kit/held-logs.tsx'
import type { PageEntry } from './page-entry.ts'
import { OFFICE_PAGES } from './office-pages.ts'
import { PAPER_PAGES } from './paper-pages.ts'

const table = <Name extends string>(pages: Record<Name, PageEntry<NoInfer<Name>>>) => pages

const EVERYBODY = ['team', 'technician'] as const

export const PAGES = table({
  home: {
    times: 'day',
    address: '/',
    place: { for: ['manager', 'auditor'], icon: 'home', word: 'nav_home' },
    sections: {
      now: 'steer_title',
      below: 'audibility_title',
      teams: 'teams_title',
      targets: 'other_tasks',
    },
    view: here(Home),
  },
  // where one had signed in
  'sign-in': { address: '/sign-in', view: here(Home) },
  logs: {
    times: 'moment',
    address: '/logs',
    also: ['team'],
    place: { for: ['manager', 'auditor', 'team'], icon: 'logs', word: 'nav_logs' },
    view: lazy(() => import('./logs/logs.tsx')),
  },
  log: {
    times: 'moment',
    address: '/logs/{id}',
    also: ['team'],
    under: 'logs',
    view: lazy(() => import('./logs/log.tsx')),
  },
  missed: {
    times: 'moment',
    address: '/missed',
    also: ['team'],
    under: 'logs',
    view: lazy(() => import('./missed/missed.tsx')),
  },
  review: {
    times: 'moment',
    address: '/review',
    place: { for: ['manager', 'auditor'], icon: 'review', word: 'review_title', Count: HeldCount },
    view: lazy(() => import('./review/review-page.tsx')),
  },
  suspicions: {
    times: 'moment',
    address: '/suspicions',
    place: { for: ['manager', 'auditor'], icon: 'suspicions', word: 'suspicions_title', isOfDesks: true },
    view: lazy(() => import('./suspicions/suspicions.tsx')),
  },
  callbacks: {
    times: 'moment',
    address: '/callbacks',
    place: { for: ['manager', 'auditor'], icon: 'callbacks', word: 'callbacks_title', isOfDesks: true },
    view: lazy(() => import('./callbacks/callbacks.tsx')),
  },
  broadcast: {
    times: 'day',
    address: '/broadcast',
    also: ['technician'],
    place: { for: ['manager', 'auditor', 'technician'], icon: 'broadcast', word: 'nav_broadcast' },
    sections: {
      plan: 'plan_title',
      faults: 'open_faults_title',
      'repair-times': 'repair_times_title',
      repairs: 'repairs_title',
      categories: 'categories_title',
      trend: 'trend_short',
      online: 'online_short',
    },
    view: lazy(() => import('./broadcast/broadcast.tsx')),
  },
  tv: {
    times: 'day',
    address: '/tv',
    also: ['technician'],
    under: 'broadcast',
    view: lazy(() => import('./tv/tv.tsx')),
  },
  faults: {
    times: 'moment',
    address: '/faults',
    also: ['technician'],
    place: { for: ['technician'], icon: 'faults', word: 'faults_title', href: '/faults?open=true' },
    under: 'broadcast',
    view: lazy(() => import('./faults/faults.tsx')),
  },
  fault: {
    times: 'moment',
    address: '/faults/{id}',
    also: ['technician'],
    under: 'faults',
    view: lazy(() => import('./faults/fault.tsx')),
  },
  tasks: {
    times: 'day',
    address: '/tasks',
    place: { for: ['manager', 'auditor'], icon: 'tasks', word: 'nav_tasks', isOfDesks: true },
    view: lazy(() => import('./tasks/tasks.tsx')),
  },
  task: { times: 'day', address: '/tasks/{code}', under: 'tasks', view: lazy(() => import('./tasks/task.tsx')) },
  'what-if': {
    times: 'day',
    address: '/what-if',
    under: 'tasks',
    view: lazy(() => import('./what-if/what-if.tsx')),
  },
  leader: { times: 'day', address: '/leader', under: 'home', view: lazy(() => import('./leader/leader.tsx')) },
  wall: { times: 'day', address: '/wall', under: 'leader', isWhole: true, view: lazy(() => import('./wall/wall.tsx')) },
  bulletins: {
    address: '/bulletins',
    place: { for: ['manager', 'auditor'], icon: 'bulletins', word: 'bulletins_title', isOfDesks: true },
    view: lazy(() => import('./bulletins/bulletins.tsx')),
  },
  bulletin: { address: '/bulletins/{code}', under: 'bulletins', view: lazy(() => import('./bulletins/bulletin.tsx')) },
  reports: {
    times: 'moment',
    address: '/reports',
    place: { for: ['manager', 'auditor'], icon: 'reports', word: 'reports_title', isOfDesks: true },
    view: lazy(() => import('./reports/reports.tsx')),
  },
  report: {
    times: 'moment',
    address: '/reports/{id}',
    under: 'reports',
    view: lazy(() => import('./reports/report.tsx')),
  },
  'report-check': {
    address: '/check',
    under: 'reports',
    view: lazy(() => import('./report-check/report-check.tsx')),
  },
  settlements: {
    address: '/settlements',
    menu: 'settlements_title',
    view: lazy(() => import('./settlements/settlements.tsx')),
  },
  settlement: {
    address: '/settlements/{code}',
    under: 'settlements',
    view: lazy(() => import('./settlements/settlement.tsx')),
  },
  flags: { times: 'moment', address: '/flags', under: 'home', view: lazy(() => import('./flags/flags-page.tsx')) },
  flag: {
    times: 'moment',
    address: '/flags/{id}',
    read: (said) => said.replaceAll('~', '.'),
    under: 'home',
    view: lazy(() => import('./flags/flag.tsx')),
  },
  village: {
    times: 'moment',
    address: '/villages/{code}',
    also: EVERYBODY,
    view: lazy(() => import('./village/village.tsx')),
  },
  team: { times: 'moment', address: '/teams/{code}', view: lazy(() => import('./teams/team.tsx')) },
  film: { times: 'moment', address: '/films/{code}', view: lazy(() => import('./films/film.tsx')) },
  search: { address: '/search', view: lazy(() => import('./search/search-page.tsx')) },
  grid: { times: 'day', address: '/grid', menu: 'grid_title', view: lazy(() => import('./grid/grid-page.tsx')) },
  statistics: {
    times: 'day',
    address: '/statistics',
    menu: 'statistics_title',
    view: lazy(() => import('./statistics/statistics.tsx')),
  },
  ...PAPER_PAGES,
  ledger: { address: '/ledger', menu: 'ledger', view: lazy(() => import('./ledger/ledger.tsx')) },
  duties: {
    times: 'moment',
    address: '/duties',
    under: 'tasks',
    view: lazy(() => import('./duties/duties.tsx')),
  },
  entry: { address: '/ledger/{code}/{id}', under: 'ledger', view: lazy(() => import('./ledger/entry.tsx')) },
  map: { times: 'day', address: '/map', menu: 'map_title', view: lazy(() => import('./map/map-page.tsx')) },
  register: { address: '/register', menu: 'register_title', view: lazy(() => import('./register/register.tsx')) },
  'register-changes': {
    address: '/register/changes',
    under: 'register',
    view: lazy(() => import('./register/changes.tsx')),
  },
  ...OFFICE_PAGES,
  account: { address: '/account', also: EVERYBODY, view: lazy(() => import('./account/account.tsx')) },
  start: { address: '/start', view: lazy(() => import('./first-run/start.tsx')) },
  missing: { also: EVERYBODY, view: here(Missing) },
  'not-for-you': { also: EVERYBODY, view: here(NotForYou) },
})

export type PageName = keyof typeof PAGES
export const PAGE_NAMES = Object.keys(PAGES) as PageName[]

export type Route = { page: PageName; id?: string; code?: string }

export function routeOf(path: string): Route {
  for (const page of PAGE_NAMES) {
    const params = paramsIn(PAGES[page], path)
    if (params) return { page, ...params }
  }
  return { page: 'missing' }
}

function paramsIn(
  { address, read = (said) => said }: PageEntry<string>,
  path: string,
): Record<string, string> | undefined {
  const names = address === undefined ? undefined : namesIn(address, path)
  return names && Object.fromEntries(Object.entries(names).map(([name, said]) => [name, read(said)]))
}

/** An auditor reads what managers read, and has nothing to begin or bring in. */
const ONLY_CHANGES: readonly PageName[] = ['start', 'import', 'import-outbox', 'register-changes']

/** The page somebody of a role sees at an address. */
export function seenBy(role: Role, page: PageName): PageName {
  const asked = page === 'sign-in' ? 'home' : page
  if (role === 'manager' || PAGES[asked].also?.includes(role)) return asked
  if (role === 'auditor' && !ONLY_CHANGES.includes(asked)) return asked
  // a technician's first page
  return role === 'technician' && asked === 'home' ? 'broadcast' : 'not-for-you'
}

/** The page in whose place of the rail somebody is. */
export function placeOf(role: Role, page: PageName | undefined): PageName | undefined {
  if (page === undefined) return undefined
  const { place, under } = PAGES[page]
  return place?.for.includes(role) ? page : placeOf(role, under)
}

/** Fetches what somebody may go to next, so that a click needs no more than figures. */
export function fetchOthers(role: Role): void {
  for (const page of PAGE_NAMES) if (seenBy(role, page) === page) PAGES[page].view.fetch()
}
