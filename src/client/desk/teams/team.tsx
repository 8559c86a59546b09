/** One team: its pace, its villages month by month, its latest logs and what is odd in them, its people and phones. */
import { Overview } from '../../../domain/report/overview.ts'
import type { Account } from '../../../domain/people/sign-in.ts'
import type { Team } from '../../../domain/register/team.ts'
import { Problem, readBy } from '../../shared/api.ts'
import { dayOf, figure } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed, Log, VillageMonths } from '../../shared/replies.ts'
import { t } from '../later-words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered } from '../kit/answered.tsx'
import { EntryHistory } from '../audit/entry-history.tsx'
import { Fact, Facts } from '../kit/facts.tsx'
import { monthsRequest } from '../grid/grid-query.ts'
import { overviewRequest } from '../home/home-query.ts'
import { logsPath, logsRequest } from '../logs/log-query.ts'
import { LogTable } from '../logs/log-table.tsx'
import { Empty, Failure, Skeleton, usePageTitle } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { findingCounts, villagesOfTeam } from './team-figures.ts'
import { PaceFacts } from './team-pace.tsx'
import { MonthsTable } from './months-table.tsx'

/** The findings are counted in so many; fewer are drawn. */
const LOGS_READ = 200
const LOGS_SHOWN = 15
const EVERY_MINUTE = 60_000
const read = readBy(Overview)

export function Page({ params: { code } }: PageProps) {
  const teams = useWhole<Team>('/api/teams')
  const team = teams.data?.items.find((one) => one.code === code)
  usePageTitle(team?.name ?? t('team'))
  const missing = teams.data && !team && new Problem('not_found', t('team_missing', { code }))
  const problem = missing || teams.problem
  return (
    <div class="page-wide">
      <p>
        <a href="/#teams">{t('back_home')}</a>
      </p>
      <h1>{team?.name ?? t('team')}</h1>
      {problem && <Failure problem={problem} retry={teams.reload} />}
      {!teams.data && !teams.problem && <Skeleton lines={12} />}
      {team && <Sections team={team} />}
    </div>
  )
}

function Sections({ team }: { team: Team }) {
  const { code } = team
  const overview = useLoad(overviewRequest(undefined), { read, every: EVERY_MINUTE })
  const months = useLoad<VillageMonths>(monthsRequest(undefined), { every: EVERY_MINUTE })
  const logs = useLoad<Listed<Log>>(logsRequest({ team: code }, LOGS_READ), { every: EVERY_MINUTE })
  return (
    <div class="sections-room">
      <section aria-labelledby="pace-title">
        <h2 id="pace-title">{t('team_pace')}</h2>
        <Answered load={overview} lines={8}>
          {(data) => <PaceFacts overview={data} code={code} />}
        </Answered>
      </section>
      <section aria-labelledby="villages-title">
        <h2 id="villages-title">{t('team_villages')}</h2>
        <Answered load={months} lines={15}>
          {(data) => (
            <MonthsTable data={data} villages={villagesOfTeam(data.villages, code)} none={t('team_no_villages')} />
          )}
        </Answered>
      </section>
      <section aria-labelledby="findings-title">
        <h2 id="findings-title">{t('findings')}</h2>
        <Answered load={logs} lines={2}>
          {({ items }) => <Findings logs={items} team={code} />}
        </Answered>
      </section>
      <section aria-labelledby="logs-title">
        <h2 id="logs-title">{t('team_logs')}</h2>
        <Answered load={logs} lines={17}>
          {(list) => <Logs list={list} team={code} />}
        </Answered>
      </section>
      <People team={team} />
      <EntryHistory kind="team" code={code} />
    </div>
  )
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

function Logs({ list: { items, total }, team }: { list: Listed<Log>; team: string }) {
  if (items.length === 0) return <Empty>{t('team_no_logs')}</Empty>
  return (
    <>
      <LogTable logs={items.slice(0, LOGS_SHOWN)} />
      {total > LOGS_SHOWN && (
        <p>
          <a href={logsPath({ team })}>{t('team_all_logs', { count: figure(total) })}</a>
        </p>
      )}
    </>
  )
}

function People({ team: { code, members, phone } }: { team: Team }) {
  const accounts = useWhole<Account>('/api/accounts')
  return (
    <section aria-labelledby="people-title">
      <h2 id="people-title">{t('team_people')}</h2>
      <Answered load={accounts} lines={2}>
        {({ items }) => {
          const own = items.filter(({ teamCode, disabledAt }) => teamCode === code && disabledAt === undefined)
          return (
            <>
              <Facts>
                <Fact label={t('team_members')}>{members?.join(t('list_comma'))}</Fact>
                <Fact label={t('team_phone')}>{phone}</Fact>
                <Fact label={t('phones_title')}>
                  {own.length === 0
                    ? t('team_no_accounts')
                    : own.map((one) => <AccountLine key={one.id} account={one} />)}
                </Fact>
              </Facts>
              <p>
                <a href="/phones">{t('team_see_phones')}</a>
              </p>
            </>
          )
        }}
      </Answered>
    </section>
  )
}

const AccountLine = ({ account: { displayName, username, createdAt } }: { account: Account }) => (
  <p>
    {displayName}{' '}
    <span class="soft">
      {username} {t('flag_since', { day: dayOf(createdAt) })}
    </span>
  </p>
)
