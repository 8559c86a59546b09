/** The rows of the form for a village's speakers, and the register they are. */
import type { SpeakerGroup } from '../../../domain/audibility/speaker.ts'
import type { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'
import { emptyAmong, notNumbers, numberIn } from '../kit/asked.ts'

export const TRANSMISSIONS = ['wired', 'fm', 'ip'] as const satisfies SpeakerGroup['transmission'][]

export interface GroupRow extends Omit<SpeakerGroup, 'speakers'> {
  key: number
  speakers: string
}

export const rowsOf = (groups: readonly SpeakerGroup[]): GroupRow[] =>
  groups.length === 0
    ? [blankRow([])]
    : groups.map((group, key) => ({ ...group, key, speakers: String(group.speakers) }))

export const blankRow = (rows: readonly GroupRow[]): GroupRow => ({
  key: Math.max(0, ...rows.map(({ key }) => key + 1)),
  ...{ kind: 'horn', transmission: 'wired', returnChannel: false, speakers: '' },
})

export const groupsIn = (rows: readonly GroupRow[]): SpeakerGroup[] =>
  rows.map(({ key: _, speakers, ...group }) => ({ ...group, speakers: numberIn(speakers) ?? 0 }))

export function groupIssues(rows: readonly GroupRow[]): Problem['issues'] {
  const typed = rows.map(({ speakers }, i) => ({
    path: `groups.${i}.speakers`,
    label: t('speaker_count'),
    value: speakers,
  }))
  return [...emptyAmong(typed), ...notNumbers(typed)]
}
