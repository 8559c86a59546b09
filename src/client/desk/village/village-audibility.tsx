/** A village's audibility: where it stands, until when that counts, and the tests it rests on. */
import type { AudibilityTestRow, VillageAudibility } from '../../../contract/audibility.ts'
import { daysBetween } from '../../../domain/period.ts'
import { dayTimeOf, figure, longDay, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { percentOrUnknown } from '../kit/figures.tsx'
import { BandMark } from '../kit/marks.tsx'
import { Section } from '../kit/section.tsx'
import { Failure, Skeleton } from '../kit/states.tsx'
import { number, rate, Table, text } from '../kit/table.tsx'
import { t } from '../words.ts'

export const VillageAudibilitySection = ({ load: { data, problem, reload } }: { load: Loaded<VillageAudibility> }) => (
  <Section id="audibility-title" title={t('audibility')}>
    {problem && <Failure problem={problem} retry={reload} />}
    {!data && !problem && <Skeleton lines={3} />}
    {data && <Standing state={data} />}
    {data && <OnlineBeside online={data.online} asOf={data.asOf} />}
    {data && data.history.length > 0 && <Tests tests={data.history} />}
  </Section>
)

/** The fewest that must sound to pass, as integers: 100 × sounding ≥ 95 × installed. */
const speakersToPass = (installed: number): number => Math.ceil((95 * installed) / 100)

function Standing({ state }: { state: VillageAudibility }) {
  const { band, ratePercent, speakersSounding, speakersInstalled, testedOn, staleOn, belowSince, partial } = state
  const speakersShort = speakersToPass(speakersInstalled ?? 0) - (speakersSounding ?? 0)
  return (
    <>
      <p>
        <BandMark band={band} />
      </p>
      {ratePercent === null || !testedOn ? (
        <p>{t('audibility_unknown')}</p>
      ) : (
        <p class="rate">
          <span class="big">{percent(ratePercent, 1)}</span>
          <span class="of">
            {figure(speakersSounding ?? 0)} / {figure(speakersInstalled ?? 0)}
          </span>
          <span class="soft">
            {t('tested_on')} {testedOn}
          </span>
          {staleOn && <span class="soft">{t('stale_on', { day: longDay(staleOn) })}</span>}
        </p>
      )}
      {belowSince && (
        <p data-figure="below-since">
          {t('below_since', { day: longDay(belowSince), days: figure(daysBetween(belowSince, state.asOf)) })}
        </p>
      )}
      {band !== 'pass' && speakersShort > 0 && <p>{t('speakers_short', { count: figure(speakersShort) })}</p>}
      {partial && (
        <p>
          {t('partial_says', {
            day: longDay(partial.testedOn),
            rate: partial.atMostPercent,
            tested: partial.speakersTested,
            sounding: partial.speakersSounding,
          })}
        </p>
      )}
    </>
  )
}

/** A rate of its own kind: what machines say of themselves changes nothing of what a test found. */
const OnlineBeside = ({ online, asOf }: Pick<VillageAudibility, 'online' | 'asOf'>) =>
  online && (
    <p class="rate" data-figure="online">
      <span class="label">{t('online_rate_of', { day: asOf })}</span>
      <span class="of">
        {percentOrUnknown(online.onlineRatePercent, 1)}
        {online.outOf !== null && ` ${figure(online.online)} / ${figure(online.outOf)}`}
      </span>
      <span class="soft">{t('online_means')}</span>
    </p>
  )

const Tests = ({ tests }: { tests: AudibilityTestRow[] }) => (
  <>
    <h3>{t('tests')}</h3>
    <Table
      label={t('tests')}
      isPlain
      rows={tests}
      keyOf={({ id }) => id}
      columns={[
        text('testedOn', t('tested_on'), { isRowHead: true }),
        { head: t('test_kind'), cell: ({ full }) => (full ? t('test_full') : t('test_part')) },
        rate('ratePercent', t('rate'), 1),
        number('speakersSounding', t('sounding')),
        number('speakersTested', t('tested')),
        number('speakersInstalled', t('installed')),
        { head: t('method'), cell: ({ method }) => t(`method_${method}`) },
        text('reportedBy', t('reported_by')),
        { head: t('received_at'), cell: ({ receivedAt }) => dayTimeOf(receivedAt) },
        text('note', t('note')),
      ]}
    />
  </>
)
