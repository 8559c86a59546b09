/** A team's month: what counts, what it is worth, what does not count and why, and how each of its villages stands. */
import { feeOf } from '../../../domain/money/subsidy.ts'
import { addDays, lastDayOf, localDay, monthOf } from '../../../domain/period.ts'
import { FULL_CREDIT, ruleOn } from '../../../domain/register/film.ts'
import type { FieldCopy, FieldLog } from '../../../domain/screening/field-copy.ts'
import { COUNTED, type ScreeningStatus } from '../../../domain/screening/screening.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { isUnsent } from '../../shared/phone/outbox-request.ts'
import { bodyOf } from '../home/village-rows.ts'

/** As much of a log as the month says. */
export type MonthLog = Pick<FieldLog, 'content' | 'status' | 'credit' | 'screenedOn' | 'reason' | 'findings'>

/** A log that does not count as a whole show, and why; one of shorts alone says how many are missing. */
export interface Uncounted {
  log: MonthLog
  why: string
  /** Of shorts alone: how many were shown, and how many more make a screening. */
  shorts?: { shown: number; missing: number }
}
export type VillageStanding = 'accepted' | 'submitted' | 'part' | 'held' | 'returned' | 'missing' | 'free'
export interface VillageMonth {
  code: string
  standing: VillageStanding
  /** Of the month, else of its last show before. */
  on: string | null
  /** A show of the month that waits on this phone. */
  isOnPhone: boolean
}
export interface OwnMonth {
  month: string
  /** Counted, and of that accepted, in sixtieths. */
  credit: number
  accepted: number
  counts: Record<'accepted' | 'submitted' | 'held' | 'returned', number>
  /** At today’s rate; none where the office set none. */
  acceptedFen?: number
  uncounted: Uncounted[]
  unsent: { id: string; villageCode: string; on: string }[]
  villages: VillageMonth[]
}

/** So far back a phone carries its own logs whole (store/screening/field-logs.ts). */
const CARRIED_DAYS = 60
const MOST_LOGS = 200

/** Whether the phone has all logs of a month; those of others are asked for. */
export const isCarried = ({ today, team }: Pick<FieldCopy, 'today' | 'team'>, month: string): boolean =>
  `${month}-01` >= addDays(today, -CARRIED_DAYS) && (team?.logs.length ?? 0) < MOST_LOGS

const isOf = (statuses: readonly ScreeningStatus[]) => (log: MonthLog) => statuses.includes(log.status)
const creditOf = (logs: MonthLog[]): number => logs.reduce((sum, { credit }) => sum + credit, 0)
const isCounted = isOf(COUNTED)

export function ownMonth(
  copy: FieldCopy,
  month: string,
  all: readonly MonthLog[],
  entries: readonly Entry[],
): OwnMonth {
  const logs = all.filter(({ screenedOn }) => monthOf(screenedOn) === month)
  const of = (status: ScreeningStatus) => logs.filter(isOf([status]))
  const accepted = creditOf(of('accepted'))
  const { rateFen } = copy
  const unsent = unsentOf(entries, copy.timeZone).filter(({ on }) => monthOf(on) === month)
  return {
    month,
    credit: creditOf(logs.filter(isCounted)),
    accepted,
    counts: {
      accepted: of('accepted').length,
      submitted: of('submitted').length,
      held: of('held').length,
      returned: of('returned').length,
    },
    ...(rateFen !== undefined && { acceptedFen: feeOf(accepted, rateFen) }),
    uncounted: logs.flatMap((log) => uncountedIn(log, copy)),
    unsent,
    villages: villagesOf(copy, month, logs, unsent),
  }
}

/** Complete and waiting: what is only begun is no show yet. */
function unsentOf(entries: readonly Entry[], timeZone: string): OwnMonth['unsent'] {
  return entries.flatMap((entry) => {
    const { startedAt, villageCode } = bodyOf(entry)
    const isShow = entry.kind === 'screening' && entry.state !== 'draft' && isUnsent(entry)
    if (!isShow || typeof startedAt !== 'string' || Number.isNaN(Date.parse(startedAt))) return []
    return [{ id: entry.about, villageCode: String(villageCode), on: localDay(startedAt, timeZone) }]
  })
}

const OPEN: readonly ScreeningStatus[] = ['held', 'returned', 'rejected']
function uncountedIn(log: MonthLog, { creditRules, films }: FieldCopy): Uncounted[] {
  if (OPEN.includes(log.status)) return [{ log, why: whyOf(log) }]
  if (!isCounted(log) || log.credit >= FULL_CREDIT || log.credit === 0) return []
  const { content, screenedOn } = log
  const shown = content.filmCodes.filter(
    (code) => films.find((film) => film.code === code)?.kind === 'science_short',
  ).length
  const missing = ruleOn(creditRules, screenedOn).shortsPerScreening - shown
  return [{ log, why: '', ...(shown > 0 && missing > 0 && { shorts: { shown, missing } }) }]
}

/** What was said of it, or else the gravest finding. */
const whyOf = ({ reason, findings }: MonthLog): string =>
  reason ?? (findings.find(({ blocking }) => blocking) ?? findings[0])?.message ?? ''

function villagesOf(copy: FieldCopy, month: string, logs: MonthLog[], unsent: OwnMonth['unsent']): VillageMonth[] {
  const isNow = month === monthOf(copy.today)
  return (copy.team?.villages ?? []).map(({ code, quota, thisMonthCredit = 0, lastScreenedOn }) => {
    const own = logs.filter(({ content }) => content.villageCode === code)
    const counted = own.filter(isCounted)
    // a village may have had its show from another team, or under the name it had before
    const credit = Math.max(creditOf(counted), isNow ? thisMonthCredit : 0)
    const waits = own.find(isOf(['returned'])) ?? own.find(isOf(['held']))
    const standing = standingOf(credit, counted, waits, quota)
    const last = (standing === waits?.status ? waits : counted[0])?.screenedOn
    const before = lastScreenedOn !== null && lastScreenedOn <= lastDayOf(month) ? lastScreenedOn : null
    return { code, standing, on: last ?? before, isOnPhone: unsent.some(({ villageCode }) => villageCode === code) }
  })
}

function standingOf(credit: number, counted: MonthLog[], waits: MonthLog | undefined, quota: number): VillageStanding {
  if (credit >= FULL_CREDIT) return counted.some(isOf(['submitted'])) ? 'submitted' : 'accepted'
  if (waits) return waits.status === 'returned' ? 'returned' : 'held'
  if (credit > 0) return 'part'
  return quota === 0 ? 'free' : 'missing'
}

const DONE: readonly VillageStanding[] = ['accepted', 'submitted', 'free']
/** Where something is still to be done first; in each the register’s order. */
export const openFirst = (villages: readonly VillageMonth[]): VillageMonth[] => [
  ...villages.filter(({ standing }) => !DONE.includes(standing)),
  ...villages.filter(({ standing }) => DONE.includes(standing)),
]
/** Those without a show of the month that counts or waits for a look. */
export const countMissing = (villages: readonly VillageMonth[]): number =>
  villages.filter(({ standing }) => standing === 'missing' || standing === 'returned').length

/** 40 of sixty are 2/3. */
export function fractionOf(credit: number): string {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))
  const by = divisor(credit, FULL_CREDIT)
  return `${credit / by}/${FULL_CREDIT / by}`
}

/** When the half-year of a month is settled: January to June in August, the others in February. */
export const settledIn = (month: string): { month: number; half: 'first' | 'second' } =>
  Number(month.slice(5)) <= 6 ? { month: 8, half: 'first' } : { month: 2, half: 'second' }

export const monthBefore = (month: string): string => monthOf(addDays(`${month}-01`, -1))
