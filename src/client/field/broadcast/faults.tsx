/** All unsettled faults, one's own before the others, the overdue before all. */
import { type FaultCategory, type FaultStatus, isUnsettled } from '../../../domain/fault/fault.ts'
import { useCopy, usePhone } from '../phone/phone.ts'
import { faultPath, HOME, newFaultPath, newTestPath } from '../routes.ts'
import { Back, Empty, Heading, Mark, Missing } from '../kit/states.tsx'
import { byDue, type FaultNow, useFaults } from './fault-now.ts'
import { t } from '../later-words.ts'
import type { Band } from '../../../domain/audibility/audibility.ts'
import { dayTimeOf, figure, percent, shortDay } from '../../shared/format.ts'
import { BAND_LOOK, FAULT_LOOK } from '../../shared/shapes.ts'
import { saidSentence } from '../kit/remarks.tsx'

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

/** One fault in a list. */
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

/** The states of villages and faults, each a colour, a shape and a word. */
export const BandMark = ({ band }: { band: Band }) => <Mark look={BAND_LOOK[band]}>{t(`band_${band}`)}</Mark>
export const FaultMark = ({ status }: { status: FaultStatus }) => (
  <Mark look={FAULT_LOOK[status]}>{saidSentence({ key: `fault_${status}` })}</Mark>
)
export const categoryWord = (category: FaultCategory): string => saidSentence({ key: `category_${category}` })

/** The limit, where the bureau has said one. */
export function DueMark({ fault }: { fault: Pick<FaultNow, 'isOverdue' | 'overdueSince' | 'dueAt'> }) {
  if (fault.isOverdue) {
    return <Mark look={['bad', 'cross']}>{t('overdue_since', { time: dayTimeOf(fault.overdueSince ?? '') })}</Mark>
  }
  return fault.dueAt === undefined ? null : <span class="soft">{t('due_by', { time: dayTimeOf(fault.dueAt) })}</span>
}

/** One village: how its speakers stand, its unsettled faults, what to do there. */
export function VillagePage({ code }: { code: string }) {
  const { copy } = useCopy()
  const faults = useFaults().filter((fault) => fault.villageCode === code)
  const village = copy.villages.find((known) => known.code === code)
  if (!village) return <Missing />
  const state = copy.broadcast?.villages.find((known) => known.code === code)
  const open = faults.filter(({ status }) => isUnsettled(status)).sort(byDue)
  const settled = faults.filter(({ status }) => !isUnsettled(status))
  return (
    <main>
      <Back href={HOME}>{t('nav_villages')}</Back>
      <Heading>{village.name}</Heading>
      <p class="soft">{village.townshipName}</p>
      <p class="figure-lead" data-figure="rate">
        {state?.ratePercent !== null && state?.ratePercent !== undefined && (
          <span class="rate">{percent(state.ratePercent, 1)}</span>
        )}
        <BandMark band={state?.band ?? 'untested'} />
      </p>
      <p>
        {state?.testedOn && state.speakersInstalled !== null && state.speakersSounding !== null
          ? t('last_test', {
              day: shortDay(state.testedOn),
              sounding: figure(state.speakersSounding),
              installed: figure(state.speakersInstalled),
            })
          : t('no_test')}{' '}
        {state?.staleOn && <span class="soft">{t('stale_from', { day: shortDay(state.staleOn) })}</span>}
      </p>
      <p class="actions">
        <a class="button main-action" href={newTestPath(code)}>
          {t('test_here')}
        </a>
        <a class="button" href={newFaultPath(code)}>
          {t('report_fault')}
        </a>
      </p>
      <h2>{t('faults_here', { count: open.length })}</h2>
      {open.length === 0 && <p class="soft">{t('faults_none_here')}</p>}
      <ul class="rows">
        {[...open, ...settled].map((fault) => (
          <FaultRow key={fault.id} fault={fault} />
        ))}
      </ul>
    </main>
  )
}
