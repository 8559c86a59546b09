/** Milestones of targets, and the checks made for their checklists. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, invalid, notFound, sameId } from '../../domain/errors.ts'
import { checkIssues } from '../../domain/target/target.ts'
import { type Milestone, type NewCheck, type NewMilestone, plansAfter } from '../../domain/target/task.ts'
import type { Sentence } from '../../domain/language.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { audited } from '../people/audit.ts'
import {
  ask,
  assertRevision,
  ConstraintError,
  insertRow,
  json,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { findTarget } from './targets.ts'
import { findVillage } from '../register/villages.ts'

const milestoneAs = rowAs<Milestone>({ json: ['plans'] })
const MILESTONES = `SELECT id, target_code, name, planned_on, plans, done_on, note, revision FROM target_milestones`

/** All of a target, by the day they were planned for. */
export const milestonesOf = (targetCode: string): Reading<Milestone[]> =>
  rowsOf(`${MILESTONES} WHERE target_code = ? ORDER BY planned_on, rowid`, [targetCode], milestoneAs)

/** Those of all targets that were perhaps planned for an earlier day, as planned then, and not done by this one. */
export const lateMilestones = (asOf: string): Reading<Milestone[]> =>
  keptBy(
    { kinds: ['target_milestone'] },
    rowsOf(
      `${MILESTONES} WHERE (planned_on < ? OR json_array_length(plans) > 1) AND (done_on IS NULL OR done_on > ?)
       ORDER BY planned_on, rowid`,
      [asOf, asOf],
      milestoneAs,
    ),
  )

const sameContent = (a: NewMilestone, b: NewMilestone): boolean =>
  a.name === b.name && a.plannedOn === b.plannedOn && a.doneOn === b.doneOn && a.note === b.note

/**
 * Makes a milestone, or changes the one whose revision is given; the same content again is a success that changes
 * nothing. Throws not_found, conflict for a stale revision, none, or an id that another target's milestone has, and
 * invalid for a new plan that does not say why.
 */
export async function putMilestone(
  sql: Sql,
  targetCode: string,
  sent: NewMilestone,
  actor: Actor,
  now: Date,
  today: string,
): Promise<{ outcome: 'made' | 'changed' | 'unchanged'; milestone: Milestone }> {
  const { revision, ...content } = { ...sent, id: sent.id.toLowerCase() }
  const { id } = content
  for (;;) {
    const before = await ask(sql, rowOf(`${MILESTONES} WHERE id = ?`, [id], milestoneAs))
    if (before && before.targetCode !== targetCode) throw sameId(id)
    if (before && sameContent(before, content)) return { outcome: 'unchanged', milestone: before }
    if (before && before.revision !== revision) {
      const facts = { id, revision: before.revision }
      throw conflict({ key: revision === undefined ? 'error_milestone_there' : 'error_stale_revision', facts })
    }
    if (!before && revision !== undefined) throw notFound('noun_milestone', id)
    const plans = plansAfter(before, content, today)
    const after: Milestone = { ...content, plans, targetCode, revision: before ? before.revision + 1 : 1 }
    const writing = before ? changing(before, after) : [inserting(after)]
    const entry = { action: 'put', subjectKind: 'target_milestone' as const, subjectId: id, before, after }
    try {
      await sql.batch([...writing, audited(actor, now, [entry])])
      return { outcome: before ? 'changed' : 'made', milestone: after }
    } catch (error) {
      if (!(error instanceof ConstraintError)) throw error
      if (error.constraint === 'foreign_key') throw notFound('noun_target', targetCode)
      // somebody was faster: looked at again
      if (!['target_milestones.id', 'nothing_changed_meanwhile'].includes(error.constraint)) throw error
    }
  }
}

const conflict = (sentence: AppError['sentence']): AppError => new AppError('conflict', sentence)

const inserting = ({ plans, ...milestone }: Milestone): Statement =>
  insertRow('target_milestones', { ...milestone, plans: json(plans) })

const changing = (
  before: Milestone,
  { id, name, plannedOn, plans, doneOn, note, revision }: Milestone,
): Statement[] => [
  assertRevision('target_milestones', id, before.revision),
  statement(
    'UPDATE target_milestones SET name = ?, planned_on = ?, plans = ?, done_on = ?, note = ?, revision = ? WHERE id = ?',
    [name, plannedOn, json(plans), doneOn ?? null, note ?? null, revision, id],
  ),
]

export interface TargetCheck extends NewCheck {
  targetCode: string
  checkedBy: string
  receivedAt: string
}

const CHECKS = `SELECT id, target_code AS targetCode, village_code AS villageCode, item_code AS item,
  checked_on AS checkedOn, value, state, note, checked_by AS checkedBy, received_at AS receivedAt FROM target_checks`
const checkAs = rowAs<TargetCheck>()

/** All checks of a target up to a day, in the order in which they count. */
export const checksOf = (targetCode: string, asOf: string): Reading<TargetCheck[]> =>
  rowsOf(
    `${CHECKS} WHERE target_code = ? AND checked_on <= ? ORDER BY checked_on, received_at, rowid`,
    [targetCode, asOf],
    checkAs,
  )
const checkOfId = (sql: Sql, id: string) => ask(sql, rowOf(`${CHECKS} WHERE id = ?`, [id], checkAs))

const checkContent = (targetCode: string, { villageCode, item, checkedOn, value, state, note }: NewCheck): string =>
  json([targetCode, villageCode, item, checkedOn, value, state ?? null, note])

/**
 * Keeps what was found in a village; the same check again is a success that changes nothing, also when the checklist has
 * changed since. Throws not_found, conflict for another content under the id and for a target without a checklist,
 * invalid for a check that would never be counted.
 */
export async function addCheck(
  sql: Sql,
  targetCode: string,
  sent: NewCheck,
  actor: Actor,
  now: Date,
  reason?: string,
): Promise<{ outcome: 'stored' | 'already_stored'; check: TargetCheck }> {
  const check: TargetCheck = {
    ...sent,
    id: sent.id.toLowerCase(),
    targetCode,
    checkedBy: actor.name,
    receivedAt: now.toISOString(),
  }
  const known = await sameCheck(sql, check)
  if (known) return { outcome: 'already_stored', check: known }
  await requireCounted(sql, targetCode, sent)
  const { item, ...row } = check
  const entry = { action: 'add', subjectKind: 'target_check' as const, subjectId: check.id, reason, after: check }
  try {
    await sql.batch([insertRow('target_checks', { ...row, itemCode: item }), audited(actor, now, [entry])])
    return { outcome: 'stored', check }
  } catch (error) {
    const faster = error instanceof ConstraintError && error.constraint === 'target_checks.id'
    const kept = faster ? await sameCheck(sql, check) : null
    if (!kept) throw error
    return { outcome: 'already_stored', check: kept }
  }
}

/** A check beside what is kept under its id; or why it would never be counted. */
export async function compareCheck(
  sql: Sql,
  targetCode: string,
  sent: NewCheck,
): Promise<'new' | 'same' | 'other' | { sentence: Sentence }> {
  const kept = await checkOfId(sql, sent.id.toLowerCase())
  if (kept) return checkContent(kept.targetCode, kept) === checkContent(targetCode, sent) ? 'same' : 'other'
  return requireCounted(sql, targetCode, sent).then(
    () => 'new' as const,
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error
      return { sentence: error.issues[0]?.sentence ?? error.sentence }
    },
  )
}

/** The check that is kept under this id, if its content is the same; throws conflict if it is another. */
async function sameCheck(sql: Sql, check: TargetCheck): Promise<TargetCheck | null> {
  const kept = (await checkOfId(sql, check.id)) ?? null
  if (!kept || checkContent(kept.targetCode, kept) === checkContent(check.targetCode, check)) return kept
  throw sameId(check.id)
}

async function requireCounted(sql: Sql, targetCode: string, check: NewCheck): Promise<void> {
  const target = await findTarget(sql, targetCode, check.checkedOn)
  if (!target) throw notFound('noun_target', targetCode)
  if (!target.checklist) throw conflict({ key: 'error_no_checklist' })
  const issues = checkIssues(target, await findVillage(sql, check.villageCode), check)
  if (issues.length > 0) throw invalid(...issues)
}
