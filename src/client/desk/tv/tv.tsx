/** TV coverage of the designated villages: the sums, each village, what changed, and a snapshot to enter. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { MOST_A_PAGE } from '../../../contract/list.ts'
import { villages as villageRoutes } from '../../../contract/register.ts'
import { tvCoverage, type TvCoverage, type TvVillage } from '../../../contract/tv-coverage.ts'
import type { Village } from '../../../domain/register/place.ts'
import { figure, longDay } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered, Empty, usePageTitle } from '../kit/states.tsx'
import { AsOfDay, DayPicker } from '../kit/page.tsx'
import { CoverageSums } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { villagePath } from '../routes.ts'
import { CoverageForm } from './coverage-form.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { changedVillages, readTvQuery, tvAsked, type TvChange, tvPath, type TvQuery } from './rules.ts'

export function Page({ search }: PageProps) {
  usePageTitle(t('tv_title'))
  const query = readTvQuery(search)
  const today = useToday()
  const coverage = useAll(tvCoverage.list, tvAsked(query.asOf))
  const villages = useAll(villageRoutes.list, { query: { designated: true, limit: MOST_A_PAGE } }).data?.items
  return (
    <div class="page-wide">
      <p>
        <a href="/broadcast">{t('back_broadcast')}</a>
      </p>
      <div class="headline">
        <h1>{t('tv_title')}</h1>
        <div class="headline-tools">
          <DayPicker
            shown={query.asOf ?? coverage.data?.asOf ?? ''}
            today={today}
            isChosen={query.asOf !== undefined}
            show={(asOf) => go(tvPath({ ...query, asOf }), { replace: true })}
          />
        </div>
        {coverage.data && (
          <p class="freshness">
            <AsOfDay day={coverage.data.asOf} />
          </p>
        )}
      </div>
      <Answered load={coverage} lines={10}>
        {(data) => (
          <Sections data={data} villages={villages ?? []} query={query} today={today} reload={coverage.reload} />
        )}
      </Answered>
    </div>
  )
}

interface SectionsProps {
  data: TvCoverage
  villages: Village[]
  query: TvQuery
  today: string | undefined
  reload: () => void
}

function Sections({ data, villages, query, today, reload }: SectionsProps) {
  const mayWrite = today !== undefined && data.asOf >= today
  const known = new Set(data.items.map(({ villageCode }) => villageCode))
  const unknown = villages.filter(({ code }) => !known.has(code))
  const choose = (village: string) => go(tvPath({ ...query, village: village || undefined }), { replace: true })
  const enter = (village: string) => {
    choose(village)
    document.getElementById('enter-title')?.focus()
  }
  return (
    <div class="sections-room">
      <section aria-label={t('tv_title')}>
        <CoverageSums figures={data.figures} />
      </section>
      <CoverageChanges villages={data.items} />
      <section aria-labelledby="villages-title">
        <h2 id="villages-title">{t('tv_by_village')}</h2>
        {data.items.length > 0 && (
          <CoverageTable villages={data.items} query={query} enter={mayWrite ? enter : undefined} />
        )}
        {unknown.length > 0 && <Unknown villages={unknown} enter={mayWrite ? enter : undefined} />}
      </section>
      {today !== undefined && !mayWrite && (
        <p class="notice notice-watch" role="note">
          {t('past_day_reading', { day: longDay(data.asOf) })}
        </p>
      )}
      {mayWrite && (
        <Enter>
          <CoverageForm
            villages={villages}
            latest={data.items}
            today={today}
            chosen={query.village}
            choose={choose}
            reload={reload}
          />
        </Enter>
      )}
    </div>
  )
}

/** A link may lead to the form itself; when its page is drawn the browser has long looked for it. */
function Enter({ children }: { children: ComponentChildren }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (location.hash === '#enter') title.current?.focus()
  }, [])
  return (
    <section aria-labelledby="enter-title">
      <h2 id="enter-title" ref={title} tabIndex={-1}>
        {t('tv_enter_title')}
      </h2>
      <p class="soft">{t('tv_enter_hint')}</p>
      {children}
    </section>
  )
}

function Unknown({ villages, enter }: { villages: Village[]; enter: ((village: string) => void) | undefined }) {
  return (
    <>
      <h3>
        <Mark look={['unknown', 'ring']}>{t('tv_unknown_title', { count: figure(villages.length) })}</Mark>
      </h3>
      <ul class="names" data-list="unknown">
        {villages.map(({ code, name, townshipName }) => (
          <li key={code}>
            <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>{' '}
            {enter && (
              <button
                type="button"
                class="quiet small"
                aria-label={t('tv_update_this', { village: name })}
                onClick={() => enter(code)}
              >
                {t('tv_update')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

const CHANGES_FIRST = 12

/** What changed since each village's snapshot before: lost again first. */
function CoverageChanges({ villages }: { villages: TvVillage[] }) {
  const [isWhole, setWhole] = useState(false)
  const changed = changedVillages(villages)
  const shown = isWhole ? changed : changed.slice(0, CHANGES_FIRST)
  const rest = changed.length - shown.length
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{t('tv_changes_title')}</h2>
      {changed.length === 0 && <Empty>{t('tv_changes_none')}</Empty>}
      <ul class="plain changes" data-list="changes">
        {shown.map((village) => (
          <Change key={village.villageCode} village={village} />
        ))}
      </ul>
      {rest > 0 && (
        <p>
          <button type="button" class="quiet" onClick={() => setWhole(true)}>
            {t('tv_changes_more', { count: figure(rest) })}
          </button>
        </p>
      )}
    </section>
  )
}

function Change({ village: { villageCode, villageName, asOf, change } }: { village: TvChange }) {
  const { lost, connected } = change
  return (
    <li>
      <a href={villagePath(villageCode)}>{villageName}</a>
      <span class="marks">
        {lost > 0 && <Mark look={['bad', 'back']}>{t('tv_change_lost', { count: figure(lost) })}</Mark>}
        {connected < 0 && <Mark look={['bad', 'down']}>{t('tv_change_fewer', { count: figure(-connected) })}</Mark>}
        {connected > 0 && <Mark look={['good', 'up']}>{t('tv_change_connected', { count: figure(connected) })}</Mark>}
        {lost < 0 && <Mark look={['good', 'check']}>{t('tv_change_lost_less', { count: figure(-lost) })}</Mark>}
      </span>
      <span class="soft">{t('tv_between', { from: change.since, to: asOf })}</span>
    </li>
  )
}
