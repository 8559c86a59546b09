/** The worker of the villager's page: without signal it answers with what was kept, and sends what waits once there is some. */
import { inTime, sendAnswers } from './kept-answers.ts'
import { offlinePage, PAGES, WAKE } from './page-files.ts'

interface Extendable extends Event {
  waitUntil: (work: Promise<unknown>) => void
}
interface Fetching extends Extendable {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}
interface Scope {
  addEventListener: ((name: 'fetch', listener: (event: Fetching) => void) => void) &
    ((name: 'sync', listener: (event: Extendable & { tag: string }) => void) => void)
}
const scope = self as unknown as Scope

scope.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && new URL(request.url).origin === location.origin)
    event.respondWith(
      inTime(request)
        .then(orThrow)
        .catch(() => kept(request)),
    )
})
scope.addEventListener('sync', (event) => {
  if (event.tag === WAKE) event.waitUntil(sendAnswers())
})

/** Whoever stands before our server does not reach it. */
function orThrow(answer: Response): Response {
  if (answer.status >= 502) throw new Error('not reached')
  return answer
}

async function kept({ mode, url }: Request): Promise<Response> {
  const pages = await caches.open(PAGES)
  const { searchParams, pathname } = new URL(url)
  const language = searchParams.get('lang') ?? navigator.language.slice(0, 2)
  return (await pages.match(mode === 'navigate' ? offlinePage(language) : pathname)) ?? Response.error()
}
