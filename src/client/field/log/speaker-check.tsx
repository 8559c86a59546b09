/** A check of the village's speakers that comes along with the show; left out unless something was counted. */
import { Counters } from '../kit/counters.tsx'
import { isCounted } from './log-entry.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './log-form.tsx'
import { Fold } from './fold.tsx'

export function SpeakerCheck({ draft, known, isTried, update }: PartProps) {
  const counts = draft.audibility ?? { speakersInstalled: known }
  const { speakersTested, speakersSounding } = counts
  const isAny = isCounted(draft.audibility)
  return (
    <Fold
      title={t('check_title')}
      says={isAny ? t('check_short', { sounding: speakersSounding ?? 0, tested: speakersTested ?? 0 }) : ''}
      issue={isTried && isAny}
    >
      <p class="soft">{t('check_hint')}</p>
      <Counters counts={counts} known={known} isSent={isTried && isAny} set={(audibility) => update({ audibility })} />
      {isAny && (
        <button type="button" class="quiet" onClick={() => update({ audibility: undefined })}>
          {t('check_remove')}
        </button>
      )}
    </Fold>
  )
}
