/** The service worker: starts the field app without a network, and sends what waits when the page is gone. */
import { dispatch } from './device.ts'
import { currentPerson, keptLanguage } from './phone-records.ts'
import { tellReturned, tellSubscription, type Woken } from './returned-push.ts'
import { sendAll, SYNC_TAG } from './sender.ts'
import { cachesToDrop, isForShell, SKIP_WAITING } from './tabs.ts'

/** Put in by the build: what the app is made of, first its page, then the script that page must name. */
declare const FIELD_FILES: [shell: string, entry: string, ...string[]]
declare const FIELD_VERSION: string
/** What phones are helped with, first the style that each of its pages names. */
declare const FIELD_HANDBOOK: [style: string, ...string[]]

interface Extendable extends Event {
  waitUntil: (work: Promise<unknown>) => void
}
interface Scope {
  addEventListener: ((name: 'install' | 'activate', listener: (event: Extendable) => void) => void) &
    ((name: 'message', listener: (event: MessageEvent<unknown>) => void) => void) &
    ((name: 'sync', listener: (event: Extendable & { tag: string }) => void) => void) &
    ((name: 'push', listener: (event: Extendable) => void) => void) &
    ((name: 'notificationclick', listener: (event: Tapped) => void) => void) &
    ((name: 'fetch', listener: (event: Fetching) => void) => void)
  skipWaiting: () => Promise<void>
  registration: Woken
  clients: {
    claim: () => Promise<void>
    matchAll: (which: { type: 'window' }) => Promise<Page[]>
    openWindow: (path: string) => Promise<unknown>
  }
}
interface Page {
  visibilityState: string
  postMessage: (said: unknown, given: Transferable[]) => void
  focus: () => Promise<unknown>
  navigate: (path: string) => Promise<unknown>
}
interface Tapped extends Extendable {
  notification: { data: string; close: () => void }
}
interface Fetching extends Extendable {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}
/** Not every browser tells. */
type Connected = Navigator & { connection?: { saveData?: boolean; type?: string } }

const scope = self as unknown as Scope
const PREFIX = 'yingxiang-field-'
const CACHE = PREFIX + FIELD_VERSION
const FILES = FIELD_FILES
const [SHELL, ENTRY] = FILES
const HANDBOOK = FIELD_HANDBOOK

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('message', ({ data }) => {
  // an update never takes over by itself: a page says when no draft is open
  if (data === SKIP_WAITING) void scope.skipWaiting()
})
scope.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  const isOfHandbook = HANDBOOK.includes(pathname)
  if (isOfHandbook) event.respondWith(kept(pathname, event.request))
  if (event.request.mode === 'navigate') {
    if (isForShell(pathname)) event.respondWith(kept(SHELL, event.request))
    if (isOfHandbook || !isDear()) event.waitUntil(keepHandbook())
    event.waitUntil(tellSubscription(scope.registration).catch(() => undefined))
  } else if (pathname.startsWith('/assets/') || (FILES as string[]).includes(pathname)) {
    event.respondWith(kept(pathname, event.request))
  }
})
scope.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sync())
})
scope.addEventListener('push', (event) => event.waitUntil(tellReturned(scope.registration)))
scope.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(show(event.notification.data))
})

/** In the page that is open already; every draft is kept as it is written. */
async function show(path: string): Promise<void> {
  const [page] = await scope.clients.matchAll({ type: 'window' })
  if (!page) return void (await scope.clients.openWindow(path))
  await page.focus()
  await page.navigate(path)
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  try {
    await Promise.all(FILES.map(async (file) => cache.put(file, await fetched(file))))
  } catch (thrown) {
    // all or nothing: the browser tries again
    await caches.delete(CACHE)
    throw thrown
  }
}

/** A mobile network, or one on which its person saves. */
function isDear(): boolean {
  const { connection } = navigator as Connected
  return connection?.saveData === true || connection?.type === 'cellular'
}

/** Beside what somebody is at, once there is a network: the app has long started, and does without it until then. */
async function keepHandbook(): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const file of HANDBOOK) {
    if (await cache.match(file)) continue
    const response = await fetched(file).catch(() => undefined)
    if (!response) return
    await cache.put(file, response)
  }
}

/** A file of this version; not a captive portal's page, nor another version's while the server is being changed. */
async function fetched(file: string): Promise<Response> {
  const isForever = file.startsWith('/assets/')
  const known = isForever ? await caches.match(file) : undefined
  if (known) return known
  const response = await fetch(file, { cache: isForever ? 'default' : 'no-cache', redirect: 'error' })
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
  const names = file === SHELL ? ENTRY : file.endsWith('.html') ? HANDBOOK[0] : undefined
  const isOurs = names === undefined ? !isPage : (await response.clone().text()).includes(names)
  if (!response.ok || !isOurs) throw new Error(`${file} is not what it should be`)
  return response
}

/** Pages still running on the version before may need its files. */
async function activate(): Promise<void> {
  const names = await caches.keys()
  const drop = cachesToDrop(
    names.filter((name) => name.startsWith(PREFIX)),
    CACHE,
  )
  await Promise.all(drop.map((name) => caches.delete(name)))
  await scope.clients.claim()
}

async function kept(file: string, request: Request): Promise<Response> {
  const own = await caches.open(CACHE)
  return (await own.match(file)) ?? (await caches.match(file)) ?? fetch(request)
}

/** An open page sends by itself; a hidden one may be asleep. */
async function sync(): Promise<void> {
  const pages = await scope.clients.matchAll({ type: 'window' })
  if (pages.some(({ visibilityState }) => visibilityState === 'visible')) {
    for (const page of pages) page.postMessage(SYNC_TAG, [])
    return
  }
  const person = await currentPerson()
  if (!person) return
  const language = await keptLanguage()
  await dispatch(person.id, { kind: 'woken' })
  const until = await sendAll({ person: person.id, language: () => language })
  // the browser asks again later
  if (until !== null) throw new Error('something still waits')
}
