/** The village × month grid on the overview: which village saw a film in which month, and which did not. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { Loaded } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { VillageMonths } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { gridPath } from '../grid/grid-query.ts'
import { mapPath } from '../map/map-query.ts'
import { Failure } from '../kit/states.tsx'
import { GridView } from '../grid/grid-view.tsx'
import { homePath, type HomeQuery } from './home-query.ts'

interface Props {
  months: Loaded<VillageMonths>
  teams: Overview['teams']
  query: HomeQuery
}

export function GridSection({ months: { data, problem, reload }, teams, query }: Props) {
  const show = (changes: Partial<HomeQuery>) => go(homePath({ ...query, ...changes }), { replace: true })
  return (
    <section id="grid" aria-labelledby="grid-title">
      <h2 id="grid-title">{t('grid_title')}</h2>
      <p>
        <a href={gridPath({ ...query, order: 'township' })}>{t('grid_see_groups')}</a>
        {t('list_comma')}
        <a href={mapPath({ by: 'gaps', asOf: query.asOf })}>{t('grid_see_map')}</a>
      </p>
      {!data && problem && <Failure problem={problem} retry={reload} />}
      {(data || !problem) && <GridView data={data} teams={teams} filter={query} show={show} />}
    </section>
  )
}
