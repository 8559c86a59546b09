/** The village × month grid: which village saw a film in which month, and which did not. */
import { useMemo } from 'preact/hooks'
import type { Overview } from '../../../domain/overview.ts'
import { figure } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import type { VillageMonths } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Empty, Failure, Skeleton } from '../states.tsx'
import { GridTable } from './grid-table.tsx'
import { shownVillages, townshipsOf } from './grid-rows.ts'
import { type HomeQuery, homePath } from './home-query.ts'

type Teams = Overview['teams']
interface Props {
  months: Loaded<VillageMonths>
  teams: Teams
  query: HomeQuery
}

export function GridSection({ months: { data, problem, reload }, teams, query }: Props) {
  return (
    <section id="grid" aria-labelledby="grid-title">
      <h2 id="grid-title">{t('grid_title')}</h2>
      {!data && problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={12} />}
      {data && <Grid data={data} teams={teams} query={query} />}
    </section>
  )
}

function Grid({ data, teams, query }: { data: VillageMonths; teams: Teams; query: HomeQuery }) {
  const { township, team, onlyGaps } = query
  const shown = useMemo(() => shownVillages(data, { township, team, onlyGaps }), [data, township, team, onlyGaps])
  const counts = { shown: figure(shown.length), total: figure(data.villages.length) }
  return (
    <>
      <GridFilters data={data} teams={teams} query={query} />
      <p class="legend">
        <span>{t('grid_shown', counts)}</span>
        <span>
          <span class="cell-gap">{t('grid_gap')}</span> {t('grid_legend_gap')}
        </span>
        <span>
          <span class="cell-pending">{t('grid_pending')}</span> {t('grid_legend_pending')}
        </span>
      </p>
      <p class="soft">{t('grid_hint')}</p>
      {shown.length === 0 ? <Empty>{t('grid_empty')}</Empty> : <GridTable data={data} shown={shown} teams={teams} />}
    </>
  )
}

function GridFilters({ data, teams, query }: { data: VillageMonths; teams: Teams; query: HomeQuery }) {
  const show = (changes: Partial<HomeQuery>) => go(homePath({ ...query, ...changes }), { replace: true })
  const byCode = [...teams].sort((a, b) => (a.code < b.code ? -1 : 1))
  return (
    <div class="filters">
      <label>
        <span>{t('township')}</span>
        <select value={query.township ?? ''} onChange={({ currentTarget }) => show({ township: currentTarget.value })}>
          <option value="">{t('all_townships')}</option>
          {townshipsOf(data.villages).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('team')}</span>
        <select value={query.team ?? ''} onChange={({ currentTarget }) => show({ team: currentTarget.value })}>
          <option value="">{t('all_teams')}</option>
          {byCode.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={query.onlyGaps}
          onChange={({ currentTarget }) => show({ onlyGaps: currentTarget.checked })}
        />
        <span>{t('only_gaps')}</span>
      </label>
    </div>
  )
}
