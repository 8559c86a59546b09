/** How logs come in: looked at together with their neighbourhood, then written in one batch, or looked at again. */
import type { Actor } from '../../domain/people/account.ts'
import { AppError, busy, type Issue, sameId } from '../../domain/errors.ts'
import type { KnownShow } from '../../domain/screening/clashes.ts'
import type { FindingSettings } from '../../domain/screening/findings.ts'
import { officeTime, type PhoneClock } from '../../domain/screening/phone-clock.ts'
import {
  type NewScreening,
  normalized,
  receiveNormalized,
  type Received,
  type ScreeningStatus,
  type Surroundings,
} from '../../domain/screening/screening.ts'
import { localDay, monthOf } from '../../domain/period.ts'
import { proofRulesFrom, versionOn } from '../../domain/dated-setting.ts'
import { needsOn } from '../../domain/screening/proof.ts'
import { withListedFilms } from '../../domain/screening/unlisted-film.ts'
import type { Credential } from '../people/credentials.ts'
import { type Bounds, BOUNDS_HOLD, type Room, roomFor } from './intake-bounds.ts'
import { type Fresh, type Put, rowOf, statementsOf } from './intake-writing.ts'
import { isContentOf, type ScreeningRow } from './screenings.ts'
import { json, type Sql, wroteFirst } from '../engine/sql.ts'
import { assertUnchangedSince, type Known, lookAround } from './surroundings.ts'
import { unknownCodes } from './unknown-codes.ts'

/** Who takes logs in, when, and by which rules. */
export interface Desk {
  now: Date
  settings: FindingSettings
  actor: Actor
  /** The office said that it has a single manager, and that holds today. */
  isSingleManager?: boolean | undefined
  /** Where they come from, if not from a phone or a form. */
  source?: 'sheet'
  /** Why a kept one is corrected, or a sheet is brought in. */
  reason?: string | undefined
  /** How much its sender may put in; nobody asks where there are none. */
  bounds?: Bounds | undefined
  /** By which its sender was recalled; who is not that any more puts in nothing. */
  credential?: Credential | undefined
}

/** What the sender hears of a log that is kept. */
export type Receipt = Pick<Received, 'id' | 'credit' | 'screenedOn' | 'receivedAt' | 'findings'> & {
  status: ScreeningStatus
}

export type Outcome =
  | { id: string; outcome: 'stored' | 'already_stored'; receipt: Receipt }
  | { id: string; outcome: 'conflict' | 'invalid' | 'forbidden' | 'too_many'; error: AppError }

/** Tries before giving up where many senders write about the same evening at once; each round one of them gets through. */
const MOST_TRIES = 200

/**
 * Takes in logs in their order. The same id with the same content is a success that changes nothing; one bad log
 * never blocks the others. Throws `too_many` only when other writers kept getting in between, Outdated of whom is not
 * what he was recalled as. What is left of the sender's bounds is read only when a first try, which takes it that there is room, has failed.
 */
export const takeIn = (sql: Sql, entries: NewScreening[], desk: Desk): Promise<Outcome[]> =>
  takeInNormalized(sql, entries.map(normalized), desk)

export async function takeInNormalized(sql: Sql, wanted: NewScreening[], desk: Desk): Promise<Outcome[]> {
  const allowed = wanted.filter((entry) => mayWrite(desk.actor, entry.teamCode))
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const known = await lookAround(sql, allowed, desk.settings.timeZone, credentialsOf([desk]))
    const teams = allowed.map(({ teamCode }) => teamCode)
    const room = tries === 0 ? null : await roomFor(sql, desk, 'submit', teams)
    const { outcomes, fresh } = judge(wanted, known, desk, room)
    if (fresh.length === 0 || (await wrote(sql, known, [{ sender: desk, taken: fresh }]))) return outcomes
  }
  throw busy()
}

/** What one sender sends, normalized. */
export interface Sending {
  wanted: NewScreening[]
  desk: Desk
}

/** Of several senders, in their order: one look, one write. Null where one of them has to be looked at alone. */
export async function takeInTogether(sql: Sql, sendings: Sending[], timeZone: string): Promise<Outcome[][] | null> {
  const allowed = sendings.flatMap(({ wanted, desk }) => wanted.filter((one) => mayWrite(desk.actor, one.teamCode)))
  const known = await lookAround(sql, allowed, timeZone, credentialsOf(sendings.map(({ desk }) => desk)))
  const judged = sendings.map(({ wanted, desk }) => judge(wanted, known, desk, null))
  const puts = judged.flatMap(({ fresh }, i): Put[] => {
    const sender = sendings[i]?.desk
    return sender && fresh.length > 0 ? [{ sender, taken: fresh }] : []
  })
  if (puts.length > 0 && !(await wrote(sql, known, puts))) return null
  return judged.map(({ outcomes }) => outcomes)
}

const credentialsOf = (desks: Desk[]): Credential[] => desks.flatMap(({ credential }) => credential ?? [])

export const mayWrite = (actor: Actor, teamCode: string): boolean =>
  actor.role === 'manager' || (actor.role === 'team' && actor.teamCode === teamCode)

/** An account that was disabled hands in what it made before, and nothing newer, by the phone's clock put right. */
export function isTooLateFor(actor: Actor, made: { recordedAt: string; clock?: PhoneClock | undefined }): boolean {
  const madeAt = officeTime(Date.parse(made.recordedAt), made.clock).getTime()
  return actor.revokedAt !== undefined && madeAt > Date.parse(actor.revokedAt)
}

interface Judged {
  outcomes: Outcome[]
  fresh: Fresh[]
}

function judge(wanted: NewScreening[], known: Known, desk: Desk, room: Room | null): Judged {
  const fresh = new Map<string, Fresh>()
  const outcomes = wanted.map((entry): Outcome => {
    const { id } = entry
    if (!mayWrite(desk.actor, entry.teamCode)) {
      return { id, outcome: 'forbidden', error: new AppError('forbidden', { key: 'error_other_team' }) }
    }
    const kept = known.kept.get(id)
    if (kept) return again(id, isContentOf(kept, entry), receiptOfRow(kept))
    const twin = fresh.get(id)
    if (twin) return again(id, json(entry) === (twin.row.sent ?? twin.content), receiptOf(twin.received))
    if (isTooLateFor(desk.actor, entry)) {
      return { id, outcome: 'forbidden', error: new AppError('forbidden', { key: 'error_revoked' }) }
    }
    const listed = withListedFilms(entry, known.filmOf)
    const issues = unknownCodes(listed, known, desk.settings.timeZone)
    if (issues.length > 0) return { id, outcome: 'invalid', error: invalidEntry(issues) }
    const received = receiveNormalized(listed, surroundingsOf(listed, known, desk), desk.now)
    const refusal = room?.refusalOf(received)
    if (refusal) return { id, outcome: 'too_many', error: refusal }
    const sent = entry.filmTitles?.length === listed.filmTitles?.length ? null : json(entry)
    fresh.set(id, { received, content: json(listed), row: rowOf(received, sent) })
    known.near.add(showOf(received, known))
    return { id, outcome: 'stored', receipt: receiptOf(received) }
  })
  return { outcomes, fresh: [...fresh.values()] }
}

const invalidEntry = (issues: Issue[]): AppError => new AppError('invalid', { key: 'error_invalid' }, { issues })

/** The same id again: a success when the content is the same, too. */
function again(id: string, isSame: boolean, receipt: Receipt): Outcome {
  if (isSame) return { id, outcome: 'already_stored', receipt }
  return { id, outcome: 'conflict', error: sameId(id) }
}

/** Only for an entry without unknown codes. */
export function surroundingsOf(entry: NewScreening, known: Known, desk: Desk): Surroundings {
  const { actor } = desk
  const settings = inForceIn(known, desk)
  const village = known.villages.get(entry.villageCode)
  const team = known.teams.get(entry.teamCode)
  const vicinity = known.vicinities.get(entry.id)
  if (!village || !team || !vicinity) throw new Error(`log ${entry.id}: its village and team were checked before`)
  const films = entry.filmCodes.flatMap((code) => known.films.get(code) ?? [])
  const others = known.near.of(entry, vicinity)
  const closedAt = known.closedAt.get(monthOf(vicinity.day))
  const rule = known.decided.filter(({ name }) => name === 'SHOW_PROOF')
  const needs = needsOn(proofRulesFrom(settings.showProof ?? '', rule), vicinity.day)
  const plan = known.planned.of(entry.teamCode, entry.villageCode, vicinity.day)
  const isSenderRevoked = actor.revokedAt !== undefined
  return { village, team, films, others, rules: known.rules, settings, needs, closedAt, plan, isSenderRevoked }
}

/** With what the office decided on where the county lies. */
function inForceIn({ decided }: Known, { settings, now }: Desk): FindingSettings {
  const position = versionOn(decided, 'COUNTY_POSITION', localDay(now, settings.timeZone))?.value
  return typeof position === 'object' && position ? { ...settings, countyPosition: position } : settings
}

export const showOf = (received: NewScreening & { screenedOn: string }, known: Known): KnownShow => ({
  id: received.id,
  teamCode: received.teamCode,
  villageCode: received.villageCode,
  screenedOn: received.screenedOn,
  startedAt: received.startedAt,
  endedAt: received.endedAt,
  filmCodes: received.filmCodes,
  receiptNo: received.receiptNo,
  position: received.position,
  photos: received.photos,
  teamName: known.teams.get(received.teamCode)?.name ?? received.teamCode,
  villageName: known.villages.get(received.villageCode)?.name ?? received.villageCode,
})

const receiptOf = ({ id, status, credit, screenedOn, receivedAt, findings }: Received): Receipt => {
  return { id, status, credit, screenedOn, receivedAt, findings }
}

const receiptOfRow = (row: ScreeningRow): Receipt => ({
  id: row.id,
  status: row.status,
  credit: row.credit,
  screenedOn: row.screened_on,
  receivedAt: row.received_at,
  findings: JSON.parse(row.findings) as Receipt['findings'],
})

/** False when the neighbourhood changed since it was read, or another sender was faster with the same id. */
function wrote(sql: Sql, known: Known, puts: Put[]): Promise<boolean> {
  const ids = puts.flatMap(({ taken }) => taken.map(({ received }) => received.id))
  return wroteFirst(sql, [assertUnchangedSince(known, ids), ...statementsOf(puts)], 'screenings.id', ...BOUNDS_HOLD)
}
