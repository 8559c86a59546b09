/** A team's villages in the order in which they need it: what is at hand today, then who waits longest, then who has had its show. */
import type { FieldCopy, FieldTeam } from '../../domain/field-copy.ts'
import type { MissedReason } from '../../domain/missed-show.ts'
import { localDay, monthOf } from '../../domain/period.ts'
import type { Entry } from '../shared/outbox-entry.ts'

/** `part`: it saw shorts only, less than a screening. */
export type VillageStanding = 'draft' | 'today' | 'missing' | 'part' | 'done'

export interface VillageRow {
  code: string
  standing: VillageStanding
  /** Whole screenings counted this month, as the bureau had it. */
  thisMonth: number
  /** Logs of this month that the bureau had not seen when the copy was made. */
  onPhone: number
  lastScreenedOn: string | null
  draft?: Entry | undefined
  /** The last reason why it was not shown this month; of `entry` when it is still on this phone. */
  missed?: { on: string; reason: MissedReason; entry?: Entry | undefined } | undefined
}

interface ShowBody {
  villageCode?: unknown
  startedAt?: unknown
}
const bodyOf = (entry: Entry): ShowBody & Record<string, unknown> =>
  typeof entry.body === 'object' && entry.body !== null ? (entry.body as Record<string, unknown>) : {}

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
  const known = new Set(team.logs.map(({ content }) => content.id))
  const rows = team.villages.map((village): VillageRow => {
    const own = entries.filter((entry) => bodyOf(entry).villageCode === village.code)
    const shown = own.filter(({ kind, state }) => kind === 'screening' && state !== 'draft')
    const days = shown.flatMap((entry) => (known.has(entry.about) ? [] : (shownOn(entry, timeZone) ?? [])))
    const lastHere = [...days, village.lastScreenedOn ?? ''].sort().pop() ?? ''
    const row = {
      code: village.code,
      thisMonth: village.thisMonth,
      onPhone: days.filter((day) => monthOf(day) === monthOf(today)).length,
      lastScreenedOn: lastHere === '' ? null : lastHere,
      draft: own.find(({ kind, state }) => kind === 'screening' && state === 'draft'),
      missed: lastMissed(team, own, village.code, today),
    }
    return { ...row, standing: standingOf(row, village, today) }
  })
  return rows.sort(byNeed)
}

type TeamVillage = FieldTeam['villages'][number]
type Facts = Omit<VillageRow, 'standing'>
function standingOf(row: Facts, { quota, thisMonthCredit = 0 }: TeamVillage, today: string): VillageStanding {
  if (row.draft) return 'draft'
  if (row.lastScreenedOn === today) return 'today'
  if (row.thisMonth + row.onPhone > 0 || quota === 0) return 'done'
  return thisMonthCredit > 0 ? 'part' : 'missing'
}

const ORDER: Record<VillageStanding, number> = { draft: 0, today: 1, missing: 2, part: 3, done: 4 }
/** Of those that miss it, who has waited longest comes first, and who has never had one before all. */
const byNeed = (a: VillageRow, b: VillageRow): number =>
  ORDER[a.standing] - ORDER[b.standing] ||
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
