/** The grid on a page of its own: every village by month, grouped by gaps, township or team. */
import { figures } from '../../../contract/figures.ts'
import { teams as teamsOf } from '../../../contract/register.ts'
import { EVERY_MINUTE, isEarlier, useAll, useAsk, useToday } from '../../shared/load.ts'
import { monthOf } from '../../../domain/period.ts'
import { go } from '../../shared/place.ts'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Export } from '../kit/export.tsx'
import { GRID_SHEET } from '../../../contract/sheets-logs.ts'
import { Failure } from '../kit/section.tsx'
import { mapPath, noticesPath } from '../routes.ts'
import { t } from '../words.ts'
import { GridView } from './grid-view.tsx'
import { gridPath, type GridQuery, monthsOf, readGridQuery } from './rules.ts'

export function Page({ search }: PageProps) {
  const query = readGridQuery(search)
  const today = useToday()
  const months = useAsk(figures.villageMonths, monthsOf(query.asOf), EVERY_MINUTE)
  const teams = useAll(teamsOf.list, {})
  const show = (changes: Partial<GridQuery>) => go(gridPath({ ...query, ...changes }), { replace: true })
  const { data, problem } = months
  return (
    <div class="grid-page">
      <DayHead
        title={t('grid_title')}
        asked={query.asOf}
        shown={data?.asOf}
        today={today}
        show={(asOf) => show({ asOf })}
      >
        <Freshness day={data?.asOf}>
          <a href={mapPath({ by: 'gaps', asOf: query.asOf })}>{t('grid_see_map')}</a>
          <a href={noticesPath({ month: query.asOf && monthOf(query.asOf) })}>{t('notices_title')}</a>
        </Freshness>
      </DayHead>
      <Export of={GRID_SHEET} query={{ asOf: query.asOf }} />
      {problem && <Failure problem={problem} retry={months.reload} />}
      {(data || !problem) && (
        <div class={isEarlier(months) ? 'answered waiting' : 'answered'} aria-busy={isEarlier(months)}>
          <GridView data={data} teams={teams.data?.items ?? []} filter={query} order={query.order} show={show} />
        </div>
      )}
    </div>
  )
}
