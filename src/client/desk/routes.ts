/** The desk's pages and their addresses. */

export type Route =
  | { page: 'home' | 'logs' | 'sign-in' | 'missing' }
  | { page: 'log'; id: string }
  | { page: 'village'; code: string }

export function routeOf(path: string): Route {
  const [first = '', second, ...rest] = path.replace(/^\/|\/$/g, '').split('/')
  if (rest.length > 0) return { page: 'missing' }
  if (second === undefined) {
    if (first === '') return { page: 'home' }
    return first === 'logs' || first === 'sign-in' ? { page: first } : { page: 'missing' }
  }
  const name = decoded(second)
  if (first === 'logs' && name) return { page: 'log', id: name }
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
export const villagePath = (code: string): string => `/villages/${encodeURIComponent(code)}`
