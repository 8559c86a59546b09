/** What not every show has: receipt and witness, photos, the place, a check of the speakers, a note. Folded until it is wanted. */
import { MissedReasons } from '../missed/missed.tsx'
import { usePhone } from '../phone/phone.ts'
import { NOBODY } from '../phone/trial-room.ts'
import { t } from '../later-words.ts'
import { go } from '../../shared/place.ts'
import { HOME } from '../routes.ts'
import { Remarks, remarksAt } from '../kit/remarks.tsx'
import type { PartProps } from './log-form.tsx'
import { Fold, Text } from './fold.tsx'
import { Photos } from './photos.tsx'
import { Place } from './place.tsx'
import { SpeakerCheck } from './speaker-check.tsx'

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
