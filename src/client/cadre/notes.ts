/** What a villager's browser keeps for where there is no signal: by what it seals there, and what it answered. Nothing of who he is. */
import type { CadreTicket } from '../../domain/screening/cadre-carried.ts'

/** What the server gave with a page: the newest of each village. */
export interface Ticket extends CadreTicket {
  names: Record<string, string>
  /** For the next show, if it cannot be scanned. */
  digits?: string
}
/** What was answered without signal: given once. */
export interface Answered {
  link: string
  sealed: string
  /** Told only with a confirmation, for that is what they are. */
  digits?: string
}

const MOST = { tickets: 4, answered: 8 }

export const ticketIn = (text: string): Ticket | undefined => [parsed(text)].find(isTicket)
export const tickets = (): Ticket[] => kept('cadre-tickets').filter(isTicket)
export const answered = (): Answered[] => kept('cadre-answered').filter(isAnswered)

export function keepTicket(ticket: Ticket): void {
  const others = tickets().filter(({ villageCode }) => villageCode !== ticket.villageCode)
  keep('cadre-tickets', [ticket].concat(others).slice(0, MOST.tickets))
}
export const keepAnswered = (one: Answered): void =>
  keep('cadre-answered', [one].concat(answered()).slice(0, MOST.answered))

type Told = Record<string, unknown>
const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null
const areTexts = (told: Told, ...fields: string[]): boolean => fields.every((field) => typeof told[field] === 'string')

const isTicket = (value: unknown): value is Ticket =>
  isTold(value) && areTexts(value, 'villageCode', 'device', 'key') && isTold(value['names'])
const isAnswered = (value: unknown): value is Answered => isTold(value) && areTexts(value, 'link', 'sealed')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A browser that keeps nothing has nothing. */
function kept(name: string): unknown[] {
  try {
    const all = parsed(localStorage.getItem(name) ?? '')
    return Array.isArray(all) ? all : []
  } catch {
    return []
  }
}

function keep(name: string, all: unknown[]): void {
  try {
    localStorage.setItem(name, JSON.stringify(all))
  } catch {
    // then this phone answers where there is signal
  }
}
