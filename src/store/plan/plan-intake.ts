/** How planned evenings come in and are changed: looked at together, judged by the domain, written in one batch or looked at again. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, busy, invalid, type Issue, notFound, sameId, unknownCode } from '../../domain/errors.ts'
import { type NewPlan, normalizedPlan } from '../../domain/plan/plan.ts'
import { planAfter, type PlanDeed, type PlanKept, stateBy } from '../../domain/plan/plan-step.ts'
import { earlierOf, localDay, monthOf, toUtc } from '../../domain/period.ts'
import { livesOn } from '../../domain/register/village-facts.ts'
import type { Sql } from '../engine/sql.ts'
import { mayWrite } from '../screening/screening-intake.ts'
import { contentOf, type Known, lookUp, MOST_OF_MONTH, type PlanDesk, Writing } from './plan-writing.ts'

const MOST_TRIES = 50

type Done = { id: string; outcome: 'stored' | 'already_stored'; receipt: string }
type Refused = { id: string; outcome: 'conflict' | 'invalid' | 'forbidden' | 'not_found' | 'too_many'; error: AppError }
/** The receipt is its id: what it says then is read afterwards. */
export type PlanOutcomeOf = Done | Refused

const byTeam = ({ role }: Actor) => (role === 'team' ? 'team' : 'office')
const otherTeam = (id: string): Refused => {
  return { id, outcome: 'forbidden', error: new AppError('forbidden', { key: 'error_other_team' }) }
}

/** Keeps them in their order; the same id with what was once sent under it is a success that changes nothing. */
export async function keepPlans(sql: Sql, plans: NewPlan[], desk: PlanDesk): Promise<PlanOutcomeOf[]> {
  const wanted = plans.map(normalizedPlan)
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const writing = new Writing(await aroundNew(sql, wanted))
    const outcomes = wanted.map((plan) => judgeNew(plan, writing, desk))
    if (await writing.isWritten(sql, desk)) return outcomes
  }
  throw busy()
}

const aroundNew = (sql: Sql, plans: NewPlan[]): Promise<Known> =>
  lookUp(
    sql,
    plans.map(({ id }) => id),
    plans,
  )

/** What would become of them, and nothing is kept; `counts` is what they and others before them would make of months. */
export async function judgePlans(
  sql: Sql,
  plans: NewPlan[],
  desk: PlanDesk,
  counts: Map<string, number>,
): Promise<PlanOutcomeOf[]> {
  const wanted = plans.map(normalizedPlan)
  const known = await aroundNew(sql, wanted)
  for (const [month, n] of counts) known.counts.set(month, Math.max(n, known.counts.get(month) ?? 0))
  const writing = new Writing(known)
  const outcomes = wanted.map((plan) => judgeNew(plan, writing, desk))
  for (const [month, n] of known.counts) counts.set(month, n)
  return outcomes
}

/** Takes them in their order, each over what the one before left. */
export async function takePlanDeeds(sql: Sql, deeds: PlanDeed[], desk: PlanDesk): Promise<PlanOutcomeOf[]> {
  const wanted = deeds.map((deed) => ({ ...deed, id: deed.id.toLowerCase() }))
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const ids = wanted.flatMap((deed) => [deed.id, ...(deed.kind === 'move' ? [deed.newId.toLowerCase()] : [])])
    const changed = wanted.flatMap((deed) => (deed.kind === 'change' ? [deed] : []))
    const writing = new Writing(await lookUp(sql, ids, changed))
    const outcomes = wanted.map((deed) => judgeDeed(deed, writing, desk))
    if (await writing.isWritten(sql, desk)) return outcomes
  }
  throw busy()
}

function judgeNew(plan: NewPlan, writing: Writing, desk: PlanDesk): PlanOutcomeOf {
  const { id, recordedAt, ...content } = plan
  if (!mayWrite(desk.actor, plan.teamCode)) return otherTeam(id)
  const before = writing.get(id)
  if (before) {
    if (writing.isSent(id, contentOf(plan)) || contentOf(before) === contentOf(plan)) {
      return { id, outcome: 'already_stored', receipt: id }
    }
    return { id, outcome: 'conflict', error: sameId(id) }
  }
  const kept: PlanKept = { id, ...content, state: stateBy(byTeam(desk.actor)), revision: 1 }
  const issues = [...unknownIn(kept, writing.known), ...overAlready(kept, recordedAt, desk)]
  if (issues.length > 0) return { id, outcome: 'invalid', error: invalid(...issues) }
  if (!writing.hasRoom(kept)) return tooMany(kept)
  writing.put('submit', kept)
  return { id, outcome: 'stored', receipt: id }
}

const ACTIONS = { confirm: 'confirm', films: 'put', change: 'put', move: 'postpone', cancel: 'cancel' } as const

function judgeDeed(deed: PlanDeed, writing: Writing, desk: PlanDesk): PlanOutcomeOf {
  const { id } = deed
  const plan = writing.get(id)
  if (!plan) return { id, outcome: 'not_found', error: notFound('noun_plan', id) }
  const isOthers = deed.kind === 'change' && !mayWrite(desk.actor, deed.teamCode)
  if (!mayWrite(desk.actor, plan.teamCode) || isOthers) return otherTeam(id)
  const taken = planAfter(plan, deed, byTeam(desk.actor))
  if (taken.outcome === 'same') return { id, outcome: 'already_stored', receipt: id }
  if (taken.outcome !== 'taken') {
    const { sentence, path = '' } = taken
    return taken.outcome === 'conflict'
      ? { id, outcome: 'conflict', error: new AppError('conflict', sentence) }
      : { id, outcome: 'invalid', error: invalid({ path, sentence }) }
  }
  const { after, made } = taken
  // what was said before stays as it was: a step looks at what it says itself
  const looked = made ?? after
  const issues = unknownIn(looked, writing.known, made ? 'to' : 'on').filter(({ path }) => isOf(deed, path))
  if (issues.length > 0) return { id, outcome: 'invalid', error: invalid(...issues) }
  if (made && writing.get(made.id)) return { id, outcome: 'conflict', error: sameId(made.id) }
  if (made && !writing.hasRoom(made)) return tooMany({ ...made, id })
  writing.put(ACTIONS[deed.kind], after, made?.id)
  if (made) writing.put('submit', made)
  return { id, outcome: 'stored', receipt: id }
}

function isOf(deed: PlanDeed, path: string): boolean {
  if (deed.kind === 'films') return path.startsWith('filmCodes')
  return deed.kind === 'change' || (deed.kind === 'move' && path === 'to')
}

const tooMany = ({ id, on }: PlanKept): Refused => {
  const sentence = { key: 'plan_too_many', facts: { month: monthOf(on), maximum: MOST_OF_MONTH } } as const
  return {
    id,
    outcome: 'too_many',
    error: new AppError('invalid', { key: 'error_invalid' }, { issues: [{ path: 'on', sentence }] }),
  }
}

/** A team cannot plan what is over: by the phone's clock where it was without signal. */
function overAlready({ on }: PlanKept, recordedAt: string | undefined, { actor, now, timeZone }: PlanDesk): Issue[] {
  if (actor.role !== 'team') return []
  const madeAt = earlierOf(recordedAt === undefined ? now.toISOString() : toUtc(recordedAt), now.toISOString())
  return on < localDay(madeAt, timeZone) ? [{ path: 'on', sentence: { key: 'plan_is_over' } }] : []
}

/** Codes that nothing has, or that ended before the evening; `day` is the field that says which that is. */
function unknownIn({ teamCode, villageCode, filmCodes, on }: PlanKept, known: Known, day = 'on'): Issue[] {
  const issues: Issue[] = []
  const look = (path: string, name: string, thing: { endsOn?: string | undefined }): void => {
    if (livesOn(thing, on)) return
    issues.push({
      path: day === 'to' ? day : path,
      sentence: { key: 'ended_before', facts: { name, day: thing.endsOn ?? '' } },
    })
  }
  const [team, village] = [known.teams.get(teamCode), known.villages.get(villageCode)]
  if (team) look('teamCode', team.name, team)
  else issues.push(unknownCode('team', teamCode))
  if (village) look('villageCode', village.name, village)
  else issues.push(unknownCode('village', villageCode))
  for (const [i, code] of filmCodes.entries()) {
    const film = known.films.get(code)
    if (film) look(`filmCodes.${i}`, film.title, film)
    else issues.push(unknownCode('film', code, `filmCodes.${i}`))
  }
  return issues
}
