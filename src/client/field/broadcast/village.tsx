/** One village: how its speakers stand, its unsettled faults, what to do there. */
import { figure, percent, shortDay } from '../../shared/format.ts'
import { useCopy } from '../phone/phone.ts'
import { HOME, newFaultPath, newTestPath } from '../routes.ts'
import { Back, Heading, Missing } from '../kit/states.tsx'
import { FaultRow } from './fault-row.tsx'
import { BandMark } from './marks.tsx'
import { useFaults } from './use-faults.ts'
import { byDue } from './village-order.ts'
import { isUnsettled } from '../../../domain/fault/fault.ts'
import { t } from '../later-words.ts'

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
