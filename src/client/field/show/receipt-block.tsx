/** 回执单编号: the next one is proposed, to be compared with the paper; one that is known to be used says where. */
import { Text } from '../kit/inputs.tsx'
import { Button } from '../kit/states.tsx'
import { issuesAt, messagesOf } from '../kit/remarks.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { type BlockProps, OpenBlock, SaidHere } from './parts.tsx'
import { Shoot, ShotsSay, useShots } from './photos.tsx'
import { byHand, nextReceipt } from './show-draft.ts'
import { Sign } from './signs.tsx'

export function ReceiptBlock({ form }: BlockProps) {
  const { copy } = useCopy()
  const { draft, check, update, setOpen } = form
  const shots = useShots(form)
  const { receiptNo = '' } = draft
  const set = (text: string) => update(byHand(draft, { receiptNo: text }, 'receiptNo'))
  const isUsed = check.findings.some(({ code }) => code === 'receipt_reused')
  const others = check.logs.filter(({ id }) => id !== draft.id)
  const next = nextReceipt(others, copy)
  return (
    <OpenBlock block="receipt" title={t('receipt')} beside={t('as_on_paper')}>
      <div class="receipt-field">
        <Text label={t('receipt')} value={receiptNo} says={messagesOf(issuesAt(check.said, 'receiptNo'))} set={set} />
        <Shoot kind="receipt" shots={shots} class="button">
          <Sign name="camera" />
        </Shoot>
      </div>
      <ShotsSay shots={shots} />
      <SaidHere form={form} of={['receiptNo']} />
      <p class="actions">
        {next !== undefined && next !== receiptNo && (
          <Button label={t(isUsed ? 'receipt_make' : 'receipt_next', { number: tailOf(next) })} act={() => set(next)} />
        )}
        {receiptNo !== '' && (
          <Button
            class="quiet"
            data-do="receipt-right"
            label={t('receipt_is', { number: tailOf(receiptNo) })}
            act={() => {
              set(receiptNo)
              setOpen(undefined)
            }}
          />
        )}
      </p>
    </OpenBlock>
  )
}

/** What tells one slip of a pad from the next. */
const tailOf = (receipt: string): string => /\d{3,}$/.exec(receipt)?.[0] ?? receipt
