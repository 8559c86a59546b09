/** A team's villages in the order in which they need it: what is at hand today, then who waits longest, then who has had its show. */
import type { FieldCopy, FieldTeam } from '../../../domain/screening/field-copy.ts'
import type { MissedReason } from '../../../domain/screening/missed-show.ts'
import { localDay, monthOf } from '../../../domain/period.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { type Standing, standingOf as standingIn } from '../outbox/entry-look.ts'

/** `held`, `returned`: its only show of the month counts nowhere; `part`: it saw shorts only, less than a screening. */
const STANDINGS = ['draft', 'today', 'returned', 'missing', 'part', 'held', 'done'] as const

export interface VillageRow {
  code: string
  standing: (typeof STANDINGS)[number]
  /** Whole screenings counted this month, as the bureau had it. */
  thisMonth: number
  /** Logs of this month that the bureau had not seen when the copy was made. */
  onPhone: number
  lastScreenedOn: string | null
  draft?: Entry | undefined
  /** The log that is held or returned. */
  log?: string | undefined
  /** The last reason why it was not shown this month; of `entry` when it is still on this phone. */
  missed?: { on: string; reason: MissedReason; entry?: Entry | undefined } | undefined
}

const bodyOf = ({ body }: Entry): Record<string, unknown> => (typeof body === 'object' ? { ...body } : {})

/** The day of a log that waits on this phone; undefined of what is not yet or no longer a show. */
const shownOn = (entry: Entry, timeZone: string): string | undefined => {
  const { startedAt } = bodyOf(entry)
  return typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt))
    ? localDay(startedAt, timeZone)
    : undefined
}

export function villageRows(copy: FieldCopy, entries: readonly Entry[], today: string): VillageRow[] {
  const { team, timeZone } = copy
  if (!team) return []
  const rows = team.villages.map((village): VillageRow => {
    const own = entries.filter((entry) => bodyOf(entry)['villageCode'] === village.code)
    const shows = showsIn(village.code, team, own, timeZone)
    const ofMonth = shows.filter(({ on }) => monthOf(on) === monthOf(today))
    const onPhone = shows.filter(({ standing }) => ON_PHONE.includes(standing))
    const lastHere = [...onPhone.map(({ on }) => on), village.lastScreenedOn ?? ''].sort().pop() ?? ''
    const waits = ofMonth.find(isReturned) ?? ofMonth.find(({ standing }) => standing === 'held')
    const row = {
      code: village.code,
      thisMonth: village.thisMonth,
      onPhone: ofMonth.filter((show) => onPhone.includes(show)).length,
      lastScreenedOn: lastHere === '' ? null : lastHere,
      draft: own.find(({ kind, state }) => kind === 'screening' && state === 'draft'),
      missed: lastMissed(team, own, village.code, today),
    }
    return { ...row, ...standingOf(row, village, today, waits) }
  })
  return rows.sort(byNeed)
}

const isReturned = ({ standing }: Show): boolean => standing === 'returned'

interface Show {
  id: string
  on: string
  /** `counted`: among the village's own figures already. */
  standing: Standing | 'counted'
}
/** Sent, or about to be, and nobody has said a word against it. */
const ON_PHONE: readonly Show['standing'][] = ['waiting', 'sending', 'attention', 'received', 'submitted', 'accepted']

/** A village's shows as the bureau had them when the copy was made; what this phone knows since goes before that. */
function showsIn(code: string, team: FieldTeam, own: Entry[], timeZone: string): Show[] {
  const sent = own.filter(({ kind, state }) => (kind === 'screening' || kind === 'correction') && state !== 'draft')
  const known = new Map(team.logs.map((log) => [log.content.id, log]))
  const newest = new Map(sent.sort((a, b) => a.madeAt - b.madeAt).map((entry) => [entry.about, entry]))
  const here = [...newest.values()].flatMap((entry): Show[] => {
    const log = known.get(entry.about)
    const on = shownOn(entry, timeZone)
    const isNewer = !log || (entry.kind === 'correction' && Number(bodyOf(entry)['revision']) >= log.revision)
    return on !== undefined && isNewer ? [{ id: entry.about, on, standing: standingIn(entry) }] : []
  })
  const there = team.logs.flatMap(({ content: { id, villageCode }, screenedOn, status }): Show[] => {
    const isCounted = status === 'submitted' || status === 'accepted'
    const show: Show = { id, on: screenedOn, standing: isCounted ? 'counted' : status }
    return villageCode === code && !here.some((other) => other.id === id) ? [show] : []
  })
  return [...here, ...there]
}

function standingOf(
  row: Omit<VillageRow, 'standing'>,
  { quota, thisMonthCredit = 0 }: FieldTeam['villages'][number],
  today: string,
  waits: Show | undefined,
): Pick<VillageRow, 'standing' | 'log'> {
  if (row.draft) return { standing: 'draft' }
  if (row.lastScreenedOn === today) return { standing: 'today' }
  if (row.thisMonth + row.onPhone > 0) return { standing: 'done' }
  if (waits) return { standing: waits.standing === 'returned' ? 'returned' : 'held', log: waits.id }
  if (quota === 0) return { standing: 'done' }
  return { standing: thisMonthCredit > 0 ? 'part' : 'missing' }
}

/** Of those that miss it, who has waited longest comes first, and who has never had one before all. */
const byNeed = (a: VillageRow, b: VillageRow): number =>
  STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing) ||
  (a.lastScreenedOn ?? '').localeCompare(b.lastScreenedOn ?? '') ||
  a.code.localeCompare(b.code)

/** What this phone says of this month, else what the bureau has. */
function lastMissed(team: FieldTeam, own: Entry[], code: string, today: string): VillageRow['missed'] {
  const here = own.flatMap((entry) => {
    const { on, reason } = bodyOf(entry)
    return entry.kind === 'missed_show' ? [{ on: String(on), reason: reason as MissedReason, entry }] : []
  })
  const there = team.missed.filter(({ villageCode }) => villageCode === code)
  const all: NonNullable<VillageRow['missed']>[] = [...there.map(({ on, reason }) => ({ on, reason })), ...here]
  return all
    .filter(({ on }) => monthOf(on) === monthOf(today))
    .sort((a, b) => a.on.localeCompare(b.on))
    .pop()
}
