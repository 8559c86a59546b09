/** A team's villages in the register's order: what each has seen this month, by the bureau's copy and by this phone. */
import { localDay, monthOf } from '../../../domain/period.ts'
import { creditOf, FULL_CREDIT, ruleOn } from '../../../domain/register/film.ts'
import type { FieldCopy, FieldTeam } from '../../../domain/screening/field-copy.ts'
import type { MissedReason } from '../../../domain/screening/missed-show.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { receiptOf, type Standing, standingOf as standingIn } from '../outbox/entry-look.ts'

/** `held`, `returned`: its only show of the month counts nowhere; `part`: shorts only, less than a screening; `free`: it is owed none. */
type Month = 'done' | 'part' | 'held' | 'returned' | 'missing' | 'free'

export interface VillageRow {
  code: string
  month: Month
  /** Shown this evening. */
  isTonight: boolean
  /** Credit of this month, in sixtieths, that the bureau had not seen when the copy was made. */
  onPhone: number
  lastScreenedOn: string | null
  draft?: Entry | undefined
  /** The log that is held or returned. */
  log?: string | undefined
  /** The last reason why it was not shown this month; of `entry` when it is still on this phone. */
  missed?: { on: string; reason: MissedReason; entry?: Entry | undefined } | undefined
  /** Whom to call: who stood for the last show there with a number. */
  contact?: Contact | undefined
}
export type Contact = Record<'name' | 'phone', string>

export const bodyOf = ({ body }: Entry): Record<string, unknown> => (typeof body === 'object' ? { ...body } : {})

/** `evening`: after midnight it is still the one before. */
export function villageRows(copy: FieldCopy, entries: readonly Entry[], evening: string): VillageRow[] {
  const { team } = copy
  if (!team) return []
  const byVillage = new Map<unknown, Entry[]>()
  for (const entry of entries) {
    const code = bodyOf(entry)['villageCode']
    byVillage.set(code, [...(byVillage.get(code) ?? []), entry])
  }
  return team.villages.map((village) => rowOf(village, { copy, team, own: byVillage.get(village.code) ?? [], evening }))
}

type Around = { copy: FieldCopy; team: FieldTeam; own: Entry[]; evening: string }

function rowOf(village: FieldTeam['villages'][number], { copy, team, own, evening }: Around): VillageRow {
  const shows = showsIn(village.code, { copy, team, own, evening })
  const ofMonth = shows.filter(({ on }) => monthOf(on) === monthOf(evening))
  const onPhone = shows.filter(({ standing }) => ON_PHONE.includes(standing))
  const credit = ofMonth.reduce((sum, show) => sum + (onPhone.includes(show) ? show.credit : 0), 0)
  const lastOn = [...onPhone.map(({ on }) => on), village.lastScreenedOn ?? ''].sort().pop() || null
  const waits = ofMonth.find(({ standing }) => standing === 'returned') ?? ofMonth.find(isHeld)
  const month = monthOfVillage(creditKnown(village, copy, evening) + credit, village.quota, waits)
  return {
    code: village.code,
    month,
    isTonight: lastOn === evening,
    onPhone: credit,
    lastScreenedOn: lastOn,
    draft: own.find(({ kind, state }) => kind === 'screening' && state === 'draft'),
    log: month === 'held' || month === 'returned' ? waits?.id : undefined,
    missed: lastMissed(team, own, village.code, evening),
    contact: newestContact(own) ?? village.lastWitness,
  }
}

function monthOfVillage(credit: number, quota: number, waits: Show | undefined): Month {
  if (credit >= FULL_CREDIT) return 'done'
  if (waits) return waits.standing === 'returned' ? 'returned' : 'held'
  if (credit > 0) return 'part'
  return quota === 0 ? 'free' : 'missing'
}

/** What the bureau counted in the evening's month; of a copy of another month, as far as its last show tells. */
function creditKnown(village: FieldTeam['villages'][number], { today }: FieldCopy, evening: string): number {
  const { thisMonth, thisMonthCredit = thisMonth * FULL_CREDIT, lastScreenedOn } = village
  if (monthOf(today) === monthOf(evening)) return thisMonthCredit
  return lastScreenedOn !== null && monthOf(lastScreenedOn) === monthOf(evening) ? FULL_CREDIT : 0
}

interface Show {
  id: string
  on: string
  /** `counted`: among the village's own figures already. */
  standing: Standing | 'counted'
  credit: number
}
const isHeld = ({ standing }: Show): boolean => standing === 'held'
/** Sent, or about to be, and nobody has said a word against it. */
const ON_PHONE: readonly Show['standing'][] = ['waiting', 'sending', 'attention', 'received', 'submitted', 'accepted']

/** A village's shows as the bureau had them when the copy was made; what this phone knows since goes before that. */
function showsIn(code: string, { copy, team, own }: Around): Show[] {
  const sent = own.filter(({ kind, state }) => (kind === 'screening' || kind === 'correction') && state !== 'draft')
  const known = new Map(team.logs.map((log) => [log.content.id, log]))
  const newest = new Map(sent.sort((a, b) => a.madeAt - b.madeAt).map((entry) => [entry.about, entry]))
  const here = [...newest.values()].flatMap((entry): Show[] => {
    const log = known.get(entry.about)
    const on = shownOn(entry, copy.timeZone)
    const isNewer = !log || (entry.kind === 'correction' && Number(bodyOf(entry)['revision']) >= log.revision)
    if (on === undefined || !isNewer) return []
    return [{ id: entry.about, on, standing: standingIn(entry), credit: creditHere(entry, copy, on) }]
  })
  const there = team.logs.flatMap(({ content: { id, villageCode }, screenedOn, status, credit }): Show[] => {
    const isCounted = status === 'submitted' || status === 'accepted'
    const show: Show = { id, on: screenedOn, standing: isCounted ? 'counted' : status, credit }
    return villageCode === code && !here.some((other) => other.id === id) ? [show] : []
  })
  return [...here, ...there]
}

/** The day of a log that waits on this phone; undefined of what is not yet or no longer a show. */
const shownOn = (entry: Entry, timeZone: string): string | undefined => {
  const { startedAt } = bodyOf(entry)
  return typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt))
    ? localDay(startedAt, timeZone)
    : undefined
}

/** As the bureau's receipt says, else by its rule; a film in no list is taken for a long one until the bureau has matched it. */
function creditHere(entry: Entry, { films, creditRules }: FieldCopy, on: string): number {
  const receipt = receiptOf(entry)
  if (receipt && receipt.credit > 0) return receipt.credit
  const { filmCodes = [], filmTitles = [] } = bodyOf(entry) as { filmCodes?: string[]; filmTitles?: string[] }
  const kinds = filmCodes.flatMap((code) => films.find((film) => film.code === code)?.kind ?? 'feature')
  return filmTitles.length > 0 ? FULL_CREDIT : creditOf(kinds, ruleOn(creditRules, on))
}

/** What this phone says of this month, else what the bureau has. */
function lastMissed(team: FieldTeam, own: Entry[], code: string, evening: string): VillageRow['missed'] {
  const here = own.flatMap((entry) => {
    const { on, reason } = bodyOf(entry)
    return entry.kind === 'missed_show' ? [{ on: String(on), reason: reason as MissedReason, entry }] : []
  })
  const there = team.missed.filter(({ villageCode }) => villageCode === code)
  const all: NonNullable<VillageRow['missed']>[] = [...there.map(({ on, reason }) => ({ on, reason })), ...here]
  return all
    .filter(({ on }) => monthOf(on) === monthOf(evening))
    .sort((a, b) => a.on.localeCompare(b.on))
    .pop()
}

/** Of the logs on this phone, the copy may not know them yet. */
function newestContact(own: Entry[]): Contact | undefined {
  const told = own.flatMap((entry) => {
    const { name, phone } = (bodyOf(entry)['witness'] ?? {}) as Partial<Contact>
    return entry.state !== 'draft' && name && phone ? [{ at: entry.madeAt, name, phone }] : []
  })
  const last = told.sort((a, b) => a.at - b.at).pop()
  return last && { name: last.name, phone: last.phone }
}

export type VillageStanding = Month | 'draft' | 'today'
export const standingOf = ({ draft, isTonight, month }: VillageRow): VillageStanding => {
  if (draft) return 'draft'
  return isTonight ? 'today' : month
}

const OPEN: readonly VillageStanding[] = ['draft', 'returned', 'missing', 'part', 'held']
/** Where something is still to be done this month, then the others; each in the register's order. */
export const openFirst = (rows: readonly VillageRow[]): VillageRow[] => {
  const isOpen = (row: VillageRow): boolean => OPEN.includes(standingOf(row))
  return [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))]
}
