/** The broadcast side: what to repair first, faults, repairs, audibility through time, and what machines say. */
import { figures as figuresOf } from '../../../contract/figures.ts'
import { speakers, type SpeakersOnline } from '../../../contract/speakers.ts'
import type { AudibilityTrend } from '../../../domain/audibility/audibility-figures.ts'
import { figure } from '../../shared/format.ts'
import { EVERY_MINUTE, useAsk, useToday } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { withAsOf } from '../kit/address.ts'
import { Switch } from '../kit/buttons.tsx'
import { percentOrUnknown, Rate } from '../kit/figures.tsx'
import { VillageLink } from '../kit/place-names.tsx'
import { Icon } from '../kit/marks.tsx'
import { DayHead, Freshness, type PageProps } from '../kit/page.tsx'
import { Answered, AnsweredSection, Empty } from '../kit/section.tsx'
import { number, rate, Table } from '../kit/table.tsx'
import { t } from '../words.ts'
import { CategorySection, OpenFaults } from './open-faults.tsx'
import { Plan } from './plan.tsx'
import { RepairSection, RepairTimeSection } from './repairs.tsx'
import { broadcastPath, type BroadcastQuery, onlineOf, planOf, readBroadcastQuery, SCOPES, trendOf } from './rules.ts'
import { Trend } from './trend.tsx'

export function Page({ search }: PageProps) {
  const query = readBroadcastQuery(search)
  const plan = useAsk(figuresOf.repairPlan, planOf(query), EVERY_MINUTE)
  const figures = useAsk(figuresOf.faults, { query: { asOf: query.asOf } }, EVERY_MINUTE)
  const trend = useAsk(figuresOf.audibilityTrend, trendOf(query))
  const show = (change: Partial<BroadcastQuery>) => go(broadcastPath({ ...query, ...change }), { replace: true })
  const refresh = () => {
    for (const load of [plan, figures, trend]) load.reload()
  }
  const scope = t(`scope_of_${query.scope}`)
  return (
    <>
      <Headline
        query={query}
        asOf={query.asOf ?? plan.data?.asOf ?? figures.data?.asOf}
        show={show}
        refresh={refresh}
      />
      <div class="sections-room">
        <AnsweredSection name="plan" title={t('plan_title')} load={plan} lines={20}>
          {(data) => <Plan plan={data} show={(order) => show({ order })} />}
        </AnsweredSection>
        <AnsweredSection name="faults" title={t('open_faults_title')} load={figures} lines={8}>
          {(data) => <OpenFaults figures={data} />}
        </AnsweredSection>
        <Answered load={figures} lines={12}>
          {(data) => (
            <div class="sections-room">
              <RepairTimeSection figures={data} />
              <RepairSection figures={data} />
              <CategorySection figures={data} />
            </div>
          )}
        </Answered>
        <AnsweredSection
          name="trend"
          title={t('trend_title', { scope })}
          above={<p class="soft">{t('trend_basis')}</p>}
          load={trend}
          lines={10}
        >
          {({ points }) => <Trend all={points} scope={query.scope} />}
        </AnsweredSection>
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

interface HeadlineProps {
  query: BroadcastQuery
  asOf: string | undefined
  show: (change: Partial<BroadcastQuery>) => void
  refresh: () => void
}

const Headline = ({ query, asOf, show, refresh }: HeadlineProps) => (
  <DayHead
    title={t('broadcast_title')}
    asked={query.asOf}
    shown={asOf}
    today={useToday()}
    show={(day) => show({ asOf: day })}
    after={
      <>
        <a class="button" href="/tv">
          {t('tv_title')}
        </a>
        <button type="button" class="quiet" onClick={refresh}>
          <Icon name="refresh" /> {t('refresh')}
        </button>
      </>
    }
  >
    <Freshness day={asOf}>
      <span>{t('faults_of_county')}</span>
    </Freshness>
    <Switch
      label={t('scope_of_audibility')}
      choices={SCOPES.map((scope) => [scope, t(`scope_of_${scope}`)])}
      chosen={query.scope}
      choose={(scope) => show({ scope })}
    />
  </DayHead>
)

interface OnlineProps {
  query: BroadcastQuery
  /** For the audibility of the same villages, which stands beside. */
  trend: AudibilityTrend | undefined
}

const OnlineSection = ({ query, trend }: OnlineProps) => (
  <AnsweredSection
    name="online"
    title={t('online_title', { scope: t(`scope_of_${query.scope}`) })}
    above={<p class="soft">{t('online_means')}</p>}
    load={useAsk(speakers.online, onlineOf(query))}
    lines={5}
  >
    {(online) =>
      online.villages.length === 0 ? (
        <Empty>{t('online_none')}</Empty>
      ) : (
        <Online online={online} heard={trend?.points.at(-1)} />
      )
    }
  </AnsweredSection>
)

interface RateProps {
  online: SpeakersOnline
  heard: AudibilityTrend['points'][number] | undefined
}

/** Two rates of two things, side by side. */
const Online = ({ online: { total, asOf, villages }, heard }: RateProps) => (
  <>
    <div class="rates">
      <Rate
        name="online"
        label={t('online_rate_of', { day: asOf })}
        rate={percentOrUnknown(total.onlineRatePercent, 1)}
        of={total.outOf !== null && `${figure(total.online)} / ${figure(total.outOf)}`}
      />
      {heard && heard.ratePercent !== null && (
        <Rate
          name="audible"
          label={t('audible_of', { day: heard.day })}
          rate={percentOrUnknown(heard.ratePercent)}
          of={`${figure(heard.speakersSounding)} / ${figure(heard.speakersInstalled)}`}
        />
      )}
    </div>
    <p class="soft">{t('online_known', { known: figure(total.villagesKnown), villages: figure(total.villages) })}</p>
    <Table
      name="online"
      class="numbers"
      isPlain
      label={t('online_by_village')}
      rows={villages}
      keyOf={({ code }) => code}
      columns={[
        { head: t('village'), isRowHead: true, cell: VillageLink },
        rate('onlineRatePercent', t('online_rate'), 1),
        number('online', t('online_now')),
        number('outOf', t('online_out_of')),
        number('heard', t('online_heard')),
        number('off', t('online_off')),
        number('fault', t('online_fault')),
      ]}
    />
  </>
)
