/** 月报表: a team's shows of a month with their sum, what is held and why, to be signed; of one team or of all. */
import { teams as teamRoutes } from '../../../contract/register.ts'
import { type Log, screenings } from '../../../contract/screenings.ts'
import { statistics } from '../../../contract/statistics.ts'
import { earlierOf, lastDayOf, monthOf } from '../../../domain/period.ts'
import { wholeScreenings } from '../../../domain/register/film.ts'
import type { StatisticsRow } from '../../../domain/report/statistics.ts'
import { figure, percent, screeningsOf, shortDay, timeOf } from '../../shared/format.ts'
import { together, useAll, useAsk, useToday } from '../../shared/load.ts'
import { exactSaid, isExactMore } from '../kit/figures.tsx'
import { filterOf, Filters, Month, TeamChoice } from '../kit/filters.tsx'
import { useDayKnown } from '../kit/known.tsx'
import type { PageProps } from '../kit/page.tsx'
import { statusWord } from '../kit/marks.tsx'
import { Box, Boxes, choicesOf, countedSaid, Paper, PaperPage, Signed, useTimesSaid } from '../kit/printed.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { readTeamMonths, teamMonthsPath, teamPath } from '../routes.ts'
import { COUNTED, type ScreeningStatus } from '../../../domain/screening/screening.ts'
import './team-months.css'

export function Page({ search }: PageProps) {
  const today = useDayKnown(useToday())
  const asked = readTeamMonths(search)
  const { team } = asked
  const month = asked.month ?? (today && monthOf(today))
  const day = month && today && earlierOf(lastDayOf(month), today)
  const period = month && { from: `${month}-01`, to: lastDayOf(month) }
  const shows = useAll(screenings.list, period ? { query: { ...period, team, limit: 500 } } : null)
  const plan = useAsk(statistics.read, period ? { query: { ...period, by: 'team', asOf: day } } : null)
  const teams = useAll(teamRoutes.list, {})
  const timesSaid = useTimesSaid()
  const filtered = choicesOf({ ...asked, month }, teamMonthsPath)
  return (
    <PaperPage
      title={t('team_months_title')}
      lead={t('team_months_lead')}
      back={team ? [teamPath(team), t('team_months_back')] : ['/logs', t('back_logs')]}
      choices={
        <Filters of={filtered}>
          <Month label={t('month')} {...filterOf(filtered, 'month')} />
          <TeamChoice {...filterOf(filtered, 'team')} />
        </Filters>
      }
      load={together(teams, shows, plan)}
      none={t('team_months_none')}
      sheetsOf={({ items }) => {
        if (!month || !day) return []
        const foot = `${timesSaid(day)} ${countedSaid()}`
        return items
          .filter(({ code, endsOn }) => (team ? code === team : endsOn === undefined || endsOn >= `${month}-01`))
          .map(({ code, name }) => (
            <Sheet
              key={code}
              code={code}
              name={name}
              month={month}
              day={day}
              foot={foot}
              sheet={monthSheetOf(shows.data?.items ?? [], code)}
              plan={plan.data?.rows.find((row) => row.code === code)}
            />
          ))
      }}
    />
  )
}

interface SheetProps {
  code: string
  name: string
  month: string
  day: string
  foot: string
  sheet: MonthSheet
  plan: StatisticsRow | undefined
}

function Sheet({ code, name, month, day, foot, sheet, plan }: SheetProps) {
  const { counted, held, others } = sheet
  return (
    <Paper
      isLong
      of={code}
      class="month-sheet"
      heading={t('team_month_heading')}
      under={`${name}　${t('team_month_of', { month })}`}
      day={day}
      foot={foot}
    >
      <Totals sheet={sheet} plan={plan} />
      {counted.length === 0 ? (
        <p>{t('team_month_nothing')}</p>
      ) : (
        <Table
          class="ruled cards-on-phones"
          label={`${t('team_month_heading')} ${name}`}
          rows={counted}
          keyOf={({ id }) => id}
          columns={[
            ...EVENING(),
            ...SHOWN(),
            { head: t('status'), isNamed: true, class: 'kept-together', cell: ({ status }) => statusWord(status) },
          ]}
        />
      )}
      {held.length > 0 && (
        <NotCounted title={t('team_month_held', { count: held.length })} why={t('team_month_why')} logs={held} />
      )}
      {others.length > 0 && (
        <NotCounted title={t('team_month_others', { count: others.length })} why={t('status')} logs={others} />
      )}
      <Signed by={[t('team_month_sign_team'), t('leader_made_by'), t('leader_checked_by')]} />
    </Paper>
  )
}

function Totals({
  sheet: { credit, indoorCredit, attendance, counted, held },
  plan,
}: Pick<SheetProps, 'sheet' | 'plan'>) {
  const shown = wholeScreenings(credit)
  return (
    <Boxes>
      <Box label={t('settle_villages')}>{figure(plan?.villages ?? 0)}</Box>
      <Box label={t('team_month_plan')}>{plan?.planned == null ? t('unknown') : figure(plan.planned)}</Box>
      <Box label={t('team_month_done')}>
        <strong data-figure="done">{figure(shown)}</strong> {isExactMore(credit) && exactSaid(credit)}
      </Box>
      <Box label={t('completion')}>
        {plan?.completionPercent == null ? t('unknown') : percent(plan.completionPercent, 2)}
      </Box>
      <Box label={t('team_month_rooms')}>
        {screeningsOf(indoorCredit)} / {screeningsOf(credit - indoorCredit)}
      </Box>
      <Box label={t('attendance')}>{figure(attendance)}</Box>
      <Box label={t('team_month_logs')}>{figure(counted.length)}</Box>
      <Box label={t('team_month_held_logs')}>{figure(held.length)}</Box>
    </Boxes>
  )
}

/** A held one says why, the others what became of them. */
const NotCounted = ({ title, why, logs }: { title: string; why: string; logs: Log[] }) => (
  <section>
    <h3>{title}</h3>
    <Table
      class="ruled cards-on-phones"
      label={title}
      rows={logs}
      keyOf={({ id }) => id}
      columns={[
        ...EVENING(),
        { head: t('films'), isNamed: true, cell: ({ filmNames }) => filmNames.join(t('list_comma')) },
        {
          head: why,
          isNamed: true,
          class: 'why',
          cell: ({ status, findings }) =>
            status === 'held'
              ? findings.flatMap(({ blocking, message }) => (blocking ? [message] : [])).join(' ')
              : statusWord(status),
        },
      ]}
    />
  </section>
)

const EVENING = (): Column<Log>[] => [
  {
    head: t('team_month_day'),
    isNamed: true,
    class: 'kept-together',
    cell: ({ screenedOn, startedAt, endedAt }) => `${shortDay(screenedOn)} ${timeOf(startedAt)}–${timeOf(endedAt)}`,
  },
  { head: t('village'), isNamed: true, class: 'kept-together', cell: ({ villageName }) => villageName },
]
const SHOWN = (): Column<Log>[] => [
  { head: t('films'), isNamed: true, cell: ({ filmNames }) => filmNames.join(t('list_comma')) },
  { head: t('venue'), isNamed: true, class: 'kept-together', cell: ({ venue }) => t(`venue_${venue}`) },
  { head: t('attendance'), isNamed: true, class: 'number', cell: ({ attendance }) => figure(attendance) },
  { head: t('operator'), isNamed: true, class: 'kept-together', cell: ({ operatorName }) => operatorName },
  { head: t('receipt'), isNamed: true, class: 'kept-together', cell: ({ receiptNo }) => receiptNo },
]

type Listed = Pick<Log, 'teamCode' | 'status' | 'startedAt' | 'credit' | 'attendance' | 'venue'>
interface MonthSheet<L = Log> {
  counted: L[]
  held: L[]
  /** Returned, rejected or voided. */
  others: L[]
  credit: number
  indoorCredit: number
  attendance: number
}

const isCounted = (status: ScreeningStatus): boolean => COUNTED.some((one) => one === status)
const sum = <L,>(logs: readonly L[], of: (log: L) => number): number => logs.reduce((total, log) => total + of(log), 0)

/** Of one team, in the order of the evenings. */
export function monthSheetOf<L extends Listed>(logs: readonly L[], team: string): MonthSheet<L> {
  const own = logs.filter(({ teamCode }) => teamCode === team).sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
  const counted = own.filter(({ status }) => isCounted(status))
  return {
    counted,
    held: own.filter(({ status }) => status === 'held'),
    others: own.filter(({ status }) => status !== 'held' && !isCounted(status)),
    credit: sum(counted, ({ credit }) => credit),
    indoorCredit: sum(counted, ({ credit, venue }) => (venue === 'indoor' ? credit : 0)),
    attendance: sum(counted, ({ attendance }) => attendance),
  }
}
