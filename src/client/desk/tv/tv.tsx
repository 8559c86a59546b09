/** TV coverage of the designated villages: the sums, each village, what changed, and a snapshot to enter. */
import { useLayoutEffect } from 'preact/hooks'
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { villages as villageRoutes } from '../../../contract/register.ts'
import { tvCoverage, type TvCoverage, type TvVillage } from '../../../contract/audibility.ts'
import type { Village } from '../../../domain/register/place.ts'
import { figure, longDay } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { Button, LinkLine, useMayChange } from '../kit/buttons.tsx'
import { CoverageSums } from '../kit/figures.tsx'
import { VillageLink, VillageOf } from '../kit/place-names.tsx'
import { First } from '../kit/folded.tsx'
import { Mark } from '../kit/marks.tsx'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Answered, Empty, Section } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Export } from '../kit/export.tsx'
import { Table } from '../kit/table.tsx'
import { TV_COLUMNS, TV_SHEET } from '../../../contract/sheets-broadcast.ts'
import { MeansSums, MeansTable } from './means.tsx'
import { villagePath } from '../routes.ts'
import { t } from '../later-words.ts'
import {
  changedVillages,
  CoverageForm,
  inTvOrder,
  readTvQuery,
  RISING,
  tvAsked,
  type TvChange,
  tvPath,
  type TvQuery,
} from './coverage.tsx'

export function Page({ search }: PageProps) {
  const query = readTvQuery(search)
  const today = useToday()
  const coverage = useAll(tvCoverage.list, tvAsked(query.asOf))
  const villages = useAll(villageRoutes.list, { query: { designated: true, limit: MOST_A_PAGE } }).data?.items
  const show = (change: Partial<TvQuery>) => go(tvPath({ ...query, ...change }), { replace: true })
  return (
    <div class="page-wide">
      <LinkLine href="/broadcast">{t('back_broadcast')}</LinkLine>
      <DayHead
        title={t('tv_title')}
        asked={query.asOf}
        shown={coverage.data?.asOf}
        today={today}
        show={(asOf) => show({ asOf })}
      >
        <Freshness day={coverage.data?.asOf} />
      </DayHead>
      <Answered load={coverage} lines={10}>
        {(data) => (
          <Sections
            data={data}
            villages={villages ?? []}
            query={query}
            show={show}
            today={today}
            reload={coverage.reload}
          />
        )}
      </Answered>
    </div>
  )
}

interface SectionsProps {
  data: TvCoverage
  villages: Village[]
  query: TvQuery
  show: (change: Partial<TvQuery>) => void
  today: string | undefined
  reload: () => void
}

function Sections({ data, villages, query, show, today, reload }: SectionsProps) {
  const isToday = today !== undefined && data.asOf >= today
  const mayWrite = useMayChange() && isToday
  const known = new Set(data.items.map(({ villageCode }) => villageCode))
  const unknown = villages.filter(({ code }) => !known.has(code))
  const choose = (village: string) => show({ village: village || undefined })
  const enter = (village: string) => {
    choose(village)
    document.getElementById('enter-title')?.focus()
  }
  const update = (code: string, name: string) =>
    mayWrite && (
      <Button
        class="quiet small"
        label={t('tv_update')}
        of={t('tv_update_this', { village: name })}
        onClick={() => enter(code)}
      />
    )
  useTitleOfForm(mayWrite)
  return (
    <div class="sections-room">
      <section aria-label={t('tv_title')}>
        <CoverageSums figures={data.figures} />
        <MeansSums figures={data.figures} />
      </section>
      <CoverageChanges villages={data.items} />
      <Section id="villages-title" title={t('tv_by_village')}>
        {data.items.length > 0 && <Export of={TV_SHEET} query={tvAsked(query.asOf).query} />}
        {data.items.length > 0 && <CoverageTable villages={data.items} query={query} show={show} update={update} />}
        {unknown.length > 0 && <Unknown villages={unknown} update={update} />}
      </Section>
      <MeansTable villages={inTvOrder(data.items, query.order)} />
      {today !== undefined && !isToday && (
        <p class="notice notice-watch" role="note">
          {t('past_day_reading', { day: longDay(data.asOf) })}
        </p>
      )}
      {mayWrite && (
        <section aria-labelledby="enter-title">
          <h2 id="enter-title" tabIndex={-1}>
            {t('tv_enter_title')}
          </h2>
          <p class="soft">{t('tv_enter_hint')}</p>
          <CoverageForm
            villages={villages}
            latest={data.items}
            today={today}
            chosen={query.village}
            choose={choose}
            reload={reload}
          />
        </section>
      )}
    </div>
  )
}

/** A link may lead to the form itself; when its page is drawn the browser has long looked for it. */
function useTitleOfForm(isThere: boolean): void {
  useLayoutEffect(() => {
    if (isThere && location.hash === '#enter') document.getElementById('enter-title')?.focus()
  }, [isThere])
}

/** The button to enter a village's figures; none on a past day, which is only read. */
type Update = (code: string, name: string) => false | preact.JSX.Element

interface TableProps extends Pick<SectionsProps, 'query' | 'show'> {
  villages: TvVillage[]
  update: Update
}

/** Whose duty it is stands under the head. */
const duty = (word: 'tv_no_signal_means' | 'tv_no_set_means') => <span class="least">{t(word)}</span>

const CoverageTable = ({ villages, query: { order }, show, update }: TableProps) => (
  <Table
    name="tv"
    label={t('tv_by_village')}
    isPlain
    sorting={{ order, rising: RISING, show: (next: TvQuery['order']) => show({ order: next }) }}
    rows={inTvOrder(villages, order)}
    keyOf={({ villageCode }) => villageCode}
    rowOf={({ villageCode }) => ({ 'data-village': villageCode })}
    columns={[
      ...drawn<TvVillage>()(TV_COLUMNS, {
        village: { isRowHead: true, sort: 'villageName', cell: VillageOf },
        percent: { sort: 'connectedPercent' },
        households: { sort: 'households' },
        connected: { sort: 'connected' },
        verified: { sort: 'verified' },
        lost: { sort: 'lost', cell: Lost },
        noSignal: { sort: 'noSignal', under: duty('tv_no_signal_means') },
        noSet: { sort: 'noSet', under: duty('tv_no_set_means') },
        asOf: { sort: 'asOf', class: 'day' },
      }),
      { head: '', cell: ({ villageCode, villageName }) => update(villageCode, villageName) },
    ]}
  />
)

const Lost = ({ lost }: TvVillage) => (lost > 0 ? <Mark look={['bad', 'back']}>{figure(lost)}</Mark> : '0')

const Unknown = ({ villages, update }: { villages: Village[]; update: Update }) => (
  <>
    <h3>
      <Mark look={['unknown', 'ring']}>{t('tv_unknown_title', { count: figure(villages.length) })}</Mark>
    </h3>
    <ul class="names" data-list="unknown">
      {villages.map((village) => (
        <li key={village.code}>
          <VillageLink {...village} /> {update(village.code, village.name)}
        </li>
      ))}
    </ul>
  </>
)

/** What changed since each village's snapshot before: lost again first. */
function CoverageChanges({ villages }: { villages: TvVillage[] }) {
  const changed = changedVillages(villages)
  return (
    <Section id="changes-title" title={t('tv_changes_title')}>
      {changed.length === 0 && <Empty>{t('tv_changes_none')}</Empty>}
      <First of={changed} count={12} more={(count) => t('tv_changes_more', { count })} isQuiet>
        {(shown) => (
          <ul class="plain changes" data-list="changes">
            {shown.map((village) => (
              <Change key={village.villageCode} village={village} />
            ))}
          </ul>
        )}
      </First>
    </Section>
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
