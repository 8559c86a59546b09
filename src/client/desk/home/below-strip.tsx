/** The designated villages below the line on one strip: from their last test but one to the last, and who sees to them. */
import type { Overview } from '../../../domain/report/overview.ts'
import { figure, percent } from '../../shared/format.ts'
import { LinkLine } from '../kit/buttons.tsx'
import { FaultMark } from '../kit/faults.tsx'
import { percentOrUnknown } from '../kit/figures.tsx'
import { Mark } from '../kit/marks.tsx'
import { useSampleDesignated } from '../kit/sample.tsx'
import { Empty, Section } from '../kit/section.tsx'
import { broadcastPath } from '../broadcast/rules.ts'
import { faultPath, reportFaultPath, villagePath } from '../routes.ts'
import { t } from '../words.ts'
import { isToday } from './rules.ts'

type Below = Overview['below'][number]

export function BelowStrip({ overview }: { overview: Overview }) {
  const { below, audibility, asOf } = overview
  const own = below.filter(({ designated }) => designated)
  const severe = own.filter(({ band }) => band === 'severe').length
  const title = own.length === 0 ? t('audibility_title') : t('strip_title', { count: own.length, severe })
  return (
    <Section name="below" title={title}>
      <Rates figures={audibility} />
      {own.length === 0 ? <Empty>{t('below_none')}</Empty> : <Strip villages={own} overview={overview} />}
      <Unheard overview={overview} />
      {below.length > own.length && <p class="soft">{t('strip_others', { count: below.length - own.length })}</p>}
      <Passing overview={overview} />
      <LinkLine href={broadcastPath(isToday(overview) ? {} : { asOf })}>{t('strip_repairs')}</LinkLine>
    </Section>
  )
}

/** Both rates, side by side: never one alone. */
function Rates({ figures }: { figures: Overview['audibility'] }) {
  const { pass, villages, villagesPercent, speakersSounding, speakersInstalled, ratePercent } = figures
  return (
    <p class="soft strip-rates">
      <span data-figure="villages">
        {t('villages_passing')} <strong>{percentOrUnknown(villagesPercent)}</strong>{' '}
        {villagesPercent !== null && `${figure(pass)} / ${figure(villages)}`}
      </span>
      <span data-figure="speakers">
        {t('speakers_sounding')} <strong>{percentOrUnknown(ratePercent)}</strong>{' '}
        {ratePercent !== null && `${figure(speakersSounding)} / ${figure(speakersInstalled)}`}
      </span>
    </p>
  )
}

/** The lowest rate that is drawn, a round one, so that the two lines stand where they always do. */
const floorOf = (villages: Below[]): number => {
  const rates = villages.flatMap(({ ratePercent, before }) => [ratePercent, before?.ratePercent ?? null])
  return Math.min(40, ...rates.flatMap((rate) => (rate === null ? [] : Math.floor(rate / 10) * 10)))
}

function Strip({ villages, overview }: { villages: Below[]; overview: Overview }) {
  const forShow = useSampleDesignated()
  const floor = floorOf(villages)
  const heightOf = (rate: number): number => (100 * (rate - floor)) / (100 - floor)
  return (
    <ol class="strip" data-list="below" style={{ '--line': `${heightOf(95)}%`, '--severe': `${heightOf(60)}%` }}>
      {villages.map((village) => (
        <li key={village.code} data-village={village.code} data-band={village.band}>
          <Slope village={village} heightOf={heightOf} />
          <a class="strip-name" href={villagePath(village.code)}>
            {village.name}
          </a>
          <span class="strip-rate">
            {village.partial && <span class="tag">{t('part_test')}</span>} {percentOrUnknown(village.ratePercent, 1)}
            <span class="unseen">
              {' '}
              {t(`band_${village.band}`)}{' '}
              {village.before && t('strip_before', { rate: percentOrUnknown(village.before.ratePercent, 1) })}
            </span>
          </span>
          <span class="soft">{t('strip_silent', { count: village.speakersInstalled - village.speakersSounding })}</span>
          <Behind village={village} mayReport={isToday(overview)} />
          {forShow.has(village.code) && <span class="tag">{t('sample_mark')}</span>}
        </li>
      ))}
    </ol>
  )
}

/** Ring: the test before; dot: the last one, a square where it is severe. */
function Slope({
  village: { ratePercent, before, band },
  heightOf,
}: {
  village: Below
  heightOf: (rate: number) => number
}) {
  if (ratePercent === null) return <span class="slope" aria-hidden="true" />
  const from = before?.ratePercent ?? null
  const now = heightOf(ratePercent)
  return (
    <span class={`slope slope-${band}`} aria-hidden="true">
      {from !== null && (
        <>
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            <line x1="28" x2="66" y1={100 - heightOf(from)} y2={100 - now} vector-effect="non-scaling-stroke" />
          </svg>
          <i class="ring" style={{ bottom: `${heightOf(from)}%` }} />
        </>
      )}
      <i class="dot" style={{ bottom: `${now}%` }} />
    </span>
  )
}

/** The gravest fault, or that nobody has reported one. */
function Behind({ village: { code, name, faults, repairedBelow }, mayReport }: { village: Below; mayReport: boolean }) {
  const [fault] = faults
  if (!fault) {
    const says = <Mark look={['watch', 'back']}>{t(repairedBelow ? 'strip_not_enough' : 'strip_unreported')}</Mark>
    return mayReport ? (
      <a href={reportFaultPath(code)}>
        {says} <span class="unseen">{t('report_for', { village: name })}</span>
      </a>
    ) : (
      <span>{says}</span>
    )
  }
  return (
    <a href={faultPath(fault.id)} data-fault={fault.id}>
      {fault.isOverdue ? <Mark look={['bad', 'clock']}>{t('past_limit')}</Mark> : <FaultMark status={fault.status} />}
    </a>
  )
}

/** Nobody knows whether these sound. */
function Unheard({ overview: { audibility, flags } }: { overview: Overview }) {
  const unheard = flags.filter(({ kind }) => kind === 'audibility_untested' || kind === 'audibility_stale')
  return (
    <p class="soft" data-figure="unheard">
      {unheard.length > 0
        ? t('steer_unheard', { count: figure(unheard.length) })
        : t('steer_unheard_none', { count: figure(audibility.villages) })}{' '}
      {unheard.slice(0, 10).map(({ subject: { code, name } }) => (
        <span key={code} class="steer-name">
          <a href={villagePath(code)}>{name}</a>{' '}
        </span>
      ))}
    </p>
  )
}

function Passing({ overview: { passing } }: { overview: Overview }) {
  const forShow = useSampleDesignated()
  if (passing.length === 0) return <p>{t('passing_none')}</p>
  return (
    <details id="passing">
      <summary>
        <Mark look={['good', 'check']}>{t('passing_title', { count: passing.length })}</Mark>
      </summary>
      <ul class="names">
        {passing.map(({ code, name, ratePercent }) => (
          <li key={code}>
            <a href={villagePath(code)}>{name}</a> {ratePercent !== null && percent(ratePercent, 1)}{' '}
            {forShow.has(code) && <span class="tag">{t('sample_mark')}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}
