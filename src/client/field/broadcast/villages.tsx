/** A technician's villages, the most urgent before the others; and one of them: how its speakers stand, its faults, what to do there. */
import { useState } from 'preact/hooks'
import type { Band } from '../../../domain/audibility/audibility.ts'
import { isUnsettled } from '../../../domain/fault/fault.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { BAND_LOOK } from '../../shared/shapes.ts'
import { Mark } from '../kit/marks.tsx'
import { Button, Empty, Frame, LinkButton, Missing, Row, Search } from '../kit/states.tsx'
import { ScanAnything } from '../kit/scan-anything.tsx'
import { found, villageNames } from '../kit/search.ts'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { type Asked, newEventPath, newFaultPath, newTestPath, MY_VILLAGES, villagePath } from '../routes.ts'
import { byDue, useFaults } from './fault-now.ts'
import { FaultRow } from './faults.tsx'
import { useHere } from './here.ts'
import { villagesByUrgency } from './urgency.ts'
import { VillageRow } from './where-to.tsx'

const FIRST = 40

export function Villages() {
  const { copy } = useCopy()
  const [query, setQuery] = useState('')
  const [isAll, setAll] = useState(false)
  const states = villagesByUrgency(copy, useFaults(), useHere().here)
  const known = new Set(states.map(({ village }) => village.code))
  const shown = query === '' ? states : found(states, query, ({ village }) => villageNames(village))
  const unknown = query === '' ? [] : copy.villages.filter(({ code }) => !known.has(code))
  const others = found(unknown, query, villageNames).slice(0, FIRST)
  const passing = states.filter(({ band }) => band === 'pass').length
  return (
    <Frame title={t('nav_villages')}>
      <p data-figure="passing">{t('villages_passing', { passing: figure(passing), count: figure(states.length) })}</p>
      <Search label={t('search_village')} hint={t('search_hint')} query={query} set={setQuery} />
      <ScanAnything label={t('machine_scan')} />
      <p class="actions">
        <LinkButton class="quiet" href="/field/faults" label={t('faults_title')} />
        <LinkButton class="quiet" href="/field/tests" label={t('tests_title')} />
        <LinkButton class="quiet" href={newEventPath()} label={t('nav_event')} />
      </p>
      {shown.length + others.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows" data-list="villages">
        {(isAll ? shown : shown.slice(0, FIRST)).map((state) => (
          <VillageRow key={state.village.code} state={state} />
        ))}
        {others.map(({ code, name, townshipName }) => (
          <Row key={code} href={villagePath(code)} name={name} says={townshipName} />
        ))}
      </ul>
      {!isAll && shown.length > FIRST && (
        <Button class="quiet" label={t('villages_more', { count: shown.length - FIRST })} act={() => setAll(true)} />
      )}
    </Frame>
  )
}

const BandMark = ({ band }: { band: Band }) => <Mark look={BAND_LOOK[band]}>{t(`band_${band}`)}</Mark>

export function VillagePage({ asked: { code = '' } }: { asked: Asked }) {
  const { copy } = useCopy()
  const faults = useFaults().filter((fault) => fault.villageCode === code)
  const village = copy.villages.find((known) => known.code === code)
  if (!village) return <Missing />
  const state = copy.broadcast?.villages.find((known) => known.code === code)
  const { testedOn, staleOn, ratePercent = null, speakersInstalled = null, speakersSounding = null } = state ?? {}
  const open = faults.filter(({ status }) => isUnsettled(status)).sort(byDue)
  const settled = faults.filter(({ status }) => !isUnsettled(status))
  const lastTest =
    testedOn && speakersInstalled !== null && speakersSounding !== null
      ? t('last_test', {
          day: shortDay(testedOn),
          sounding: figure(speakersSounding),
          installed: figure(speakersInstalled),
        })
      : t('no_test')
  return (
    <Frame title={village.name} back={[MY_VILLAGES, t('nav_villages')]}>
      <p class="soft">{village.townshipName}</p>
      <p class="figure-lead" data-figure="rate">
        {ratePercent !== null && <span class="rate">{percent(ratePercent, 1)}</span>}
        <BandMark band={state?.band ?? 'untested'} />
      </p>
      <p>
        {lastTest} {staleOn && <span class="soft">{t('stale_from', { day: shortDay(staleOn) })}</span>}
      </p>
      <p class="actions">
        <LinkButton class="main-action" href={newTestPath(code)} label={t('test_here')} />
        <LinkButton href={newFaultPath(code)} label={t('report_fault')} />
        <LinkButton class="quiet" href={newEventPath(code)} label={t('nav_event')} />
      </p>
      <h2>{t('faults_here', { count: open.length })}</h2>
      {open.length === 0 && <p class="soft">{t('faults_none_here')}</p>}
      <ul class="rows">
        {[...open, ...settled].map((fault) => (
          <FaultRow key={fault.id} fault={fault} />
        ))}
      </ul>
    </Frame>
  )
}
