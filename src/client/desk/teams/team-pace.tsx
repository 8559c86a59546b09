/** A team against its plan: the title's verdict, its picture, and the figures it rests on. */
import type { TeamStanding } from '../../../contract/standings.ts'
import { figure, longDay, percent, shortDay } from '../../shared/format.ts'
import { ChartRoom } from '../kit/chart/chart-room.tsx'
import { Alone, Exact, Fact, Facts, teamDayLogs, teamLogs, teamMonthLogs } from '../kit/figures.tsx'
import { gapSaid } from '../kit/gap.ts'
import { Mark } from '../kit/marks.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { gapPicture, gapRows } from './rules.ts'

interface Props {
  standing: TeamStanding
}

/** The picture of the title, and beside it the figures it rests on. */
export function Pace({ standing }: Props) {
  const { figures, basis, asOf, team } = standing
  const picture = gapPicture(standing)
  return (
    <Section id="pace-title" title={t('team_pace')} class="team-pace">
      {picture && basis && (
        <div>
          <ChartRoom
            picture={picture}
            title={`${team.name} · ${t('chart_title')}`}
            day={asOf}
            sheet={{ head: [t('day'), t('gap_of_plan')], rows: gapRows(picture) }}
            label={t('team_chart_label', {
              day: longDay(asOf),
              gap: gapSaid(figures?.gap ?? 0),
              deadline: shortDay(basis.deadline),
              needed: figures?.neededPerDay == null ? t('unknown') : figure(figures.neededPerDay, 2),
              pace: figures?.pacePerDay == null ? t('unknown') : figure(figures.pacePerDay, 2),
            })}
          />
        </div>
      )}
      {figures ? <PaceFacts standing={standing} of={figures} /> : <Empty>{t('team_no_quota')}</Empty>}
    </Section>
  )
}

function PaceFacts({ standing, of }: Props & { of: NonNullable<TeamStanding['figures']> }) {
  const { asOf, basis, teams, silentSince, team, waiting } = standing
  const { code } = team
  const { done, credit, quota, completionPercent, thisMonth, thisMonthCredit, lastScreenedOn, rank } = of
  return (
    <Facts>
      <Fact label={t('as_of')}>{longDay(asOf)}</Fact>
      <Fact label={t('done_of_quota')}>
        <span data-figure="done">{credit > 0 ? <a href={teamLogs(code, asOf)}>{figure(done)}</a> : '0'}</span>/
        {figure(quota)} <Exact credit={credit} /> <Alone count={of.acceptedAlone} />{' '}
        {completionPercent !== null && percent(completionPercent, 2)}{' '}
        {basis && <span class="soft">{t('team_share', { percent: percent(basis.timeProgressPercent, 2) })}</span>}
      </Fact>
      {basis && basis.daysLeft > 0 && (
        <Fact label={t('team_left')} name="left">
          {t('team_left_says', {
            count: figure(Math.max(0, quota - done)),
            day: shortDay(basis.deadline),
            days: figure(basis.daysLeft),
          })}
        </Fact>
      )}
      <Fact label={t('needed_each_day')} name="needed">
        {of.neededPerDay !== null && (
          <>
            <strong>{figure(of.neededPerDay, 2)}</strong>{' '}
            {of.pacePerDay !== null && (
              <span class="soft">
                {t('pace_now')} {figure(of.pacePerDay, 2)}
              </span>
            )}
          </>
        )}
      </Fact>
      <Fact label={t('rank')}>{t('team_rank', { rank, count: teams })}</Fact>
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
          {silentSince ? (
            <Mark look={['watch', 'alert']}>{t('team_silent_since', { day: longDay(silentSince) })}</Mark>
          ) : (
            t('team_not_silent')
          )}
        </span>
      </Fact>
      <Fact label={t('team_waiting_short')}>
        {waiting.total > 0 ? <a href="#waiting">{figure(waiting.total)}</a> : '0'}
      </Fact>
      <Fact label={t('settlements_title')}>
        <a href="/settlements">{t('team_money')}</a>
      </Fact>
    </Facts>
  )
}
