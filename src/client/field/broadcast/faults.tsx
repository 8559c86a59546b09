/** All unsettled faults, one's own before the others, the overdue before all. */
import { isUnsettled } from '../../../domain/fault/fault.ts'
import { usePhone } from '../phone/phone.ts'
import { newFaultPath } from '../routes.ts'
import { Empty, Heading } from '../kit/states.tsx'
import { FaultRow } from './fault-row.tsx'
import { useFaults } from './use-faults.ts'
import { byDue } from './village-order.ts'
import { t } from '../later-words.ts'

export function Faults() {
  const { person, copy } = usePhone()
  const carried = copy?.broadcast?.faults.filter(({ status }) => isUnsettled(status)).length ?? 0
  const behind = (copy?.broadcast?.unsettled ?? carried) - carried
  const open = useFaults()
    .filter(({ status }) => isUnsettled(status))
    .sort(byDue)
  const isOwn = ({ assignee }: { assignee?: string | undefined }): boolean => assignee === person.displayName
  const parts = [
    ['faults_own', open.filter(isOwn)],
    ['faults_other', open.filter((fault) => !isOwn(fault))],
  ] as const
  return (
    <main>
      <Heading>{t('faults_title')}</Heading>
      <p class="actions">
        <a class="button main-action wide" href={newFaultPath()}>
          {t('report_fault')}
        </a>
      </p>
      {open.length === 0 && <Empty>{t('faults_none_open')}</Empty>}
      {parts.map(([word, faults]) =>
        faults.length === 0 ? null : (
          <section key={word}>
            <h2>{t(word, { count: faults.length })}</h2>
            <ul class="rows">
              {faults.map((fault) => (
                <FaultRow key={fault.id} fault={fault} hasVillage />
              ))}
            </ul>
          </section>
        ),
      )}
      {behind > 0 && <p data-line="behind">{t('faults_behind', { count: behind })}</p>}
    </main>
  )
}
