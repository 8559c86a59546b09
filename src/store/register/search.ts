/** Looks through the register, the logs and the faults for what somebody typed. */
import type { FaultCategory, FaultStatus } from '../../domain/fault/fault.ts'
import type { Film } from '../../domain/register/film.ts'
import { bestOf, type Found, type Group, matchOf, numberedNames, typed } from '../../domain/register/search.ts'
import type { Village, Team } from '../../domain/register/place.ts'
import { everyFilm } from './films.ts'
import { spellingOf, spelt } from './pinyin.ts'
import { type FoundLog, logsFound, logsNamed, type OfLog, operatorsFor } from './search-logs.ts'
import { type Reading, rowsOf, type Sql } from '../engine/sql.ts'
import { everyTeam } from './teams.ts'
import { namedVillageOf, type NamedVillage, VILLAGE_COLUMNS } from './villages.ts'

export interface FoundFault {
  id: string
  villageName: string
  townshipName: string
  category: FaultCategory
  status: FaultStatus
  reportedOn: string
  description: string
}
type Name = 'name' | 'alias' | 'code' | 'pinyin' | 'initials' | 'township'
type OfFault = 'description' | 'id' | Spelt
type Spelt = 'village' | 'pinyin' | 'initials'
export interface SearchResult {
  villages: Group<Village & Found<Name>>
  teams: Group<Team & Found<Name>>
  films: Group<Film & Found<Name>>
  logs: Group<FoundLog & Found<OfLog>>
  faults: Group<FoundFault & Found<OfFault>>
}

type FaultRow = FoundFault & { pinyin: string; initials: string }

const named = ({ code, name }: { code: string; name: string }) =>
  [
    ['name', numberedNames(name)],
    ['code', [code]],
    ['pinyin', spellingOf(name).pinyin.split(' ')],
    ['initials', spellingOf(name).initials.split(' ')],
  ] as const

const NOTHING = { items: [], hasMore: false }

/** At most `limit` of each kind: whole words first, then beginnings, initials before pinyin, then what has the letters inside. */
export async function search(sql: Sql, q: string, limit: number): Promise<SearchResult> {
  const letters = typed(q)
  if (letters === '') return { villages: NOTHING, teams: NOTHING, films: NOTHING, logs: NOTHING, faults: NOTHING }
  const read = await sql.read({
    villages: villagesNamed(letters),
    teams: everyTeam,
    films: everyFilm,
    faults: faultsNamed(letters),
  })
  const villages = villagesFound(letters, read.villages, limit)
  const wanted = {
    villages: villages.items.map(({ code }) => code),
    operators: (await operatorsFor(sql, letters)).filter((name) => matchOf(letters, spelt(name))),
  }
  const logs = await logsNamed(sql, letters, wanted, limit + 1)
  return {
    villages,
    teams: bestOf(letters, read.teams, named, limit),
    films: bestOf(letters, read.films, (film) => named({ ...film, name: film.title }), limit),
    logs: logsFound(letters, logs, limit),
    faults: faultsFound(letters, read.faults, limit),
  }
}

function villagesFound(letters: string, all: NamedVillage[], limit: number): SearchResult['villages'] {
  const keysOf = (village: NamedVillage): [Name, string[]][] => [
    ['name', [village.name]],
    ['alias', village.aliases],
    ['code', [village.code]],
    ['pinyin', village.pinyin.split(' ')],
    ['initials', village.initials.split(' ')],
    ['township', [village.townshipName + village.name]],
  ]
  const found = bestOf(letters, all, keysOf, limit)
  return { ...found, items: found.items.map(({ pinyin: _, initials: __, ...village }) => village) }
}

function faultsFound(letters: string, rows: FaultRow[], limit: number): SearchResult['faults'] {
  const found = bestOf(
    letters,
    rows,
    (fault): [OfFault, string[]][] => [
      ['village', [fault.villageName]],
      ['pinyin', fault.pinyin.split(' ')],
      ['initials', fault.initials.split(' ')],
      ['description', [fault.description]],
      ['id', [fault.id]],
    ],
    limit,
  )
  return { ...found, items: found.items.map(({ pinyin: _, initials: __, ...fault }) => fault) }
}

const villagesNamed = (letters: string): Reading<NamedVillage[]> =>
  rowsOf(
    `SELECT ${VILLAGE_COLUMNS} FROM villages v JOIN townships t ON t.code = v.township_code
     WHERE instr(lower(v.name || ' ' || v.aliases || ' ' || t.name || v.name || ' ' || v.code || ' ' || v.pinyin || ' '
       || v.initials), ?) > 0 ORDER BY v.code`,
    [letters],
    (row: object) => namedVillageOf(row),
  )

const MOST_FAULTS = 200

/** The newest faults of villages so named, or so described. */
const faultsNamed = (letters: string): Reading<FaultRow[]> =>
  rowsOf(
    `SELECT f.id, v.name AS villageName, t.name AS townshipName, f.category, f.status, f.reported_on AS reportedOn,
       f.description, v.pinyin, v.initials
     FROM faults f JOIN villages v ON v.code = f.village_code JOIN townships t ON t.code = v.township_code
     WHERE instr(lower(v.name || ' ' || v.pinyin || ' ' || v.initials || ' ' || f.id || ' ' || replace(f.description, ' ', '')), ?) > 0
     ORDER BY f.reported_on DESC, f.id LIMIT ?`,
    [letters, MOST_FAULTS],
  )
