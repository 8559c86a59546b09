/** Faults as rows; on phones each becomes a card, and stays a row to a screen reader. */
import { dayTimeOf } from '../../shared/format.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { faultPath, villagePath } from '../routes.ts'
import { WideRoom } from '../kit/wide-room.tsx'
import { ClockMark, FaultMark, FaultSeverityMark } from './fault-marks.tsx'
import { categoryWord } from './fault-words.ts'
import { TableHead } from '../kit/table-head.tsx'

const HEADS = [
  'fault_category',
  'village',
  'fault_severity',
  'status',
  'fault_clock',
  'fault_assignee',
  'fault_noticed',
] as const

interface Props {
  faults: Fault[]
  name: string
  /** All of one village, which the page has named already. */
  isOfOneVillage?: boolean
}

export function FaultTable({ faults, name, isOfOneVillage = false }: Props) {
  const heads = HEADS.filter((word) => word !== 'village' || !isOfOneVillage)
  return (
    <WideRoom label={name}>
      <table class="logs faults" role="table" data-table="faults" aria-label={name}>
        <TableHead names={heads.map((word) => t(word))} />
        <tbody role="rowgroup">
          {faults.map((fault) => (
            <Row key={fault.id} fault={fault} isOfOneVillage={isOfOneVillage} />
          ))}
        </tbody>
      </table>
    </WideRoom>
  )
}

function Row({ fault, isOfOneVillage }: { fault: Fault; isOfOneVillage: boolean }) {
  const { id, category, description, villageCode, villageName, townshipName, severity, status, assignee } = fault
  return (
    <tr role="row">
      <td role="cell" class="when">
        <a href={faultPath(id)} title={description}>
          {categoryWord(category)}
        </a>
      </td>
      {!isOfOneVillage && (
        <td role="cell" class="where">
          <a href={villagePath(villageCode)}>{villageName}</a> <span class="soft">{townshipName}</span>
        </td>
      )}
      <td role="cell">
        <FaultSeverityMark severity={severity} />
      </td>
      <td role="cell">
        <FaultMark status={status} />
      </td>
      <td role="cell" class="clock-cell">
        <ClockMark fault={fault} />
      </td>
      <td role="cell">
        {assignee ? (
          <>
            <span class="on-cards">{t('fault_assignee')} </span>
            {assignee}
          </>
        ) : (
          <span class="soft">{t('nobody_yet')}</span>
        )}
      </td>
      <td role="cell">
        <span class="on-cards">{t('fault_noticed')} </span>
        {dayTimeOf(fault.reportedAt)}
      </td>
    </tr>
  )
}
