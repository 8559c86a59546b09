/** Screening logs over HTTP: in one by one or a hundred at a time, listed, and out with their history. */
import { type LogReceipt, type LogStep, screenings } from '../contract/screenings.ts'
import { AppError, invalid, notFound } from '../domain/errors.ts'
import type { Language } from '../domain/sentence.ts'
import { say } from '../domain/language.ts'
import { type Actor, isOfDesk } from '../domain/people/account.ts'
import { asKept, maskedWitness } from '../domain/people/masking.ts'
import { keepingUnknown, type LogOrder, withChanges } from '../domain/screening/log-fields.ts'
import { saidOf } from '../domain/screening/four-eyes.ts'
import { missingOf } from '../domain/screening/photo.ts'
import { lackingProof, needsOn } from '../domain/screening/proof.ts'
import { localDay } from '../domain/period.ts'
import { type LastStep, NewScreening, undoOf, undoSecondsLeft } from '../domain/screening/screening.ts'
import { callbacksOf } from '../store/callback/callbacks.ts'
import { historyOf } from '../store/people/audit.ts'
import { looksAt } from '../store/people/looks.ts'
import { namesByDay } from '../store/register/day-names.ts'
import { photoStates } from '../store/screening/photos.ts'
import { answersTo } from '../store/screening/cadre-answers.ts'
import { decidedBy, decidersOf } from '../store/screening/four-eyes.ts'
import { takeInWithOthers } from '../store/screening/intake-queue.ts'
import { othersAt } from '../store/screening/presences.ts'
import { findScreenings } from '../store/screening/screening-list.ts'
import type { ScreeningCursor } from '../store/screening/screening-look.ts'
import { correct, voidScreening } from '../store/screening/screening-changes.ts'
import { type Desk, type Receipt, takeIn } from '../store/screening/screening-intake.ts'
import { findScreening, type Screening } from '../store/screening/screenings.ts'
import { receiptOf, resultsIn, takeEach } from './bodies.ts'
import type { Context } from 'hono'
import { orAnew } from './auth.ts'
import type { App, Deps, Env } from './deps.ts'
import { findingsIn, proofRules } from './log-findings.ts'
import { hides } from './masked-answers.ts'
import { afterIn, inForce, nextIn, today } from './queries.ts'
import { kept, type Request, serve } from './serve.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

export async function deskOf(deps: Deps, actor: Actor): Promise<Desk> {
  const { TIME_ZONE: timeZone, COUNTY_POSITION: countyPosition, ...config } = await inForce(deps)
  const showProof = deps.config.SHOW_PROOF
  const bounds = { logsPerHour: config.LOGS_PER_HOUR, heldPerTeam: config.HELD_PER_TEAM }
  const isSingleManager = config.SINGLE_MANAGER
  return { now: deps.now(), actor, isSingleManager, settings: { timeZone, countyPosition, showProof }, bounds }
}

export function screeningRoutes(app: App, deps: Deps): void {
  intakeRoutes(app, deps)
  readingRoutes(app, deps)
  changeRoutes(app, deps)
}

function intakeRoutes(app: App, deps: Deps): void {
  const single = async ({ body, language, c }: Request<typeof screenings.send>) => {
    const take = () => takeInWithOthers(deps.sql, body, intakeDesk(c, deps))
    const { isNew, receipt } = receiptOf(await orAnew(c, deps, screenings.send, take))
    return kept(isNew, receiptIn(language, receipt))
  }
  serve(app, deps, screenings.send, single, true)

  const many = async ({ body, language, c }: Request<typeof screenings.sendMany>) => {
    const take = (logs: NewScreening[]) => takeIn(deps.sql, logs, intakeDesk(c, deps))
    const outcomes = await takeEach(
      body.screenings,
      NewScreening,
      () => null,
      (logs) => orAnew(c, deps, screenings.sendMany, () => take(logs)),
    )
    const waits = outcomes.flatMap((one) => ('error' in one ? (one.error.retryAfterSeconds ?? []) : []))
    if (waits.length > 0) c.header('retry-after', String(Math.max(...waits)))
    return { results: resultsIn(language, outcomes, (receipt) => receiptIn(language, receipt)) }
  }
  serve(app, deps, screenings.sendMany, many, true)
}

/** What the office decided is read where logs are looked at, and who sends them is looked at there once more. */
function intakeDesk(c: Context<Env>, deps: Deps): Desk {
  const { TIME_ZONE: timeZone, COUNTY_POSITION: countyPosition, SHOW_PROOF: showProof, ...config } = deps.config
  const bounds = { logsPerHour: config.LOGS_PER_HOUR, heldPerTeam: config.HELD_PER_TEAM }
  const settings = { timeZone, countyPosition, showProof }
  return { now: deps.now(), actor: c.get('actor'), credential: c.get('credential'), settings, bounds }
}

const KEY = ['screenedOn', 'startedAt', 'id'] as const
const keyOf = (sort: LogOrder | undefined) => (sort === 'gravest' ? (['gravity', ...KEY] as const) : KEY)
const daysBefore = (now: Date, days: number): string => new Date(now.getTime() - days * 86_400_000).toISOString()

/** What a list of logs asks for: whose and which, from where on, and how its next page is called. */
export function logsAsked({ at, query, actor }: Pick<Request<typeof screenings.list>, 'at' | 'query' | 'actor'>) {
  const { cursor, limit: _, waitingDays, ...filter } = query
  const key = keyOf(filter.sort)
  const after = afterIn(key, cursor)
  const receivedTo = waitingDays === undefined ? undefined : daysBefore(at.now(), waitingDays)
  return {
    asked: { ...filter, receivedTo, team: ownTeam(actor, filter.team) },
    place: after && { ...after, gravity: 'gravity' in after ? Number(after.gravity) || 0 : 0 },
    nextOf: (next: ScreeningCursor | undefined) => nextIn(key, next && { gravity: 0, ...next }),
  }
}

function readingRoutes(app: App, deps: Deps): void {
  serve(app, deps, screenings.list, async (request) => {
    const { at, actor, language, query } = request
    const { asked, place, nextOf } = logsAsked(request)
    const hidesPeople = query.q !== undefined && (await hides(deps, actor))
    const { items, next, ...totals } = await findScreenings(at.sql, { ...asked, hidesPeople }, query.limit ?? 50, place)
    return { items: await answersOf(at, language, items, actor), ...totals, ...nextOf(next) }
  })

  serve(app, deps, screenings.read, async ({ at, params, actor, language }) => {
    const log = await ownLog(at, params.id, actor)
    const steps = withChanges(await historyOf(at.sql, 'screening', log.id), log)
    const isLive = at.sql.knownAt === undefined
    const others = isLive && isOfDesk(actor.role) ? await othersAt(at.sql, log.id, actor, at.now()) : undefined
    const own = historyFor(steps, log, actor, at.now())
    // not for its team: whoever said that there was no show must not have it from the office
    const said = isOfDesk(actor.role) ? await historyOf(at.sql, 'cadre_answer', log.id) : []
    const history = [...own, ...said, ...(await looksAt(at.sql, 'screening', log.id))].sort((a, b) =>
      a.at < b.at ? -1 : 1,
    )
    return { ...(await answerOf(at, language, log, actor)), history, ...(others && { others }) }
  })
}

function changeRoutes(app: App, deps: Deps): void {
  const keptLog = async (id: string, actor: Actor, language: Language) =>
    answerOf(deps, language, await ownLog(deps, id, actor), actor)

  serve(app, deps, screenings.correct, async ({ params: { id }, body, actor, language }) => {
    const { revision, id: bodyId = id, knownFields, reason, ...content } = body
    if (bodyId.toLowerCase() !== id.toLowerCase()) throw invalid({ path: 'id', sentence: { key: 'error_id_differs' } })
    const log = await ownLog(deps, id, actor)
    // whatever changes the log after this reading gives it another revision, and the correction is refused
    const sent = { id, ...content, witness: asKept(content.witness, log.witness, maskedWitness) }
    const entry = knownFields ? keepingUnknown(sent, log, knownFields) : sent
    // a team's late word goes through, and is told in the next report
    const days = [log.screenedOn, localDay(entry.startedAt, deps.config.TIME_ZONE)]
    const sql = actor.role === 'manager' ? await openOrWhy(deps.sql, { days }, reason) : deps.sql
    await correct(sql, id, revision, entry, { ...(await deskOf(deps, actor)), reason })
    return keptLog(id, actor, language)
  })

  serve(app, deps, screenings.void, async ({ params, body, actor, language }) => {
    const id = params.id.toLowerCase()
    await ownLog(deps, id, actor)
    await voidScreening(deps.sql, id, body.reason, await deskOf(deps, actor))
    return keptLog(id, actor, language)
  })
}

/** The team whose things are listed: a team sees its own only, others see what they ask for. */
export function ownTeam(actor: Actor, asked: string | undefined): string | undefined {
  if (actor.teamCode && asked && asked !== actor.teamCode) throw new AppError('forbidden', { key: 'error_other_team' })
  return actor.teamCode ?? asked
}

/** Another team's log is none of a team's business, not even that it exists. */
export async function ownLog(deps: Deps, id: string, actor: Actor): Promise<Screening> {
  const log = await findScreening(deps.sql, id)
  if (!log || (actor.role === 'team' && actor.teamCode !== log.teamCode)) throw notFound('noun_screening', id)
  return log
}

const receiptIn = (language: Language, { findings, ...receipt }: Receipt): LogReceipt => ({
  ...receipt,
  findings: findingsIn(language, findings),
})

/** Logs as they are answered, with what stands in other tables. */
export async function answersOf(deps: Deps, language: Language, logs: Screening[], actor: Actor) {
  const [namesOf, photos, eyes, rules, toldAtDesk] = await Promise.all([
    namesByDay(deps.sql, today(deps)),
    photoStates(deps.sql, logs),
    eyesOn(deps, logs, actor),
    proofRules(deps),
    // a team that knew which are drawn would know whom to call first
    isOfDesk(actor.role) && deps.sql.read({ cadre: answersTo(logs), callbacks: callbacksOf(logs) }),
  ])
  return logs.map((log) => {
    const states = photos.get(log.id) ?? []
    const said = eyes.get(log.id)
    const answers = toldAtDesk && toldAtDesk.cadre.get(log.id)
    const callback = toldAtDesk && toldAtDesk.callbacks.get(log.id)
    const lacking = lackingProof({ ...log, photos: states }, needsOn(rules, log.screenedOn), deps.now())
    const { filmTitles, ...names } = namesOf({ ...log, day: log.screenedOn })
    return {
      ...log,
      ...names,
      photoStates: states,
      photosMissing: missingOf(states),
      filmNames: [...filmTitles, ...(log.filmTitles ?? [])],
      findings: findingsIn(language, log.findings, lacking),
      ...(lacking.length > 0 && { proofMissing: lacking }),
      ...(answers && { cadre: answers }),
      ...(callback && { callback }),
      ...(said && { fourEyes: { by: said.by, message: say(language, said.sentence) } }),
    }
  })
}

/** Of what a manager sent or corrected: who decides on it. */
async function eyesOn(deps: Deps, logs: Screening[], actor: Actor) {
  if (actor.role !== 'manager' || actor.via !== 'session') return new Map<string, never>()
  const { SINGLE_MANAGER: isSingleManager } = await inForce(deps)
  const by = await decidedBy(
    deps.sql,
    logs.map(({ id }) => id),
    { actor, isSingleManager },
  )
  const others = [...by].flatMap(([id, who]) => (who === 'another' ? [id] : []))
  const deciders = others.length > 0 ? await decidersOf(deps.sql, others) : new Map<string, string[]>()
  return new Map([...by].map(([id, who]) => [id, { by: who, sentence: saidOf(who, deciders.get(id)) }]))
}

async function answerOf(deps: Deps, language: Language, log: Screening, actor: Actor) {
  const [answer] = await answersOf(deps, language, [log], actor)
  if (!answer) throw new Error('one log has one answer')
  return answer
}

/** A log's history as one of the managers sees it: their own review of a moment ago can be taken back. */
function historyFor(history: LogStep[], log: Screening, actor: Actor, now: Date): LogStep[] {
  const last = history.at(-1)
  if (!last) return history
  const before = last.before as LastStep['before']
  const step = { ...log, before, action: last.action, actorId: last.actorId, at: last.at }
  if (undoOf(step, actor.id, now) !== 'can') return history
  return [...history.slice(0, -1), { ...last, canUndo: true, undoSecondsLeft: undoSecondsLeft(last.at, now) }]
}
