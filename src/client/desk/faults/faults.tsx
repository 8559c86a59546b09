/** The faults behind any number, and whatever else one asks for: newest report first. */
import { faults } from '../../../contract/faults.ts'
import { FAULT_SHEET } from '../../../contract/sheets-broadcast.ts'
import { FaultCategory, FaultSeverity, FaultStatus, STANDING } from '../../../domain/fault/fault.ts'
import { longDay } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { FaultTable } from '../kit/record-tables.tsx'
import { categoryWord, faultStatusWord, severityWord } from '../kit/faults.tsx'
import {
  Choice,
  Choices,
  Day,
  Days,
  Designated,
  filterOf,
  Filters,
  SearchBox,
  TownshipChoice,
} from '../kit/filters.tsx'
import type { PageProps } from '../kit/page.tsx'
import { ListPage, type ListView, Total, totalSaid, useList } from '../kit/list.tsx'
import { faultsPath } from '../routes.ts'
import { t } from '../words.ts'
import { FAULTS_LIST, standingOf, withStanding } from './rules.ts'

export function Page({ search, session }: PageProps) {
  // the name the reader repairs under, if the reader repairs
  const own = isOfDesk(session.role) ? undefined : session.displayName
  const list = useList(faults.list, search, FAULTS_LIST)
  const { asOf, assignee } = list.query
  return (
    <ListPage
      of={list}
      title={t('faults_title')}
      lead={own !== undefined && <Own own={own} isOwn={assignee === own} />}
      back={['/broadcast', t('back_broadcast')]}
      filters={<FaultFilters list={list} />}
      total={(answer) => (
        <Total said={t('faults_total', { count: totalSaid(answer) })}>
          {asOf && <span class="soft">{t('as_they_stood', { day: longDay(asOf) })}</span>}
        </Total>
      )}
      sheet={FAULT_SHEET}
      none={t('faults_none')}
      noneYet={t('faults_none_yet')}
    >
      {(items) => <FaultTable faults={items} name={t('faults_title')} />}
    </ListPage>
  )
}

/** From all that is open to what is in the reader's own hands, and back. */
const Own = ({ own, isOwn }: { own: string; isOwn: boolean }) => (
  <a class="button" href={faultsPath({ open: 'true', assignee: isOwn ? '' : own })}>
    {isOwn ? t('faults_of_all') : t('faults_own')}
  </a>
)

type List = ListView<typeof faults.list>

function FaultFilters({ list }: { list: List }) {
  const sample = list.first.data?.items[0]
  const chips = {
    village: (code: string) => (sample?.villageCode === code ? sample.villageName : code),
    assignee: (name: string) => name,
    closedFrom: (day: string) => t('closed_from', { day }),
    closedTo: (day: string) => t('closed_to', { day }),
  }
  return (
    <Filters of={list} chips={chips}>
      <Choice
        label={t('fault_standing')}
        value={standingOf(list.query)}
        set={(standing) => go(list.href(withStanding(standing)), { replace: true })}
        none={t('faults_all')}
        choices={[
          ['open', t('unsettled')],
          ['overdue', t('overdue_now')],
          ['settled', t('settled')],
        ]}
      />
      <Kinds list={list} />
      <TownshipChoice {...filterOf(list, 'township')} />
      <Designated of={list} />
      <Days of={list} labels={[t('reported_from'), t('reported_to')]} />
      <Day label={t('as_they_stood_on')} {...filterOf(list, 'asOf')} />
      <SearchBox hint={t('fault_search_hint')} {...filterOf(list, 'q')} />
    </Filters>
  )
}

function Kinds({ list }: { list: List }) {
  const { status } = list.query
  const isSeveral = status !== undefined && status.includes(',') && status !== STANDING
  return (
    <>
      <Choice
        label={t('status')}
        {...filterOf(list, 'status')}
        none={t('status_any')}
        choices={[
          [STANDING, t('status_standing')],
          ...FaultStatus.options.map((one) => [one, faultStatusWord(one)] as const),
          ...(isSeveral ? [[status, t('status_several')] as const] : []),
        ]}
      />
      <Choices
        of={list}
        word="category"
        label={t('fault_category')}
        any={t('category_any')}
        choices={FaultCategory.options.map((one) => [one, categoryWord(one)])}
      />
      <Choices
        of={list}
        word="severity"
        label={t('fault_severity')}
        any={t('severity_any')}
        choices={FaultSeverity.options.map((one) => [one, severityWord(one)])}
      />
    </>
  )
}
