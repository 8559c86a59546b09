/** One fault in a list. */
import { useCopy } from '../phone/phone.ts'
import { faultPath } from '../routes.ts'
import type { FaultNow } from './fault-now.ts'
import { categoryWord, DueMark, FaultMark } from './marks.tsx'
import { t } from '../later-words.ts'

export function FaultRow({ fault, hasVillage }: { fault: FaultNow; hasVillage?: boolean }) {
  const { copy } = useCopy()
  const village = hasVillage ? copy.villages.find(({ code }) => code === fault.villageCode)?.name : undefined
  return (
    <li class="row" data-fault={fault.id}>
      <a class="row-link" href={faultPath(fault.id)}>
        <span class="row-says">
          <span class="row-name">
            {village === undefined ? categoryWord(fault.category) : `${village} · ${categoryWord(fault.category)}`}
          </span>
          <span class="soft">{fault.description}</span>
        </span>
        <span class="row-state">
          <FaultMark status={fault.status} />
          <br />
          <DueMark fault={fault} />
          {fault.pending.length > 0 && <span class="soft">{t('pending', { count: fault.pending.length })}</span>}
        </span>
      </a>
    </li>
  )
}
