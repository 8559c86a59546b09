/** The teams in one table: each on a common axis of screenings ahead or behind, what it takes a day, whom it has missed. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { countyTarget } from '../kit/chart/pictures.ts'
import { AloneNote, Exact, FractionsNote, teamDayLogs, teamLogs } from '../kit/figures.tsx'
import { Folded } from '../kit/folded.tsx'
import { gapWord } from '../kit/gap.ts'
import { Mark } from '../kit/marks.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { type Column, type FootRow, Table } from '../kit/table.tsx'
import { orUnknown } from '../kit/target.tsx'
import { gridPath } from '../grid/rules.ts'
import { teamPath } from '../routes.ts'
import { t } from '../words.ts'
import { homePath, type HomeQuery, isToday, RISING, teamsInOrder, teamsSentence } from './rules.ts'

interface Props {
  overview: Overview
  query: HomeQuery
}
type Team = Overview['teams'][number]

export function TeamSection({ overview, query }: Props) {
  const { teams } = overview
  return (
    <Section name="teams" title={teamsSentence(teams)}>
      {teams.length === 0 ? (
        <Empty>{t('teams_none')}</Empty>
      ) : (
        <Folded count={teams.length}>
          <TeamTable overview={overview} query={query} />
        </Folded>
      )}
      <FractionsNote credits={teams.map(({ credit }) => credit)} />
      <AloneNote rows={teams} />
      <Unallotted quota={overview.unallottedQuota} />
    </Section>
  )
}

/** Where each gap stands on the axis that all of them share, in per cent of its width. */
function axisOf(teams: Team[]) {
  const gaps = teams.flatMap(({ gap }) => gap ?? [])
  const [least, most] = [Math.min(0, ...gaps), Math.max(0, ...gaps)]
  // words stand beside the dots, on the side away from the line
  const [from, to] = [least * 1.25 - 4, most * 1.25 + 4]
  return (gap: number): number => (100 * (gap - from)) / (to - from)
}

const TeamTable = ({ overview, query }: Props) => (
  <Table
    name="teams"
    label={t('teams_title')}
    sorting={{
      order: query.teamOrder,
      rising: RISING,
      show: (teamOrder: HomeQuery['teamOrder']) => go(homePath({ ...query, teamOrder }), { replace: true }),
    }}
    rows={teamsInOrder(overview.teams, query.teamOrder)}
    keyOf={({ code }) => code}
    columns={columnsOf(overview)}
    foot={sumsOf(overview)}
  />
)

function columnsOf(overview: Overview): Column<Team>[] {
  const { teams, asOf } = overview
  const placeOf = axisOf(teams)
  const grid = {
    order: 'gaps' as const,
    onlyGaps: false,
    unseen: 'month' as const,
    ...(!isToday(overview) && { asOf }),
  }
  return [
    {
      head: t('team'),
      sort: 'name',
      isRowHead: true,
      cell: ({ code, name }) => <a href={teamPath(code)}>{name}</a>,
    },
    {
      head: t('gap_of_plan'),
      sort: 'gap',
      class: 'lolly-room',
      data: { 'data-figure': 'gap' },
      cell: ({ gap }) => (gap === null ? t('unknown') : <Lolly gap={gap} placeOf={placeOf} />),
    },
    {
      head: t('done_of_quota'),
      class: 'number',
      sort: 'done',
      isNamed: true,
      cell: ({ code, done, credit, quota }) => (
        <>
          {credit > 0 ? <a href={teamLogs(code, asOf)}>{figure(done)}</a> : '0'}/{figure(quota)}{' '}
          <Exact credit={credit} />
        </>
      ),
    },
    {
      head: t('needed_each_day'),
      class: 'number',
      sort: 'neededPerDay',
      isNamed: true,
      cell: ({ neededPerDay }) => <strong>{perDay(neededPerDay)}</strong>,
    },
    {
      head: t('pace_now'),
      class: 'number',
      sort: 'pacePerDay',
      isNamed: true,
      cell: ({ pacePerDay }) => perDay(pacePerDay),
    },
    {
      head: t('missed_villages'),
      class: 'number',
      sort: 'missedVillages',
      isNamed: true,
      cell: ({ code, missedVillages: count }) =>
        count === 0 ? '0' : <a href={gridPath({ ...grid, team: code })}>{figure(count)}</a>,
    },
    {
      head: t('last_screened'),
      sort: 'lastScreenedOn',
      isNamed: true,
      cell: (team) => <LastShown team={team} overview={overview} />,
    },
  ]
}

/** Of a team that is silent for long, in red and with a clock. */
function LastShown({ team: { code, lastScreenedOn: day }, overview }: { team: Team; overview: Overview }) {
  if (!day) return <>{t('none')}</>
  const link = <a href={teamDayLogs(code, day)}>{day}</a>
  if (!overview.flags.some(({ kind, subject }) => kind === 'team_silent' && subject.code === code)) return link
  return (
    <Mark look={['bad', 'clock']}>
      {link} <span class="unseen">{t('silent_since', { days: overview.silentAfterDays })}</span>
    </Mark>
  )
}

/** A dot on the axis, and beside it what it says: no scale is read. */
function Lolly({ gap, placeOf }: { gap: number; placeOf: (gap: number) => number }) {
  const [zero, spot] = [placeOf(0), placeOf(gap)]
  const kind = gap < 0 ? 'behind' : 'ahead'
  return (
    <span class={`lolly lolly-${kind}`} style={{ '--zero': `${zero}%`, '--spot': `${spot}%` }}>
      <i class="stick" />
      <i class="dot" />
      <b>{gapWord(gap, 1)}</b>
    </span>
  )
}

const Unallotted = ({ quota }: { quota: number | null }) =>
  quota ? <p class="soft">{t(quota > 0 ? 'unallotted' : 'overallotted', { count: Math.abs(quota) })}</p> : null

/** What the teams’ rows come to together: what is not allotted to a village, and the county. */
function sumsOf(overview: Overview): FootRow[] {
  const county = countyTarget(overview)
  const pace = county?.bases[0]
  if (!county || !pace) return []
  const unallotted = overview.unallottedQuota ?? 0
  const gap = -(unallotted * pace.expected) / county.amount
  const rest: FootRow = {
    key: 'rest',
    of: { 'data-figure': 'unallotted' },
    cells: [t('unallotted_row'), unallotted > 0 && gapWord(gap, 1), `0/${figure(unallotted)}`],
  }
  const all: FootRow = {
    key: 'all',
    of: { 'data-figure': 'county' },
    cells: [
      t('scope_county'),
      <b key="gap">{gapWord(county.done - pace.expected, 1)}</b>,
      `${figure(county.done)}/${figure(county.amount)}`,
      perDay(pace.neededPerDay),
      perDay(pace.pacePerDay),
      figure(overview.teams.reduce((sum, { missedVillages }) => sum + missedVillages, 0)),
    ],
  }
  return unallotted === 0 ? [all] : [rest, all]
}

const perDay = (count: number | null): string => orUnknown(count, (known) => figure(known, 2))
