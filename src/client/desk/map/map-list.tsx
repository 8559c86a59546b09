/** What the map says, as a list: for readers, for paper, and for those who look for a name. */
import { t } from '../words.ts'
import { villagePath } from '../routes.ts'
import { TableRoom } from '../states.tsx'
import { type MapBy, type VillageState, worstFirst } from './map-state.ts'
import { DotSign, type MapVillage, stateSays } from './tiles.tsx'

interface Props {
  villages: MapVillage[]
  states: ReadonlyMap<string, VillageState>
  by: MapBy
}

export function MapList({ villages, states, by }: Props) {
  return (
    <section class="map-list" aria-labelledby="map-list-title">
      <h2 id="map-list-title">{t('map_list_title')}</h2>
      <TableRoom label={t('map_list_title')} tall>
        <table data-table="map">
          <thead>
            <tr>
              <th scope="col">{t('village')}</th>
              <th scope="col">{t('status')}</th>
            </tr>
          </thead>
          <tbody>
            {worstFirst(villages, states, by).map((village) => (
              <Row key={village.code} village={village} state={states.get(village.code)} />
            ))}
          </tbody>
        </table>
      </TableRoom>
    </section>
  )
}

function Row({
  village: { code, name, townshipName },
  state,
}: {
  village: MapVillage
  state: VillageState | undefined
}) {
  return (
    <tr>
      <th scope="row">
        <a href={villagePath(code)}>{name}</a> <span class="soft">{townshipName}</span>
      </th>
      <td>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <DotSign state={state?.state ?? 'outside'} />
        </svg>{' '}
        {stateSays(state)}
      </td>
    </tr>
  )
}
