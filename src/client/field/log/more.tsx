/** What not every show has: receipt and witness, photos, the place, a check of the speakers, a note. Folded until it is wanted. */
import { MissedReasons } from '../missed/missed.tsx'
import { NOBODY, useCopy, usePhone } from '../phone/phone.ts'
import { t } from '../later-words.ts'
import { go } from '../../shared/place.ts'
import { HOME } from '../routes.ts'
import { Remarks, remarksAt } from '../kit/remarks.tsx'
import type { PartProps } from './findings-at-entry.ts'
import { Fold, Text } from '../kit/inputs.tsx'
import { Photos } from './photos.tsx'
import { Counters } from '../kit/counters.tsx'
import { isCounted } from './log-entry.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { NoPosition } from '../../../domain/screening/screening.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { askPosition, isPositionAllowed } from '../kit/position.ts'

export function More(props: PartProps) {
  const { draft, findings, issue, update } = props
  const isTrial = usePhone().person.id === NOBODY
  const isReused = remarksAt(findings, 'receipt').length > 0
  const hasReceipt = draft.receiptNo !== '' || draft.witnessName !== ''
  return (
    <>
      <Fold
        title={t('receipt_and_witness')}
        says={draft.receiptNo || draft.witnessName}
        isOpen={hasReceipt}
        issue={isReused || issue('receiptNo') + issue('witness')}
      >
        <Remarks findings={findings} at="receipt" />
        <div class="two">
          <Text
            label={t('receipt')}
            value={draft.receiptNo}
            says={issue('receiptNo')}
            set={(receiptNo) => update({ receiptNo })}
          />
          <Text
            label={t('witness')}
            value={draft.witnessName}
            says={issue('witness.name')}
            set={(witnessName) => update({ witnessName })}
          />
          <Text
            label={t('witness_phone')}
            isPhone
            value={draft.witnessPhone}
            says={issue('witness.phone')}
            set={(witnessPhone) => update({ witnessPhone })}
          />
        </div>
      </Fold>
      <Photos {...props} />
      <Place {...props} />
      <SpeakerCheck {...props} />
      <Fold title={t('operator_and_note')} says={draft.operatorName} issue={issue('operatorName') + issue('note')}>
        <Text
          label={t('operator')}
          value={draft.operatorName}
          says={issue('operatorName')}
          set={(operatorName) => update({ operatorName })}
        />
        <label class="field">
          <span>{t('note')}</span>
          <textarea rows={3} value={draft.note} onInput={(event) => update({ note: event.currentTarget.value })} />
        </label>
      </Fold>
      {draft.revision === undefined && draft.villageCode !== undefined && !isTrial && (
        <Fold title={t('missed')}>
          <MissedReasons villageCode={draft.villageCode} done={() => go(HOME)} />
        </Fold>
      )}
    </>
  )
}

/** A check of the village's speakers that comes along with the show; left out unless something was counted. */
function SpeakerCheck({ draft, known, isTried, update }: PartProps) {
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

/** Where it was: the phone's position with how sure it is, or why there is none. */
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
