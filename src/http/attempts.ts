/** Guessing is slow: who was wrong too often waits, by the rule in domain/people/password.ts. Who tries the doors is told of in the log and in the trail. */
import type { Context } from 'hono'
import { AppError } from '../domain/errors.ts'
import { type Guesser, networkOf } from '../domain/people/password.ts'
import type { Sentence } from '../domain/language.ts'
import { beginSignIn, signInWasNone, signInWasRight, signInWasWrong } from '../store/people/sign-ins.ts'
import type { Deps, Env } from './deps.ts'
import type { Actor } from '../domain/people/account.ts'
import type { SubjectKind } from '../domain/people/trail.ts'
import { auditedAtMost, SYSTEM } from '../store/people/audit.ts'

interface About {
  guesser: Guesser
  /** None of a name nobody has. */
  accountId: string | undefined
  wrong: Warning['action']
}

/** Judges an attempt (null is wrong), or throws `too_many` without judging it. */
export async function judged<T>(
  c: Context<Env>,
  deps: Deps,
  { guesser, accountId, wrong }: About,
  judge: () => Promise<T | null>,
): Promise<T | null> {
  const told = (action: Warning['action']) => warn(c, deps, { action, subjectKind: 'account', subjectId: accountId })
  const attempt = await admitted(deps, guesser).catch(async (error: unknown) => {
    if (error instanceof AppError) await told('locked_out')
    throw error
  })
  const right = await judge().catch(async (error: unknown) => {
    // the machine failed, and no password was wrong
    await signInWasNone(deps.sql, attempt)
    throw error
  })
  if (right !== null) await signInWasRight(deps.sql, attempt, guesser)
  else {
    await signInWasWrong(deps.sql, attempt)
    await told(wrong)
  }
  return right
}

/** A right code never waits: of 80 bits nobody guesses any, and a neighbour who tries shuts nobody out. */
export async function wrongEnrolment(c: Context<Env>, deps: Deps): Promise<void> {
  const guesser = { network: `code ${networkOf(deps.addressOf(c))}` }
  await judged(c, deps, { guesser, accountId: undefined, wrong: 'wrong_code' }, async () => null)
}

/** Ten seconds: thirty people on a slow machine take as long, and nobody of them was wrong. */
const ROUNDS = 100
const ROUND_MS = 100

/** Many at once behind one address are not as many wrong passwords: they wait while those ahead are judged. */
async function admitted(deps: Deps, guesser: Guesser): Promise<number> {
  for (let round = 1; ; round++) {
    const now = deps.now()
    const beginning = await beginSignIn(deps.sql, guesser, now)
    if (beginning.admitted) return beginning.attempt
    if (!beginning.someAreOpen || round === ROUNDS) throw tooMany(beginning.freeAt, now)
    await new Promise((resolve) => setTimeout(resolve, ROUND_MS))
  }
}

const MINUTES_TOLD = 60

function tooMany(freeAt: Date, now: Date): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil((freeAt.getTime() - now.getTime()) / 1000))
  const minutes = Math.ceil(retryAfterSeconds / 60)
  const sentence: Sentence =
    minutes <= MINUTES_TOLD
      ? { key: 'error_too_many', facts: { minutes } }
      : { key: 'error_too_many_hours', facts: { hours: Math.ceil(minutes / 60) } }
  return new AppError('too_many', sentence, { retryAfterSeconds })
}

interface Warning {
  action: 'wrong_password' | 'wrong_code' | 'locked_out' | 'refused' | 'bad_token' | 'new_network'
  actor?: Actor
  subjectKind: SubjectKind
  /** Nothing typed or sent by a stranger: what is not known is all one thing, or it would fill the trail. */
  subjectId: string | undefined
  after?: Record<string, string>
}

const MINUTES = 15
/** Each of these was judged, which is bounded; the others are told of in the log as often as in the trail. */
const EACH: Warning['action'][] = ['wrong_password', 'wrong_code']

/** What goes wrong with telling does not change what is told. */
export async function warn(c: Context<Env>, deps: Deps, warning: Warning): Promise<void> {
  const { action, actor = SYSTEM, subjectKind, subjectId = 'unknown', after } = warning
  const network = networkOf(deps.addressOf(c))
  const entry = { action, subjectKind, subjectId, after: { ...after, network } }
  const line = auditedAtMost(actor, deps.now(), MINUTES, entry)
  const told = deps.sql.batch<[unknown[]]>([{ ...line, sql: `${line.sql} RETURNING id` }])
  const isNew = await told.then(
    ([rows]) => rows.length > 0,
    (error: unknown) => {
      deps.log(`warning not kept: ${String(error)}`)
      return true
    },
  )
  if (!isNew && !EACH.includes(action)) return
  const what = Object.entries(after ?? {}).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  deps.log(`warning ${action} ${subjectKind}=${subjectId} network=${network}${what.join('')}`)
}
