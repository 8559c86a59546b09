/** The broadcast side: what to repair first, faults, repairs, audibility through time, and what machines say. */
import { figures as figuresOf } from '../../../contract/figures.ts'
import { speakers, type SpeakersOnline, type VillageOnline } from '../../../contract/speakers.ts'
import type { AudibilityTrend } from '../../../domain/audibility/audibility-figures.ts'
import { figure, percent } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk } from '../../shared/load.ts'
import { useToday } from '../../shared/office.ts'
import { go } from '../../shared/place.ts'
import { Answered, Empty, usePageTitle } from '../kit/states.tsx'
import { AsOfDay, DayPicker } from '../kit/page.tsx'
import { withAsOf } from '../kit/address.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Icon } from '../kit/marks.tsx'
import { Table } from '../kit/table.tsx'
import { villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { CategorySection, OpenFaultSection } from './open-faults.tsx'
import { PlanSection } from './plan.tsx'
import { RepairSection, RepairTimeSection } from './repairs.tsx'
import {
  broadcastPath,
  type BroadcastQuery,
  onlineOf,
  planOf,
  readBroadcastQuery,
  type Scope,
  trendOf,
} from './rules.ts'
import { TrendSection } from './trend.tsx'

export function Page({ search }: PageProps) {
  usePageTitle(t('broadcast_title'))
  const query = readBroadcastQuery(search)
  const plan = useAsk(figuresOf.repairPlan, planOf(query), EVERY_MINUTE)
  const figures = useAsk(figuresOf.faults, { query: { asOf: query.asOf } }, EVERY_MINUTE)
  const trend = useAsk(figuresOf.audibilityTrend, trendOf(query))
  const asOf = query.asOf ?? plan.data?.asOf ?? figures.data?.asOf
  const refresh = () => {
    plan.reload()
    figures.reload()
    trend.reload()
  }
  return (
    <>
      <Headline query={query} asOf={asOf} refresh={refresh} />
      <div class="sections-room">
        <PlanSection plan={plan} show={(order) => go(broadcastPath({ ...query, order }), { replace: true })} />
        <section id="faults" aria-labelledby="faults-title">
          <h2 id="faults-title">{t('open_faults_title')}</h2>
          <Answered load={figures} lines={8}>
            {(data) => <OpenFaultSection figures={data} />}
          </Answered>
        </section>
        <Answered load={figures} lines={12}>
          {(data) => (
            <div class="sections-room">
              <RepairTimeSection figures={data} />
              <RepairSection figures={data} />
              <CategorySection figures={data} />
            </div>
          )}
        </Answered>
        <TrendSection trend={trend} scope={query.scope} />
        <OnlineSection query={query} trend={trend.data} />
        <p>
          <a class="button" href={withAsOf('/tv', query.asOf)}>
            {t('see_tv')}
          </a>
        </p>
      </div>
    </>
  )
}

const SCOPES: Scope[] = ['designated', 'county']

interface HeadlineProps {
  query: BroadcastQuery
  asOf: string | undefined
  refresh: () => void
}

function Headline({ query, asOf, refresh }: HeadlineProps) {
  const today = useToday()
  const show = (change: Partial<BroadcastQuery>) => go(broadcastPath({ ...query, ...change }), { replace: true })
  return (
    <div class="headline">
      <h1>{t('broadcast_title')}</h1>
      <div class="headline-tools">
        <DayPicker
          shown={asOf ?? ''}
          today={today}
          isChosen={query.asOf !== undefined}
          show={(day) => show({ asOf: day })}
        />
        <a class="button" href="/tv">
          {t('tv_title')}
        </a>
        <button type="button" class="quiet" onClick={refresh}>
          <Icon name="refresh" /> {t('refresh')}
        </button>
      </div>
      <p class="freshness">
        <AsOfDay day={asOf} />
        <span>{t('faults_of_county')}</span>
      </p>
      <div class="choice" role="group" aria-label={t('scope_of_audibility')}>
        {SCOPES.map((scope) => (
          <button key={scope} type="button" aria-pressed={query.scope === scope} onClick={() => show({ scope })}>
            {t(`scope_of_${scope}`)}
          </button>
        ))}
      </div>
    </div>
  )
}

interface OnlineProps {
  query: BroadcastQuery
  /** For the audibility of the same villages, which stands beside. */
  trend: AudibilityTrend | undefined
}

function OnlineSection({ query, trend }: OnlineProps) {
  const online = useAsk(speakers.online, onlineOf(query))
  return (
    <section id="online" aria-labelledby="online-title">
      <h2 id="online-title">{t('online_title', { scope: t(`scope_of_${query.scope}`) })}</h2>
      <p class="soft">{t('online_means')}</p>
      <Answered load={online} lines={5}>
        {({ asOf, total, villages }) =>
          villages.length === 0 ? (
            <Empty>{t('online_none')}</Empty>
          ) : (
            <>
              <OnlineRate total={total} asOf={asOf} heard={trend?.points.at(-1)} />
              <OnlineTable villages={villages} />
            </>
          )
        }
      </Answered>
    </section>
  )
}

const onlineRate = (rate: number | null): string => (rate === null ? t('unknown') : percent(rate, 1))

interface RateProps extends Pick<SpeakersOnline, 'total' | 'asOf'> {
  heard: AudibilityTrend['points'][number] | undefined
}

/** Two rates of two things, side by side. */
const OnlineRate = ({ total, asOf, heard }: RateProps) => (
  <>
    <div class="rates">
      <p class="rate" data-figure="online">
        <span class="label">{t('online_rate_of', { day: asOf })}</span>
        <span class="big">{onlineRate(total.onlineRatePercent)}</span>
        {total.outOf !== null && (
          <span class="of">
            {figure(total.online)} / {figure(total.outOf)}
          </span>
        )}
      </p>
      {heard && heard.ratePercent !== null && (
        <p class="rate" data-figure="audible">
          <span class="label">{t('audible_of', { day: heard.day })}</span>
          <span class="big">{percent(heard.ratePercent)}</span>
          <span class="of">
            {figure(heard.speakersSounding)} / {figure(heard.speakersInstalled)}
          </span>
        </p>
      )}
    </div>
    <p class="soft">{t('online_known', { known: figure(total.villagesKnown), villages: figure(total.villages) })}</p>
  </>
)

const OnlineTable = ({ villages }: { villages: VillageOnline[] }) => (
  <Table
    name="online"
    class="numbers"
    isPlain
    label={t('online_by_village')}
    rows={villages}
    keyOf={({ code }) => code}
    columns={[
      {
        head: t('village'),
        cell: ({ code, name, townshipName }) => (
          <>
            <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>
          </>
        ),
        isRowHead: true,
      },
      { head: t('online_rate'), cell: ({ onlineRatePercent }) => onlineRate(onlineRatePercent) },
      { head: t('online_now'), cell: ({ online }) => figure(online) },
      { head: t('online_out_of'), cell: ({ outOf }) => (outOf === null ? t('unknown') : figure(outOf)) },
      { head: t('online_heard'), cell: ({ heard }) => figure(heard) },
      { head: t('online_off'), cell: ({ off }) => figure(off) },
      { head: t('online_fault'), cell: ({ fault }) => figure(fault) },
    ]}
  />
)
