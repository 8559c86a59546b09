/** The desk's pages, their addresses, and who sees which. */
import type { missedShows } from '../../contract/missed-shows.ts'
import { type Route as Asked, searchOf } from '../../contract/route.ts'
import type { Role } from '../../domain/people/account.ts'
import type { Query, Word } from './kit/list-query.ts'

export type Route =
  | { page: 'home' | 'missing' | (typeof PLAIN)[number] }
  | { page: 'log' | 'fault' | 'flag'; id: string }
  | { page: 'village' | 'task' | 'team' | 'film'; code: string }

/** Pages whose address is their name. */
const PLAIN = [
  ...(['logs', 'missed', 'broadcast', 'faults', 'tasks', 'tv', 'flags', 'phones', 'import-outbox', 'sign-in'] as const),
  ...(['review', 'search'] as const),
  ...(['grid', 'map'] as const),
  ...(['register', 'settings', 'audit', 'start', 'account'] as const),
] as const

export function routeOf(path: string): Route {
  const [first = '', second, ...rest] = path.replace(/^\/|\/$/g, '').split('/')
  if (rest.length > 0) return { page: 'missing' }
  if (second === undefined) {
    if (first === '') return { page: 'home' }
    return { page: PLAIN.find((page) => page === first) ?? 'missing' }
  }
  const name = decoded(second)
  if (first === 'logs' && name) return { page: 'log', id: name }
  if (first === 'faults' && name) return { page: 'fault', id: name }
  if (first === 'flags' && name) return { page: 'flag', id: name.replaceAll('~', '.') }
  if (first === 'tasks' && name) return { page: 'task', code: name }
  if (first === 'teams' && name) return { page: 'team', code: name }
  if (first === 'films' && name) return { page: 'film', code: name }
  if (first === 'villages' && name) return { page: 'village', code: name }
  return { page: 'missing' }
}

export type Seen = Exclude<Route['page'], 'sign-in'> | 'not-for-you'

const FOR_ALL: readonly Seen[] = ['village', 'missing', 'account']
const FOR: Record<Exclude<Role, 'manager'>, readonly Seen[]> = {
  team: ['logs', 'log', 'missed'],
  technician: ['broadcast', 'faults', 'fault', 'tv'],
}

/** The page somebody of a role sees at an address. */
export function seenBy(role: Role, page: Route['page']): Seen {
  const asked = page === 'sign-in' ? 'home' : page
  if (role === 'manager' || FOR_ALL.includes(asked) || FOR[role].includes(asked)) return asked
  // a technician's first page
  return role === 'technician' && asked === 'home' ? 'broadcast' : 'not-for-you'
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

export const logPath = (id: string): string => `/logs/${encodeURIComponent(id)}`
export const faultPath = (id: string): string => `/faults/${encodeURIComponent(id)}`
export const teamPath = (code: string): string => `/teams/${encodeURIComponent(code)}`
export const filmPath = (code: string): string => `/films/${encodeURIComponent(code)}`
export const villagePath = (code: string): string => `/villages/${encodeURIComponent(code)}`
/** A flag's id has dots; an address that ends like a file's name is taken for one. */
export const flagPath = (id: string): string => `/flags/${encodeURIComponent(id.replaceAll('.', '~'))}`
/** `asOf` is left out for today. */
export const taskPath = (code: string, asOf?: string): string =>
  `/tasks/${encodeURIComponent(code)}${asOf ? `?asOf=${asOf}` : ''}`
/** The village's page with its form to report a fault open. */
export const reportFaultPath = (code: string): string => `${villagePath(code)}?report=1`

/** A list with its filters: the words of the contract. */
const listPath =
  <R extends Asked>(page: string) =>
  (query: Query<Word<R>>): string =>
    page + searchOf(query)
export const missedPath = listPath<typeof missedShows.list>('/missed')
