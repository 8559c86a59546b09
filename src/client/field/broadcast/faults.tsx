/** All unsettled faults, one's own before the others, the overdue before all; a fault in a list, and its marks. */
import { type FaultCategory, type FaultStatus, isUnsettled } from '../../../domain/fault/fault.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { FAULT_LOOK } from '../../shared/shapes.ts'
import { Empty, Mark } from '../../shared/states.tsx'
import { saidSentence } from '../kit/remarks.tsx'
import { Frame, Goes, Row } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { faultPath, newFaultPath } from '../routes.ts'
import { byDue, type FaultNow, useFaults } from './fault-now.ts'

export function Faults() {
  const { person, copy } = useCopy()
  const carried = copy.broadcast?.faults.filter(({ status }) => isUnsettled(status)).length ?? 0
  const behind = (copy.broadcast?.unsettled ?? carried) - carried
  const open = useFaults()
    .filter(({ status }) => isUnsettled(status))
    .sort(byDue)
  const isOwn = ({ assignee }: FaultNow): boolean => assignee === person.displayName
  const parts = {
    faults_own: open.filter(isOwn),
    faults_other: open.filter((fault) => !isOwn(fault)),
  }
  return (
    <Frame title={t('faults_title')}>
      <Goes class="main-action wide" href={newFaultPath()} label={t('report_fault')} />
      {open.length === 0 && <Empty>{t('faults_none_open')}</Empty>}
      {(['faults_own', 'faults_other'] as const)
        .filter((word) => parts[word].length > 0)
        .map((word) => (
          <section key={word}>
            <h2>{t(word, { count: parts[word].length })}</h2>
            <ul class="rows">
              {parts[word].map((fault) => (
                <FaultRow key={fault.id} fault={fault} hasVillage />
              ))}
            </ul>
          </section>
        ))}
      {behind > 0 && <p data-line="behind">{t('faults_behind', { count: behind })}</p>}
    </Frame>
  )
}

/** One fault in a list. */
export function FaultRow({ fault, hasVillage }: { fault: FaultNow; hasVillage?: boolean }) {
  const { copy } = useCopy()
  const { id, category, description, status, pending } = fault
  const village = hasVillage ? copy.villages.find(({ code }) => code === fault.villageCode)?.name : undefined
  const state = (
    <>
      <FaultMark status={status} />
      <br />
      <DueMark fault={fault} />
      {pending.length > 0 && <span class="soft">{t('pending', { count: pending.length })}</span>}
    </>
  )
  const name = village === undefined ? categoryWord(category) : `${village} · ${categoryWord(category)}`
  return <Row data-fault={id} href={faultPath(id)} name={name} says={description} state={state} />
}

export const FaultMark = ({ status }: { status: FaultStatus }) => (
  <Mark look={FAULT_LOOK[status]}>{saidSentence({ key: `fault_${status}` })}</Mark>
)
export const categoryWord = (category: FaultCategory): string => saidSentence({ key: `category_${category}` })

/** The limit, where the bureau has said one. */
export function DueMark({ fault }: { fault: Pick<FaultNow, 'isOverdue' | 'overdueSince' | 'dueAt'> }) {
  if (fault.isOverdue)
    return <Mark look={['bad', 'cross']}>{t('overdue_since', { time: dayTimeOf(fault.overdueSince ?? '') })}</Mark>
  return fault.dueAt === undefined ? null : <span class="soft">{t('due_by', { time: dayTimeOf(fault.dueAt) })}</span>
}
