/** A check of the village's speakers that comes along with the show; left out unless something was counted. */
import { Counters } from '../counters.tsx'
import { speakersKnown } from '../log-draft.ts'
import { useCopy } from '../phone.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './log-form.tsx'
import { Fold } from './fold.tsx'

export function SpeakerCheck({ draft, logs, issue, update }: PartProps) {
  const { copy } = useCopy()
  const counts = draft.audibility ?? { speakersInstalled: speakersKnown(copy, draft.villageCode, logs) }
  const { speakersTested, speakersSounding } = counts
  const isCounted = speakersTested !== undefined || speakersSounding !== undefined
  const says = issue('audibility')
  return (
    <Fold
      title={t('check_title')}
      says={isCounted ? t('check_short', { sounding: speakersSounding ?? 0, tested: speakersTested ?? 0 }) : ''}
      issue={says}
    >
      <p class="soft">{t('check_hint')}</p>
      <Counters counts={counts} set={(audibility) => update({ audibility })} />
      <p class="says" role="alert">
        {says}
      </p>
      {isCounted && (
        <button type="button" class="quiet" onClick={() => update({ audibility: undefined })}>
          {t('check_remove')}
        </button>
      )}
    </Fold>
  )
}
