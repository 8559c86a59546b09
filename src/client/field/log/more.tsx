/** What not every show has: receipt and witness, photos, the place, a check of the speakers, a note. Folded until it is wanted. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { MissedReasons } from '../missed.tsx'
import { t } from '../words.ts'
import { go } from '../../shared/place.ts'
import { HOME } from '../routes.ts'
import type { PartProps } from './log-form.tsx'
import { Photos } from './photos.tsx'
import { Place } from './place.tsx'
import { SpeakerCheck } from './speaker-check.tsx'

export function More(props: PartProps) {
  const { draft, issue, update } = props
  const hasReceipt = draft.receiptNo !== '' || draft.witnessName !== ''
  return (
    <>
      <Fold title={t('receipt_and_witness')} says={draft.receiptNo || draft.witnessName} isOpen={hasReceipt} issue={issue('receiptNo') + issue('witness')}>
        <div class="two">
          <Text label={t('receipt')} value={draft.receiptNo} says={issue('receiptNo')} set={(receiptNo) => update({ receiptNo })} />
          <Text
            label={t('witness')}
            value={draft.witnessName}
            says={issue('witness.name')}
            set={(witnessName) => update({ witnessName })}
          />
          <Text
            label={t('witness_phone')}
            type="tel"
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
      {draft.revision === undefined && draft.villageCode !== undefined && (
        <Fold title={t('missed')}>
          <MissedReasons villageCode={draft.villageCode} done={() => go(HOME)} />
        </Fold>
      )}
    </>
  )
}

interface FoldProps {
  title: string
  /** What is in it, said while it is closed. */
  says?: string | undefined
  isOpen?: boolean
  /** Something in it is wrong: it opens. */
  issue?: string
  children: ComponentChildren
}
export const Fold = ({ title, says, isOpen = false, issue = '', children }: FoldProps) => (
  <details class="fold" open={isOpen || issue !== '' || undefined}>
    <summary>
      <span>
        {title} {says ? <span class="soft">{says}</span> : null}
      </span>
    </summary>
    {children}
  </details>
)

interface TextProps {
  label: string
  value: string
  says: string
  set: (value: string) => void
  type?: 'text' | 'tel'
}
export function Text({ label, value, says, set, type = 'text' }: TextProps) {
  const id = useId()
  return (
    <div class={says === '' ? 'field' : 'field has-issue'}>
      <label for={id}>{label}</label>
      <input id={id} type={type} autocomplete="off" value={value} onInput={(event) => set(event.currentTarget.value)} />
      <p class="says" role="alert">
        {says}
      </p>
    </div>
  )
}
