/** Where it was: the phone's position with how sure it is, or why there is none. Never a stop. */
import { NoPosition } from '../../../domain/screening/screening.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { Options } from '../kit/inputs.tsx'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { usePlaceOf } from './before.tsx'
import { type BlockProps, OpenBlock, SaidHere } from './parts.tsx'

export function PlaceBlock({ form }: BlockProps) {
  const { draft, update } = form
  const { position, noPosition } = draft
  const { says, askNow } = usePlaceOf(form)
  return (
    <OpenBlock block="place" title={t('position')} beside={draft.isLate ? t('place_not_late') : undefined}>
      <SaidHere form={form} of={['position', 'noPosition']} />
      {position && (
        <p>
          {t('position_is', { metres: figure(position.accuracyM), time: timeOf(position.fixedAt) })}{' '}
          <span class="soft">
            {position.latitude.toFixed(4)}, {position.longitude.toFixed(4)}
          </span>
        </p>
      )}
      {!draft.isLate && (
        <p class="actions">
          <Button label={t(position ? 'position_again' : 'position_take')} act={askNow} />
          {position && (
            <Button class="quiet" label={t('position_remove')} act={() => update({ position: undefined })} />
          )}
        </p>
      )}
      <p class="soft" role="status">
        {says}
      </p>
      {!position && !draft.isLate && (
        <>
          <p class="soft">{t('no_position_why')}</p>
          <Options
            label={t('no_position_why')}
            options={NoPosition.options}
            chosen={noPosition}
            choose={(reason) => update({ noPosition: noPosition === reason ? undefined : reason })}
            word={(reason) => t(`no_position_${reason}`)}
          />
        </>
      )}
    </OpenBlock>
  )
}
