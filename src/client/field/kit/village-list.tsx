/** A village to be picked: those that matter first, any by characters, pinyin or initials, or the nearest. */
import { useState } from 'preact/hooks'
import type { FieldVillage } from '../../../domain/screening/field-copy.ts'
import { figure } from '../../shared/format.ts'
import { askPosition, isAnywhere, nearestTo } from './position.ts'
import { useCopy } from '../phone/phone.ts'
import { found, villageNames } from './search.ts'
import { Empty } from './states.tsx'
import { t } from '../later-words.ts'

const MOST = 30

interface Props {
  /** Codes, in their order; the others are only found by search or nearness. */
  first: string[]
  choose: (code: string) => void
  /** Said of the others, where that means something. */
  othersAre?: string | undefined
}
export function VillageList({ first, choose, othersAre }: Props) {
  const { copy } = useCopy()
  const [query, setQuery] = useState('')
  const [near, setNear] = useState<{ code: string; metres: number }[]>()
  const byCode = new Map(copy.villages.map((village) => [village.code, village]))
  const rows = first.flatMap((code) => byCode.get(code) ?? [])
  const others = copy.villages.filter(({ code }) => !first.includes(code))
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
      {isAnywhere(copy.villages) && (
        <Nearest
          found={(at) =>
            setNear(nearestTo(at, copy.villages).map(({ village, metres }) => ({ code: village.code, metres })))
          }
        />
      )}
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
                  {othersAre && !first.includes(village.code) && ` ${othersAre}`}
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
