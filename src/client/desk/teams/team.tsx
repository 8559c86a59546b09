/** One team: its pace, its villages month by month, its latest logs and what is odd in them, its people and phones. */
import { useMemo } from 'preact/hooks'
import { accounts as accountRoutes } from '../../../contract/accounts.ts'
import { figures, type VillageMonths, type VillageYear } from '../../../contract/figures.ts'
import { teams as teamRoutes } from '../../../contract/register.ts'
import { type Log, type LogFinding, type LogList, screenings } from '../../../contract/screenings.ts'
import type { Team } from '../../../domain/register/place.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import type { FindingCode } from '../../../domain/screening/findings.ts'
import { Problem } from '../../shared/api.ts'
import { dayOf, figure, longDay, percent } from '../../shared/format.ts'
import { EVERY_MINUTE, useAll, useAsk } from '../../shared/load.ts'
import { GridTable } from '../grid/grid-table.tsx'
import { gridGroups } from '../grid/rules.ts'
import { LinkLine } from '../kit/buttons.tsx'
import { EntryHistory } from '../kit/entry-history.tsx'
import { Alone, Exact, Fact, Facts, teamDayLogs, teamLogs, teamMonthLogs } from '../kit/figures.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { Mark } from '../kit/marks.tsx'
import { OnePage } from '../kit/page.tsx'
import { LogTable } from '../kit/record-tables.tsx'
import { AnsweredSection } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { logsPath, noticesPath, receiptsPath, teamMonthsPath } from '../routes.ts'

/** The findings are counted in so many; fewer are drawn. */
const LOGS_READ = 200
const LOGS_SHOWN = 15

export function Page({ params: { code } }: PageProps) {
  const { data, problem, reload } = useAll(teamRoutes.list, {})
  const team = data?.items.find((one) => one.code === code)
  const title = team?.name ?? t('team')
  const missing = data && !team ? new Problem('not_found', t('team_missing', { code })) : problem
  const load = { data: team, problem: missing, reload }
  return (
    <OnePage isWide back={['/#teams', t('back_home')]} title={title} load={load} lines={12}>
      {(one) => <Sections team={one} />}
    </OnePage>
  )
}

function Sections({ team }: { team: Team }) {
  const { code } = team
  const overview = useAsk(figures.overview, {}, EVERY_MINUTE)
  const months = useAsk(figures.villageMonths, {}, EVERY_MINUTE)
  const logs = useAsk(screenings.list, { query: { team: code, limit: LOGS_READ } }, EVERY_MINUTE)
  return (
    <div class="sections-room">
      <AnsweredSection id="pace-title" title={t('team_pace')} load={overview} lines={8}>
        {(data) => <PaceFacts overview={data} code={code} />}
      </AnsweredSection>
      <AnsweredSection id="villages-title" title={t('team_villages')} load={months} lines={15}>
        {(data) => <MonthsTable data={data} villages={data.villages.filter(({ teamCode }) => teamCode === code)} />}
      </AnsweredSection>
      <AnsweredSection id="findings-title" title={t('findings')} load={logs} lines={2}>
        {({ items }) => <Findings logs={items} team={code} />}
      </AnsweredSection>
      <AnsweredSection id="logs-title" title={t('team_logs')} load={logs} lines={17}>
        {(list) => <Logs list={list} team={code} />}
      </AnsweredSection>
      <p class="actions">
        <span>{t('printed_of')}</span>
        <a href={teamMonthsPath({ team: code })}>{t('team_months_title')}</a>
        <a href={noticesPath({ team: code })}>{t('notices_title')}</a>
        <a href={receiptsPath({ team: code, pad: '20' })}>{t('receipts_title')}</a>
      </p>
      <People team={team} />
      <EntryHistory kind="team" code={code} />
    </div>
  )
}

/** On the day, beside what the county's plan had done by then. */
function PaceFacts({ overview, code }: { overview: Overview; code: string }) {
  const pace = teamPace(overview, code)
  if (!pace) return <Empty>{t('team_missing', { code })}</Empty>
  const { asOf } = overview
  const since = overview.flags.find(({ kind, subject }) => kind === 'team_silent' && subject.code === code)?.since
  const { done, credit, quota, completionPercent, thisMonth, thisMonthCredit, lastScreenedOn, rank } = pace.team
  return (
    <Facts>
      <Fact label={t('as_of')}>{longDay(asOf)}</Fact>
      <Fact label={t('done_of_quota')}>
        <span data-figure="done">{credit > 0 ? <a href={teamLogs(code, asOf)}>{figure(done)}</a> : '0'}</span>/
        {figure(quota)} <Exact credit={credit} /> <Alone count={pace.team.acceptedAlone} />{' '}
        {completionPercent !== null && percent(completionPercent, 2)}
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

/** Its villages' year by month, drawn as the county's grid is. */
function MonthsTable({ data, villages }: { data: VillageMonths; villages: VillageYear[] }) {
  const teams = useAll(teamRoutes.list, {})
  const groups = useMemo(() => {
    const inOrder = gridGroups(villages, data, 'gaps').flatMap((group) => group.villages)
    return [{ key: '', gaps: 0, villages: inOrder }]
  }, [villages, data])
  if (villages.length === 0) return <Empty>{t('team_no_villages')}</Empty>
  return <GridTable data={data} shown={villages} groups={groups} order={undefined} teams={teams.data?.items ?? []} />
}

function Findings({ logs, team }: { logs: Log[]; team: string }) {
  const counts = findingCounts(logs)
  const count = figure(logs.length)
  if (logs.length === 0) return <Empty>{t('team_no_logs')}</Empty>
  if (counts.length === 0) return <p>{t('team_no_findings', { count })}</p>
  return (
    <>
      <p class="soft">{t('team_findings_of', { count })}</p>
      <ul class="names" data-list="findings">
        {counts.map((one) => (
          <li key={one.code}>
            <a href={logsPath({ team, finding: one.code })}>{t(`finding_name_${one.code}`)}</a> {figure(one.count)}
          </li>
        ))}
      </ul>
    </>
  )
}

function Logs({ list: { items, total }, team }: { list: LogList; team: string }) {
  if (items.length === 0) return <Empty>{t('team_no_logs')}</Empty>
  return (
    <>
      <LogTable logs={items.slice(0, LOGS_SHOWN)} />
      {total > LOGS_SHOWN && (
        <LinkLine href={logsPath({ team })}>{t('team_all_logs', { count: figure(total) })}</LinkLine>
      )}
    </>
  )
}

function People({ team: { code, members, phone, endsOn } }: { team: Team }) {
  const accounts = useAll(accountRoutes.list, {})
  return (
    <AnsweredSection id="people-title" title={t('team_people')} load={accounts} lines={2}>
      {({ items }) => {
        const own = items.filter(({ teamCode, disabledAt }) => teamCode === code && disabledAt === undefined)
        return (
          <>
            <Facts>
              <Fact label={t('team_members')}>{members?.join(t('list_comma'))}</Fact>
              <Fact label={t('team_phone')}>{phone}</Fact>
              <Fact label={t('field_endsOn')}>{endsOn}</Fact>
              <Fact label={t('phones_title')}>
                {own.length === 0 && t('team_no_accounts')}
                {own.map(({ id, displayName, username, createdAt }) => (
                  <p key={id}>
                    {displayName}{' '}
                    <span class="soft">
                      {username} {t('flag_since', { day: dayOf(createdAt) })}
                    </span>
                  </p>
                ))}
              </Fact>
            </Facts>
            <LinkLine href="/phones">{t('team_see_phones')}</LinkLine>
          </>
        )
      }}
    </AnsweredSection>
  )
}

/**
 * Of so many teams: the county's plan by the day, null without a county target, and the team's completion less that, in
 * points, null where either is unknown.
 */
export function teamPace({ teams, targets }: Pick<Overview, 'teams' | 'targets'>, code: string) {
  const team = teams.find((one) => one.code === code)
  if (!team) return null
  const county = targets.find(({ indicator, scope }) => indicator === 'screenings' && scope.kind === 'county')
  const plannedPercent = county?.bases[0]?.timeProgressPercent ?? null
  const { completionPercent } = team
  const gapPoints =
    plannedPercent === null || completionPercent === null
      ? null
      : Math.round((completionPercent - plannedPercent) * 100) / 100
  return { team, teams: teams.length, plannedPercent, gapPoints }
}

/** How many of the logs have each finding, the most frequent first. */
export function findingCounts(logs: readonly { findings: LogFinding[] }[]): { code: FindingCode; count: number }[] {
  const counts = new Map<FindingCode, number>()
  for (const { findings } of logs) {
    for (const code of new Set(findings.map((finding) => finding.code))) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
