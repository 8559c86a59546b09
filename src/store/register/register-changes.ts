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
  await sql.batch([...steps.flatMap((step) => writing(step, actor, now)), follow(today, now)])
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

function writing({ change, plan: { villages, townships }, before }: Step, actor: Actor, now: Date): Statement[] {
  const { kind, on, document, reason } = change
  const fresh = villages.filter(({ becomes }) => becomes === 'new').map(({ village }) => village)
  const others = villages.filter(({ becomes }) => becomes !== 'new').map(({ village }) => village)
  const was = new Map(before.villages.map((village) => [village.code, village]))
  const entries: AuditEntry[] = [
    ...townships.map(({ township }) => ({
      subjectKind: 'township' as const,
      subjectId: township.code,
      after: township,
    })),
    ...villages.map(({ village }) => {
      const after = { ...village, effectiveOn: on, document }
      return { subjectKind: 'village' as const, subjectId: village.code, before: was.get(village.code), after }
    }),
  ].map((entry) => ({ ...entry, action: kind, reason }))
  return [
    assertNone('SELECT 1 FROM villages WHERE code IN (SELECT value FROM json_each(?))', [
      json(fresh.map(({ code }) => code)),
    ]),
    putTownships(townships.map(({ township }) => township)),
    putVillages(fresh),
    keepFirst(
      others.map(({ code }) => code),
      actor,
      now,
    ),
    putVillages(others),
    putVersions([...fresh, ...others], { effectiveOn: on, document, reason }, actor, now),
    audited(actor, now, entries),
  ]
}
