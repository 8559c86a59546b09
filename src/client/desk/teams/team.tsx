/** One team: how far from its plan and what it takes, whom it has missed, what waits for a decision, its logs and people. */
import { useMemo } from 'preact/hooks'
import { accounts as accountRoutes } from '../../../contract/accounts.ts'
import type { Log } from '../../../contract/screenings.ts'
import { standings, type TeamStanding } from '../../../contract/standings.ts'
import type { Team } from '../../../domain/register/place.ts'
import { dayOf, figure, monthName, timeOf } from '../../shared/format.ts'
import { EVERY_MINUTE, useAll, useAsk } from '../../shared/load.ts'
import { GridTable } from '../grid/grid-table.tsx'
import { gridGroups, gridPath, shownVillages } from '../grid/rules.ts'
import { LinkLine } from '../kit/buttons.tsx'
import { EntryHistory } from '../kit/entry-history.tsx'
import { Fact, Facts, Verdict } from '../kit/figures.tsx'
import { VillageOf } from '../kit/place-names.tsx'
import { MaskedPeople } from '../kit/masked-people.tsx'
import { StatusMark } from '../kit/marks.tsx'
import { OnePage, type PageProps } from '../kit/page.tsx'
import { LogTable } from '../kit/record-tables.tsx'
import { AnsweredSection, Empty, Section } from '../kit/section.tsx'
import { Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { logPath, logsPath, noticesPath, receiptsPath, suspicionsPath, teamMonthsPath, villagePath } from '../routes.ts'
import { verdictParts } from './rules.ts'
import { Pace } from './team-pace.tsx'

export function Page({ params: { code } }: PageProps) {
  const load = useAsk(standings.team, { params: { code } }, EVERY_MINUTE)
  const { data } = load
  return (
    <OnePage
      isWide
      back={['/#teams', t('back_home')]}
      title={data?.team.name ?? t('team')}
      says={data && <Verdict parts={verdictParts(data)} />}
      load={load}
      lines={14}
    >
      {(standing) => (
        <div class="sections-room">
          <Pace standing={standing} />
          <Missed standing={standing} />
          <Waiting standing={standing} />
          <Villages standing={standing} />
          <Findings standing={standing} />
          <Logs standing={standing} />
          <p class="actions">
            <span>{t('printed_of')}</span>
            <a href={teamMonthsPath({ team: code })}>{t('team_months_title')}</a>
            <a href={noticesPath({ team: code })}>{t('notices_title')}</a>
            <a href={receiptsPath({ team: code, pad: '20' })}>{t('receipts_title')}</a>
          </p>
          <People team={standing.team} />
          <EntryHistory kind="team" code={code} />
        </div>
      )}
    </OnePage>
  )
}

interface Props {
  standing: TeamStanding
}

/** Its villages without a whole show in the month of the day. */
function Missed({ standing: { year, team } }: Props) {
  const missed = shownVillages(year, { onlyGaps: false, unseen: 'month' })
  const month = monthName(Number(year.asOf.slice(5, 7)) - 1)
  return (
    <Section name="missed" title={t('team_missed', { month, count: missed.length })}>
      {missed.length === 0 ? (
        <p>{t('team_missed_none')}</p>
      ) : (
        <ul class="names" data-list="missed">
          {missed.map(({ code, name, townshipName }) => (
            <li key={code}>
              <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>
            </li>
          ))}
        </ul>
      )}
      <LinkLine href={gridPath({ order: 'gaps', onlyGaps: false, team: team.code })}>{t('grid_title')}</LinkLine>
    </Section>
  )
}

/** What is held or was sent back, and why. */
function Waiting({ standing: { waiting, team } }: Props) {
  return (
    <Section name="waiting" title={t('team_waiting', { count: figure(waiting.total) })}>
      {waiting.total === 0 ? (
        <p>{t('team_waiting_none')}</p>
      ) : (
        <Table
          name="waiting"
          class="logs"
          label={t('team_waiting_short')}
          rows={waiting.items}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('day'),
              class: 'when',
              cell: ({ id, screenedOn, startedAt }: Log) => (
                <a href={logPath(id)}>
                  {screenedOn} <span class="time">{timeOf(startedAt)}</span>
                </a>
              ),
            },
            { head: t('village'), class: 'where', cell: VillageOf },
            { head: t('status'), cell: ({ status }) => <StatusMark status={status} /> },
            {
              head: t('reason'),
              cell: ({ findings }) => findings.map(({ message }) => message).join(' ') || t('team_waiting_returned'),
            },
          ]}
        />
      )}
      {waiting.total > waiting.items.length && (
        <LinkLine href={logsPath({ team: team.code, status: 'held,returned' })}>
          {t('team_all_logs', { count: figure(waiting.total) })}
        </LinkLine>
      )}
    </Section>
  )
}

/** Its villages' year by month, drawn as the county's grid is. */
function Villages({ standing: { year, team, forShow } }: Props) {
  const { villages } = year
  const groups = useMemo(() => {
    const inOrder = gridGroups(villages, year, 'gaps').flatMap((group) => group.villages)
    return [{ key: '', gaps: 0, villages: inOrder }]
  }, [villages, year])
  return (
    <Section id="villages-title" title={t('team_villages')}>
      {villages.length === 0 ? (
        <Empty>{t('team_no_villages')}</Empty>
      ) : (
        <GridTable
          data={year}
          shown={villages}
          groups={groups}
          order={undefined}
          teams={[team]}
          isNow
          forShow={new Set(forShow)}
        />
      )}
    </Section>
  )
}

function Findings({ standing: { findings, findingsOf, team } }: Props) {
  const count = figure(findingsOf)
  return (
    <Section id="findings-title" title={t('findings')}>
      {findings.length === 0 ? (
        <p>{t('team_no_findings', { count })}</p>
      ) : (
        <>
          <p class="soft">{t('team_findings_of', { count })}</p>
          <ul class="names" data-list="findings">
            {findings.map((one) => (
              <li key={one.code}>
                <a href={logsPath({ team: team.code, finding: one.code })}>{t(`finding_name_${one.code}`)}</a>{' '}
                {figure(one.count)}
              </li>
            ))}
          </ul>
        </>
      )}
      <LinkLine href={suspicionsPath({ team: team.code })}>{t('team_suspicions')}</LinkLine>
    </Section>
  )
}

function Logs({ standing: { latest, team } }: Props) {
  return (
    <Section id="logs-title" title={t('team_logs')}>
      {latest.items.length === 0 ? <Empty>{t('team_no_logs')}</Empty> : <LogTable logs={latest.items} />}
      {latest.total > latest.items.length && (
        <LinkLine href={logsPath({ team: team.code })}>{t('team_all_logs', { count: figure(latest.total) })}</LinkLine>
      )}
    </Section>
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
            <MaskedPeople kind="team" id={code} said={[phone]} />
            <LinkLine href="/phones">{t('team_see_phones')}</LinkLine>
          </>
        )
      }}
    </AnsweredSection>
  )
}
