/** Faults as rows, wherever a list of them is shown. */
import type { Fault } from '../../../contract/faults.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { faultPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { categoryWord, ClockMark, FaultMark, FaultSeverityMark } from './faults.tsx'
import { Table } from './table.tsx'

interface Props {
  faults: Fault[]
  name: string
  /** All of one village, which the page has named already. */
  isOfOneVillage?: boolean
}

export const FaultTable = ({ faults, name, isOfOneVillage = false }: Props) => (
  <Table
    name="faults"
    class="logs faults"
    label={name}
    rows={faults}
    keyOf={({ id }) => id}
    isWide
    columns={[
      {
        head: t('fault_category'),
        class: 'when',
        cell: ({ id, category, description }) => (
          <a href={faultPath(id)} title={description}>
            {categoryWord(category)}
          </a>
        ),
      },
      !isOfOneVillage && {
        head: t('village'),
        class: 'where',
        cell: ({ villageCode, villageName, townshipName }) => (
          <>
            <a href={villagePath(villageCode)}>{villageName}</a> <span class="soft">{townshipName}</span>
          </>
        ),
      },
      { head: t('fault_severity'), cell: ({ severity }) => <FaultSeverityMark severity={severity} /> },
      { head: t('status'), cell: ({ status }) => <FaultMark status={status} /> },
      { head: t('fault_clock'), class: 'clock-cell', cell: (fault) => <ClockMark fault={fault} /> },
      {
        head: t('fault_assignee'),
        cell: ({ assignee }) =>
          assignee ? (
            <>
              <span class="on-cards">{t('fault_assignee')} </span>
              {assignee}
            </>
          ) : (
            <span class="soft">{t('nobody_yet')}</span>
          ),
      },
      { head: t('fault_noticed'), isNamed: true, cell: ({ reportedAt }) => dayTimeOf(reportedAt) },
    ]}
  />
)
