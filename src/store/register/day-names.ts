/** What the register called things on the day of a show, and calls them now. */
import {
  dayNames,
  type DayNames,
  nameKey,
  type NameRegister,
  type NameVersion,
  type OnDay,
} from '../../domain/register/day-names.ts'
import { keptBy } from '../engine/kept-readings.ts'
import { mapped, type Reading, rowAs, rowsOf, type Sql, together } from '../engine/sql.ts'
import { everyFilm } from './register.ts'
import { everyTeam } from './teams.ts'
import { everyOrigin } from './village-origins.ts'
import { everyVersion, OF_REGISTER } from './village-versions.ts'
import { everyTownship, everyVillage } from './villages.ts'

/** Of lists that are kept; made once for each. */
const maps = new WeakMap<readonly object[], ReadonlyMap<string, never>>()
const byCode = <T extends { code: string }>(things: Reading<T[]>): Reading<ReadonlyMap<string, T>> =>
  mapped(things, (all) => {
    const map: ReadonlyMap<string, T> = maps.get(all) ?? new Map(all.map((one) => [one.code, one]))
    maps.set(all, map as ReadonlyMap<string, never>)
    return map
  })
export const everyName: Reading<Map<string, NameVersion[]>> = keptBy(
  OF_REGISTER,
  mapped(
    rowsOf(
      'SELECT kind, code, effective_on, name, ends_on FROM name_versions ORDER BY kind, code, effective_on',
      [],
      rowAs<NameVersion>(),
    ),
    (versions) => Map.groupBy(versions, nameKey),
  ),
)

const nameRegister: Reading<NameRegister> = together(
  {
    villages: byCode(everyVillage),
    townships: byCode(everyTownship),
    teams: byCode(everyTeam),
    films: byCode(everyFilm),
    versions: everyVersion,
    names: everyName,
    origins: everyOrigin,
  },
  (register) => register,
)

/** Asked for once, then told of every log of a list. */
export async function namesByDay(sql: Sql, today: string): Promise<(shown: OnDay) => DayNames> {
  const { register } = await sql.read({ register: nameRegister })
  return (shown) => dayNames(register, today, shown)
}
