/** The broadcast page: what to repair first, what is broken, how long repairs take, and what they change. */
import type { AudibilityTrend } from '../../../domain/audibility/audibility-trend.ts'
import type { FaultFigures } from '../../../domain/fault/fault-figures.ts'
import type { RepairPlan } from '../../../domain/fault/repair-first.ts'
import { useLoad } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered } from '../kit/answered.tsx'
import { withAsOf } from '../kit/as-of.ts'
import { AsOfDay } from '../kit/as-of-day.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { Icon } from '../kit/marks.tsx'
import { usePageTitle } from '../kit/states.tsx'
import {
  broadcastPath,
  type BroadcastQuery,
  figuresRequest,
  planRequest,
  readBroadcastQuery,
  type Scope,
  trendRequest,
} from './broadcast-query.ts'
import { CategorySection } from './categories.tsx'
import { OnlineSection } from './online.tsx'
import { OpenFaultSection } from './open-faults.tsx'
import { PlanSection } from './plan.tsx'
import { RepairTimeSection } from './repair-times.tsx'
import { RepairSection } from './repairs.tsx'
import { TrendSection } from './trend.tsx'

const EVERY_MINUTE = 60_000

export function Page({ search }: PageProps) {
  usePageTitle(t('broadcast_title'))
  const query = readBroadcastQuery(search)
  const plan = useLoad<RepairPlan>(planRequest(query), { every: EVERY_MINUTE })
  const figures = useLoad<FaultFigures>(figuresRequest(query), { every: EVERY_MINUTE })
  const trend = useLoad<AudibilityTrend>(trendRequest(query))
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
