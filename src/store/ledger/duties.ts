/** Who answers for what, as it is kept: from which day on, beside all that somebody could answer for. */
import { notFound } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/account.ts'
import type { DutyVersion, NewDuty, TargetDuty } from '../../domain/ledger/duty.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { ask, putRows, type Reading, rowAs, rowsOf, type Sql, type Value } from '../engine/sql.ts'
import { audited } from '../people/audit.ts'
import { changeThing, type Expected, isSame, type Subject } from '../people/revisions.ts'
import { onDay } from '../register/village-versions.ts'
import { dutyOn, IN_FORCE } from './duty-subjects.ts'

/** Of targets that somebody was named for, who answers for them on a day. */
export const targetDuties = (day: string): Reading<TargetDuty[]> =>
  keptBy(
    { kinds: ['duty'] },
    rowsOf(
      `SELECT substr(subject, 8) AS code, leader, responsible FROM (${IN_FORCE}) WHERE subject LIKE 'target.%'`,
      [day],
      rowAs<TargetDuty>(),
    ),
  )

const versionsOf = (subject: string): Reading<DutyVersion[]> =>
  rowsOf(
    `SELECT leader, responsible, effective_on, made_at, made_by FROM duties WHERE subject = ? ORDER BY effective_on`,
    [subject],
    rowAs<DutyVersion>(),
  )

/** Throws not_found for what nobody can answer for. */
export async function readDuty(today: Sql, subject: string, day: string) {
  const sql = await onDay(today, day)
  const { duty, history } = await sql.read({ duty: dutyOn(subject, day), history: versionsOf(subject) })
  if (!duty) throw notFound('noun_duty', subject)
  return { ...duty, history }
}

export interface DutyPut extends Omit<NewDuty, 'effectiveOn'> {
  subject: string
  effectiveOn: string
  expected?: Expected | undefined
}
export const dutySubject = (subject: string): Subject => ({ subjectKind: 'duty', subjectId: subject })
type Said = Pick<DutyPut, 'leader' | 'responsible'> & { effectiveOn: string | undefined }

/**
 * Says who answers from a day on; the same day again replaces that day's word, and the same of the same day changes
 * nothing. Answers the revision it has then.
 */
export async function putDuty(sql: Sql, put: DutyPut, actor: Actor, now: Date): Promise<number> {
  const { subject, leader, responsible, effectiveOn, reason, expected } = put
  const wanted: Said = { leader, responsible, effectiveOn }
  return changeThing<Said>(sql, {
    subject: dutySubject(subject),
    expected,
    wanted,
    // what nobody answers for is there, too
    read: async () => {
      const { history } = await readDuty(sql, subject, effectiveOn)
      const kept = history.findLast((one) => one.effectiveOn <= effectiveOn)
      return { leader: kept?.leader, responsible: kept?.responsible, effectiveOn: kept?.effectiveOn }
    },
    statements: (before) => {
      if (before?.effectiveOn === undefined && leader === undefined && responsible === undefined) return []
      if (isSame(before, wanted)) return []
      const entry = {
        action: 'put',
        ...dutySubject(subject),
        reason,
        before: before?.effectiveOn === undefined ? undefined : before,
        after: wanted,
      }
      const made = { madeAt: now.toISOString(), madeBy: actor.name }
      return [
        putRows('duties', 'subject, effective_on', [{ subject, effectiveOn, leader, responsible, ...made }]),
        audited(actor, now, [entry]),
      ]
    },
  })
}

/** Beside what is in force of each on its day; what is named twice is asked for once. */
export async function compareDuties(sql: Sql, wanted: DutyPut[]): Promise<('new' | 'same')[]> {
  const kept = await ask(
    sql,
    rowsOf(
      `SELECT subject, effective_on, leader, responsible FROM duties WHERE subject IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(wanted.map(({ subject }) => subject))] satisfies Value[],
      rowAs<DutyPut>(),
    ),
  )
  const said = ({ subject, effectiveOn, leader, responsible }: DutyPut) => [subject, effectiveOn, leader, responsible]
  return wanted.map((one) => (kept.some((other) => isSame(said(one), said(other))) ? 'same' : 'new'))
}
