/** The villages of the map as a list, the worst first. */
import { useState } from 'preact/hooks'
import { TableRoom } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { villagePath } from '../routes.ts'
import { type MapBy, worstFirst } from './rules.ts'
import { DotSign, type MapVillage, type States, stateSays } from './tiles.tsx'

interface ListProps {
  villages: readonly MapVillage[]
  states: States
  by: MapBy
}

export const MapList = (props: ListProps) => (
  <section class="map-list" aria-labelledby="map-list-title">
    <h2 id="map-list-title">{t('map_list_title')}</h2>
    <Table {...props} />
  </section>
)

/** On a phone the tiles are lists themselves: all in one list only for who asks. */
export function FoldedList(props: ListProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="map-list" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('map_list_open')}</summary>
      {isOpen && <Table {...props} />}
    </details>
  )
}

const Table = ({ villages, states, by }: ListProps) => (
  <TableRoom label={t('map_list_title')} tall>
    <table data-table="map">
      <thead>
        <tr>
          <th scope="col">{t('village')}</th>
          <th scope="col">{t('status')}</th>
        </tr>
      </thead>
      <tbody>{worstFirst(villages, states, by).map((village) => row(village, states))}</tbody>
    </table>
  </TableRoom>
)

/** No component of its own: there are hundreds. */
const row = ({ code, name, townshipName }: MapVillage, states: States) => (
  <tr key={code}>
    <th scope="row">
      <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>
    </th>
    <td>
      <DotSign state={states.get(code)?.state} /> {stateSays(states.get(code))}{' '}
      <span class="soft">{states.get(code)?.testedOn}</span>
    </td>
  </tr>
)
