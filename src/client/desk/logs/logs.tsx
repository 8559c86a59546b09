/** The logs behind any number: the same filter as the number's, the same total at the top. */
import { figures } from '../../../contract/figures.ts'
import { films as filmRoutes } from '../../../contract/register.ts'
import { type LogList, screenings } from '../../../contract/screenings.ts'
import { wholeScreenings } from '../../../domain/register/film.ts'
import type { VillageLineage } from '../../../domain/register/village-lineage.ts'
import { FindingCode } from '../../../domain/screening/findings.ts'
import { ScreeningStatus } from '../../../domain/screening/screening.ts'
import { together, useAll, useAsk } from '../../shared/load.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { Exact } from '../kit/figures.tsx'
import { Choices, Days, Designated, filterOf, Filters, SearchBox, TeamChoice, TownshipChoice } from '../kit/filters.tsx'
import { ReviewLink } from '../kit/held-logs.tsx'
import type { PageProps } from '../kit/page.tsx'
import { ListPage, type ListView, Total, totalSaid, useList } from '../kit/list.tsx'
import { statusWord } from '../kit/marks.tsx'
import { LogTable } from '../kit/record-tables.tsx'
import { LOG_SHEET } from '../../../contract/sheets-logs.ts'
import { COUNTED_WORD, noticesPath, receiptsPath, teamMonthsPath } from '../routes.ts'
import { t } from '../words.ts'
import { LOGS_LIST } from './rules.ts'

export function Page({ search, session }: PageProps) {
  const isManager = isOfDesk(session.role)
  const list = useList(screenings.list, search, LOGS_LIST)
  const { from, to, village } = list.query
  const isOfOne = isManager && village !== undefined
  const lineage = useAsk(figures.villageLineage, isOfOne ? { params: { code: village } } : null)
  return (
    <ListPage
      of={list}
      title={t('logs_title')}
      lead={
        <>
          <a href="/missed">{t('missed_title')}</a> <span class="soft">{t('missed_not_counted')}</span>{' '}
          {isManager && <ReviewLink />}{' '}
          {isManager && (
            <span class="printed-of">
              <a href="/plan">{t('plans_title')}</a> {t('printed_of')}{' '}
              <a href={noticesPath({})}>{t('notices_title')}</a>{' '}
              <a href={receiptsPath({ team: list.query.team })}>{t('receipts_title')}</a>{' '}
              <a href={teamMonthsPath({ team: list.query.team })}>{t('team_months_title')}</a>
            </span>
          )}
        </>
      }
      filters={<LogFilters list={list} isManager={isManager} />}
      load={isOfOne ? together(list.first, lineage) : list.first}
      total={(answer) => (
        <>
          <LogTotal list={answer} isAnyDay={!from && !to} />
          <Forebears list={list} before={lineage.data?.before ?? []} />
        </>
      )}
      sheet={LOG_SHEET}
      none={t('logs_none')}
      noneYet={t('logs_none_yet')}
    >
      {(logs) => <LogTable logs={logs} />}
    </ListPage>
  )
}

/** What is in the figures, as they count it: whole screenings of logs submitted and accepted. */
const LogTotal = ({ list: { total, counted, isTotalBounded }, isAnyDay }: { list: LogList; isAnyDay: boolean }) => (
  <Total said={t('logs_total', { count: totalSaid({ total, isTotalBounded }) })}>
    <span class="soft" data-figure="counted">
      {t('logs_counted', {
        logs: totalSaid({ total: counted.logs, isTotalBounded }),
        count: totalSaid({ total: wholeScreenings(counted.credit), isTotalBounded }),
      })}
    </span>{' '}
    <Exact credit={counted.credit} /> {isAnyDay && <span class="soft">{t('logs_any_day')}</span>}
  </Total>
)

function LogFilters({ list, isManager }: { list: Logs; isManager: boolean }) {
  const { film, status } = list.query
  const films = useAll(filmRoutes.list, film ? {} : null)
  const sample = list.first.data?.items[0]
  const several = status?.includes(',') ? [[status, severalSaid(status)] as const] : []
  const chips = {
    reviewedAlone: () => t('reviewed_alone'),
    village: (code: string) => (sample?.villageCode === code ? sample.villageName : code),
    // by its title, also where no log of it is listed
    film: (code: string) =>
      t('film_named', { title: films.data?.items.find((one) => one.code === code)?.title ?? code }),
  }
  return (
    <Filters of={list} chips={chips}>
      <Days of={list} />
      {isManager && <TeamChoice {...filterOf(list, 'team')} />}
      <TownshipChoice {...filterOf(list, 'township')} />
      <Designated of={list} />
      <Choices
        of={list}
        word="status"
        label={t('status')}
        any={t('status_any')}
        choices={[
          [COUNTED_WORD, t('status_counted')],
          ...ScreeningStatus.options.map((one) => [one, statusWord(one)] as const),
          ...several,
        ]}
      />
      <Choices
        of={list}
        word="finding"
        label={t('finding')}
        any={t('finding_any')}
        choices={FindingCode.options.map((code) => [code, t(`finding_name_${code}`)])}
      />
      <SearchBox hint={t('search_hint')} {...filterOf(list, 'q')} />
    </Filters>
  )
}

type Logs = ListView<typeof screenings.list>
/** What a village was made of is listed by itself, under the name it had. */
const Forebears = ({ list, before }: { list: Logs; before: VillageLineage['before'] }) =>
  before.length === 0 ? null : (
    <p data-part="forebears">
      {t('logs_of_forebears')}{' '}
      {before.map(({ code, name, until }) => (
        <span key={code}>
          <a href={list.href({ village: code })}>{name}</a> <span class="soft">{t('ends', { day: until })}</span>{' '}
        </span>
      ))}
    </p>
  )

const severalSaid = (statuses: string): string =>
  statuses
    .split(',')
    .map((one) => statusWord(one as ScreeningStatus))
    .join(t('list_comma'))
