/** The desk's pages and their addresses. */

export type Route =
  | { page: 'home' | 'missing' | (typeof PLAIN)[number] }
  | { page: 'log' | 'fault' | 'flag'; id: string }
  | { page: 'village' | 'task'; code: string }

/** Pages whose address is their name. */
const PLAIN = ['logs', 'broadcast', 'faults', 'tasks', 'tv', 'flags', 'sign-in'] as const

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
  if (first === 'villages' && name) return { page: 'village', code: name }
  return { page: 'missing' }
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
export const villagePath = (code: string): string => `/villages/${encodeURIComponent(code)}`
/** A flag's id has dots; an address that ends like a file's name is taken for one. */
export const flagPath = (id: string): string => `/flags/${encodeURIComponent(id.replaceAll('.', '~'))}`
/** `asOf` is left out for today. */
export const taskPath = (code: string, asOf?: string): string =>
  `/tasks/${encodeURIComponent(code)}${asOf ? `?asOf=${asOf}` : ''}`
/** The village's page with its form to report a fault open. */
export const reportFaultPath = (code: string): string => `${villagePath(code)}?report=1`
