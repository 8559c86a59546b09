/** What the office decided about its limits and names, and from which day on. */
import type { Actor } from '../../domain/people/account.ts'
import {
  type DatedName,
  type DatedSettings,
  type DatedValue,
  type Decided,
  settingsFrom,
  type SettingVersion,
  versionOn,
} from '../../domain/dated-setting.ts'
import { audited } from './audit.ts'
import { changeThing, type Expected, type Subject } from './revisions.ts'
import { json, putRows, quoted, type Reading, rowsOf, type Sql, type Statement } from '../engine/sql.ts'

type Row = Omit<SettingVersion, 'value'> & { value: string }

/** What was decided on some of them, in the order of the days it holds from. */
export const decisionsOn = (...names: DatedName[]): Reading<Decided[]> =>
  rowsOf(
    `SELECT name, effective_on AS effectiveOn, value FROM setting_versions WHERE name IN (${quoted(names)})
     ORDER BY effective_on`,
    [],
    ({ name, effectiveOn, value }: Row) => ({ name, effectiveOn, value: JSON.parse(value) as DatedValue | null }),
  )

/** All that was ever decided, in the order of the days it holds from: a few rows. */
export async function settingVersions(sql: Sql): Promise<SettingVersion[]> {
  const rows = await sql.all<Row>(
    `SELECT name, effective_on AS effectiveOn, value, made_at AS madeAt, made_by AS madeBy FROM setting_versions
     ORDER BY effective_on`,
  )
  return rows.map((row) => ({ ...row, value: JSON.parse(row.value) as DatedValue | null }))
}

export const settingsOn = async <S extends Partial<DatedSettings>>(sql: Sql, beneath: S, day: string): Promise<S> =>
  settingsFrom(beneath, await settingVersions(sql), day)

export interface Decision {
  name: DatedName
  value: DatedValue | null
  effectiveOn: string
  reason?: string | undefined
  expected?: Expected | undefined
}
export const settingSubject = (name: DatedName): Subject => ({ subjectKind: 'setting', subjectId: name })

/**
 * Decides from a day on; the same day again replaces that day's decision, and the same of the same day changes nothing.
 * What holds on that day already is a decision of its own: a later change of an earlier one does not reach it. Answers
 * the revision it has then.
 */
export function putSetting(sql: Sql, decision: Decision, actor: Actor, now: Date): Promise<number> {
  const { name, value, effectiveOn, expected } = decision
  let kept: SettingVersion | undefined
  return changeThing<{ value: DatedValue | null; effectiveOn: string | null }>(sql, {
    subject: settingSubject(name),
    expected,
    wanted: { value, effectiveOn },
    // one that nobody decided is there, too: then there is nothing to take back
    read: async () => {
      kept = versionOn(await settingVersions(sql), name, effectiveOn)
      return { value: kept?.value ?? null, effectiveOn: kept?.effectiveOn ?? null }
    },
    statements: () => {
      const isKept = kept?.effectiveOn === effectiveOn && json(kept.value) === json(value)
      const isNothing = kept === undefined && value === null
      return isKept || isNothing ? [] : writing(decision, kept, actor, now)
    },
  })
}

function writing(decision: Decision, kept: SettingVersion | undefined, actor: Actor, now: Date): Statement[] {
  const { name, value, effectiveOn, reason } = decision
  const before = kept && { value: kept.value, effectiveOn: kept.effectiveOn }
  const entry = { action: 'put', ...settingSubject(name), reason, before, after: { value, effectiveOn } }
  return [
    putRows('setting_versions', 'name, effective_on', [
      { name, effectiveOn, value: json(value), madeAt: now.toISOString(), madeBy: actor.name },
    ]),
    audited(actor, now, [entry]),
  ]
}
