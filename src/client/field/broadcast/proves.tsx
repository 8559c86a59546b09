/** What a test proves, said while it is counted. */
import { speakersMissing } from '../../../domain/fault/repair-first.ts'
import { figure, percent } from '../../shared/format.ts'
import { BAND_LOOK } from '../../shared/shapes.ts'
import { COUNTERS, type Counts, isSettled, type Verdict } from '../kit/counters.tsx'
import { Mark } from '../kit/marks.tsx'
import { Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'

/** Above the button: what is still in the way, or what pressing it does. */
export function SayAbove({ verdict: { kind }, isOfFault }: { verdict: Verdict; isOfFault: boolean }) {
  if (kind === 'incomplete') return null
  const ofFault = kind === 'pass' ? 'retest_pass' : kind.startsWith('part') ? 'retest_part' : 'retest_below'
  const isGood = !isOfFault || kind === 'pass'
  return (
    <p class={isGood ? 'bar-says is-good' : 'bar-says'} data-line="bar">
      {t(isOfFault ? ofFault : 'counts_agree')}
    </p>
  )
}

export function Proves({ counts, verdict }: { counts: Counts; verdict: Verdict }) {
  if (verdict.kind === 'incomplete' || !isSettled(counts)) {
    const isFilled = COUNTERS.every((counter) => counts[counter] !== undefined)
    return <p class="soft">{t(isFilled ? 'proves_unsettled' : 'proves_incomplete')}</p>
  }
  const { speakersInstalled: installed, speakersSounding: sounding } = counts
  const { kind, ratePercent } = verdict
  const missing = kind === 'low' || kind === 'severe' ? speakersMissing(sounding, installed) : 0
  return (
    <Notice tone={PROOF_TONE[kind]}>
      {ratePercent !== null && (
        <p>
          <span class="rate">{percent(ratePercent, 1)}</span>{' '}
          {(kind === 'pass' || kind === 'low' || kind === 'severe') && (
            <Mark look={BAND_LOOK[kind]}>{t(`band_${kind}`)}</Mark>
          )}
        </p>
      )}
      <p data-line="proves">{t(`proves_${kind}`, { installed: figure(installed), sounding: figure(sounding) })}</p>
      {missing > 0 && (
        <p>
          <b>{t('repair_more', { count: figure(missing) })}</b>
        </p>
      )}
    </Notice>
  )
}

const PROOF_TONE = { pass: 'good', low: 'watch', severe: 'bad', part_below: 'watch', part_nothing: 'info' } as const
