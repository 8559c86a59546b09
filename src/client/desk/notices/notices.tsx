/** 放映公示: what a village was shown in a month, by whom, and whom to call; one A4 each, for all villages at once. */
import { plans as planRoutes } from '../../../contract/plans.ts'
import { teams as teamRoutes, villages as villageRoutes } from '../../../contract/register.ts'
import { screenings } from '../../../contract/screenings.ts'
import { earlierOf, lastDayOf, monthOf } from '../../../domain/period.ts'
import type { Team } from '../../../domain/register/place.ts'
import { shortDay, timeOf } from '../../shared/format.ts'
import { together, useAll, useAsk, useToday } from '../../shared/load.ts'
import { supervisionPhone } from '../../shared/office.ts'
import { Fact, Facts } from '../kit/figures.tsx'
import { filterOf, Filters, Month, TeamChoice, TownshipChoice } from '../kit/filters.tsx'
import { useDayKnown } from '../kit/known.tsx'
import type { PageProps } from '../kit/page.tsx'
import { blankRows, choicesOf, countedSaid, Paper, PaperPage, useTimesSaid } from '../kit/printed.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { COUNTED_WORD, noticesPath, readNotices } from '../routes.ts'
import { type Notice, type NoticeRow, noticesOf } from './rules.ts'
import './notices.css'

export function Page({ search }: PageProps) {
  const today = useDayKnown(useToday())
  const asked = readNotices(search)
  const { village, township, team } = asked
  const month = asked.month ?? (today && monthOf(today))
  const day = month && today && earlierOf(lastDayOf(month), today)
  const one = useAsk(villageRoutes.read, village ? { params: { code: village } } : null)
  const several = useAll(
    villageRoutes.list,
    day && !village ? { query: { on: day, township, team, limit: 500 } } : null,
  )
  const shows = useAll(
    screenings.list,
    month ? { query: { from: `${month}-01`, to: lastDayOf(month), village, status: COUNTED_WORD, limit: 500 } } : null,
  )
  const planned = useAll(
    planRoutes.list,
    month ? { query: { from: `${month}-01`, to: lastDayOf(month), village, limit: 500 } } : null,
  )
  const teams = useAll(teamRoutes.list, {})
  const timesSaid = useTimesSaid()
  const villages = village ? { ...one, data: one.data && { items: [one.data] } } : several
  const filtered = choicesOf({ ...asked, month }, noticesPath)
  const foot = day && [timesSaid(day), countedSaid(), t('notice_to_fill')].join(' ')
  return (
    <PaperPage
      title={t('notices_title')}
      lead={t('notices_lead')}
      back={['/logs', t('back_logs')]}
      choices={
        <Filters of={filtered} chips={{ village: () => one.data?.name ?? village ?? '' }}>
          <Month label={t('month')} {...filterOf(filtered, 'month')} />
          <TownshipChoice {...filterOf(filtered, 'township')} />
          <TeamChoice {...filterOf(filtered, 'team')} />
        </Filters>
      }
      load={together(villages, shows, planned, teams)}
      none={t('notices_none')}
      sheetsOf={({ items }) => {
        if (!month || !day) return []
        const teamOf = new Map(teams.data?.items.map((known) => [known.code, known]))
        return noticesOf(items, { shows: shows.data?.items ?? [], plans: planned.data?.items ?? [] }, day).map(
          (notice) => (
            <NoticeSheet
              key={notice.village.code}
              notice={notice}
              month={month}
              day={day}
              foot={foot}
              team={teamOf.get(notice.village.teamCode ?? '')}
            />
          ),
        )
      }}
    />
  )
}

interface SheetProps {
  notice: Notice
  month: string
  day: string
  team: Team | undefined
  foot: string | undefined
}

function NoticeSheet({ notice: { village, shows, more, blanks }, month, day, team, foot }: SheetProps) {
  const { code, name, townshipName } = village
  return (
    <Paper
      of={code}
      class="notice-sheet"
      heading={t('notice_heading')}
      under={t('notice_of', { township: townshipName, village: name, month })}
      day={day}
      foot={foot}
    >
      <Table
        class="ruled cards-on-phones notice-shows"
        label={`${t('notice_heading')} ${name}`}
        rows={shows}
        keyOf={(row) => ('show' in row ? row.show : row.plan).id}
        columns={COLUMNS()}
        foot={blankRows(blanks)}
      />
      {more > 0 && <p>{t('notice_more', { count: more })}</p>}
      <Facts>
        <Fact label={t('notice_team')}>{teamSaid(team)}</Fact>
        <Fact label={t('notice_phone')}>
          <strong class="written">{supervisionPhone()}</strong>
        </Fact>
      </Facts>
    </Paper>
  )
}

const teamSaid = (team: Team | undefined): string | undefined =>
  team && [team.name, team.members?.join(t('list_comma')), team.phone].filter(Boolean).join('　')

/** Who runs a show to come is not known before it. */
const COLUMNS = (): Column<NoticeRow>[] => [
  {
    head: t('notice_time'),
    isNamed: true,
    cell: (row) =>
      'show' in row
        ? `${shortDay(row.show.screenedOn)} ${timeOf(row.show.startedAt)}`
        : `${shortDay(row.plan.on)} ${row.plan.at ?? ''}`,
  },
  {
    head: t('notice_place'),
    isNamed: true,
    cell: (row) => ('show' in row ? t(`venue_${row.show.venue}`) : t('notice_planned')),
  },
  {
    head: t('films'),
    isNamed: true,
    cell: (row) => ('show' in row ? row.show.filmNames : row.plan.filmNames).join(t('list_comma')),
  },
  { head: t('team'), isNamed: true, cell: (row) => ('show' in row ? row.show : row.plan).teamName },
  { head: t('operator'), isNamed: true, cell: (row) => ('show' in row ? row.show.operatorName : undefined) },
]
