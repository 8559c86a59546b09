/** The teams' table, in the order its heads are asked for. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Exact, FractionsNote, teamDayLogs, teamLogs, teamMonthLogs } from '../kit/figures.tsx'
import { Folded, FoldedPart } from '../kit/folded.tsx'
import { Section } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import { Table, text } from '../kit/table.tsx'
import { teamPath } from '../routes.ts'
import { t } from '../words.ts'
import { TeamChart } from './charts.tsx'
import { homePath, type HomeQuery, RISING, teamsInOrder } from './rules.ts'

interface Props {
  overview: Overview
  query: HomeQuery
}

export function TeamSection({ overview, query }: Props) {
  const { teams, unallottedQuota: unallotted } = overview
  return (
    <Section name="teams" title={t('teams_title')}>
      {teams.length === 0 ? (
        <Empty>{t('teams_none')}</Empty>
      ) : (
        <Folded count={teams.length}>
          <TeamTable overview={overview} query={query} />
        </Folded>
      )}
      <FractionsNote credits={teams.map(({ credit }) => credit)} />
      {teams.length > 0 && (
        <FoldedPart name={t('chart_teams')}>
          <TeamChart overview={overview} />
        </FoldedPart>
      )}
      {unallotted !== null && unallotted > 0 && <p class="soft">{t('unallotted', { count: unallotted })}</p>}
      {unallotted !== null && unallotted < 0 && <p class="soft">{t('overallotted', { count: -unallotted })}</p>}
    </Section>
  )
}

const TeamTable = ({ overview: { teams, asOf }, query }: Props) => (
  <Table
    name="teams"
    label={t('teams_title')}
    isPlain
    sorting={{
      order: query.teamOrder,
      rising: RISING,
      show: (teamOrder: HomeQuery['teamOrder']) => go(homePath({ ...query, teamOrder }), { replace: true }),
    }}
    rows={teamsInOrder(teams, query.teamOrder)}
    keyOf={({ code }) => code}
    columns={[
      text('rank', t('rank'), { class: 'number', sort: 'rank' }),
      {
        head: t('team'),
        sort: 'name',
        isRowHead: true,
        cell: ({ code, name }) => <a href={teamPath(code)}>{name}</a>,
      },
      {
        head: t('done_of_quota'),
        class: 'number',
        sort: 'done',
        cell: ({ code, done, credit, quota }) => (
          <>
            {credit > 0 ? <a href={teamLogs(code, asOf)}>{figure(done)}</a> : '0'}/{figure(quota)}{' '}
            <Exact credit={credit} />
          </>
        ),
      },
      {
        head: t('completion'),
        class: 'number',
        sort: 'completionPercent',
        cell: ({ completionPercent: done }) => (done === null ? t('none') : percent(done, 2)),
      },
      {
        head: t('this_month'),
        class: 'number',
        sort: 'thisMonth',
        cell: ({ code, thisMonth, thisMonthCredit }) => (
          <>
            {thisMonthCredit > 0 ? <a href={teamMonthLogs(code, asOf)}>{figure(thisMonth)}</a> : '0'}{' '}
            <Exact credit={thisMonthCredit} />
          </>
        ),
      },
      {
        head: t('last_screened'),
        sort: 'lastScreenedOn',
        cell: ({ code, lastScreenedOn: day }) => (day ? <a href={teamDayLogs(code, day)}>{day}</a> : t('none')),
      },
    ]}
  />
)
