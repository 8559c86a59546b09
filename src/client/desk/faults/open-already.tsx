/** A fault of the same category is open in the village: the same one, or another? */
import { useEffect, useRef } from 'preact/hooks'
import { dayTimeOf } from '../../shared/format.ts'
import type { Fault } from '../../shared/replies-broadcast.ts'
import { t } from '../words.ts'
import { faultPath } from '../routes.ts'
import { ClockMark, FaultMark } from './fault-marks.tsx'
import { categoryWord } from './fault-words.ts'

interface Props {
  fault: Fault
  isSending: boolean
  join: () => void
  insist: () => void
}

export function OpenAlready({ fault, isSending, join, insist }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  // it stands above the button that was pressed, and asks something
  useEffect(() => title.current?.focus(), [fault.id])
  return (
    <div class="open-already" data-fault={fault.id}>
      <h3 ref={title} tabIndex={-1}>
        {t('open_already_title')}
      </h3>
      <p>
        <a href={faultPath(fault.id)} target="_blank" rel="noreferrer">
          {categoryWord(fault.category)}
        </a>{' '}
        <FaultMark status={fault.status} /> <ClockMark fault={fault} />
      </p>
      <p class="passage">{fault.description}</p>
      <p class="soft">
        {dayTimeOf(fault.reportedAt)} {fault.reportedBy}
      </p>
      <p class="actions">
        <button type="button" class="main-action" aria-disabled={isSending} onClick={join}>
          {t('join_fault')}
        </button>
        <button type="button" aria-disabled={isSending} onClick={insist}>
          {t('insist_fault')}
        </button>
      </p>
    </div>
  )
}
