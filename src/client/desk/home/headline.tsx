/** Which day it is, and how fresh the figures are. */
import type { Overview } from '../../../domain/report/overview.ts'
import { dayOf, timeOf } from '../../shared/format.ts'
import { type Loaded, useMinutesSince } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { AsOfDay } from '../kit/as-of-day.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { Icon, Mark } from '../kit/marks.tsx'
import { ageSentence } from './age.ts'
import { homePath, type HomeQuery } from './home-query.ts'

interface Props {
  overview: Loaded<Overview>
  query: HomeQuery
}

export function Headline({ overview, query }: Props) {
  const { data, problem, isLoading, reload } = overview
  const age = ageSentence(useMinutesSince(overview.at))
  return (
    <div class="headline home-headline">
      <h1>{t('home_title')}</h1>
      <div class="headline-tools">
        <button type="button" class="quiet refresh" onClick={reload} disabled={isLoading && !data}>
          <Icon name="refresh" /> <span>{t('refresh')}</span>
        </button>
        <DayPicker
          shown={query.asOf ?? data?.asOf ?? ''}
          today={data && dayOf(data.generatedAt)}
          isChosen={query.asOf !== undefined}
          show={(asOf) => go(homePath({ ...query, asOf }), { replace: true })}
        />
      </div>
      {data && <Freshness data={data} isLoading={isLoading} age={age} />}
      {data && hasNothing(data) && <p>{t('nothing_counted', { year: data.asOf.slice(0, 4) })}</p>}
      {data && problem && (
        <div class="notice notice-watch" role="alert">
          <p>
            {t('stale_data', { time: timeOf(data.generatedAt) })} {age && <strong>{age}</strong>} {problem.detail}
          </p>
          <button type="button" onClick={reload}>
            {t('retry')}
          </button>
        </div>
      )}
    </div>
  )
}

const hasNothing = ({ targets, attendance }: Overview): boolean =>
  attendance === 0 && targets.every(({ logs }) => !logs)

function Freshness({ data, isLoading, age }: { data: Overview; isLoading: boolean; age: string | null }) {
  return (
    <p class="freshness">
      <AsOfDay day={data.asOf} />
      <span>{isLoading ? t('refreshing') : t('generated_at', { time: timeOf(data.generatedAt) })}</span>
      {age && (
        <span data-figure="age">
          <Mark look={['watch', 'clock']}>{age}</Mark>
        </span>
      )}
    </p>
  )
}
