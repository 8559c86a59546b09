/** A change of the register, planned or done: all of it in one batch. */
import type { Actor } from '../../domain/people/account.ts'
import {
  effectOf,
  type Plan,
  planOf,
  type RegisterChange,
  type RegisterChanged,
} from '../../domain/register/register-change.ts'
import { assertNone, json, type Sql, type Statement } from '../engine/sql.ts'
import { audited, type AuditEntry } from '../people/audit.ts'
import { targetsInForce } from '../target/targets.ts'
import { everyVersion, follow, keepFirst, onDay, putVersions } from './village-versions.ts'
import { everyTownship, everyVillage, putTownships, putVillages } from './villages.ts'

/** Answers what it does; throws invalid, ConstraintError `nothing_changed_meanwhile` where a new code is there by now. */
export async function changeRegister(
  sql: Sql,
  change: RegisterChange,
  actor: Actor,
  { now, today }: { now: Date; today: string },
): Promise<RegisterChanged> {
  const { villages, townships, versions, targets } = await (
    await onDay(sql, change.on)
  ).read({
    villages: everyVillage,
    townships: everyTownship,
    versions: everyVersion,
    targets: targetsInForce(change.on),
  })
  const register = { villages: villages.map(({ townshipName: _, ...village }) => village), townships }
  const plan = planOf(change, register)
  const ending = new Set(
    [...plan.villages, ...plan.townships].flatMap((one) => (one.becomes === 'ended' ? codeOf(one) : [])),
  )
  if (!change.dryRun) await sql.batch(writing(plan, register.villages, change, actor, { now, today }))
  return {
    dryRun: change.dryRun ?? false,
    on: change.on,
    villages: plan.villages.map(({ village, becomes, formerName }) => {
      const { code, name, townshipCode, teamCode, designated, annualQuota, endsOn } = village
      return { code, name, townshipCode, teamCode, designated, annualQuota, endsOn, becomes, formerName }
    }),
    townships: plan.townships.map(({ township: { code, name }, becomes }) => ({ code, name, becomes })),
    ...effectOf(change, plan, register, versions),
    targets: targets.flatMap(({ code, scope }) => (scope.code !== undefined && ending.has(scope.code) ? [code] : [])),
  }
}

const codeOf = (one: Plan['villages'][number] | Plan['townships'][number]): string =>
  'village' in one ? one.village.code : one.township.code

function writing(
  { villages, townships }: Plan,
  before: Parameters<typeof putVillages>[0],
  change: RegisterChange,
  actor: Actor,
  { now, today }: { now: Date; today: string },
): Statement[] {
  const { kind, on, document, reason } = change
  const fresh = villages.filter(({ becomes }) => becomes === 'new').map(({ village }) => village)
  const others = villages.filter(({ becomes }) => becomes !== 'new').map(({ village }) => village)
  const was = new Map(before.map((village) => [village.code, village]))
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
    follow(today, now),
    audited(actor, now, entries),
  ]
}
