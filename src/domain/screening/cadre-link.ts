/** The link of a receipt, which says which show is meant: made without signal, read by every machine, and without a schema, for a villager's phone reads it, too. */
import { bytesOf, hmac } from '../hmac.ts'

/** The show that a link speaks of. */
export interface LinkedShow {
  id: string
  teamCode: string
  villageCode: string
  startedAt: string
  endedAt: string
  filmCodes: string[]
}

/** So long after the end a show may be spoken of. */
export const ANSWER_HOURS = 12
const HOUR_MS = 3_600_000
/** A phone's clock that is this much ahead is no lie. */
const AHEAD_MS = 600_000

export function timeToAnswer(endedAt: string, now: Date): 'open' | 'not_yet' | 'over' {
  const since = now.getTime() - Date.parse(endedAt)
  if (since < -AHEAD_MS) return 'not_yet'
  return since > ANSWER_HOURS * HOUR_MS ? 'over' : 'open'
}

/** Of more films the link would be a code that no camera reads; a show seldom has more. */
const MOST_TOLD = 3
const SEAL_DIGITS = 16
const LONGEST_LINK = 400
export const MINUTE_MS = 60_000
const encoder = new TextEncoder()

/** Sealed with 64 bits: nobody guesses one. */
export function cadreLink(show: LinkedShow, teamKey: string): string {
  const { id, teamCode, villageCode, startedAt, endedAt, filmCodes } = show
  const minutes = Math.floor(Date.parse(startedAt) / MINUTE_MS)
  const lasted = Math.floor(Date.parse(endedAt) / MINUTE_MS) - minutes
  const text = [
    minutes.toString(36),
    lasted.toString(36),
    teamCode,
    villageCode,
    ...filmCodes.slice(0, MOST_TOLD),
  ].join('~')
  const said = new Uint8Array([...bytesOf(id.replaceAll('-', '')), ...encoder.encode(text)])
  return base64url(new Uint8Array([...said, ...bytesOf(hmac(teamKey, said).slice(0, SEAL_DIGITS))]))
}

/** What a link says, whoever made it and whatever it says; nothing of what is no link. */
export function linkedIn(link: string): LinkedShow | null {
  const bytes = link.length <= LONGEST_LINK ? fromBase64url(link) : null
  if (!bytes || bytes.length < 16 + SEAL_DIGITS / 2) return null
  const id = hexOf(bytes.subarray(0, 16)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const text = new TextDecoder().decode(bytes.subarray(16, bytes.length - SEAL_DIGITS / 2))
  const [minutes = '', lasted = '', teamCode = '', villageCode = '', ...filmCodes] = text.split('~')
  const start = parseInt(minutes, 36)
  const [startedAt, endedAt] = [instantOf(start), instantOf(start + parseInt(lasted, 36))]
  return { id, teamCode, villageCode, startedAt, endedAt, filmCodes }
}

/** Of a number that is no instant, nothing that parses. */
const instantOf = (minutes: number): string =>
  Math.abs(minutes) < 1e9 ? new Date(minutes * MINUTE_MS).toISOString() : ''

export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

export function fromBase64url(text: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
  } catch {
    return null
  }
}
