/** Townships, teams and films over HTTP, which are alike: what they are called, and until when they are there, holds from a day on. */
import type { NounRoutes } from '../contract/register.ts'
import { invalid, notFound } from '../domain/errors.ts'
import type { WordKey } from '../domain/language.ts'
import type { Actor } from '../domain/people/account.ts'
import { asKept, maskedPhone } from '../domain/people/masking.ts'
import { firstDayOf } from '../domain/register/village-facts.ts'
import type { Sql, Statement } from '../store/engine/sql.ts'
import { audited } from '../store/people/audit.ts'
import { changeThing, revisionOf } from '../store/people/revisions.ts'
import { type NamedKind, putNames } from '../store/register/name-versions.ts'
import { follow, onDay } from '../store/register/village-versions.ts'
import type { App, Deps } from './deps.ts'
import { openOrWhy } from '../store/report/closed-months.ts'
import { pageOf, requireSameCode, today } from './queries.ts'
import { type Handle, serve, tagged } from './serve.ts'

/** What held already on days that are past is not changed without a word. */
export async function requireWhy(deps: Deps, effectiveOn: string, reason: string | undefined): Promise<void> {
  if (reason === undefined && effectiveOn < today(deps)) {
    throw invalid({ path: 'reason', sentence: { key: 'reason_for_past_day', facts: { day: effectiveOn } } })
  }
}

interface Noun<T> {
  kind: NamedKind
  read: (sql: Sql) => Promise<T[]>
  write: (things: T[]) => Statement
  nameOf: (thing: T) => string
}
type Named = { code: string; endsOn?: string | undefined; phone?: string | undefined }

/** All of them as they were called on a day. */
export const listOfNoun =
  <T extends Named>(read: (sql: Sql) => Promise<T[]>): Handle<NounRoutes<T>['list']> =>
  async ({ at, query: { on = today(at), ...query } }) =>
    pageOf(await read(await onDay(at.sql, on)), query, ({ code }) => code)

export function nounRoutes<T extends Named>(app: App, deps: Deps, routes: NounRoutes<T>, noun: Noun<T>): void {
  const { kind, read } = noun
  const find = async (sql: Sql, code: string): Promise<T | null> =>
    (await read(sql)).find((thing) => thing.code === code) ?? null

  serve(app, deps, routes.list, listOfNoun(read))

  serve(app, deps, routes.read, async ({ at, params: { code }, c }) => {
    tagged(c, await revisionOf(at.sql, { subjectKind: kind, subjectId: code }))
    const thing = await find(at.sql, code)
    if (!thing) throw notFound(`noun_${kind}` satisfies WordKey, code)
    return thing
  })

  serve(app, deps, routes.put, async ({ params, body, actor, expected, c }) => {
    const { effectiveOn: asked, reason, ...rest } = body
    // a generic rest is not yet what it was taken from
    const sent = rest as unknown as T
    const { code } = sent
    requireSameCode(params.code, code)
    const kept = await find(deps.sql, code)
    const wanted = sent.phone === undefined ? sent : { ...sent, phone: asKept(sent.phone, kept?.phone, maskedPhone) }
    const effectiveOn = asked ?? firstDayOf(wanted, kept, today(deps))
    const decided = { effectiveOn, reason }
    const then = await onDay(deps.sql, effectiveOn)
    const isDated = isRenamed(noun, await find(then, code), wanted)
    if (isDated) await requireWhy(deps, effectiveOn, reason)
    const open = isDated ? await openOrWhy(deps.sql, { from: effectiveOn }, reason) : deps.sql
    const revision = await changeThing(open, {
      subject: { subjectKind: kind, subjectId: code },
      wanted,
      expected,
      read: () => find(then, code),
      statements: (before) => writingNoun(noun, { before, wanted, decided, actor }, deps),
    })
    tagged(c, revision)
    return (await find(deps.sql, code)) ?? wanted
  })
}

/** Its name or its last day is another: these hold from a day on. */
const isRenamed = <T extends Named>({ nameOf }: Noun<T>, before: T | null, wanted: T): boolean =>
  before !== null && (nameOf(before) !== nameOf(wanted) || before.endsOn !== wanted.endsOn)

interface Putting<T> {
  before: T | null
  wanted: T
  decided: { effectiveOn: string; reason: string | undefined }
  actor: Actor
}
function writingNoun<T extends Named>(noun: Noun<T>, putting: Putting<T>, deps: Deps): Statement[] {
  const { kind, write, nameOf } = noun
  const { before, wanted, decided, actor } = putting
  const { effectiveOn, reason } = decided
  const isDated = isRenamed(noun, before, wanted)
  const { code, endsOn } = wanted
  const after = isDated ? { ...wanted, effectiveOn } : wanted
  const entry = { action: 'put', subjectKind: kind, subjectId: code, reason, before: before ?? undefined, after }
  const named = { code, name: nameOf(wanted), endsOn }
  return [
    ...(isDated ? putNames(kind, [named], decided, actor, deps.now()) : []),
    write([wanted]),
    ...follow(today(deps), deps.now()),
    audited(actor, deps.now(), [entry]),
  ]
}
