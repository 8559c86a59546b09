/** What a village's page decides without a screen: its speakers, by whoever knows, and as they are changed. */
import type { VillageAudibility } from '../../../contract/audibility.ts'
import type { SpeakerGroup } from '../../../domain/audibility/speaker.ts'
import type { Village } from '../../../domain/register/place.ts'
import type { Problem } from '../../shared/api.ts'
import { figure, longDay } from '../../shared/format.ts'
import { emptyAmong, notNumbers, numberIn } from '../kit/form-draft.ts'
import { t } from '../words.ts'

type Tested = Partial<Pick<VillageAudibility, 'registered' | 'speakersInstalled' | 'testedOn'>>

interface Known {
  /** In one sentence, each number with those who say it; none where nobody knows. */
  said: string | undefined
  agrees: boolean
}

/** How many there are: by the village's entry, the list of its speakers, its last full test. */
export function speakersKnown({ speakersInstalled }: Pick<Village, 'speakersInstalled'>, tested?: Tested): Known {
  const { registered, speakersInstalled: inTest, testedOn } = tested ?? {}
  const told = [
    { count: speakersInstalled, source: t('speakers_by_entry') },
    { count: registered ?? undefined, source: t('speakers_by_list') },
    { count: inTest ?? undefined, source: testedOn ? t('speakers_by_test', { day: longDay(testedOn) }) : '' },
  ].flatMap(({ count, source }) => (count === undefined ? [] : [{ count, source }]))
  const byCount = [...Map.groupBy(told, ({ count }) => count)]
  const said = byCount.map(([count, of]) => {
    const sources = of.map(({ source }) => source).join(t('list_comma'))
    return t('speakers_known', { count: figure(count), sources })
  })
  return { said: said.length > 0 ? said.join(t('list_semicolon')) : undefined, agrees: byCount.length < 2 }
}

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
  kind: 'horn',
  transmission: 'wired',
  returnChannel: false,
  speakers: '',
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
