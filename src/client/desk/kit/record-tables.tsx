/** Logs and faults as rows, wherever a list of them is shown. */
import type { Log } from '../../../contract/screenings.ts'
import { dayTimeOf, figure, timeOf } from '../../shared/format.ts'
import { faultPath, logPath } from '../routes.ts'
import { t } from '../words.ts'
import { ReviewedAlone } from './log-review.tsx'
import { Mark, StatusMark } from './marks.tsx'
import { Table, text } from './table.tsx'
import type { Fault } from '../../../contract/faults.ts'
import { categoryWord, ClockMark, FaultMark, FaultSeverityMark } from './faults.tsx'
import { VillageOf } from './figures.tsx'

export const MissingMark = ({ count }: { count: number }) => (
  <Mark look={['watch', 'clock']}>{t('photos_missing', { count: figure(count) })}</Mark>
)

export const LogTable = ({ logs }: { logs: Log[] }) => (
  <Table
    name="logs"
    label={t('logs_title')}
    rows={logs}
    keyOf={({ id }) => id}
    columns={[
      {
        head: t('day'),
        class: 'when',
        cell: ({ id, screenedOn, startedAt }) => (
          <a href={logPath(id)}>
            {screenedOn} <span class="time">{timeOf(startedAt)}</span>
          </a>
        ),
      },
      { head: t('village'), class: 'where', cell: VillageOf },
      text('teamName', t('team'), { class: 'team' }),
      { head: t('films'), cell: ({ filmNames }) => filmNames.join(t('list_comma')) },
      {
        head: t('attendance'),
        class: 'number',
        cell: ({ attendance }) => (
          <>
            {figure(attendance)}
            <span class="on-cards"> {t('people')}</span>
          </>
        ),
      },
      {
        head: t('status'),
        cell: ({ status, photosMissing, reviewedAlone }) => (
          <>
            <StatusMark status={status} /> <ReviewedAlone log={{ reviewedAlone }} />{' '}
            {photosMissing > 0 && <MissingMark count={photosMissing} />}
          </>
        ),
      },
      {
        head: t('findings'),
        cell: ({ findings }) => findings.map(({ code }) => t(`finding_name_${code}`)).join(t('list_comma')),
      },
    ]}
  />
)

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
      !isOfOneVillage && { head: t('village'), class: 'where', cell: VillageOf },
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
