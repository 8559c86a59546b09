/** The teams' table, in the order its heads are asked for. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { t } from '../words.ts'
import { Exact, FractionsNote, teamDayLogs, teamLogs, teamMonthLogs } from '../kit/figures.tsx'
import { Folded, FoldedPart } from '../kit/folded.tsx'
import { Icon } from '../kit/marks.tsx'
import { teamPath } from '../routes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { TeamChart } from './charts.tsx'
import { homePath, type HomeQuery, inOrder, nextOrder, type TeamColumn } from './home-query.ts'

interface Props {
  overview: Overview
  query: HomeQuery
}

export function TeamSection({ overview, query }: Props) {
  const { teams, asOf, unallottedQuota } = overview
  return (
    <section id="teams" aria-labelledby="teams-title">
      <h2 id="teams-title">{t('teams_title')}</h2>
      {teams.length === 0 ? (
        <Empty>{t('teams_none')}</Empty>
      ) : (
        <Folded count={teams.length}>
          <TeamTable teams={inOrder(teams, query.sort, query.isDescending)} asOf={asOf} query={query} />
        </Folded>
      )}
      <FractionsNote credits={teams.map(({ credit }) => credit)} />
      {teams.length > 0 && (
        <FoldedPart name={t('chart_teams')}>
          <TeamChart overview={overview} />
        </FoldedPart>
      )}
      {unallottedQuota !== null && unallottedQuota > 0 && (
        <p class="soft">{t('unallotted', { count: unallottedQuota })}</p>
      )}
      {unallottedQuota !== null && unallottedQuota < 0 && (
        <p class="soft">{t('overallotted', { count: -unallottedQuota })}</p>
      )}
    </section>
  )
}

const HEADS = [
  ['rank', 'rank'],
  ['name', 'team'],
  ['done', 'done_of_quota'],
  ['completionPercent', 'completion'],
  ['thisMonth', 'this_month'],
  ['lastScreenedOn', 'last_screened'],
] as const satisfies [TeamColumn, string][]
const NUMBERS: TeamColumn[] = ['rank', 'done', 'completionPercent', 'thisMonth']

function TeamTable({ teams, asOf, query }: { teams: Overview['teams']; asOf: string; query: HomeQuery }) {
  return (
    <TableRoom label={t('teams_title')}>
      <table data-table="teams">
        <thead>
          <tr>
            {HEADS.map(([column, word]) => (
              <SortHead key={column} column={column} label={t(word)} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <TeamRow key={team.code} team={team} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </TableRoom>
  )
}

function SortHead({ column, label, query }: { column: TeamColumn; label: string; query: HomeQuery }) {
  const isHere = query.sort === column
  const order = query.isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" aria-sort={isHere ? order : undefined} class={NUMBERS.includes(column) ? 'number' : undefined}>
      <button
        type="button"
        class="sort"
        onClick={() => go(homePath({ ...query, ...nextOrder(column, query) }), { replace: true })}
      >
        {label}
        <Icon name={isHere ? order : 'sort'} />
      </button>
    </th>
  )
}

function TeamRow({ team, asOf }: { team: Overview['teams'][number]; asOf: string }) {
  const { code, done, credit, quota, completionPercent, thisMonth, thisMonthCredit, lastScreenedOn } = team
  return (
    <tr>
      <td class="number">{team.rank}</td>
      <th scope="row">
        <a href={teamPath(code)}>{team.name}</a>
      </th>
      <td class="number">
        {credit > 0 ? <a href={teamLogs(code, asOf)}>{figure(done)}</a> : '0'}/{figure(quota)} <Exact credit={credit} />
      </td>
      <td class="number">{completionPercent === null ? t('none') : percent(completionPercent, 2)}</td>
      <td class="number">
        {thisMonthCredit > 0 ? <a href={teamMonthLogs(code, asOf)}>{figure(thisMonth)}</a> : '0'}{' '}
        <Exact credit={thisMonthCredit} />
      </td>
      <td>{lastScreenedOn ? <a href={teamDayLogs(code, lastScreenedOn)}>{lastScreenedOn}</a> : t('none')}</td>
    </tr>
  )
}
