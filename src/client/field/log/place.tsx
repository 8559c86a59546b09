/** Where it was: the phone's position with how sure it is, or why there is none. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { NoPosition } from '../../../domain/screening/screening.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { useCopy } from '../phone/phone.ts'
import { Remarks, remarksAt } from '../kit/remarks.tsx'
import { askPosition, isPositionAllowed } from '../kit/position.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './log-form.tsx'
import { Fold } from './fold.tsx'

export function Place({ draft, findings, update }: PartProps) {
  const { now } = useCopy()
  const [says, setSays] = useState('')
  const { position, noPosition } = draft
  const ask = () => {
    setSays(t('position_asking'))
    askPosition(now).then(
      (fix) => {
        setSays('')
        update({ position: fix, noPosition: undefined })
      },
      () => setSays(t('position_failed')),
    )
  }
  // on opening only: later a position is asked for by hand
  const opening = useRef({ isOpenQuestion: !position && !noPosition && draft.revision === undefined, ask })
  useEffect(() => {
    const { isOpenQuestion, ask: askOnce } = opening.current
    if (isOpenQuestion) void isPositionAllowed().then((isAllowed) => isAllowed && askOnce())
  }, [])
  const summary = position
    ? t('position_short', { metres: figure(position.accuracyM) })
    : noPosition
      ? t(`no_position_${noPosition}`)
      : ''
  return (
    <Fold title={t('position')} says={summary} issue={remarksAt(findings, 'place').length > 0}>
      <Remarks findings={findings} at="place" />
      {position && (
        <p>
          {t('position_is', { metres: figure(position.accuracyM), time: timeOf(position.fixedAt) })}{' '}
          <span class="soft">
            {position.latitude.toFixed(4)}, {position.longitude.toFixed(4)}
          </span>
        </p>
      )}
      <p class="actions">
        <button type="button" onClick={ask}>
          {t(position ? 'position_again' : 'position_take')}
        </button>
        {position && (
          <button type="button" class="quiet" onClick={() => update({ position: undefined })}>
            {t('position_remove')}
          </button>
        )}
      </p>
      <p class="soft" role="status">
        {says}
      </p>
      {!position && (
        <div role="group" aria-label={t('no_position_why')}>
          <p class="soft">{t('no_position_why')}</p>
          <div class="choice">
            {NoPosition.options.map((reason) => (
              <button
                key={reason}
                type="button"
                aria-pressed={noPosition === reason}
                onClick={() => update({ noPosition: noPosition === reason ? undefined : reason })}
              >
                {t(`no_position_${reason}`)}
              </button>
            ))}
          </div>
        </div>
      )}
    </Fold>
  )
}
