/** A village to be picked: those that matter first, any by characters, pinyin or initials, or the nearest. */
import { useState } from 'preact/hooks'
import { figure, shortDay } from '../../shared/format.ts'
import { Button, Empty, Row, Search } from './states.tsx'
import { t } from '../later-words.ts'
import { useCopy, usePhone } from '../phone/phone.ts'
import { askPosition, type Position } from './position.ts'
import { found, villageNames } from './search.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import type { FieldVillage } from '../../../domain/screening/field-copy.ts'
import { metresBetween, type Point } from '../../../domain/register/place.ts'

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
  const [near, setNear] = useState<ReturnType<typeof nearestTo>>()
  const { says, askNow } = useAskPosition((at) => setNear(nearestTo(at, copy.villages)))
  const byCode = new Map(copy.villages.map((village) => [village.code, village]))
  const rows = first.flatMap((code) => byCode.get(code) ?? [])
  const others = copy.villages.filter(({ code }) => !first.includes(code))
  const shown =
    query === ''
      ? (near?.map(({ village }) => village) ?? rows)
      : [...found(rows, query, villageNames), ...found(others, query, villageNames)]
  return (
    <>
      <Search label={t('search_village')} hint={t('search_hint')} query={query} set={setQuery} />
      {isAnywhere(copy.villages) && (
        <p>
          <Button label={t('nearest')} act={askNow} />{' '}
          <span class="soft" role="status">
            {says}
          </span>
        </p>
      )}
      {shown.length === 0 && <Empty>{t('search_none')}</Empty>}
      <ul class="rows">
        {shown.slice(0, MOST).map(({ code, name, townshipName, endsOn }) => {
          const metres = near?.find(({ village }) => village.code === code)?.metres
          const away = metres === undefined ? '' : t('km_away', { km: figure(Math.round(metres / 100) / 10) })
          const whose = othersAre && !first.includes(code) ? ` ${othersAre}` : ''
          const until = endsOn === undefined ? '' : ` ${t('village_until', { day: shortDay(endsOn) })}`
          return <Row key={code} act={() => choose(code)} name={name} says={townshipName} note={away + whose + until} />
        })}
      </ul>
    </>
  )
}

const MOST_AGE_MS = 120_000

/** `fixedAt` by the office's time, however old the phone says the position is. */
export function useAskPosition(take: (position: Position) => void) {
  const { now } = usePhone()
  const [says, setSays] = useState('')
  const askNow = () => {
    setSays(t('position_asking'))
    askPosition({ maximumAge: MOST_AGE_MS, isExact: true }).then(
      ({ at, ...position }) => {
        setSays('')
        take({ ...position, fixedAt: new Date(now().getTime() - (phoneNow() - at)).toISOString() })
      },
      () => setSays(t('position_failed')),
    )
  }
  return { says, askNow }
}

/** Nearest first; villages whose place is not known are no nearer than any other, and left out. */
export function nearestTo(at: Point, villages: readonly FieldVillage[], most = 5) {
  const near = villages.flatMap((village) =>
    village.latitude === undefined || village.longitude === undefined
      ? []
      : [{ village, metres: metresBetween(at, { latitude: village.latitude, longitude: village.longitude }) }],
  )
  return near.sort((a, b) => a.metres - b.metres).slice(0, most)
}

/** Whether anything can be near at all: of a new county no place is known. */
export const isAnywhere = (villages: readonly FieldVillage[]): boolean =>
  villages.some(({ latitude, longitude }) => latitude !== undefined && longitude !== undefined)
