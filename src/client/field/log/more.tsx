/** What not every show has: receipt and witness, photos, the place, a check of the speakers, a note. Folded until it is wanted. */
import { useEffect, useRef } from 'preact/hooks'
import { NoPosition } from '../../../domain/screening/screening.ts'
import { figure, timeOf } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Counters } from '../kit/counters.tsx'
import { Fold, Options, Passage, Text } from '../kit/inputs.tsx'
import { isPositionAllowed } from '../kit/position-allowed.ts'
import { useAskPosition } from '../kit/village-list.tsx'
import { Remarks, remarksAt } from '../kit/remarks.tsx'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { MissedReasons } from '../missed/missed.tsx'
import { NOBODY, usePhone } from '../phone/phone.ts'
import { HOME } from '../routes.ts'
import { isCounted, type PartProps } from './log-entry.ts'
import { Photos } from './photos.tsx'

type Line = 'receiptNo' | 'witnessName' | 'witnessPhone' | 'operatorName'

export function More(props: PartProps) {
  const { draft, findings, issue, update } = props
  const { receiptNo = '', witnessName = '', operatorName = '', note = '' } = draft
  const isTrial = usePhone().person.id === NOBODY
  const isReused = remarksAt(findings, 'receipt').length > 0
  /** `path`: of what is sent, where that is another. */
  const line = (name: Line, label: string, path: string = name) => {
    const set = (text: string) => update({ [name]: text })
    return (
      <Text label={label} value={draft[name] ?? ''} says={issue(path)} set={set} isPhone={name === 'witnessPhone'} />
    )
  }
  return (
    <>
      <Fold
        title={t('receipt_and_witness')}
        says={receiptNo || witnessName}
        isOpen={receiptNo !== '' || witnessName !== ''}
        issue={isReused || issue('receiptNo') + issue('witness')}
      >
        <Remarks findings={findings} at="receipt" />
        <div class="two">
          {line('receiptNo', t('receipt'))}
          {line('witnessName', t('witness'), 'witness.name')}
          {line('witnessPhone', t('witness_phone'), 'witness.phone')}
        </div>
      </Fold>
      <Photos {...props} />
      <Place {...props} />
      <SpeakerCheck {...props} />
      <Fold title={t('operator_and_note')} says={operatorName} issue={issue('operatorName') + issue('note')}>
        {line('operatorName', t('operator'))}
        <Passage label={t('note')} rows={3} value={note} set={(text) => update({ note: text })} />
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
  const { speakersTested: tested = 0, speakersSounding: sounding = 0 } = counts
  const isAny = isCounted(draft.audibility)
  return (
    <Fold title={t('check_title')} says={isAny ? t('check_short', { sounding, tested }) : ''} issue={isTried && isAny}>
      <p class="soft">{t('check_hint')}</p>
      <Counters counts={counts} known={known} isSent={isTried && isAny} set={(audibility) => update({ audibility })} />
      {isAny && <Button class="quiet" label={t('check_remove')} act={() => update({ audibility: undefined })} />}
    </Fold>
  )
}

/** Where it was: the phone's position with how sure it is, or why there is none. */
function Place({ draft, findings, update }: PartProps) {
  const { says, askNow } = useAskPosition((position) => update({ position, noPosition: undefined }))
  const { position, noPosition } = draft
  // on opening only: later a position is asked for by hand
  const opening = useRef({ isOpenQuestion: !position && !noPosition && draft.revision === undefined, askNow })
  useEffect(() => {
    const { isOpenQuestion, askNow: askOnce } = opening.current
    if (isOpenQuestion) void isPositionAllowed().then((isAllowed) => isAllowed && askOnce())
  }, [])
  const metres = figure(position?.accuracyM ?? 0)
  const why = noPosition ? t(`no_position_${noPosition}`) : ''
  return (
    <Fold
      title={t('position')}
      says={position ? t('position_short', { metres }) : why}
      issue={remarksAt(findings, 'place').length > 0}
    >
      <Remarks findings={findings} at="place" />
      <Remarks findings={findings} at="proof" />
      {position && (
        <p>
          {t('position_is', { metres, time: timeOf(position.fixedAt) })}{' '}
          <span class="soft">
            {position.latitude.toFixed(4)}, {position.longitude.toFixed(4)}
          </span>
        </p>
      )}
      <p class="actions">
        <Button label={t(position ? 'position_again' : 'position_take')} act={askNow} />
        {position && <Button class="quiet" label={t('position_remove')} act={() => update({ position: undefined })} />}
      </p>
      <p class="soft" role="status">
        {says}
      </p>
      {!position && (
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
    </Fold>
  )
}
