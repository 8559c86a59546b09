/** When a film was shown, and by which teams; each figure leads to its logs. */
import { figure } from '../../shared/format.ts'
import type { Log } from '../../shared/replies.ts'
import { t } from '../later-words.ts'
import { type LogQuery, logsPath } from '../logs/log-query.ts'
import { teamPath } from '../routes.ts'
import { TableRoom } from '../kit/states.tsx'
import { showsByMonth, showsByTeam, type ShowSums } from './film-shows.ts'

interface Props {
  shows: Log[]
  query: LogQuery & { from: string; to: string }
}

export const ShownWhen = ({ shows, query }: Props) => (
  <>
    <h3>{t('film_by_month')}</h3>
    <TableRoom label={t('film_by_month')}>
      <table class="film-shows" data-table="film-months">
        <Head first={t('month')} />
        <tbody>
          {showsByMonth(shows, query.from, query.to).map(({ month, from, to, ...sums }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <Sums sums={sums} logs={logsPath({ ...query, from, to })} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  </>
)

export const ShownBy = ({ shows, query }: Props) => (
  <>
    <h3>{t('film_by_team')}</h3>
    <TableRoom label={t('film_by_team')}>
      <table class="film-shows" data-table="film-teams">
        <Head first={t('team')} />
        <tbody>
          {showsByTeam(shows).map(({ code, name, ...sums }) => (
            <tr key={code}>
              <th scope="row">
                <a href={teamPath(code)}>{name}</a>
              </th>
              <Sums sums={sums} logs={logsPath({ ...query, team: code })} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableRoom>
  </>
)

const Head = ({ first }: { first: string }) => (
  <thead>
    <tr>
      <th scope="col">{first}</th>
      <th scope="col" class="number">
        {t('film_times')}
      </th>
      <th scope="col" class="number">
        {t('villages')}
      </th>
      <th scope="col" class="number">
        {t('attendance')}
      </th>
    </tr>
  </thead>
)

const Sums = ({ sums: { count, villages, people }, logs }: { sums: ShowSums; logs: string }) => (
  <>
    <td class="number">{count > 0 ? <a href={logs}>{figure(count)}</a> : '0'}</td>
    <td class="number">{figure(villages)}</td>
    <td class="number">{figure(people)}</td>
  </>
)
