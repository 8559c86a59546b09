/**
 * A PIN lets its person in again on this phone, also without signal: their password is kept sealed (AES-GCM) by a key made
 * of the PIN (PBKDF2). It keeps out who picks the phone up. Who takes the phone's memory apart can try all PINs.
 */
import { phoneNow } from '../../shared/phone/device.ts'
import { recordOf, shelf, writeRecords } from '../../shared/phone/shelf.ts'

export interface WayIn {
  username: string
  password: string
}
interface PinLock {
  key: string
  username: string
  salt: Uint8Array<ArrayBuffer>
  nonce: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
  /** Since it last opened. */
  wrong: number
  notBefore: number
}
export type Opened =
  | { is: 'open'; way: WayIn }
  | { is: 'wrong'; left: number }
  | { is: 'wait'; seconds: number }
  | { is: 'gone' }

export const isPin = (text: string): boolean => /^\d{4,6}$/.test(text)
/** The browser has none for pages over plain http. */
export const canLock = (): boolean => 'subtle' in crypto

const MOST_WRONG = 5
/** What OWASP asks of PBKDF2 with SHA-256 (2023): about a second on a slow phone, for each PIN that is tried. */
const ROUNDS = 600_000

const keyOf = (person: string): string => `pin:${person}`
const read = (person: string) => ({ from: 'meta', key: keyOf(person) }) as const

async function keyFrom(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }
  return crypto.subtle.deriveKey(how, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export const hasPin = async (person: string): Promise<boolean> => (await recordOf(read(person))) !== undefined

export async function setPin(person: string, pin: string, { username, password }: WayIn): Promise<void> {
  const [salt, nonce] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))]
  const key = await keyFrom(pin, salt)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, new TextEncoder().encode(password))
  const put: PinLock = { key: keyOf(person), username, salt, nonce, sealed, wrong: 0, notBefore: 0 }
  await writeRecords({ to: 'meta', put })
}

export const dropPin = (person: string): Promise<void> => writeRecords({ to: 'meta', remove: keyOf(person) })

/** Counted before it is tried: closing the app gives no try back. After each wrong one the wait is twice as long, after five the PIN is gone. */
export async function openPin(person: string, pin: string): Promise<Opened> {
  const now = phoneNow()
  const lock = await (
    await shelf()
  ).change([read(person)], (all) => {
    const kept = all[0]?.[0] as PinLock | undefined
    if (!kept || kept.notBefore > now) return { writes: [], result: kept }
    const wrong = kept.wrong + 1
    const put: PinLock = { ...kept, wrong, notBefore: now + 1000 * 2 ** wrong }
    const write = wrong < MOST_WRONG ? ({ to: 'meta', put } as const) : ({ to: 'meta', remove: keyOf(person) } as const)
    return { writes: [write], result: kept }
  })
  if (!lock) return { is: 'gone' }
  if (lock.notBefore > now) return { is: 'wait', seconds: Math.ceil((lock.notBefore - now) / 1000) }
  const password = await unsealed(lock, pin)
  if (password === undefined) {
    const left = MOST_WRONG - lock.wrong - 1
    return left > 0 ? { is: 'wrong', left } : { is: 'gone' }
  }
  await writeRecords({ to: 'meta', put: { ...lock, wrong: 0, notBefore: 0 } })
  return { is: 'open', way: { username: lock.username, password } }
}

async function unsealed({ salt, nonce, sealed }: PinLock, pin: string): Promise<string | undefined> {
  const key = await keyFrom(pin, salt)
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, sealed))
  } catch {
    return undefined
  }
}
