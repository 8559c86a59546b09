/** The field app's views, their addresses below /field, and the places of its bottom navigation. */
import type { Role } from '../../domain/people/account.ts'

export type Route =
  | { view: 'home' | 'outbox' | 'me' | 'logs' | 'tests' | 'faults' | 'welcome' | 'trial' | 'missing' }
  | { view: 'new-log'; village: string | undefined }
  | { view: 'correct' | 'fault' | 'test'; id: string }
  | { view: 'log'; id: string; isJustSent: boolean }
  | { view: 'village'; code: string }
  | { view: 'new-test' | 'new-fault'; village: string | undefined; fault?: string | undefined }
  | { view: 'entry'; key: string }

const PLAIN = ['outbox', 'me', 'logs', 'tests', 'faults', 'welcome'] as const

export function routeOf(path: string, search: string): Route {
  const [root, first = '', second = '', third = '', ...rest] = path.replace(/^\/|\/$/g, '').split('/')
  if (root !== 'field' || rest.length > 0) return { view: 'missing' }
  if (first === '') return { view: 'home' }
  const plain = PLAIN.find((view) => view === first)
  if (plain && second === '') return { view: plain }
  const name = decoded(second)
  if (name === '') return { view: 'missing' }
  if (third !== '') return first === 'logs' && third === 'correct' ? { view: 'correct', id: name } : { view: 'missing' }
  return named(first, name, new URLSearchParams(search))
}

function named(first: string, name: string, asked: URLSearchParams): Route {
  const village = asked.get('village') ?? undefined
  if (first === 'logs' && name === 'trial') return { view: 'trial' }
  if (first === 'logs')
    return name === 'new' ? { view: 'new-log', village } : { view: 'log', id: name, isJustSent: asked.has('sent') }
  if (first === 'tests') {
    return name === 'new'
      ? { view: 'new-test', village, fault: asked.get('fault') ?? undefined }
      : { view: 'test', id: name }
  }
  if (first === 'faults') return name === 'new' ? { view: 'new-fault', village } : { view: 'fault', id: name }
  if (first === 'villages') return { view: 'village', code: name }
  return first === 'outbox' ? { view: 'entry', key: name } : { view: 'missing' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

const one = (list: string, name: string): string => `/field/${list}/${encodeURIComponent(name)}`
const fresh = (list: string, asked: Record<string, string | undefined>): string => {
  const search = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return `/field/${list}/new${search.length > 0 ? `?${new URLSearchParams(search).toString()}` : ''}`
}

export const HOME = '/field'
export const OUTBOX = '/field/outbox'
export const ME = '/field/me'
export const LOGS = '/field/logs'
export const WELCOME = '/field/welcome'
/** A log to try: never sent, never kept. */
export const TRIAL = '/field/logs/trial'
export const logPath = (id: string): string => one('logs', id)
/** Where one is after sending it: what to do next is said there. */
export const sentLogPath = (id: string): string => `${logPath(id)}?sent=1`
export const newLogPath = (village?: string): string => fresh('logs', { village })
export const correctPath = (id: string): string => `${logPath(id)}/correct`
export const entryPath = (key: string): string => one('outbox', key)
export const villagePath = (code: string): string => one('villages', code)
export const faultPath = (id: string): string => one('faults', id)
export const newFaultPath = (village?: string): string => fresh('faults', { village })
export const testPath = (id: string): string => one('tests', id)
/** `fault`: the repair that the test is to prove. */
export const newTestPath = (village?: string, fault?: string): string => fresh('tests', { village, fault })

export interface NavPlace {
  word: 'nav_villages' | 'nav_log' | 'nav_outbox' | 'nav_me' | 'nav_test' | 'faults'
  href: string
  icon: 'home' | 'film' | 'outbox' | 'person' | 'speaker' | 'tool'
  views: Route['view'][]
}

const OUTBOX_PLACE: NavPlace = { word: 'nav_outbox', href: OUTBOX, icon: 'outbox', views: ['outbox', 'entry'] }
const ME_PLACE: NavPlace = { word: 'nav_me', href: ME, icon: 'person', views: ['me', 'welcome'] }
const TEAM: NavPlace[] = [
  { word: 'nav_villages', href: HOME, icon: 'home', views: ['home'] },
  { word: 'nav_log', href: LOGS, icon: 'film', views: ['logs', 'new-log', 'trial', 'log', 'correct'] },
  OUTBOX_PLACE,
  ME_PLACE,
]
const TECHNICIAN: NavPlace[] = [
  { word: 'nav_villages', href: HOME, icon: 'home', views: ['home', 'village'] },
  { word: 'nav_test', href: '/field/tests', icon: 'speaker', views: ['tests', 'new-test', 'test'] },
  { word: 'faults', href: '/field/faults', icon: 'tool', views: ['faults', 'new-fault', 'fault'] },
  OUTBOX_PLACE,
]

/** At most four (look.md): a technician reaches his own page from the top line. */
export const placesOf = (role: Role): NavPlace[] =>
  role === 'technician' ? TECHNICIAN : role === 'team' ? TEAM : [OUTBOX_PLACE, ME_PLACE]

const FOR: Record<Exclude<Role, 'manager'>, Route['view'][]> = {
  team: ['logs', 'new-log', 'trial', 'log', 'correct'],
  technician: ['village', 'tests', 'new-test', 'test', 'faults', 'new-fault', 'fault'],
}
const FOR_ALL: Route['view'][] = ['home', 'outbox', 'entry', 'me', 'welcome']

/** A view that is somebody else's is not there. */
export const isFor = (role: Role, view: Route['view']): boolean =>
  FOR_ALL.includes(view) || (role !== 'manager' && FOR[role].includes(view))
