/** The sums of TV coverage with their words: the whole and its parts, whose duty the rest is, and verified beside it. */
import type { CoverageFigures } from '../../../domain/audibility/tv-coverage.ts'
import { figure, percent } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Mark } from './marks.tsx'
import type { Look } from '../../shared/shapes.ts'
import { Empty } from './states.tsx'

type Known = { [K in keyof CoverageFigures]: NonNullable<CoverageFigures[K]> }

/** Null in one means no village has a snapshot: then nothing is known of any. */
const isKnown = (figures: CoverageFigures): figures is CoverageFigures & Omit<Known, 'connectedPercent'> =>
  figures.households !== null

export function CoverageSums({ figures }: { figures: CoverageFigures }) {
  const { villages, villagesInScope } = figures
  return (
    <>
      <p class="soft" data-figure="villages">
        {t('tv_scope')} · {t('tv_villages', { known: figure(villages), total: figure(villagesInScope) })}
      </p>
      {isKnown(figures) ? (
        <Sums {...figures} connectedPercent={figures.connectedPercent} />
      ) : (
        <Empty>{t('tv_none')}</Empty>
      )}
    </>
  )
}

type SumsProps = Omit<Known, 'connectedPercent'> & Pick<CoverageFigures, 'connectedPercent'>

function Sums({ households, connected, notConnected, verified, lost, noSignal, noSet, connectedPercent }: SumsProps) {
  const counts = { households: figure(households), connected: figure(connected), notConnected: figure(notConnected) }
  return (
    <>
      <p class="rate" data-figure="connected">
        <span class="label">{t('tv_connected')}</span>
        <span class="big">{connectedPercent === null ? t('unknown') : percent(connectedPercent, 2)}</span>
        <span class="of">
          {counts.connected} / {counts.households} {t('unit_tv_households')}
        </span>
      </p>
      <p data-figure="sum">{t('tv_sum', counts)}</p>
      <p>{t('tv_reasons', { count: figure(notConnected) })}</p>
      <ul class="bands reasons">
        <Reason name="lost" count={lost} look={['bad', 'back']} />
        <Reason name="no_signal" count={noSignal} look={['watch', 'alert']} />
        <Reason name="no_set" count={noSet} look={['info', 'dot']} />
      </ul>
      <p data-figure="verified">{t('tv_verified_says', { count: figure(verified) })}</p>
    </>
  )
}

const Reason = ({ name, count, look }: { name: 'lost' | 'no_signal' | 'no_set'; count: number; look: Look }) => (
  <li class="band" data-reason={name}>
    <Mark look={look}>{t(`tv_${name}`)}</Mark>
    <span class="count">{figure(count)}</span>
    <span class="soft">{t(`tv_${name}_means`)}</span>
  </li>
)
