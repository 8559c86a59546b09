/** A village's audibility: where it stands, until when that counts, and the tests it rests on. */
import type { AudibilityTestRow, VillageAudibility } from '../../../contract/audibility.ts'
import { daysBetween } from '../../../domain/period.ts'
import { dayTimeOf, figure, longDay, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import { t } from '../words.ts'
import { BandMark } from '../kit/marks.tsx'
import { Failure, Skeleton } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'

export function VillageAudibilitySection({ load }: { load: Loaded<VillageAudibility> }) {
  const { data, problem, reload } = load
  return (
    <section aria-labelledby="audibility-title">
      <h2 id="audibility-title">{t('audibility')}</h2>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton lines={3} />}
      {data && <Standing state={data} />}
      {data && <OnlineBeside online={data.online} asOf={data.asOf} />}
      {data && data.history.length > 0 && <Tests tests={data.history} />}
    </section>
  )
}

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
function OnlineBeside({ online, asOf }: Pick<VillageAudibility, 'online' | 'asOf'>) {
  if (!online) return null
  const { onlineRatePercent, outOf } = online
  return (
    <p class="rate" data-figure="online">
      <span class="label">{t('online_rate_of', { day: asOf })}</span>
      <span class="of">
        {onlineRatePercent === null ? t('unknown') : percent(onlineRatePercent, 1)}
        {outOf !== null && ` ${figure(online.online)} / ${figure(outOf)}`}
      </span>
      <span class="soft">{t('online_means')}</span>
    </p>
  )
}

const Tests = ({ tests }: { tests: AudibilityTestRow[] }) => (
  <>
    <h3>{t('tests')}</h3>
    <Table
      label={t('tests')}
      isPlain
      rows={tests}
      keyOf={({ id }) => id}
      columns={[
        { head: t('tested_on'), isRowHead: true, cell: ({ testedOn }) => testedOn },
        { head: t('test_kind'), cell: ({ full }) => (full ? t('test_full') : t('test_part')) },
        {
          head: t('rate'),
          class: 'number',
          cell: ({ ratePercent }) => (ratePercent === null ? t('unknown') : percent(ratePercent, 1)),
        },
        { head: t('sounding'), class: 'number', cell: ({ speakersSounding }) => figure(speakersSounding) },
        { head: t('tested'), class: 'number', cell: ({ speakersTested }) => figure(speakersTested) },
        { head: t('installed'), class: 'number', cell: ({ speakersInstalled }) => figure(speakersInstalled) },
        { head: t('method'), cell: ({ method }) => t(`method_${method}`) },
        { head: t('reported_by'), cell: ({ reportedBy }) => reportedBy },
        { head: t('received_at'), cell: ({ receivedAt }) => dayTimeOf(receivedAt) },
        { head: t('note'), cell: ({ note }) => note },
      ]}
    />
  </>
)
