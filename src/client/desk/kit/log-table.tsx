/** Logs as rows, wherever a list of them is shown. */
import type { Log } from '../../../contract/screenings.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { logPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { Mark, StatusMark } from './marks.tsx'
import { Table } from './table.tsx'

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
      {
        head: t('village'),
        class: 'where',
        cell: ({ villageCode, villageName, townshipName }) => (
          <>
            <a href={villagePath(villageCode)}>{villageName}</a> <span class="soft">{townshipName}</span>
          </>
        ),
      },
      { head: t('team'), class: 'team', cell: ({ teamName }) => teamName },
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
        cell: ({ status, photosMissing }) => (
          <>
            <StatusMark status={status} /> {photosMissing > 0 && <MissingMark count={photosMissing} />}
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
