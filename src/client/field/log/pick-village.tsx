/** Which village: the team's own in the order of need, by characters, pinyin or initials, or the nearest. */
import { useState } from 'preact/hooks'
import type { FieldVillage } from '../../../domain/field-copy.ts'
import { figure } from '../../shared/format.ts'
import { villageRows } from '../home-order.ts'
import type { LogDraft } from '../log-draft.ts'
import { nearestTo } from '../nearest.ts'
import { useCopy } from '../phone.ts'
import { askPosition } from '../position.ts'
import { HOME } from '../routes.ts'
import { found, villageNames } from '../search.ts'
import { Back, Empty, Heading } from '../states.tsx'
import { t } from '../later-words.ts'

export function PickVillage({ choose }: { choose: (code: string) => void }) {
  return (
    <main>
      <Back href={HOME}>{t('back_villages')}</Back>
      <Heading>{t('pick_village')}</Heading>
      <VillageList choose={choose} />
    </main>
  )
}

const MOST = 30

export function VillageList({ choose }: { choose: (code: string) => void }) {
  const { copy, entries, today } = useCopy()
  const [query, setQuery] = useState('')
  const [near, setNear] = useState<{ code: string; metres: number }[]>()
  const own = villageRows(copy, entries, today).map(({ code }) => code)
  const byCode = new Map(copy.villages.map((village) => [village.code, village]))
  const rows = own.flatMap((code) => byCode.get(code) ?? [])
  const others = copy.villages.filter(({ code }) => !own.includes(code))
  const shown =
    query === ''
      ? listed(near, byCode, rows)
      : [...found(rows, query, villageNames), ...found(others, query, villageNames)]
  return (
    <>
      <input
        type="search"
        class="search"
        aria-label={t('search_village')}
        placeholder={t('search_hint')}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <Nearest
        found={(at) =>
          setNear(nearestTo(at, copy.villages).map(({ village, metres }) => ({ code: village.code, metres })))
        }
      />
      {shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows">
        {shown.slice(0, MOST).map((village) => {
          const metres = near?.find(({ code }) => code === village.code)?.metres
          return (
            <li key={village.code} class="row">
              <button type="button" class="row-link" onClick={() => choose(village.code)}>
                <span class="row-says">
                  <span class="row-name">{village.name}</span>
                  <span class="soft">{village.townshipName}</span>
                </span>
                <span class="soft row-state">
                  {metres !== undefined && t('km_away', { km: figure(Math.round(metres / 100) / 10) })}
                  {!own.includes(village.code) && ` ${t('not_own')}`}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

const listed = (
  near: { code: string }[] | undefined,
  byCode: Map<string, FieldVillage>,
  rows: FieldVillage[],
): FieldVillage[] => (near ? near.flatMap(({ code }) => byCode.get(code) ?? []) : rows)

function Nearest({ found: take }: { found: (at: { latitude: number; longitude: number }) => void }) {
  const [says, setSays] = useState('')
  const { now } = useCopy()
  const ask = () => {
    setSays(t('position_asking'))
    askPosition(now).then(
      (position) => {
        setSays('')
        take(position)
      },
      () => setSays(t('position_failed')),
    )
  }
  return (
    <p>
      <button type="button" onClick={ask}>
        {t('nearest')}
      </button>{' '}
      <span class="soft" role="status">
        {says}
      </span>
    </p>
  )
}

export function ChosenVillage({ draft, choose }: { draft: LogDraft; choose: (code: string) => void }) {
  const { copy } = useCopy()
  const [isChanging, setChanging] = useState(false)
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  return (
    <section class="block" aria-label={t('village')}>
      <div class="chosen">
        <span>
          <strong>{village?.name ?? draft.villageCode}</strong> <span class="soft">{village?.townshipName}</span>
        </span>
        <button type="button" class="quiet" aria-expanded={isChanging} onClick={() => setChanging(!isChanging)}>
          {t('change')}
          <span class="unseen"> {t('village')}</span>
        </button>
      </div>
      {isChanging && (
        <VillageList
          choose={(code) => {
            choose(code)
            setChanging(false)
          }}
        />
      )}
    </section>
  )
}
