/** Everything that is secret: made, hashed and compared here and nowhere else. */
import { createHash, hash as hashOf, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { busy } from '../domain/errors.ts'
import { ENROLMENT_HOURS, isOfDesk, type Role } from '../domain/people/account.ts'
import { plainCode } from '../domain/people/sign-in.ts'
import { digestBy } from '../domain/trail/sha256.ts'

digestBy((content) => hashOf('sha256', content, 'hex'))

/** OWASP's scrypt at 16 MB; about 30 ms, on Workers too. A hash carries its own, so these can be raised later. */
const COST = { N: 2 ** 14, r: 8, p: 1 }
const KEY_BYTES = 32
const SALT_BYTES = 16

/** So many at once: each takes 16 MB and one of the process's few threads, which files and photos need, too. */
const AT_ONCE = 2
const MOST_WAITING = 500
let working = 0
const waiting: (() => void)[] = []

/** In the order they came; whoever finds the queue full is told to come again. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working < AT_ONCE) working++
  else if (waiting.length >= MOST_WAITING) throw busy()
  else await new Promise<void>((resolve) => void waiting.push(resolve))
  try {
    return await work()
  } finally {
    // whoever is next takes the place over
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}

/** The same password typed on another keyboard can come in other code points. */
const derive = (password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const maxmem = 256 * cost.N * cost.r
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem }, (error, key) =>
          error ? reject(error) : resolve(key),
        )
      }),
  )

const written = (salt: Buffer, key: Buffer): string =>
  ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$')

/** `scrypt$N$r$p$salt$key` */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  return written(salt, await derive(password, salt, COST))
}

/** What nobody's password is compared with, so that an unknown name takes as long as a wrong password. */
const NOBODY = written(Buffer.alloc(SALT_BYTES), Buffer.alloc(KEY_BYTES))

export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (hash ?? NOBODY).split('$')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const given = await derive(password, Buffer.from(salt, 'base64url'), cost)
  const kept = Buffer.from(key, 'base64url')
  return kept.length === given.length && timingSafeEqual(kept, given) && hash !== null
}

/** For sessions and tokens: 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Without 0 O 1 I, which are misread from paper and over the telephone. */
const READABLE = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** For one person to type once: four groups of four, 80 bits. */
export const newEnrolmentCode = (): string =>
  Array.from(randomBytes(16), (byte, i) => (i > 0 && i % 4 === 0 ? '-' : '') + READABLE[byte & 31]).join('')

export const sha256Hex = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Teams and technicians enrol in the field app, managers at the desk. Behind `#`, so that the code reaches no server's log. */
export const enrolmentUrl = (url: string, role: Role, code: string): string =>
  `${url}/${isOfDesk(role) ? '' : 'field'}#enrol=${code}`
export const enrolmentEnd = (now: Date): string => new Date(now.getTime() + ENROLMENT_HOURS * 3_600_000).toISOString()
export const codeHash = (code: string): string => sha256Hex(plainCode(code))
