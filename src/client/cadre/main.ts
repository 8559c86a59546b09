/** The villager's page on his own phone: keeps itself for where there is no signal, and there takes his answer and shows it as a code for the team's phone. */
import { missingIn, sealedAnswer, type TypedReply } from '../../domain/screening/cadre-carried.ts'
import { linkedIn, type LinkedShow, timeToAnswer } from '../../domain/screening/cadre-link.ts'
import { qrOf } from '../shared/qr.ts'
import { isWaiting, keepAnswer, sendAnswers } from './kept-answers.ts'
import { answered, keepAnswered, keepTicket, ticketIn, type Ticket, tickets } from './notes.ts'
import { FILES, PAGES, WAKE } from './page-files.ts'

const link = location.pathname.split('/')[2] ?? ''
const { ticket: given = '', zone, films = '{}' } = document.body.dataset
const isOffline = zone !== undefined
const form = document.querySelector('form')
const part = (name: string) => document.querySelector<HTMLElement>(`[data-part=${name}]`)
const said = (name: string) => document.querySelector<HTMLElement>(`[data-said=${name}]`)

/** In place of the page, with the words that the server wrote for it. */
function show(name: string): void {
  part('page')?.setAttribute('hidden', '')
  part(name)?.removeAttribute('hidden')
  part(name)?.querySelector('h1')?.focus()
}

/** Not where nothing may be answered, as on a phone of the office. No worker over plain http, nor in some browsers inside other apps: then the page is as it always was. */
async function prepare(): Promise<void> {
  const workers = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker
  if (!fresh || !workers || !('caches' in self)) return
  await workers.register('/cadre-sw.js', { scope: '/c/', updateViaCache: 'none' })
  await (await caches.open(PAGES)).addAll(FILES)
  part('ready')?.removeAttribute('hidden')
}

/** Where the browser can, its worker is woken when there is signal, whether the page is open or not. */
async function wakeLater(): Promise<void> {
  const { sync } = (await navigator.serviceWorker.ready) as { sync?: { register: (tag: string) => Promise<void> } }
  await sync?.register(WAKE)
}

/** What waited goes first: of this very show the server then has his answer. */
async function sendWaiting(): Promise<void> {
  if (!('caches' in self)) return
  const waited = await isWaiting(link)
  await sendAnswers()
  if (waited && !(await isWaiting(link))) location.replace(location.pathname + location.search)
}

function drawOffline(shown: LinkedShow, { names }: Ticket): void {
  const lead = said('lead')
  if (lead) lead.textContent = lead.textContent.replace('{team}', names[shown.teamCode] ?? shown.teamCode)
  put('village', names[shown.villageCode] ?? '')
  const titles = JSON.parse(films) as Partial<Record<string, string>>
  const known = shown.filmCodes.flatMap((code) => titles[code] ?? [])
  if (known.length > 0 && known.length === shown.filmCodes.length) put('films', known.join('、'))
  const { lang } = document.documentElement
  const day = new Intl.DateTimeFormat(lang, { timeZone: zone, month: 'long', day: 'numeric' })
  const hour = new Intl.DateTimeFormat(lang, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const [start, end] = [new Date(shown.startedAt), new Date(shown.endedAt)]
  put('times', `${day.format(start)} ${hour.format(start)}–${hour.format(end)}`)
}
function put(name: string, text: string): void {
  const place = said(name)
  if (place) place.textContent = text
}

/** What this page is without signal; undefined where it takes an answer. */
function offlinePart(): string | undefined {
  const shown = linkedIn(link)
  const ticket = tickets().find(({ villageCode }) => villageCode === shown?.villageCode)
  if (!shown?.endedAt) return 'unknown'
  if (answered().some((one) => one.link === link)) return 'kept'
  if (!ticket) return 'stranger'
  const time = timeToAnswer(shown.endedAt, new Date())
  if (time !== 'open') return time
  drawOffline(shown, ticket)
  return undefined
}

function showKept(): void {
  const one = answered().find((other) => other.link === link)
  if (!one) return
  const { size, path } = qrOf(one.sealed, 'L')
  const picture = part('kept')?.querySelector('svg')
  picture?.setAttribute('viewBox', `0 0 ${size} ${size}`)
  picture?.querySelector('path')?.setAttribute('d', path)
  const [digits, later] = [part('digits'), part('later')]
  if (digits && later && one.digits !== undefined) {
    digits.textContent = `${one.digits.slice(0, 3)} ${one.digits.slice(3)}`
    // folded, and there for every answer: who scans sees by none of it what was chosen
    digits.hidden = false
    later.hidden = true
  }
  show('kept')
}

function sayMissing(field: string): void {
  const wrong = document.querySelector<HTMLElement>('.wrong')
  if (!wrong) return
  wrong.textContent = wrong.dataset[field] ?? ''
  wrong.hidden = false
  form?.querySelector<HTMLElement>(`[name=${field}]`)?.focus()
}

/** Kept here first; sent if it can be, and else shown. */
async function take(sheet: HTMLFormElement, ticket: Ticket): Promise<void> {
  const typed = new URLSearchParams()
  for (const [name, value] of new FormData(sheet)) if (typeof value === 'string' && value !== '') typed.set(name, value)
  const reply: TypedReply = Object.fromEntries(typed)
  const missing = missingIn(reply)
  if (missing) return sayMissing(missing)
  await keepAnswer(link, typed)
  await sendAnswers().catch(() => undefined)
  if (!(await isWaiting(link))) return location.replace(location.pathname + new URL(sheet.action).search)
  const { digits } = ticket
  const told = reply.answer === 'confirmed' && digits !== undefined ? { digits } : {}
  keepAnswered({ link, sealed: sealedAnswer(link, ticket, reply, new Date()), ...told })
  showKept()
  // where there is none, his next page sends it
  wakeLater().catch(() => undefined)
}

const fresh = ticketIn(given)
if (fresh) keepTicket(fresh)
const instead = isOffline ? offlinePart() : undefined
if (instead === 'kept') showKept()
else if (instead) show(instead)
for (const other of document.querySelectorAll<HTMLAnchorElement>('header a'))
  other.href = location.pathname + other.search
form?.addEventListener('submit', (event) => {
  const ticket = fresh ?? tickets().find(({ villageCode }) => villageCode === linkedIn(link)?.villageCode)
  if (!ticket || !('caches' in self)) return
  event.preventDefault()
  const button = form.querySelector('button')
  if (button?.disabled) return
  button?.setAttribute('disabled', '')
  // a browser that keeps nothing sends as any page does
  void take(form, ticket).then(
    () => button?.removeAttribute('disabled'),
    () => form.submit(),
  )
})
addEventListener('online', () => void sendWaiting().catch(() => undefined))
// what cannot be kept or sent just now is tried with the next page
void (isOffline ? sendWaiting() : sendWaiting().then(prepare)).catch(() => undefined)
