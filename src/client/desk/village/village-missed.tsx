/** Evenings on which a village's show did not happen: the latest, and the way to all. */
import type { missedShows } from '../../../contract/missed-shows.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import { figure } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { t } from '../words.ts'
import { MissedTable } from '../missed/missed.tsx'
import { missedPath } from '../routes.ts'
import { Failure } from '../kit/states.tsx'

interface Props {
  village: string
  load: Loaded<AnswerOf<typeof missedShows.list>>
}

/** Nothing at all where every show took place: an empty section would be one more thing to read. */
export function VillageMissed({ village, load: { data, problem, reload } }: Props) {
  if (data?.total === 0) return null
  return (
    <section aria-labelledby="missed-title">
      <h2 id="missed-title">{t('missed_title')}</h2>
      <p class="soft">{t('missed_lead')}</p>
      {problem && <Failure problem={problem} retry={reload} />}
      {data && <MissedTable shows={data.items} isOfOneVillage />}
      {data && data.total > data.items.length && (
        <p>
          <a href={missedPath({ village })}>{t('missed_see_all', { count: figure(data.total) })}</a>
        </p>
      )}
    </section>
  )
}
