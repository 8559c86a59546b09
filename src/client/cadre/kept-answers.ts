/** Answers that wait on the villager's own phone, until they have come by themselves: for its page and for its worker, which sends when the page is closed. */

const BOX = 'cadre-answers'
/** By this its page knows a page of ours: a hotel's sign-in page is none. */
const OURS = 'data-cadre='
const WAIT_MS = 8000

export async function keepAnswer(link: string, answer: URLSearchParams): Promise<void> {
  const box = await caches.open(BOX)
  await box.put(`/c/${link}`, new Response(answer.toString()))
}

export const isWaiting = async (link: string): Promise<boolean> =>
  (await (await caches.open(BOX)).match(`/c/${link}`)) !== undefined

/** Twice is harmless; what the server answered, whatever that was, waits no longer. */
export async function sendAnswers(): Promise<void> {
  const box = await caches.open(BOX)
  for (const { url } of await box.keys()) {
    const body = await (await box.match(url))?.text()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await inTime(url, { method: 'POST', headers, body: body ?? '', redirect: 'error' })
    if (answer.status < 500 && (await answer.text()).includes(OURS)) await box.delete(url)
  }
}

/** A network that swallows everything is none. */
export async function inTime(asked: RequestInfo, how: RequestInit = {}): Promise<Response> {
  const gone = new AbortController()
  const timer = setTimeout(() => gone.abort(), WAIT_MS)
  try {
    return await fetch(asked, { ...how, signal: gone.signal })
  } finally {
    clearTimeout(timer)
  }
}
