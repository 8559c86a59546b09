/** How a message gets there: when it is tried again, when it keeps quiet, and what an answer means. */
import type { Said } from './message-words.ts'
import { addDays, instantAt, localDay, localTime } from '../period.ts'
import type { ChannelKind } from './channel.ts'

/** A bot takes 20 messages a minute (its makers’ limit); whoever sends more is shut out for a while. */
export const MOST_A_MINUTE = 20
export const KEPT_HOURS = 72
/** Whoever took a message to send it and says nothing for so long has died over it. */
export const LEASE_MINUTES = 5

const PAUSES = [1, 2, 5, 10, 20, 40, 60, 120, 180, 240, 360]
/** Minutes until the next try, after so many. */
export const pauseAfter = (tries: number): number => PAUSES[Math.min(tries, PAUSES.length) - 1] ?? 1

/** From this hour in the evening until that one in the morning only what is critical is sent. */
export interface Quiet {
  from: number
  until: number
}

export function isQuiet(at: Date, { from, until }: Quiet, timeZone: string): boolean {
  const hour = Number(localTime(at, timeZone).slice(0, 2))
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until
}

/** The same instant, or the end of the quiet hours that it falls into. */
export function whenLoud(at: Date, quiet: Quiet, timeZone: string): Date {
  if (!isQuiet(at, quiet, timeZone)) return at
  const day = localDay(at, timeZone)
  const end = `${String(quiet.until).padStart(2, '0')}:00`
  const ends = [day, addDays(day, 1)].map((one) => new Date(instantAt(one, end, timeZone)))
  return ends.find((one) => one > at) ?? at
}

export interface Reply {
  status: number
  text: string
}
/** What went wrong, in a sentence; null where it arrived. */
export type Verdict = Said | null

const MOST_SHOWN = 300
export const shortened = (text: string, most = MOST_SHOWN): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > most ? `${plain.slice(0, most)}…` : plain
}

/** Codes that people meet, with what to do about them; the makers’ own words stand beside it. */
const KNOWN_CODES: Partial<Record<ChannelKind, Record<number, Said['key']>>> = {
  wecom: { 93000: 'bot_no_such_address', 93004: 'bot_removed', 45009: 'bot_too_often' },
  dingtalk: {
    300001: 'bot_no_such_address',
    300005: 'bot_no_such_address',
    310000: 'bot_wrong_signature',
    130101: 'bot_too_often',
    660026: 'bot_too_often',
  },
  feishu: { 19001: 'bot_no_such_address', 19021: 'bot_wrong_signature', 19024: 'bot_keyword', 9499: 'bot_too_often' },
}

/** Bots say 200 whatever happened: only code 0 in the body means that it arrived. */
export function verdictOn(kind: ChannelKind, { status, text }: Reply): Verdict {
  const said = shortened(text)
  if (status >= 300 && status < 400) return { key: 'told_redirect', facts: { status } }
  if (status < 200 || status >= 300) return { key: 'told_status', facts: { status, said } }
  const code = codeIn(text)
  if (kind === 'webhook') return code === undefined || code === 0 ? null : { key: 'told_code', facts: { code, said } }
  if (code === undefined) return { key: 'told_no_code', facts: { said } }
  if (code === 0) return null
  const known = KNOWN_CODES[kind]?.[code]
  return known ? { key: known, facts: { code, said } } : { key: 'told_code', facts: { code, said } }
}

function codeIn(text: string): number | undefined {
  try {
    const said: unknown = JSON.parse(text)
    if (typeof said !== 'object' || said === null) return undefined
    const { errcode, code, StatusCode } = said as Record<string, unknown>
    return [errcode, code, StatusCode].find((one) => typeof one === 'number')
  } catch {
    return undefined
  }
}
