/** Shows that did not happen, and why; in no figure. */
import type { MissedShow } from '../../../domain/screening/missed-show.ts'
import { missedShows } from '../../../contract/screenings.ts'
import { figure } from '../../shared/format.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import type { PageProps } from '../kit/page.tsx'
import { Days, filterOf, Filters, TeamChoice } from '../kit/filters.tsx'
import { ListPage, Total, useList } from '../kit/list.tsx'
import { drawn } from '../kit/sheet.tsx'
import { Table } from '../kit/table.tsx'
import { MISSED_COLUMNS, MISSED_SHEET } from '../../../contract/sheets-logs.ts'
import { t } from '../words.ts'
import { TeamOf, VillageOf } from '../kit/place-names.tsx'

export function Page({ search, session }: PageProps) {
  const isManager = isOfDesk(session.role)
  const list = useList(missedShows.list, search, { page: '/missed' })
  const sample = list.first.data?.items[0]
  const village = (code: string) => (sample?.villageCode === code ? sample.villageName : code)
  return (
    <ListPage
      of={list}
      title={t('missed_title')}
      lead={t('missed_lead')}
      back={['/logs', t('back_logs')]}
      filters={
        <Filters of={list} chips={{ village }}>
          <Days of={list} />
          {isManager && <TeamChoice {...filterOf(list, 'team')} />}
        </Filters>
      }
      total={({ total }) => <Total said={t('missed_total', { count: figure(total) })} />}
      sheet={MISSED_SHEET}
      none={t('missed_none')}
      noneYet={t('missed_none_yet')}
      lines={8}
    >
      {(shows) => <MissedTable shows={shows} />}
    </ListPage>
  )
}

const { village: _, ...OF_ONE_VILLAGE } = MISSED_COLUMNS

export const MissedTable = ({ shows, isOfOneVillage = false }: { shows: MissedShow[]; isOfOneVillage?: boolean }) => (
  <Table
    name="missed"
    class="logs missed"
    label={t('missed_title')}
    rows={shows}
    keyOf={({ id }) => id}
    columns={drawn<MissedShow>()(isOfOneVillage ? OF_ONE_VILLAGE : MISSED_COLUMNS, {
      day: { class: 'day' },
      village: { class: 'where', cell: VillageOf },
      team: { class: 'team', cell: TeamOf },
      received: { class: 'day', isNamed: true },
    })}
  />
)
