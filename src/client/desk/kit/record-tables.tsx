/** Logs and faults as rows, wherever a list of them is shown. */
import type { Log } from '../../../contract/screenings.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { faultPath, logPath } from '../routes.ts'
import { t } from '../words.ts'
import { ReviewedAlone } from './log-review.tsx'
import { Mark, StatusMark } from './marks.tsx'
import { Table } from './table.tsx'
import { drawn } from './sheet.tsx'
import { LOG_COLUMNS } from '../../../contract/sheets-logs.ts'
import { FAULT_COLUMNS } from '../../../contract/sheets-broadcast.ts'
import type { Fault } from '../../../contract/faults.ts'
import { categoryWord, ClockMark, FaultMark, FaultSeverityMark } from './faults.tsx'
import { Now, TeamOf, VillageOf } from './place-names.tsx'

export const MissingMark = ({ count }: { count: number }) => (
  <Mark look={['watch', 'clock']}>{t('photos_missing', { count: figure(count) })}</Mark>
)

export const LogTable = ({ logs }: { logs: Log[] }) => (
  <Table
    name="logs"
    label={t('logs_title')}
    rows={logs}
    keyOf={({ id }) => id}
    columns={drawn<Log>()(LOG_COLUMNS, {
      day: {
        class: 'when',
        cell: ({ id, screenedOn, startedAt }) => (
          <a href={logPath(id)}>
            {screenedOn} <span class="time">{timeOf(startedAt)}</span>
          </a>
        ),
      },
      village: { class: 'where', cell: VillageOf },
      team: { class: 'team', cell: TeamOf },
      films: {
        cell: ({ filmNames, nowCalled }) => (
          <>
            {filmNames.join(t('list_comma'))}
            <Now name={nowCalled?.films?.join(t('list_comma'))} />
          </>
        ),
      },
      attendance: {
        cell: ({ attendance }) => (
          <>
            {figure(attendance)}
            <span class="on-cards"> {t('people')}</span>
          </>
        ),
      },
      status: {
        cell: ({ status, photosMissing, reviewedAlone }) => (
          <>
            <StatusMark status={status} /> <ReviewedAlone log={{ reviewedAlone }} />{' '}
            {photosMissing > 0 && <MissingMark count={photosMissing} />}
          </>
        ),
      },
    })}
  />
)

const { village: _, ...OF_ONE_VILLAGE } = FAULT_COLUMNS

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
    columns={drawn<Fault>()(isOfOneVillage ? OF_ONE_VILLAGE : FAULT_COLUMNS, {
      category: {
        class: 'when',
        cell: ({ id, category, description }) => (
          <a href={faultPath(id)} title={description}>
            {categoryWord(category)}
          </a>
        ),
      },
      village: { class: 'where', cell: VillageOf },
      severity: { cell: ({ severity }) => <FaultSeverityMark severity={severity} /> },
      status: { cell: ({ status }) => <FaultMark status={status} /> },
      clock: { class: 'clock-cell', cell: (fault) => <ClockMark fault={fault} /> },
      assignee: {
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
      noticed: { isNamed: true },
    })}
  />
)
