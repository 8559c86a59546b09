/** Addresses, by themselves: what only asks needs no schema for that. */

type Query = Record<string, string | number | boolean | undefined>

/** Where a route is asked: names filled in, and of the query what was given. */
export function addressOf({ path }: { path: string }, asked: { params?: object | undefined; query?: Query }): string {
  const names = (asked.params ?? {}) as Record<string, string>
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] ?? ''))
  return filled + searchOf(asked.query ?? {})
}

/** `?from=…&to=…`; empty where nothing is asked. Commas stay readable. */
export function searchOf(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  const text = new URLSearchParams(given).toString().replaceAll('%2C', ',')
  return text && `?${text}`
}

/** Where a phone sends what was made on it; its service worker sends, too, and carries no schemas. */
export const SENT_TO = {
  logs: '/api/screenings/batch',
  log: '/api/screenings/{id}',
  logVoid: '/api/screenings/{id}/void',
  photo: '/api/screenings/{id}/photos/{sha256}',
  cadreCode: '/api/screenings/{id}/cadre-code',
  missedShows: '/api/missed-shows/batch',
  planned: '/api/plans',
  plans: '/api/plans/batch',
  planSteps: '/api/plans/steps',
  audibilityReports: '/api/audibility-reports/batch',
  faults: '/api/faults',
  faultWitnesses: '/api/faults/{id}/witnesses',
  faultSteps: '/api/faults/{id}/steps',
  faultPhoto: '/api/faults/{id}/photos/{sha256}',
  events: '/api/events',
  eventPhoto: '/api/events/{id}/photos/{sha256}',
  session: '/api/session',
} as const
/** Where a browser says that it may be woken, and what it asks when it is. */
export const PUSH = '/api/push'
export const RETURNED = '/api/screenings?status=returned&limit=1'
/** What it carries with it. */
export const FIELD_COPY = '/api/field-copy'
