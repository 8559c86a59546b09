/** 疑点: how many logs of each team are unusual and in what; behind each number the logs, why, and what to do. */
import { SUSPICION_SHEET, SUSPICIOUS_LOG_COLUMNS } from '../../../contract/sheets-suspicions.ts'
import { searchOf } from '../../../contract/address.ts'
import { suspicions } from '../../../contract/suspicions.ts'
import { FindingCode } from '../../../domain/screening/findings.ts'
import {
  type Suspicion,
  SuspicionKind,
  type Suspicions,
  type SuspiciousLog,
} from '../../../domain/suspicion/suspicion.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { LinkLine } from '../kit/buttons.tsx'
import { FigureLink } from '../kit/figures.tsx'
import { VillageOf } from '../kit/place-names.tsx'
import { Choice, Choices, Days, filterOf, Filters, namedChoices } from '../kit/filters.tsx'
import { First } from '../kit/folded.tsx'
import { type PageProps, usePageTitle } from '../kit/page.tsx'
import { type Query, readList, type Word } from '../kit/list.tsx'
import { Mark, StatusMark } from '../kit/marks.tsx'
import { Answered, Empty, Section } from '../kit/section.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Export } from '../kit/export.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { logPath, teamPath } from '../routes.ts'

type Words = Word<typeof suspicions.read>
type Counts = Suspicions['teams'][number]

export function Page({ search }: PageProps) {
  const list = readList(suspicions.read, search, { page: '/suspicions' })
  const { from, to, team, kind } = list.query
  const asked = { from, to, team, kind: SuspicionKind.safeParse(kind).data }
  const load = useAsk(suspicions.read, { query: asked })
  const filtered = {
    ...list,
    set: (word: Words) => (value: string) => go(list.href({ [word]: value }), { replace: true }),
  }
  usePageTitle(t('suspicions_title'))
  const { data } = load
  return (
    <div class="page-wide suspicions">
      <h1>{data ? verdictOf(data) : t('suspicions_title')}</h1>
      <Filters of={filtered}>
        <Days of={filtered} />
        <Choice
          label={t('team')}
          none={t('all_teams')}
          choices={namedChoices(
            data?.teams.map((one) => ({ code: one.teamCode, name: one.teamName })),
            team,
          )}
          {...filterOf(filtered, 'team')}
        />
        <Choices
          of={filtered}
          word="kind"
          label={t('suspicion_kind')}
          any={t('suspicions_all_kinds')}
          choices={SuspicionKind.options.map((one) => [one, t(`suspicion_${one}`)])}
        />
      </Filters>
      <Answered load={load} lines={16}>
        {(found) => <Shown of={found} asked={asked} href={list.href} />}
      </Answered>
    </div>
  )
}

/** Who stands out, and in what; a single finding says nothing of a team. */
function verdictOf({ total, teams }: Suspicions): string {
  const out = teams.filter(({ standsOut }) => standsOut.length > 0)
  const count = figure(total)
  if (total === 0) return t('suspicions_none')
  if (out.length === 0) return t('suspicions_ordinary', { count })
  const names = out.map(({ teamName }) => teamName)
  const kinds = new Set(out.flatMap(({ standsOut }) => standsOut))
  return t('suspicions_verdict', {
    teams: names.length > 3 ? t('suspicions_many', { count: names.length }) : names.join(t('list_comma')),
    kinds: SuspicionKind.options
      .filter((kind) => kinds.has(kind))
      .map((kind) => t(`suspicion_${kind}`))
      .join(t('list_comma')),
    count,
  })
}

interface ShownProps {
  of: Suspicions
  asked: NonNullable<Parameters<typeof Export>[0]['query']>
  href: (change: Query<Words>) => string
}

function Shown({ of: found, asked, href }: ShownProps) {
  const { from, to, looked, readFrom, groups } = found
  const isOfOne = asked['team'] !== undefined || asked['kind'] !== undefined
  // of all of them those that stand out: the others are behind the numbers of the table
  const shown = isOfOne ? groups : groups.filter(({ standsOut }) => standsOut)
  return (
    <>
      <p data-figure="basis">{t('suspicions_lead', { from, to, looked: figure(looked) })}</p>
      {readFrom && <p class="notice notice-watch">{t('suspicions_cut', { day: readFrom })}</p>}
      <div class="list-head">{groups.length > 0 && <Export of={SUSPICION_SHEET} query={asked} />}</div>
      {!isOfOne && <TeamTable of={found} href={href} />}
      {groups.length === 0 && isOfOne && <Empty>{t('suspicions_no_group')}</Empty>}
      {shown.length < groups.length && <p class="soft">{t('suspicions_rest')}</p>}
      {SuspicionKind.options.map((kind) => {
        const own = shown.filter((one) => one.kind === kind)
        return (
          own.length > 0 && (
            <Section key={kind} name={kind} title={t(`suspicion_${kind}`)}>
              <p class="soft">{t('suspicions_do', { advice: own[0]?.advice ?? '' })}</p>
              {own.map((one) => (
                <Group key={`${one.teamCode} ${one.sign} ${one.message}`} of={one} isOpen={isOfOne && own.length < 6} />
              ))}
            </Section>
          )
        )
      })}
      {isOfOne && (
        <Section name="teams" title={t('film_by_team')}>
          <TeamTable of={found} href={href} />
        </Section>
      )}
    </>
  )
}

/** A number leads to its logs alone. */
function TeamTable({ of: { teams }, href }: Omit<ShownProps, 'asked'>) {
  const kinds = SuspicionKind.options.filter((kind) => teams.some((one) => one.kinds[kind]))
  const columns: Column<Counts>[] = [
    {
      head: t('team'),
      isRowHead: true,
      cell: ({ teamCode, teamName }) => <a href={teamPath(teamCode)}>{teamName}</a>,
    },
    ...kinds.map((kind): Column<Counts> => ({
      head: t(`suspicion_${kind}`),
      class: 'number',
      cell: ({ teamCode, kinds: counts, standsOut }) => {
        const link = <FigureLink count={counts[kind] ?? 0} href={href({ team: teamCode, kind })} />
        return standsOut.includes(kind) ? <Mark look={['watch', 'up']}>{link}</Mark> : link
      },
    })),
    {
      head: t('suspicion_logs'),
      class: 'number',
      cell: ({ teamCode, total }) => <FigureLink count={total} href={href({ team: teamCode, kind: '' })} />,
    },
    { head: t('suspicions_looked'), class: 'number', cell: ({ looked }) => figure(looked) },
  ]
  return (
    <Table
      name="suspicions"
      label={t('film_by_team')}
      isPlain
      rows={teams.filter(({ total }) => total > 0)}
      keyOf={({ teamCode }) => teamCode}
      columns={columns}
    />
  )
}

const LOGS_SHOWN = 8

/** Logs of one team with one sign, folded where there are many such groups. */
const Group = ({ of: group, isOpen }: { of: Suspicion; isOpen: boolean }) => (
  <details class="suspicion" data-sign={group.sign} open={isOpen}>
    <summary>
      <span>
        <strong>{t('suspicions_of', { team: group.teamName, count: figure(group.count) })}</strong>{' '}
        {group.standsOut && <Mark look={['watch', 'up']}>{t('suspicions_out')}</Mark>} {group.message}
      </span>
    </summary>
    <First of={group.logs} count={LOGS_SHOWN} more={(count) => t('suspicions_more', { count })} isQuiet>
      {(logs) => <LogTable logs={logs} label={group.message} />}
    </First>
    {FindingCode.safeParse(group.sign).success && (
      <LinkLine href={`/review${searchOf({ team: group.teamCode, finding: group.sign })}`}>
        {t('suspicions_review')}
      </LinkLine>
    )}
    {group.count > group.logs.length && (
      <p class="soft">{t('suspicions_newest', { shown: figure(group.logs.length), count: figure(group.count) })}</p>
    )}
  </details>
)

const LogTable = ({ logs, label }: { logs: readonly SuspiciousLog[]; label: string }) => (
  <Table
    name="suspicious-logs"
    class="logs"
    label={label}
    rows={logs}
    keyOf={({ id }) => id}
    columns={[
      ...drawn<SuspiciousLog>()(SUSPICIOUS_LOG_COLUMNS, {
        day: {
          class: 'when',
          cell: ({ id, screenedOn, startedAt }) => (
            <a href={logPath(id)}>
              {screenedOn} <span class="time">{timeOf(startedAt)}</span>
            </a>
          ),
        },
        village: { class: 'where', cell: VillageOf },
        attendance: { isNamed: true },
        receipt: { isNamed: true },
        witness: { isNamed: true },
        recorded: { isNamed: true },
        status: { cell: ({ status }) => <StatusMark status={status} /> },
      }),
      logs.some(({ message }) => message) && { head: t('suspicion_says'), cell: ({ message }) => message },
    ]}
  />
)
