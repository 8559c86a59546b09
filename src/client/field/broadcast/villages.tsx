/** A technician's first view: villages, the most urgent before the others. */
import { useState } from 'preact/hooks'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { useCopy } from '../phone/phone.ts'
import { villagePath } from '../routes.ts'
import { found, villageNames } from '../kit/search.ts'
import { Empty, Heading, Mark } from '../kit/states.tsx'
import { BandMark } from './faults.tsx'
import { useFaults, villagesByUrgency, type VillageState } from './fault-now.ts'
import { t } from '../later-words.ts'

const FIRST = 40

export function Villages() {
  const { copy } = useCopy()
  const faults = useFaults()
  const [query, setQuery] = useState('')
  const [isAll, setAll] = useState(false)
  const states = villagesByUrgency(copy, faults)
  const known = new Set(states.map(({ village }) => village.code))
  const shown = query === '' ? states : found(states, query, ({ village }) => villageNames(village))
  const others =
    query === ''
      ? []
      : found(
          copy.villages.filter(({ code }) => !known.has(code)),
          query,
          villageNames,
        ).slice(0, FIRST)
  const passing = states.filter(({ band }) => band === 'pass').length
  return (
    <main>
      <Heading>{t('nav_villages')}</Heading>
      <p data-figure="passing">{t('villages_passing', { passing: figure(passing), count: figure(states.length) })}</p>
      <input
        type="search"
        class="search"
        aria-label={t('search_village')}
        placeholder={t('search_hint')}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      {shown.length + others.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows" data-list="villages">
        {(isAll ? shown : shown.slice(0, FIRST)).map((state) => (
          <Row key={state.village.code} state={state} />
        ))}
        {others.map((village) => (
          <li key={village.code} class="row">
            <a class="row-link" href={villagePath(village.code)}>
              <span class="row-says">
                <span class="row-name">{village.name}</span>
                <span class="soft">{village.townshipName}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {!isAll && shown.length > FIRST && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {t('villages_more', { count: shown.length - FIRST })}
        </button>
      )}
    </main>
  )
}

function Row({ state: { village, band, ratePercent, testedOn, faults, urgency } }: { state: VillageState }) {
  const overdue = faults.filter(({ isOverdue }) => isOverdue).length
  const says = [
    ratePercent === null ? '' : percent(ratePercent, 1),
    testedOn ? t('tested_on', { day: shortDay(testedOn) }) : '',
  ]
  return (
    <li class="row" data-village={village.code} data-urgency={urgency}>
      <a class="row-link" href={villagePath(village.code)}>
        <span class="row-says">
          <span class="row-name">
            {village.name} <span class="soft">{village.townshipName}</span>
          </span>
          <span class="soft">{says.filter((part) => part !== '').join(' · ')}</span>
        </span>
        <span class="row-state">
          <BandMark band={band} />
          {overdue > 0 ? (
            <>
              <br />
              <Mark look={['bad', 'alert']}>{t('faults_overdue', { count: overdue })}</Mark>
            </>
          ) : (
            faults.length > 0 && (
              <>
                <br />
                <span class="soft">{t('faults_open', { count: faults.length })}</span>
              </>
            )
          )}
        </span>
      </a>
    </li>
  )
}
