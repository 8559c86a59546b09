/** What the service worker and the pages agree on. */

/** Said by a page to a worker that waits. */
export const SKIP_WAITING = 'skip-waiting'
export const WORKER = '/field/sw.js'
export const WORKER_SCOPE = '/field'

/** The addresses that are the field app's page, as http/shells.ts has them. */
export function isForShell(pathname: string): boolean {
  const isBelow = pathname === WORKER_SCOPE || pathname.startsWith(`${WORKER_SCOPE}/`)
  return isBelow && !pathname.slice(pathname.lastIndexOf('/') + 1).includes('.')
}

/** Of caches in the order they were made: all but one's own and the one before it. */
export function cachesToDrop(names: string[], own: string): string[] {
  const others = names.filter((name) => name !== own)
  return others.slice(0, -1)
}
