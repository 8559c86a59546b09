/** Shows that did not happen as rows; on phones each becomes a card, and stays a row to a screen reader. */
import type { MissedShow } from '../../../domain/screening/missed-show.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { t } from '../words.ts'
import { villagePath } from '../routes.ts'
import { TableHead } from '../kit/table-head.tsx'

const HEADS = ['day', 'village', 'team', 'missed_reason', 'note', 'received_at'] as const

export function MissedTable({ shows, isOfOneVillage = false }: { shows: MissedShow[]; isOfOneVillage?: boolean }) {
  const heads = HEADS.filter((word) => word !== 'village' || !isOfOneVillage)
  return (
    <table class="logs missed" role="table" data-table="missed" aria-label={t('missed_title')}>
      <TableHead names={heads.map((word) => t(word))} />
      <tbody role="rowgroup">
        {shows.map((show) => (
          <Row key={show.id} show={show} isOfOneVillage={isOfOneVillage} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ show, isOfOneVillage }: { show: MissedShow; isOfOneVillage: boolean }) {
  const { on, villageCode, villageName, townshipName, teamName, reason, note, receivedAt } = show
  return (
    <tr role="row">
      <td role="cell" class="day">
        {on}
      </td>
      {!isOfOneVillage && (
        <td role="cell" class="where">
          <a href={villagePath(villageCode)}>{villageName}</a> <span class="soft">{townshipName}</span>
        </td>
      )}
      <td role="cell" class="team">
        {teamName}
      </td>
      <td role="cell">{t(`missed_reason_${reason}`)}</td>
      <td role="cell">{note}</td>
      <td role="cell" class="day">
        <span class="on-cards">{t('received_at')} </span>
        {dayTimeOf(receivedAt)}
      </td>
    </tr>
  )
}
