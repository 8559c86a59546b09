/** What is on the picture of a team's month: it is handed on, so it says from when it is, and whether it is a sample. */
import { lastDayOf } from '../../../domain/period.ts'
import { isSample } from '../../../domain/register/place.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { dayTimeOf, figure, longDay, screeningsOf, shortDay } from '../../shared/format.ts'
import type { Paragraph } from '../kit/text-picture.ts'
import { t } from '../later-words.ts'
import {
  rankSaid,
  STANDING_LOOK,
  standingWord,
  sumSaid,
  uncountedLook,
  uncountedWord,
  whySaid,
  yuan,
} from './month-said.ts'
import { countMissing, openFirst, type OwnMonth, type Uncounted, type VillageMonth } from './own-month.ts'

/** Of more only their number is said: a chat shrinks what is longer. */
const [MOST_UNCOUNTED, MOST_VILLAGES] = [12, 60]

interface Facts {
  own: OwnMonth
  copy: FieldCopy
  /** When what is shown was asked of the office. */
  knownAt: string
  nameOf: (village: string) => string
}
export function monthParagraphs({ own, copy, knownAt, nameOf }: Facts): Paragraph[] {
  const { month, credit, uncounted, unsent, villages } = own
  const [year = '', number] = month.split('-')
  const last = lastDayOf(month)
  const day = longDay(last < copy.today ? last : copy.today)
  const team = copy.team?.name ?? ''
  const isForShow = copy.isClockFixed || isSample(team)
  const said: (Paragraph | false)[] = [
    isForShow && { style: 'tag', text: t('sample_note') },
    { style: 'title', text: team },
    { style: 'number', text: t('month_of_year', { year, month: Number(number) }) },
    { style: 'number', text: t('month_counted'), beside: `${screeningsOf(credit)} ${t('month_shows_unit')}` },
    { style: 'number', text: t('month_due'), beside: paySaid(own) },
    { style: 'soft', text: sumSaid(own, copy) },
    { style: 'soft', text: rankSaid(month, copy) ?? '' },
    {
      style: 'text',
      text: COUNTS.map((one) => `${t(`month_count_${one}`)} ${figure(own.counts[one])}`).join('\u3000'),
    },
    { style: 'head', text: t('month_why') },
    uncounted.length === 0 && { style: 'text', text: t('month_all_count') },
    ...uncounted.slice(0, MOST_UNCOUNTED).map((one) => uncountedSaid(one, nameOf)),
    moreSaid(uncounted.length - MOST_UNCOUNTED),
    unsent.length > 0 && { style: 'text', text: t('month_unsent'), beside: figure(unsent.length), tone: 'watch' },
    { style: 'head', text: t('month_villages', { count: villages.length, missing: countMissing(villages) }) },
    ...openFirst(villages)
      .slice(0, MOST_VILLAGES)
      .map((village) => villageSaid(village, nameOf(village.code))),
    moreSaid(villages.length - MOST_VILLAGES),
    { style: 'foot', text: t('month_picture_times', { day, at: dayTimeOf(knownAt) }) },
    { style: 'soft', text: t('month_basis') },
  ]
  return said.filter((one) => one !== false && one.text !== '') as Paragraph[]
}
const COUNTS = ['accepted', 'submitted', 'held', 'returned'] as const
const paySaid = ({ acceptedFen }: OwnMonth): string =>
  acceptedFen === undefined ? t('month_no_rate') : `${yuan(acceptedFen)} ${t('month_yuan')}`
const moreSaid = (count: number): Paragraph | false =>
  count > 0 && { style: 'soft', text: t('month_picture_more', { count }) }

const uncountedSaid = (of: Uncounted, nameOf: (village: string) => string): Paragraph => ({
  style: 'text',
  text: `${nameOf(of.log.content.villageCode)} ${shortDay(of.log.screenedOn)} ${whySaid(of)}`,
  beside: uncountedWord(of),
  tone: uncountedLook(of)[0],
})

const villageSaid = ({ standing, on }: VillageMonth, name: string): Paragraph => ({
  style: 'text',
  text: name,
  beside: `${on === null ? '' : shortDay(on)} ${standingWord(standing)}`.trim(),
  tone: STANDING_LOOK[standing][0],
  frame: standing === 'accepted' || standing === 'submitted' ? 'on' : 'off',
})
