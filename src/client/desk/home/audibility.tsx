/** Broadcast audibility: how many villages pass, how many speakers sound, and who is below the line. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { Band } from '../../../domain/audibility/audibility.ts'
import { figure, percent } from '../../shared/format.ts'
import type { VillageYear } from '../../../contract/figures.ts'
import { t } from '../words.ts'
import { Folded } from '../kit/folded.tsx'
import { BandMark } from '../kit/marks.tsx'
import { useSampleDesignated } from '../shell/sample.tsx'
import { villagePath } from '../routes.ts'
import { Empty } from '../kit/states.tsx'
import { BandsThroughTime } from './bands.tsx'
import { BelowTable } from './below.tsx'
import { passingVillages } from './rules.ts'

interface Props {
  overview: Overview
  /** Unknown until the grid's data are here. */
  villages: VillageYear[] | undefined
}

export function AudibilitySection({ overview, villages }: Props) {
  const passing = villages && passingVillages(overview, villages)
  const forShow = useSampleDesignated()
  const notKnown = overview.audibility.stale + overview.audibility.untested
  return (
    <section id="audibility" aria-labelledby="audibility-title">
      <h2 id="audibility-title">{t('audibility_title')}</h2>
      <Rates figures={overview.audibility} />
      <Bands figures={overview.audibility} />
      {passing && <Passing villages={passing} forShow={forShow} />}
      <h3 id="below">{t('below_title')}</h3>
      {overview.below.length === 0 ? (
        <Empty>{t('below_none')}</Empty>
      ) : (
        <Folded count={overview.below.length} id="below">
          <BelowTable overview={overview} forShow={forShow} />
        </Folded>
      )}
      {notKnown > 0 && <p class="soft">{t('not_known_of', { count: notKnown })}</p>}
      <BandsThroughTime asOf={overview.asOf} />
    </section>
  )
}

type Figures = Overview['audibility']

/** Both rates, side by side: never one alone. */
function Rates({ figures }: { figures: Figures }) {
  const { pass, villages, villagesPercent, speakersSounding, speakersInstalled, ratePercent } = figures
  return (
    <div class="rates">
      <Rate name="villages" label={t('villages_passing')} part={pass} whole={villages} rate={villagesPercent} />
      <Rate
        name="speakers"
        label={t('speakers_sounding')}
        part={speakersSounding}
        whole={speakersInstalled}
        rate={ratePercent}
      />
    </div>
  )
}

interface RateProps {
  name: string
  label: string
  part: number
  whole: number
  rate: number | null
}

const Rate = ({ name, label, part, whole, rate }: RateProps) => (
  <p class="rate" data-figure={name}>
    <span class="label">{label}</span>
    <span class="big">{rate === null ? t('unknown') : percent(rate)}</span>
    {rate !== null && (
      <span class="of">
        {figure(part)} / {figure(whole)}
      </span>
    )}
  </p>
)

/** Where the villages of a band are listed on this page. */
const BAND_LISTS: [band: Band, list: string][] = [
  ['pass', '#passing'],
  ['low', '#below'],
  ['severe', '#below'],
  ['stale', '#flags'],
  ['untested', '#flags'],
]

const Bands = ({ figures }: { figures: Figures }) => (
  <ul class="bands">
    {BAND_LISTS.map(([band, list]) => (
      <li key={band} class={`band band-${band}`} data-band={band}>
        <BandMark band={band} />
        <span class="count">{figures[band] > 0 ? <a href={list}>{figure(figures[band])}</a> : '0'}</span>
        <span class="soft">{t(`band_${band}_means`)}</span>
      </li>
    ))}
  </ul>
)

const Passing = ({ villages, forShow }: { villages: VillageYear[]; forShow: ReadonlySet<string> }) => (
  <details id="passing">
    <summary>{t('passing_title', { count: villages.length })}</summary>
    {villages.length === 0 ? (
      <Empty>{t('passing_none')}</Empty>
    ) : (
      <ul class="names">
        {villages.map(({ code, name, townshipName }) => (
          <li key={code}>
            <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>{' '}
            {forShow.has(code) && <span class="tag">{t('sample_mark')}</span>}
          </li>
        ))}
      </ul>
    )}
  </details>
)
