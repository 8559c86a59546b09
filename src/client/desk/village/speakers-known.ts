/** How many speakers a village has, by whoever knows: the village's entry, the list of its speakers, its last full test. */
import type { Village } from '../../../domain/register/place.ts'
import { figure, longDay } from '../../shared/format.ts'
import type { VillageAudibility } from '../../shared/replies.ts'
import { t } from '../words.ts'

type Tested = Pick<VillageAudibility, 'registered' | 'speakersInstalled' | 'testedOn'>

interface Known {
  /** In one sentence, each number with those who say it; none where nobody knows. */
  said: string | undefined
  agrees: boolean
}

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
