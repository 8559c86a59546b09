/** Which village a technician is in: the most urgent first, any by search, or the nearest. */
import { useState } from 'preact/hooks'
import { nearestTo } from '../nearest.ts'
import { useCopy } from '../phone.ts'
import { askPosition } from '../position.ts'
import { found, villageNames } from '../search.ts'
import { Heading } from '../states.tsx'
import { useFaults } from './use-faults.ts'
import { villagesByUrgency } from './village-order.ts'
import { t } from './words.ts'

const MOST = 30

export function PickVillage({ choose }: { choose: (code: string) => void }) {
  const { copy, now } = useCopy()
  const [query, setQuery] = useState('')
  const [near, setNear] = useState<string[]>()
  const [says, setSays] = useState('')
  const urgent = villagesByUrgency(copy, useFaults()).map(({ village }) => village)
  const byCode = new Map(copy.villages.map((village) => [village.code, village]))
  const listed = near ? near.flatMap((code) => byCode.get(code) ?? []) : urgent
  const shown = query === '' ? listed : found(copy.villages, query, villageNames)
  const ask = () => {
    setSays(t('asking_position'))
    askPosition(now).then(
      (at) => {
        setSays('')
        setNear(nearestTo(at, copy.villages).map(({ village }) => village.code))
      },
      () => setSays(t('no_position')),
    )
  }
  return (
    <main>
      <Heading>{t('which_village')}</Heading>
      <input
        type="search"
        class="search"
        aria-label={t('search_villages')}
        placeholder={t('search_villages_hint')}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p>
        <button type="button" onClick={ask}>
          {t('nearest_villages')}
        </button>{' '}
        <span class="soft" role="status">
          {says}
        </span>
      </p>
      <ul class="rows">
        {shown.slice(0, MOST).map((village) => (
          <li key={village.code} class="row">
            <button type="button" class="row-link" onClick={() => choose(village.code)}>
              <span class="row-says">
                <span class="row-name">{village.name}</span>
                <span class="soft">{village.townshipName}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}
