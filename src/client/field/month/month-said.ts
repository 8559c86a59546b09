/** What is said of a team's month, on the screen, in its sheet and in its picture. */
import { monthOf } from '../../../domain/period.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { figure, screeningsOf } from '../../shared/format.ts'
import { type Look, STATUS_LOOK } from '../../shared/shapes.ts'
import { t } from '../later-words.ts'
import { fractionOf, type OwnMonth, settledIn, type Uncounted, type VillageMonth } from './own-month.ts'

/** Whole where it is. */
export const yuan = (fen: number): string => figure(fen / 100, fen % 100 === 0 ? 0 : 2)

/** What the money is worked out from, what may still come, and when it is settled. */
export function sumSaid({ credit, accepted, month }: OwnMonth, { rateFen }: FieldCopy): string {
  const settled = settledIn(month)
  const said = [
    rateFen !== undefined && t('month_sum', { count: screeningsOf(accepted), rate: yuan(rateFen) }),
    credit > accepted && t('month_sum_rest', { count: screeningsOf(credit - accepted) }),
    t('month_settled', { month: settled.month, half: t(`month_half_${settled.half}`) }),
  ]
  return said.filter(Boolean).join('')
}

/** Where the office wants it, and of the running month alone. */
export function rankSaid(month: string, { today, team }: FieldCopy): string | undefined {
  return team?.rank && month === monthOf(today) ? t('month_rank', team.rank) : undefined
}

/** Why a log does not count, or not as a whole show. */
export function whySaid({ log: { status, credit }, why, shorts }: Uncounted): string {
  if (status === 'held') return why === '' ? t('month_held_plain') : t('month_held', { why: bare(why) })
  if (status === 'returned') return t('month_returned', { why: bare(why) })
  if (status === 'rejected') return why
  const part = fractionOf(credit)
  return shorts ? t('month_part', { ...shorts, part }) : t('month_part_plain', { part })
}
/** A sentence goes on behind it. */
const bare = (why: string): string => why.replace(/[。.]$/, '')

/** Of one that counts, but not as a whole show, its status says nothing. */
const openStatus = ({ log: { status } }: Uncounted) =>
  status === 'held' || status === 'returned' || status === 'rejected' ? status : undefined
export function uncountedWord(of: Uncounted): string {
  const status = openStatus(of)
  return status ? t(`standing_${status}`) : t('month_is_part')
}
export function uncountedLook(of: Uncounted): Look {
  const status = openStatus(of)
  return status ? STATUS_LOOK[status] : STANDING_LOOK.part
}
export const STANDING_LOOK: Record<VillageMonth['standing'], Look> = {
  accepted: STATUS_LOOK.accepted,
  submitted: STATUS_LOOK.submitted,
  held: STATUS_LOOK.held,
  returned: STATUS_LOOK.returned,
  part: ['watch', 'dot'],
  missing: ['watch', 'alert'],
  free: ['unknown', 'ring'],
}

export const standingWord = (standing: VillageMonth['standing']): string =>
  standing === 'missing' || standing === 'part' || standing === 'free'
    ? t(`month_is_${standing}`)
    : t(`standing_${standing}`)
