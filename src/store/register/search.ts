/** Looks through the register, the logs and the faults for what somebody typed. */
import { typed } from '../../domain/asked.ts'
import { bestOf, type Found, type FoundFault, numberedNames } from '../../domain/register/search.ts'
import { everyFilm } from './register.ts'
import { entriesNamed } from '../ledger/entry-list.ts'
import { reportsNamed } from '../report/reports.ts'
import { spellingOf } from './pinyin.ts'
import { json, type Reading, rowsOf, type Sql } from '../engine/sql.ts'
import { everyTeam } from './teams.ts'
import { formerNames } from './name-versions.ts'
import { type NamedVillage, namedVillageOf, VILLAGE_COLUMNS } from './villages.ts'
import { searchLogs } from './search-logs.ts'
import { FORMER_TOWNSHIPS, villagesHaving } from './register-words.ts'

type Name = 'name' | 'alias' | 'code' | 'pinyin' | 'initials' | 'township'
type FaultRow = Omit<FoundFault, keyof Found<string>> & { pinyin: string; initials: string }

type Named = Record<'code' | 'name', string> & { former: string[] }
const named = ({ code, name, former }: Named) =>
  [
    ['name', numberedNames(name)],
    ['alias', former],
    ['code', [code]],
    ['pinyin', spellingOf(name).pinyin.split(' ')],
    ['initials', spellingOf(name).initials.split(' ')],
  ] as const

type Keys = ReturnType<typeof named>
/** Of things that are kept; a change of the register makes others. */
const keysOfThings = new WeakMap<object, { keys: Keys; text: string }>()

function bestNamed<T extends object>(letters: string, things: T[], nameOf: (thing: T) => Named, limit: number) {
  const keysOf = (thing: T) => {
    const known = keysOfThings.get(thing)
    if (known) return known
    const keys = named(nameOf(thing))
    const made = { keys, text: keys.flatMap(([, words]) => words.map(typed)).join('\n') }
    keysOfThings.set(thing, made)
    return made
  }
  const having = things.filter((thing) => keysOf(thing).text.includes(letters))
  return bestOf(letters, having, (thing) => keysOf(thing).keys, limit)
}

const NOTHING = { items: [], hasMore: false }
const NOTHING_AT_ALL = {
  villages: NOTHING,
  teams: NOTHING,
  films: NOTHING,
  logs: NOTHING,
  faults: NOTHING,
  ledger: NOTHING,
  reports: NOTHING,
}

/** At most `limit` of each kind: whole words first, then beginnings, initials before pinyin, then what has the letters inside. */
export async function search(sql: Sql, q: string, limit: number) {
  const letters = typed(q)
  if (letters === '') return NOTHING_AT_ALL
  const read = await sql.read({
    codes: villagesHaving(letters),
    teams: everyTeam,
    films: everyFilm,
    reports: reportsNamed(letters),
    former: formerNames,
  })
  const formerOf = (kind: string, code: string): string[] =>
    read.former.flatMap((one) => (one.kind === kind && one.code === code ? [one.name] : []))
  const places = await sql.read({
    villages: villagesOf(read.codes),
    faults: faultsNamed(letters, read.codes),
    ledger: entriesNamed(letters, read.codes),
  })
  const villages = villagesFound(letters, places.villages, limit)
  const codes = villages.items.map(({ code }) => code)
  return {
    villages,
    teams: bestNamed(letters, read.teams, ({ code, name }) => ({ code, name, former: formerOf('team', code) }), limit),
    films: bestNamed(
      letters,
      read.films,
      ({ code, title }) => ({ code, name: title, former: formerOf('film', code) }),
      limit,
    ),
    logs: await searchLogs(sql, letters, codes, limit),
    faults: faultsFound(letters, places.faults, limit),
    ledger: writtenFound(letters, places.ledger, limit),
    reports: writtenFound(letters, read.reports, limit),
  }
}

type Listed = NamedVillage & { formerTownships: string }
function villagesFound(letters: string, all: Listed[], limit: number) {
  const keysOf = (village: Listed): [Name, string[]][] => [
    ['name', [village.name]],
    ['alias', village.aliases],
    ['code', [village.code]],
    ['pinyin', village.pinyin.split(' ')],
    ['initials', village.initials.split(' ')],
    ['township', [village.townshipName + village.name, ...village.formerTownships.split(' ')]],
  ]
  const found = bestOf(letters, all, keysOf, limit)
  return {
    ...found,
    items: found.items.map(({ pinyin: _, initials: __, formerTownships: ___, ...village }) => village),
  }
}

function faultsFound(letters: string, rows: FaultRow[], limit: number) {
  const found = bestOf(
    letters,
    rows,
    (fault): [FoundFault['by'], string[]][] => [
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

/** What was written with a title: entries of the ledger, and reports. */
function writtenFound<R extends { id: string; title: string }>(
  letters: string,
  rows: (R & { texts: string })[],
  limit: number,
) {
  const found = bestOf(
    letters,
    rows,
    ({ title, texts, id }): ['title' | 'text' | 'id', string[]][] => [
      ['title', [title]],
      ['text', [texts]],
      ['id', [id]],
    ],
    limit,
  )
  return { ...found, items: found.items.map(({ texts: _, ...row }) => row) }
}

const villagesOf = (codes: string[]): Reading<Listed[]> =>
  rowsOf(
    `SELECT ${VILLAGE_COLUMNS}, ${FORMER_TOWNSHIPS} AS former_townships FROM villages v
     JOIN townships t ON t.code = v.township_code WHERE v.code IN (SELECT value FROM json_each(?)) ORDER BY v.code`,
    [json(codes)],
    (row: { former_townships: string }) => {
      const { former_townships: formerTownships, ...village } = row
      return { ...namedVillageOf(village), formerTownships }
    },
  )

/** As many as a county has in ten years; of a province the newest are looked through. */
const MOST_FAULTS_LOOKED_AT = 3500
const MOST_FAULTS = 200

/** The newest faults of these villages, or so described; only of those are the names looked up. */
const faultsNamed = (letters: string, villages: string[]): Reading<FaultRow[]> =>
  rowsOf(
    `SELECT f.id, v.name AS villageName, t.name AS townshipName, f.category, f.status, f.reported_on AS reportedOn,
       f.description, v.pinyin, v.initials
     FROM (SELECT rowid AS n FROM faults
       WHERE rowid IN (SELECT rowid FROM faults WHERE village_code IN (SELECT value FROM json_each(?)) UNION ALL
         SELECT n FROM (SELECT rowid AS n, id, description FROM faults ORDER BY reported_at DESC, id DESC
           LIMIT ${MOST_FAULTS_LOOKED_AT}) WHERE instr(lower(id || ' ' || replace(description, ' ', '')), ?) > 0)
       ORDER BY reported_on DESC, id LIMIT ?) newest
     JOIN faults f ON f.rowid = newest.n JOIN villages v ON v.code = f.village_code
     JOIN townships t ON t.code = v.township_code ORDER BY f.reported_on DESC, f.id`,
    [json(villages), letters, MOST_FAULTS],
  )
