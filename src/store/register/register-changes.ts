/** Changes of the register, planned or done: all of them in one batch. */
import type { Actor } from '../../domain/people/account.ts'
import {
  effectOf,
  type Plan,
  planOf,
  type Register,
  type RegisterChange,
  type RegisterChanged,
} from '../../domain/register/register-change.ts'
import { together } from '../../domain/register/register-reform.ts'
import { assertNone, json, type Sql, type Statement } from '../engine/sql.ts'
import { audited, type AuditEntry } from '../people/audit.ts'
import { targetsInForce } from '../target/targets.ts'
import { beginNames, type Decided, putNames } from './name-versions.ts'
import { putOrigins } from './village-origins.ts'
import { everyVersion, follow, keepFirst, onDay, putVersions } from './village-versions.ts'
import { everyTownship, everyVillage, putTownships, putVillages } from './villages.ts'

/** What a change leans on: the register of its day, and what is to follow. */
export async function registerOn(sql: Sql, day: string) {
  const { villages, townships, ...others } = await (
    await onDay(sql, day)
  ).read({
    villages: everyVillage,
    townships: everyTownship,
    versions: everyVersion,
    targets: targetsInForce(day),
  })
  const register: Register = { villages: villages.map(({ townshipName: _, ...village }) => village), townships }
  return { register, ...others }
}
type Read = Awaited<ReturnType<typeof registerOn>>

/** One change of several, upon what those before it made of the register. */
export interface Step {
  change: RegisterChange
  plan: Plan
  before: Register
}
interface At {
  now: Date
  today: string
}

/** Answers what it does; throws invalid, ConstraintError `nothing_changed_meanwhile` where a new code is there by now. */
export async function changeRegister(sql: Sql, change: RegisterChange, actor: Actor, at: At): Promise<RegisterChanged> {
  const read = await registerOn(sql, change.on)
  const steps = [{ change, plan: planOf(change, read.register), before: read.register }]
  if (!change.dryRun) await makeChanges(sql, steps, actor, at)
  return toldOf(steps, read, { on: change.on, dryRun: change.dryRun ?? false })
}

/** All of them in one batch. */
export async function makeChanges(sql: Sql, steps: Step[], actor: Actor, { now, today }: At): Promise<void> {
  await sql.batch([...steps.flatMap((step) => writing(step, actor, now)), ...follow(today, now)])
}

export function toldOf(
  steps: Step[],
  { register, versions, targets }: Read,
  asked: { on: string; dryRun: boolean },
): RegisterChanged {
  const plan = together(steps.map((step) => step.plan))
  const ending = new Set(
    [...plan.villages, ...plan.townships].flatMap((one) => (one.becomes === 'ended' ? codeOf(one) : [])),
  )
  return {
    ...asked,
    villages: plan.villages.map(({ village, becomes, formerName }) => {
      const { code, name, townshipCode, teamCode, designated, annualQuota, endsOn } = village
      return { code, name, townshipCode, teamCode, designated, annualQuota, endsOn, becomes, formerName }
    }),
    townships: plan.townships.map(({ township: { code, name }, becomes }) => ({ code, name, becomes })),
    ...effectOf(asked.on, plan, register, versions),
    targets: targets.flatMap(({ code, scope }) => (scope.code !== undefined && ending.has(scope.code) ? [code] : [])),
  }
}

const codeOf = (one: Plan['villages'][number] | Plan['townships'][number]): string =>
  'village' in one ? one.village.code : one.township.code

function writing(step: Step, actor: Actor, now: Date): Statement[] {
  const { kind, reason, on, document } = step.change
  const entries: AuditEntry[] = [...linesOf('township', step), ...linesOf('village', step)]
  const decided = { effectiveOn: on, document, reason }
  return [
    ...townshipsWritten(step, decided, actor, now),
    ...villagesWritten(step, decided, actor, now),
    audited(
      actor,
      now,
      entries.map((entry) => ({ ...entry, action: kind, reason })),
    ),
  ]
}

/** What each was, and what it is from the day on. */
function linesOf(subjectKind: 'township' | 'village', { change, plan, before }: Step): AuditEntry[] {
  const { kind: action, on: effectiveOn, document } = change
  const things =
    subjectKind === 'village' ? plan.villages.map((one) => one.village) : plan.townships.map((one) => one.township)
  const all: { code: string }[] = subjectKind === 'village' ? before.villages : before.townships
  const was = new Map(all.map((one) => [one.code, one]))
  return things.map((thing) => {
    const after = { ...thing, effectiveOn, document }
    return { action, subjectKind, subjectId: thing.code, before: was.get(thing.code), after }
  })
}

function townshipsWritten({ plan: { townships } }: Step, decided: Decided, actor: Actor, now: Date): Statement[] {
  const fresh = townships.filter(({ becomes }) => becomes === 'new').map(({ township }) => township)
  const others = townships.filter(({ becomes }) => becomes !== 'new').map(({ township }) => township)
  return [
    putTownships(fresh),
    beginNames('township', fresh, decided, actor, now),
    ...putNames('township', others, decided, actor, now),
  ]
}

function villagesWritten({ plan: { villages } }: Step, decided: Decided, actor: Actor, now: Date): Statement[] {
  const fresh = villages.filter(({ becomes }) => becomes === 'new').map(({ village }) => village)
  const others = villages.filter(({ becomes }) => becomes !== 'new').map(({ village }) => village)
  return [
    assertNone('SELECT 1 FROM villages WHERE code IN (SELECT value FROM json_each(?))', [
      json(fresh.map(({ code }) => code)),
    ]),
    putVillages(fresh),
    keepFirst(
      others.map(({ code }) => code),
      actor,
      now,
    ),
    putVillages(others),
    putVersions([...fresh, ...others], decided, actor, now),
    putOrigins(villages, decided.effectiveOn),
  ]
}
