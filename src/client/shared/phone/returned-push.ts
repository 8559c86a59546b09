/** A browser that was woken: a knock says that a log was returned, not which; that is asked of the office here. */
import { PUSH, RETURNED } from '../../../contract/address.ts'
import { fill, type Language } from '../../../domain/sentence.ts'
import { currentPerson, keptLanguage } from './phone-records.ts'
import { returnedWords } from './words-returned.ts'

export interface Woken {
  showNotification: (
    title: string,
    options: { body: string; tag: string; data: string; icon: string; lang: string },
  ) => Promise<void>
  pushManager?: { getSubscription: () => Promise<{ endpoint: string } | null> }
}

const LOGS = '/field/logs'
/** A browser that is woken must say something, whatever becomes of the question. */
export async function tellReturned(woken: Pick<Woken, 'showNotification'>): Promise<void> {
  const language = await keptLanguage().catch((): Language => 'zh')
  const said = (key: keyof typeof returnedWords, facts = {}): string =>
    fill(returnedWords[key][language === 'zh' ? 0 : 1], facts, language)
  const show = (body: string, data: string): Promise<void> =>
    woken.showNotification(said('title'), { body, data, tag: 'returned', icon: '/icon-192.png', lang: language })
  const found = await newestReturned(language).catch(() => undefined)
  if (!found) return show(said('some'), LOGS)
  const { id, count } = found
  return count > 1 ? show(said('more', found), LOGS) : show(said('one', found), `${LOGS}/${encodeURIComponent(id)}`)
}

async function newestReturned(language: Language) {
  const answer = await fetch(RETURNED, { headers: { 'accept-language': language, ...(await ofPerson()) } })
  const { total: count, items } = (await answer.json()) as { total: number; items: Record<string, string>[] }
  const [{ id, villageName: village, screenedOn: day } = {}] = items
  return id === undefined || village === undefined || day === undefined ? undefined : { id, village, day, count }
}

const ofPerson = async (): Promise<Record<string, string>> => ({ 'yx-account': (await currentPerson())?.id ?? '' })

/** Whoever signs in anew is another one for the server; the browser stays the same. */
export async function tellSubscription({ pushManager }: Pick<Woken, 'pushManager'>): Promise<void> {
  const subscription = await pushManager?.getSubscription()
  const person = subscription && (await currentPerson())
  if (!person || person.role !== 'team') return
  await fetch(PUSH, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'yx-account': person.id },
    body: JSON.stringify({ endpoint: subscription.endpoint }),
  })
}
