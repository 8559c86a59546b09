/**
 * A villager's answer that waits on two phones for signal (带回): sealed by his browser, shown as a code, scanned and
 * handed in by the team's.
 *
 * His browser seals it with a key that the server gave it with the page of an earlier show in that village, so it can be
 * made by no phone that never had one, altered by nobody on the way, and used for no other show: the link, with the
 * team's seal, is under his. It is masked, and as long whatever it says: the team carries it without knowing whether it
 * confirms or objects. The server opens it, and wants the link's seal, a log of that team, an hour within twelve of the
 * show's end by both phones' clocks, and that browser's first answer on the show.
 *
 * It is worth less than one that came by itself. The hour is told by his phone alone; a team may leave it where it is
 * (his phone sends it, too, as soon as it has signal within the twelve hours, and then it stands beside); and who keeps
 * a second browser that once had the page in that village can answer in it, days later with the clock put back. So both
 * hours are told, his and that of its coming, and what else that browser answered counts as ever.
 */
import { bytesOf, hmac } from '../hmac.ts'
import { base64url, fromBase64url, hexOf, MINUTE_MS } from './cadre-link.ts'

export const ANSWERS = ['confirmed', 'not_shown', 'other_time', 'other_audience'] as const
export const AUDIENCES = ['under_20', 'from_20', 'from_50', 'from_100', 'from_200'] as const

/** As it was typed, before it is read by the schema. */
export interface TypedReply {
  answer?: string | undefined
  began?: string | undefined
  audience?: string | undefined
}
/** Who says that it was otherwise says how. */
export function missingIn({ answer, began, audience }: TypedReply): keyof TypedReply | undefined {
  if (!answer) return 'answer'
  if (answer === 'other_time' && !began) return 'began'
  return answer === 'other_audience' && !audience ? 'audience' : undefined
}

/** What a browser was given with the page. */
export interface CadreTicket {
  villageCode: string
  /** In hex, as the server knows it. */
  device: string
  key: string
}

/** The mark, the link, and 52 bytes: whose it is, its seal, and what it says. */
export const CARRIED = /^yx1\.[\w-]{1,400}\.[\w-]{70}$/
const SEAL_DIGITS = 16

export function sealedAnswer(link: string, { device, key }: CadreTicket, reply: TypedReply, now: Date): string {
  const plain = plainOf(reply, now)
  const seal = sealOf(key, link, plain)
  const said = masked(encoder.encode(plain), key, link, seal)
  return `yx1.${link}.${base64url(new Uint8Array([...bytesOf(device), ...bytesOf(seal), ...said]))}`
}

interface Carried {
  link: string
  device: string
  seal: string
  said: Uint8Array
}
export function carriedIn(text: string): Carried | null {
  const [, link = '', sealed = ''] = CARRIED.test(text) ? text.split('.') : []
  const bytes = fromBase64url(sealed)
  if (!bytes) return null
  const digits = hexOf(bytes.subarray(0, 40))
  return { link, device: digits.slice(0, 64), seal: digits.slice(64), said: bytes.subarray(40) }
}

/** Null of what was not sealed with this key, or altered since. */
export function openedWith(key: string, { link, seal, said }: Carried): { typed: TypedReply; saidAt: string } | null {
  const plain = new TextDecoder().decode(masked(said, key, link, seal))
  if (sealOf(key, link, plain) !== seal) return null
  const began = plain.slice(2, 6)
  const typed = {
    answer: ANSWERS[Number(plain[0])],
    audience: AUDIENCES[Number(plain[1])],
    began: began === NO_HOUR ? undefined : `${began.slice(0, 2)}:${began.slice(2)}`,
  }
  return { typed, saidAt: new Date(parseInt(plain.slice(6), 36) * MINUTE_MS).toISOString() }
}

const encoder = new TextEncoder()
const NO_HOUR = '----'
/** Twelve signs, whatever it is. */
function plainOf({ answer, began, audience }: TypedReply, now: Date): string {
  const placeOf = (all: readonly string[], one = ''): string => (one === '' ? '-' : String(all.indexOf(one)))
  const minutes = Math.floor(now.getTime() / MINUTE_MS)
  const hour = began ? began.replace(':', '') : NO_HOUR
  return placeOf(ANSWERS, answer) + placeOf(AUDIENCES, audience) + hour + minutes.toString(36).padStart(6, '0')
}

const sealOf = (key: string, link: string, plain: string): string =>
  hmac(key, `seal ${link} ${plain}`).slice(0, SEAL_DIGITS)

/** Laid over it, or taken off again; by its seal, so that no two are masked alike. */
function masked(said: Uint8Array, key: string, link: string, seal: string): Uint8Array {
  const mask = bytesOf(hmac(key, `mask ${link} ${seal}`))
  return said.map((byte, i) => byte ^ (mask[i] ?? 0))
}
