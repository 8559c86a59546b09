/** Logs as rows; on phones each becomes a card, and stays a row to a screen reader. */
import { figure, timeOf } from '../../shared/format.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { StatusMark } from '../kit/marks.tsx'
import { MissingMark } from './log-photos.tsx'
import { logPath, villagePath } from '../routes.ts'

const HEADS = ['day', 'village', 'team', 'films', 'attendance', 'status', 'findings'] as const

export function LogTable({ logs }: { logs: Log[] }) {
  return (
    <table class="logs" role="table" data-table="logs" aria-label={t('logs_title')}>
      <thead role="rowgroup">
        <tr role="row">
          {HEADS.map((word) => (
            <th key={word} role="columnheader" scope="col" class={word === 'attendance' ? 'number' : undefined}>
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {logs.map((log) => (
          <Row key={log.id} log={log} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ log }: { log: Log }) {
  return (
    <tr role="row">
      <td role="cell" class="when">
        <a href={logPath(log.id)}>
          {log.screenedOn} <span class="time">{timeOf(log.startedAt)}</span>
        </a>
      </td>
      <td role="cell" class="where">
        <a href={villagePath(log.villageCode)}>{log.villageName}</a> <span class="soft">{log.townshipName}</span>
      </td>
      <td role="cell" class="team">
        {log.teamName}
      </td>
      <td role="cell">{log.filmNames.join(t('list_comma'))}</td>
      <td role="cell" class="number">
        {figure(log.attendance)}
        <span class="on-cards"> {t('people')}</span>
      </td>
      <td role="cell">
        <StatusMark status={log.status} /> {log.photosMissing > 0 && <MissingMark count={log.photosMissing} />}
      </td>
      <td role="cell">{log.findings.map(({ code }) => t(`finding_name_${code}`)).join(t('list_comma'))}</td>
    </tr>
  )
}
