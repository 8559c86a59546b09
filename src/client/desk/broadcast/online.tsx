/** Speakers that report themselves: how many are online. Beside audibility, never instead of it. */
import type { AudibilityTrend } from '../../../domain/audibility/audibility-trend.ts'
import { figure, percent } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import type { SpeakersOnline, VillageOnline } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { Answered } from '../kit/answered.tsx'
import { villagePath } from '../routes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { type BroadcastQuery, onlineRequest } from './broadcast-query.ts'

interface Props {
  query: BroadcastQuery
  /** For the audibility of the same villages, which stands beside. */
  trend: AudibilityTrend | undefined
}

export function OnlineSection({ query, trend }: Props) {
  const online = useLoad<SpeakersOnline>(onlineRequest(query))
  return (
    <section id="online" aria-labelledby="online-title">
      <h2 id="online-title">{t('online_title', { scope: t(`scope_of_${query.scope}`) })}</h2>
      <p class="soft">{t('online_means')}</p>
      <Answered load={online} lines={5}>
        {({ asOf, total, villages }) =>
          villages.length === 0 ? (
            <Empty>{t('online_none')}</Empty>
          ) : (
            <>
              <OnlineRate total={total} asOf={asOf} heard={trend?.points.at(-1)} />
              <OnlineTable villages={villages} />
            </>
          )
        }
      </Answered>
    </section>
  )
}

export const onlineRate = (rate: number | null): string => (rate === null ? t('unknown') : percent(rate, 1))

interface RateProps extends Pick<SpeakersOnline, 'total' | 'asOf'> {
  heard: AudibilityTrend['points'][number] | undefined
}

/** Two rates of two things, side by side. */
const OnlineRate = ({ total, asOf, heard }: RateProps) => (
  <>
    <div class="rates">
      <p class="rate" data-figure="online">
        <span class="label">{t('online_rate_of', { day: asOf })}</span>
        <span class="big">{onlineRate(total.onlineRatePercent)}</span>
        {total.outOf !== null && (
          <span class="of">
            {figure(total.online)} / {figure(total.outOf)}
          </span>
        )}
      </p>
      {heard && heard.ratePercent !== null && (
        <p class="rate" data-figure="audible">
          <span class="label">{t('audible_of', { day: heard.day })}</span>
          <span class="big">{percent(heard.ratePercent)}</span>
          <span class="of">
            {figure(heard.speakersSounding)} / {figure(heard.speakersInstalled)}
          </span>
        </p>
      )}
    </div>
    <p class="soft">{t('online_known', { known: figure(total.villagesKnown), villages: figure(total.villages) })}</p>
  </>
)

const HEADS = ['online_rate', 'online_now', 'online_out_of', 'online_heard', 'online_off', 'online_fault'] as const

const OnlineTable = ({ villages }: { villages: VillageOnline[] }) => (
  <TableRoom label={t('online_by_village')}>
    <table class="numbers" data-table="online">
      <thead>
        <tr>
          <th scope="col">{t('village')}</th>
          {HEADS.map((word) => (
            <th key={word} scope="col">
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {villages.map((village) => (
          <tr key={village.code}>
            <th scope="row">
              <a href={villagePath(village.code)}>{village.name}</a> <span class="soft">{village.townshipName}</span>
            </th>
            <td>{onlineRate(village.onlineRatePercent)}</td>
            <td>{figure(village.online)}</td>
            <td>{village.outOf === null ? t('unknown') : figure(village.outOf)}</td>
            <td>{figure(village.heard)}</td>
            <td>{figure(village.off)}</td>
            <td>{figure(village.fault)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableRoom>
)
