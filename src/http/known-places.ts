/** From where an account was signed in to before: the device by its cookie, and the network. */
import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { sessionLimits } from '../config.ts'
import { deviceOf } from '../domain/people/device.ts'
import type { Guesser } from '../domain/people/guesses.ts'
import { networkOf } from '../domain/people/network.ts'
import type { Entrance } from '../store/people/sessions.ts'
import { knownPlaces } from '../store/people/sign-ins.ts'
import type { Deps, Env } from './deps.ts'
import { sessionHashOf, setOwnCookie } from './auth.ts'
import { newSecret, sha256Hex } from './secrets.ts'

const COOKIE = 'yx_device'
/** As long as browsers keep a cookie. */
const KNOWN_DAYS = 400
const DAY_MS = 86_400_000

export interface Place {
  /** What the device's cookie holds, or is to hold from now on. */
  secret: string
  /** As it is kept: `device:…`, `network:…`. */
  device: string
  network: string
}

export function placeOf(c: Context<Env>, deps: Deps): Place {
  const given = getCookie(c, COOKIE) ?? ''
  // one made here, so that it tells nothing of its own and cannot be guessed
  const secret = /^[\w-]{43}$/.test(given) ? given : newSecret()
  return { secret, device: `device:${sha256Hex(secret)}`, network: `network:${networkOf(deps.addressOf(c))}` }
}

/** Who tries to sign in to an account, by where he is; `username` as it was typed, for there may be no such account. */
export async function guesserOf(
  deps: Deps,
  { device, network }: Place,
  username: string,
  accountId: string | undefined,
): Promise<Guesser> {
  const since = new Date(deps.now().getTime() - KNOWN_DAYS * DAY_MS)
  const known = accountId === undefined ? undefined : await knownPlaces(deps.sql, accountId, { device, network }, since)
  if (known?.device) return { own: `${device} ${accountId}` }
  // hashed, because people type passwords where their name belongs
  return { account: sha256Hex(username), network, isUsualNetwork: known?.network ?? false }
}

/** What somebody comes in with who signs in here. */
export const entranceOf = (c: Context<Env>, deps: Deps, { device, network }: Place, secret: string): Entrance => ({
  tokenHash: sha256Hex(secret),
  device: deviceOf(c.req.header('user-agent')),
  limits: sessionLimits(deps.config),
  places: [device, network],
  insteadOf: sessionHashOf(c),
})

/** From now on this device is known. */
export const giveDevice = (c: Context<Env>, deps: Deps, { secret }: Place): void =>
  setOwnCookie(c, deps, COOKIE, secret, KNOWN_DAYS * 86_400)
