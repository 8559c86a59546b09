/** Broadcast audibility: how many villages pass, how many speakers sound, who is below the line, and what stands behind that. */
import type { VillageYear } from '../../../contract/figures.ts'
import type { Band } from '../../../domain/audibility/audibility.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { figure } from '../../shared/format.ts'
import { categoryWord, FaultMark } from '../kit/faults.tsx'
import { FigureLink, percentOrUnknown, Rate, VillageLink } from '../kit/figures.tsx'
import { Folded } from '../kit/folded.tsx'
import { BandMark, Mark } from '../kit/marks.tsx'
import { Section } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import { rate, Table, text } from '../kit/table.tsx'
import { faultPath, reportFaultPath, villagePath } from '../routes.ts'
import { DesignatedTag, useSampleDesignated } from '../kit/sample.tsx'
import { t } from '../words.ts'
import { BandsThroughTime } from './charts.tsx'
import { isToday, passingVillages } from './rules.ts'

interface Props {
  overview: Overview
  /** Unknown until the grid's data are here. */
  villages: VillageYear[] | undefined
}

export function AudibilitySection({ overview, villages }: Props) {
  const forShow = useSampleDesignated()
  const { audibility, below, asOf } = overview
  const notKnown = audibility.stale + audibility.untested
  return (
    <Section name="audibility" title={t('audibility_title')}>
      <Rates figures={audibility} />
      <ul class="bands">
        {BAND_LISTS.map(([band, list]) => (
          <li key={band} class={`band band-${band}`} data-band={band}>
            <BandMark band={band} />
            <span class="count">
              <FigureLink count={audibility[band]} href={list} />
            </span>
            <span class="soft">{t(`band_${band}_means`)}</span>
          </li>
        ))}
      </ul>
      {villages && <Passing villages={passingVillages(overview, villages)} forShow={forShow} />}
      <h3 id="below">{t('below_title')}</h3>
      {below.length === 0 ? (
        <Empty>{t('below_none')}</Empty>
      ) : (
        <Folded count={below.length} id="below">
          <BelowTable overview={overview} forShow={forShow} />
        </Folded>
      )}
      {notKnown > 0 && <p class="soft">{t('not_known_of', { count: notKnown })}</p>}
      <BandsThroughTime asOf={asOf} />
    </Section>
  )
}

/** Both rates, side by side: never one alone. */
function Rates({ figures }: { figures: Overview['audibility'] }) {
  const { pass, villages, villagesPercent, speakersSounding, speakersInstalled, ratePercent } = figures
  const shareOf = (rateOf: number | null, part: number, whole: number) => ({
    rate: percentOrUnknown(rateOf),
    of: rateOf === null ? undefined : `${figure(part)} / ${figure(whole)}`,
  })
  return (
    <div class="rates">
      <Rate name="villages" label={t('villages_passing')} {...shareOf(villagesPercent, pass, villages)} />
      <Rate
        name="speakers"
        label={t('speakers_sounding')}
        {...shareOf(ratePercent, speakersSounding, speakersInstalled)}
      />
    </div>
  )
}

/** Where the villages of a band are listed on this page. */
const BAND_LISTS: [band: Band, list: string][] = [
  ['pass', '#passing'],
  ['low', '#below'],
  ['severe', '#below'],
  ['stale', '#flags'],
  ['untested', '#flags'],
]

const Passing = ({ villages, forShow }: { villages: VillageYear[]; forShow: ReadonlySet<string> }) => (
  <details id="passing">
    <summary>{t('passing_title', { count: villages.length })}</summary>
    {villages.length === 0 ? (
      <Empty>{t('passing_none')}</Empty>
    ) : (
      <ul class="names">
        {villages.map((village) => (
          <li key={village.code}>
            <VillageLink {...village} /> {forShow.has(village.code) && <span class="tag">{t('sample_mark')}</span>}
          </li>
        ))}
      </ul>
    )}
  </details>
)

type Below = Overview['below'][number]

/** The worst first. */
const BelowTable = ({ overview, forShow }: { overview: Overview; forShow: ReadonlySet<string> }) => (
  <Table
    name="below"
    isPlain
    label={t('below_title')}
    rows={overview.below}
    keyOf={({ code }) => code}
    columns={[
      {
        head: t('village'),
        isRowHead: true,
        cell: ({ code, name, designated }) => (
          <>
            <a href={villagePath(code)}>{name}</a> {designated && <DesignatedTag isForShow={forShow.has(code)} />}
          </>
        ),
      },
      { head: t('band'), cell: ({ band }) => <BandMark band={band} /> },
      rate('ratePercent', t('rate'), 1),
      { head: t('sounding_of'), cell: Sounding, class: 'number' },
      { head: t('below_faults'), cell: (village) => <Behind village={village} mayReport={isToday(overview)} /> },
      text('testedOn', t('tested_on')),
      text('townshipName', t('township')),
    ]}
  />
)

const Sounding = ({ partial, speakersSounding, speakersInstalled }: Below) => (
  <>
    {partial && <span class="tag">{t('part_test')}</span>} {figure(speakersSounding)}/{figure(speakersInstalled)}
  </>
)

interface BehindProps {
  village: Below
  /** A report is always of today: on a past day it is only said that there was none. */
  mayReport: boolean
}

/** Open faults, a repair that was not enough, or nothing reported yet. */
const Behind = ({ village: { code, name, faults, repairedBelow }, mayReport }: BehindProps) => (
  <ul class="behind">
    {repairedBelow && (
      <li>
        <Mark look={['watch', 'back']}>{t('below_repaired')}</Mark>
      </li>
    )}
    {faults.map(({ id, category, status, isOverdue }) => (
      <li key={id} data-fault={id}>
        <a href={faultPath(id)}>{categoryWord(category)}</a> <FaultMark status={status} />{' '}
        {isOverdue && <Mark look={['bad', 'clock']}>{t('past_limit')}</Mark>}
      </li>
    ))}
    {faults.length === 0 && (
      <li>
        {mayReport ? (
          <a href={reportFaultPath(code)} aria-label={t('below_report', { village: name })}>
            {t('no_fault_yet')}
          </a>
        ) : (
          <span class="soft">{t('no_fault_yet')}</span>
        )}
      </li>
    )}
  </ul>
)
