/** A team's figures on the day, beside what the county's plan had done by then. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, longDay, percent } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Exact } from '../kit/exact.tsx'
import { Fact, Facts } from '../kit/facts.tsx'
import { teamDayLogs, teamLogs, teamMonthLogs } from '../home/figure-links.ts'
import { Mark } from '../kit/marks.tsx'
import { Empty } from '../kit/states.tsx'
import { silentSince, teamPace } from './team-figures.ts'

export function PaceFacts({ overview, code }: { overview: Overview; code: string }) {
  const pace = teamPace(overview, code)
  if (!pace) return <Empty>{t('team_missing', { code })}</Empty>
  const { asOf } = overview
  const since = silentSince(overview, code)
  const { done, credit, quota, completionPercent, thisMonth, thisMonthCredit, lastScreenedOn, rank } = pace.team
  return (
    <Facts>
      <Fact label={t('as_of')}>{longDay(asOf)}</Fact>
      <Fact label={t('done_of_quota')}>
        <span data-figure="done">{credit > 0 ? <a href={teamLogs(code, asOf)}>{figure(done)}</a> : '0'}</span>/
        {figure(quota)} <Exact credit={credit} /> {completionPercent !== null && percent(completionPercent, 2)}
      </Fact>
      <Fact label={t('team_pace')}>
        <Gap points={pace.gapPoints} />{' '}
        {pace.plannedPercent !== null && (
          <span class="soft">{t('team_share', { percent: percent(pace.plannedPercent, 2) })}</span>
        )}
      </Fact>
      <Fact label={t('rank')}>{t('team_rank', { rank, count: pace.teams })}</Fact>
      <Fact label={t('this_month')}>
        <span data-figure="month">
          {thisMonthCredit > 0 ? <a href={teamMonthLogs(code, asOf)}>{figure(thisMonth)}</a> : '0'}
        </span>{' '}
        <Exact credit={thisMonthCredit} />
      </Fact>
      <Fact label={t('last_screened')}>
        {lastScreenedOn ? <a href={teamDayLogs(code, lastScreenedOn)}>{lastScreenedOn}</a> : t('none')}
      </Fact>
      <Fact label={t('team_silent')}>
        <span data-figure="silent">
          {since ? (
            <Mark look={['watch', 'alert']}>{t('team_silent_since', { day: longDay(since) })}</Mark>
          ) : (
            t('team_not_silent')
          )}
        </span>
      </Fact>
    </Facts>
  )
}

function Gap({ points }: { points: number | null }) {
  if (points === null) return <span>{t('unknown')}</span>
  const said = { points: figure(Math.abs(points), 2) }
  return points >= 0 ? (
    <Mark look={['good', 'up']}>{t('team_ahead', said)}</Mark>
  ) : (
    <Mark look={['watch', 'down']}>{t('team_behind', said)}</Mark>
  )
}
