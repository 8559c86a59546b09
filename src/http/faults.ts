/** Faults over HTTP: as they stood, and with everything that happened to them. */
import { faultLimits } from '../config.ts'
import { faults } from '../contract/faults.ts'
import { moreKnown } from '../domain/audibility/audibility.ts'
import { AppError, notFound } from '../domain/errors.ts'
import type { ProofReport } from '../domain/fault/fault-clock.ts'
import { proofPercent, staysBelow } from '../domain/fault/fault-event.ts'
import { nextSteps } from '../domain/fault/open-faults.ts'
import type { Language } from '../domain/sentence.ts'
import { say } from '../domain/language.ts'
import type { Actor } from '../domain/people/account.ts'
import { localDay } from '../domain/period.ts'
import { rounded } from '../domain/target/pace.ts'
import { speakersKnown } from '../store/audibility/village-speakers.ts'
import { addWitness, type FaultDesk, reportFault } from '../store/fault/fault-intake.ts'
import type { FaultClock } from '../store/fault/faults.ts'
import { findFault, findFaults, type KnownFault, type StandingFault } from '../store/fault/fault-list.ts'
import { takeStep } from '../store/fault/fault-steps.ts'
import type { App, Deps } from './deps.ts'
import { problemOf } from './errors.ts'
import { afterIn, inForce, nextIn, requireNotFuture, today } from './queries.ts'
import { answerPhoto, takePhoto } from './photos.ts'
import { kept, serve } from './serve.ts'
import { serveList } from './sheets.ts'
import { FAULT_SHEET } from '../contract/sheets-broadcast.ts'
import { openOrWhy } from '../store/report/closed-months.ts'

const KEY = ['reportedAt', 'id'] as const
const PROBLEM_TYPE = { 'content-type': 'application/problem+json; charset=UTF-8' }

export function faultRoutes(app: App, deps: Deps): void {
  const detailOf = async (fault: KnownFault, actor: Actor) => detailIn(fault, actor, await clockOf(deps))

  serve(app, deps, faults.send, async ({ body, actor, language, c }) => {
    const { id, outcome } = await reportFault(deps.sql, body, await faultDeskOf(deps, actor))
    const fault = faultIn(await knownFault(deps, id))
    if (outcome !== 'open_already') return kept(outcome === 'stored', fault)
    return c.json({ ...problemOf(openAlready(fault), language), fault }, 409, PROBLEM_TYPE)
  })

  serveList(app, deps, FAULT_SHEET, async ({ at, query: { cursor, limit = 50, ...filter } }) => {
    if (filter.asOf !== undefined) requireNotFuture(at, 'asOf', filter.asOf)
    const clock = await clockOf(at, filter.asOf)
    const { items, next, ...totals } = await findFaults(at.sql, filter, clock, limit, afterIn(KEY, cursor))
    return { items: items.map(faultIn), ...totals, ...nextIn(KEY, next) }
  })

  serve(app, deps, faults.read, async ({ at, params, actor }) => detailOf(await knownFault(at, params.id), actor))

  serve(app, deps, faults.witness, async ({ params: { id }, body, actor }) => {
    const outcome = await addWitness(deps.sql, id, body, await faultDeskOf(deps, actor))
    return kept(outcome === 'stored', await detailOf(await knownFault(deps, id), actor))
  })

  serve(app, deps, faults.step, async ({ params: { id }, body, actor, language }) => {
    // what a technician's phone sends late goes through
    const on = body.at === undefined ? today(deps) : localDay(body.at, deps.config.TIME_ZONE)
    const sql = actor.role === 'manager' ? await openOrWhy(deps.sql, { days: [on] }, body.reason) : deps.sql
    const { event, report } = await takeStep(sql, id, body, await faultDeskOf(deps, actor))
    const fault = await knownFault(deps, id)
    const message = event.action === 'close' && report && (await closingIn(deps, language, fault, report))
    return { ...(await detailOf(fault, actor)), ...(message && { message }) }
  })

  photosOfFaults(app, deps)
}

/** By the same ways as those of logs. */
function photosOfFaults(app: App, deps: Deps): void {
  const ofFault = async (id: string) => ({ faultId: (await knownFault(deps, id)).record.id })
  serve(app, deps, faults.sendPhoto, async ({ params: { id, sha256 }, query, actor, c }) => {
    const { outcome, kept: photo } = await takePhoto(deps, c, await ofFault(id), { sha256, ...query }, actor)
    const { source, receivedAt } = photo
    return kept(outcome === 'stored', { sha256, kind: query.kind, ...(source && { source }), receivedAt })
  })
  serve(app, deps, faults.photo, async ({ params: { id, sha256 }, c }) =>
    answerPhoto(deps, c, await ofFault(id), sha256),
  )
}

export const clockOf = async (deps: Deps, day?: string): Promise<FaultClock> => ({
  now: deps.now(),
  timeZone: deps.config.TIME_ZONE,
  limits: faultLimits(await inForce(deps, day)),
})
const faultDeskOf = async (deps: Deps, actor: Actor): Promise<FaultDesk> => ({ ...(await clockOf(deps)), actor })

async function knownFault(deps: Deps, id: string): Promise<KnownFault> {
  const fault = await findFault(deps.sql, id, await clockOf(deps))
  if (!fault) throw notFound('noun_fault', id)
  return fault
}

const openAlready = ({ villageName, category, status, reportedOn }: ReturnType<typeof faultIn>): AppError => {
  const words = { category: { key: `category_${category}` as const }, status: { key: `fault_${status}` as const } }
  const facts = { village: villageName, ...words, on: reportedOn }
  return new AppError('conflict', { key: 'error_fault_open_already', facts })
}

export const faultIn = ({ record, view, villageName, townshipName, designated, witnesses }: StandingFault) => {
  const { events, ...told } = record
  const names = { villageName, townshipName, designated, witnesses }
  return { ...told, ...names, ...view, workedHours: rounded(view.workedHours, 2) }
}

const detailIn = ({ witnessList, photos, proof, ...fault }: KnownFault, { role }: Actor, clock: FaultClock) => ({
  ...faultIn(fault),
  events: fault.record.events,
  witnessList,
  photos,
  ...(proof && { proof: proofIn(proof) }),
  nextSteps: nextSteps(fault.view, role, clock),
})

const proofIn = (proof: ProofReport) => ({
  testedOn: proof.testedOn,
  speakersInstalled: proof.speakersInstalled,
  speakersSounding: proof.speakersSounding,
  ratePercent: proofPercent(proof),
  staysBelow: staysBelow(proof),
  counted: proof.counted,
})

/** What a closing says: whether the village passes now, or stays flagged, and whether speakers were left out of its test. */
async function closingIn(deps: Deps, language: Language, fault: KnownFault, proof: ProofReport): Promise<string> {
  const { speakersSounding: sounding, speakersInstalled: installed, villageCode, testedOn } = proof
  const key = staysBelow(proof) ? 'closed_still_below' : 'closed_passes'
  const facts = { rate: proofPercent(proof) ?? '', sounding, installed, village: fault.villageName }
  const said = say(language, { key, facts })
  const known = moreKnown(proof, await speakersKnown(deps.sql, villageCode, testedOn))
  if (known === undefined) return said
  return `${said}${language === 'zh' ? '' : ' '}${say(language, { key: 'closed_of_fewer', facts: { installed, known } })}`
}
