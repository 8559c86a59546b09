/** Broadcast audibility: how many villages pass, how many speakers sound, and who is below the line. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { Band } from '../../../domain/audibility/audibility.ts'
import { figure, percent } from '../../shared/format.ts'
import type { VillageYear } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { Folded } from '../kit/folded.tsx'
import { BandMark } from '../kit/marks.tsx'
import { DesignatedTag, useSampleDesignated } from '../shell/sample.tsx'
import { villagePath } from '../routes.ts'
import { Empty, TableRoom } from '../kit/states.tsx'
import { BandsThroughTime } from './bands.tsx'
import { BehindVillage } from './below-faults.tsx'
import { isToday } from './owned-flags.ts'
import { passingVillages } from './passing.ts'

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

type Codes = ReadonlySet<string>

const Passing = ({ villages, forShow }: { villages: VillageYear[]; forShow: Codes }) => (
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

function BelowTable({ overview, forShow }: { overview: Overview; forShow: Codes }) {
  const { below } = overview
  const mayReport = isToday(overview)
  return (
    <TableRoom label={t('below_title')}>
      <table data-table="below">
        <thead>
          <tr>
            <th scope="col">{t('village')}</th>
            <th scope="col">{t('band')}</th>
            <th scope="col" class="number">
              {t('rate')}
            </th>
            <th scope="col" class="number">
              {t('sounding_of')}
            </th>
            <th scope="col">{t('below_faults')}</th>
            <th scope="col">{t('tested_on')}</th>
            <th scope="col">{t('township')}</th>
          </tr>
        </thead>
        <tbody>
          {below.map((village) => (
            <BelowRow
              key={village.code}
              village={village}
              isForShow={forShow.has(village.code)}
              mayReport={mayReport}
            />
          ))}
        </tbody>
      </table>
    </TableRoom>
  )
}

interface RowProps {
  village: Overview['below'][number]
  isForShow: boolean
  mayReport: boolean
}

function BelowRow({ village, isForShow, mayReport }: RowProps) {
  const { code, name, townshipName, designated, band, ratePercent, speakersSounding, speakersInstalled } = village
  return (
    <tr>
      <th scope="row">
        <a href={villagePath(code)}>{name}</a> {designated && <DesignatedTag isForShow={isForShow} />}
      </th>
      <td>
        <BandMark band={band} />
      </td>
      <td class="number">{ratePercent === null ? t('unknown') : percent(ratePercent, 1)}</td>
      <td class="number">
        {village.partial && <span class="tag">{t('part_test')}</span>} {figure(speakersSounding)}/
        {figure(speakersInstalled)}
      </td>
      <td>
        <BehindVillage village={village} mayReport={mayReport} />
      </td>
      <td>{village.testedOn}</td>
      <td>{townshipName}</td>
    </tr>
  )
}
