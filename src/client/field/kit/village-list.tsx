/** A village to be picked: those that matter first, any by characters, pinyin or initials, or the nearest. */
import { useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { Empty } from '../../shared/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { isAnywhere, nearestTo, useAskPosition } from './position.ts'
import { found, villageNames } from './search.ts'
import { Button, Row, Search } from './states.tsx'

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
        {shown.slice(0, MOST).map(({ code, name, townshipName }) => {
          const metres = near?.find(({ village }) => village.code === code)?.metres
          const away = metres === undefined ? '' : t('km_away', { km: figure(Math.round(metres / 100) / 10) })
          const whose = othersAre && !first.includes(code) ? ` ${othersAre}` : ''
          return <Row key={code} act={() => choose(code)} name={name} says={townshipName} note={away + whose} />
        })}
      </ul>
    </>
  )
}
