/** Who tries the doors: a line in the log, and in the trail one about each thing in a quarter of an hour. */
import type { Context } from 'hono'
import type { Actor } from '../domain/people/account.ts'
import { networkOf } from '../domain/people/guesses.ts'
import type { SubjectKind } from '../domain/people/trail.ts'
import { auditedAtMost, SYSTEM } from '../store/people/audit.ts'
import type { Deps, Env } from './deps.ts'

export interface Warning {
  action: 'wrong_password' | 'wrong_code' | 'locked_out' | 'refused' | 'bad_token' | 'new_network'
  /** Who did it, where that is known. */
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
  const { sql, values } = auditedAtMost(actor, deps.now(), MINUTES, entry)
  const isNew = await deps.sql.run(sql, ...values).catch((error: unknown) => {
    deps.log(`warning not kept: ${String(error)}`)
    return 1
  })
  if (isNew === 0 && !EACH.includes(action)) return
  const what = Object.entries(after ?? {}).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  deps.log(`warning ${action} ${subjectKind}=${subjectId} network=${network}${what.join('')}`)
}
