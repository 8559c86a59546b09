/** A village's audibility: where it stands, until when that counts, and the tests it rests on. */
import { daysBetween } from '../../../domain/period.ts'
import { dayTimeOf, figure, longDay, percent } from '../../shared/format.ts'
import type { Loaded } from '../../shared/load.ts'
import type { AudibilityTestRow, VillageAudibility } from '../../shared/replies.ts'
import { t } from '../words.ts'
import { BandMark } from '../kit/marks.tsx'
import { Failure, Skeleton, TableRoom } from '../kit/states.tsx'

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
      {ratePercent == null || !testedOn ? (
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
            ...{ day: longDay(partial.testedOn), rate: partial.atMostPercent },
            ...{ tested: partial.speakersTested, sounding: partial.speakersSounding },
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

const HEADS = [
  'tested_on',
  'test_kind',
  'rate',
  'sounding',
  'tested',
  'installed',
  'method',
  'reported_by',
  'received_at',
  'note',
] as const
const NUMBERS: readonly string[] = ['rate', 'sounding', 'tested', 'installed']

function Tests({ tests }: { tests: AudibilityTestRow[] }) {
  return (
    <>
      <h3>{t('tests')}</h3>
      <TableRoom label={t('tests')}>
        <table>
          <thead>
            <tr>
              {HEADS.map((word) => (
                <th key={word} scope="col" class={NUMBERS.includes(word) ? 'number' : undefined}>
                  {t(word)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tests.map((test) => (
              <TestRow key={test.id} test={test} />
            ))}
          </tbody>
        </table>
      </TableRoom>
    </>
  )
}

const TestRow = ({ test }: { test: AudibilityTestRow }) => (
  <tr>
    <th scope="row">{test.testedOn}</th>
    <td>{test.full ? t('test_full') : t('test_part')}</td>
    <td class="number">{test.ratePercent == null ? t('unknown') : percent(test.ratePercent, 1)}</td>
    <td class="number">{figure(test.speakersSounding)}</td>
    <td class="number">{figure(test.speakersTested)}</td>
    <td class="number">{figure(test.speakersInstalled)}</td>
    <td>{t(`method_${test.method}`)}</td>
    <td>{test.reportedBy}</td>
    <td>{dayTimeOf(test.receivedAt)}</td>
    <td>{test.note}</td>
  </tr>
)
