/** What stands behind a village below the line: its open faults, a repair that was not enough, or nothing reported yet. */
import type { Overview } from '../../../domain/report/overview.ts'
import { t } from '../words.ts'
import { categoryWord, FaultMark } from '../kit/faults.tsx'
import { Mark } from '../kit/marks.tsx'
import { faultPath, reportFaultPath } from '../routes.ts'

type Below = Overview['below'][number]

interface Props {
  village: Below
  /** A report is always of today: on a past day it is only said that there was none. */
  mayReport: boolean
}

export function BehindVillage({ village: { code, name, faults, repairedBelow }, mayReport }: Props) {
  return (
    <ul class="behind">
      {repairedBelow && (
        <li>
          <Mark look={['watch', 'back']}>{t('below_repaired')}</Mark>
        </li>
      )}
      {faults.map((fault) => (
        <BehindFault key={fault.id} fault={fault} />
      ))}
      {faults.length === 0 && (
        <li>
          {mayReport ? (
            <a href={reportFaultPath(code)} aria-label={t('below_report', { village: name })}>
              {t('no_fault_yet')}
            </a>
          ) : (
            <span class="soft">{t('no_fault_yet')}</span>
          )}
        </li>
      )}
    </ul>
  )
}

const BehindFault = ({ fault: { id, category, status, isOverdue } }: { fault: Below['faults'][number] }) => (
  <li data-fault={id}>
    <a href={faultPath(id)}>{categoryWord(category)}</a> <FaultMark status={status} />{' '}
    {isOverdue && <Mark look={['bad', 'clock']}>{t('past_limit')}</Mark>}
  </li>
)
