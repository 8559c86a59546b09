/** Evenings on which a village's show did not happen: the latest, and the way to all. */
import type { MissedShow } from '../../../domain/screening/missed-show.ts'
import { figure } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { missedPath } from '../missed/missed-query.ts'
import { MissedTable } from '../missed/missed-table.tsx'
import { Failure } from '../kit/states.tsx'

interface Props {
  village: string
  load: Loaded<Listed<MissedShow>>
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
