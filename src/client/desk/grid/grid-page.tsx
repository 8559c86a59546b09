/** The grid on a page of its own: every village by month, grouped by gaps, township or team. */
import { figures } from '../../../contract/figures.ts'
import { teams as teamsOf } from '../../../contract/register.ts'
import { EVERY_MINUTE, isEarlier, useAll, useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { AsOfDay, DayPicker } from '../kit/page.tsx'
import { GridView } from './grid-view.tsx'
import { mapPath } from '../map/map-query.ts'
import { Failure, usePageTitle } from '../kit/states.tsx'
import { gridPath, type GridQuery, monthsOf, readGridQuery } from './rules.ts'

export function Page({ search }: PageProps) {
  usePageTitle(t('grid_title'))
  const query = readGridQuery(search)
  const today = useToday()
  const months = useAsk(figures.villageMonths, monthsOf(query.asOf), EVERY_MINUTE)
  const teams = useAll(teamsOf.list, {})
  const show = (changes: Partial<GridQuery>) => go(gridPath({ ...query, ...changes }), { replace: true })
  return (
    <div class="grid-page">
      <div class="headline">
        <h1>{t('grid_title')}</h1>
        <div class="headline-tools">
          <DayPicker
            shown={query.asOf ?? months.data?.asOf ?? ''}
            today={today}
            isChosen={query.asOf !== undefined}
            show={(asOf) => show({ asOf })}
          />
        </div>
        <p class="freshness">
          <AsOfDay day={months.data?.asOf} />
          <a href={mapPath({ by: 'gaps', asOf: query.asOf })}>{t('grid_see_map')}</a>
        </p>
      </div>
      {months.problem && <Failure problem={months.problem} retry={months.reload} />}
      {(months.data || !months.problem) && (
        <div class={isEarlier(months) ? 'answered waiting' : 'answered'} aria-busy={isEarlier(months)}>
          <GridView data={months.data} teams={teams.data?.items ?? []} filter={query} order={query.order} show={show} />
        </div>
      )}
    </div>
  )
}
