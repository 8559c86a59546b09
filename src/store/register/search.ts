/** Looks through the register, the logs and the faults for what somebody typed. */
import { typed } from '../../domain/asked.ts'
import {
  bestOf,
  type Found,
  type FoundFault,
  type FoundLog,
  matchOf,
  numberedNames,
} from '../../domain/register/search.ts'
import { everyFilm } from './register.ts'
import { entriesNamed } from '../ledger/ledger.ts'
import { reportsNamed } from '../report/reports.ts'
import { spellingOf, spelt } from './pinyin.ts'
import { json, type Reading, rowAs, rowsOf, type Sql, statement, type Statement } from '../engine/sql.ts'
import { everyTeam } from './teams.ts'
import { formerNames } from './name-versions.ts'
import { FORMER_TOWNSHIPS, type NamedVillage, namedVillageOf, VILLAGE_COLUMNS } from './villages.ts'
import { type Days, EVERY_DAY, EVERY_LOG, stretches } from '../screening/screening-filter.ts'

type Name = 'name' | 'alias' | 'code' | 'pinyin' | 'initials' | 'township'
type FaultRow = Omit<FoundFault, keyof Found<string>> & { pinyin: string; initials: string }
type LogRow = Omit<FoundLog, keyof Found<string>>

const named = ({ code, name, former = [] }: { code: string; name: string; former?: string[] }) =>
  [
    ['name', numberedNames(name)],
    ['alias', former],
    ['code', [code]],
    ['pinyin', spellingOf(name).pinyin.split(' ')],
    ['initials', spellingOf(name).initials.split(' ')],
  ] as const

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
    villages: villagesNamed(letters),
    teams: everyTeam,
    films: everyFilm,
    faults: faultsNamed(letters),
    ledger: entriesNamed(letters),
    reports: reportsNamed(letters),
    former: formerNames,
  })
  const formerOf = (kind: string, code: string): string[] =>
    read.former.flatMap((one) => (one.kind === kind && one.code === code ? [one.name] : []))
  const villages = villagesFound(letters, read.villages, limit)
  const wanted = {
    villages: villages.items.map(({ code }) => code),
    operators: (await operatorsFor(sql, letters)).filter((name) => matchOf(letters, spelt(name))),
  }
  const logs = await logsNamed(sql, letters, wanted, limit + 1)
  return {
    villages,
    teams: bestOf(letters, read.teams, (team) => named({ ...team, former: formerOf('team', team.code) }), limit),
    films: bestOf(
      letters,
      read.films,
      ({ code, title }) => named({ code, name: title, former: formerOf('film', code) }),
      limit,
    ),
    logs: logsFound(letters, logs, limit),
    faults: faultsFound(letters, read.faults, limit),
    ledger: writtenFound(letters, read.ledger, limit),
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

const villagesNamed = (letters: string): Reading<Listed[]> =>
  rowsOf(
    `SELECT * FROM (SELECT ${VILLAGE_COLUMNS}, ${FORMER_TOWNSHIPS} AS former_townships
       FROM villages v JOIN townships t ON t.code = v.township_code) v
     WHERE instr(lower(v.name || ' ' || v.aliases || ' ' || v.township_name || v.name || ' ' || v.code || ' ' || v.pinyin
       || ' ' || v.initials || v.former_townships), ?) > 0 ORDER BY v.code`,
    [letters],
    (row: { former_townships: string }) => {
      const { former_townships: formerTownships, ...village } = row
      return { ...namedVillageOf(village), formerTownships }
    },
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

function logsFound(letters: string, logs: LogRow[], limit: number) {
  const keysOf = (log: LogRow): [FoundLog['by'], (string | undefined)[]][] => [
    ['receiptNo', [log.receiptNo]],
    ['operatorName', [log.operatorName]],
    ['filmTitle', log.filmTitles ?? []],
    ['id', [log.id]],
    ['village', [log.villageName]],
    ...[log.villageName, log.operatorName ?? ''].flatMap((name) =>
      spelt(name).map(([by, words]): [FoundLog['by'], string[]] => [by, [...(words as string[])]]),
    ),
  ]
  return bestOf(letters, logs, keysOf, limit)
}

const MOST_OPERATORS = 1000

/** Everybody who ever showed a film, where the letters can be the spelling of a name. */
async function operatorsFor(sql: Sql, letters: string): Promise<string[]> {
  const names = new Set<string>()
  if (!/^[a-z]+$/.test(letters)) return []
  for await (const { from, to } of stretches(sql, EVERY_LOG, EVERY_DAY)) {
    const rows = await sql.all<{ name: string }>(
      `SELECT DISTINCT operator_name AS name FROM screenings WHERE operator_name IS NOT NULL
       AND screened_on BETWEEN ? AND ? LIMIT ?`,
      from,
      to,
      MOST_OPERATORS,
    )
    for (const { name } of rows) names.add(name)
    if (names.size >= MOST_OPERATORS) break
  }
  return [...names]
}

/** The beginning of an id says something only from this many letters on. */
const ID_LETTERS = 4

/** Whose logs are wanted, too, besides those that have the letters themselves. */
type Wanted = Record<'villages' | 'operators', string[]>

const logIn = rowAs<LogRow>({ json: ['filmTitles'] })

/** The best of all logs by receipt, operator or id, then those of the people and villages found; of those equally good the newest. */
async function logsNamed(sql: Sql, letters: string, wanted: Wanted, limit: number): Promise<LogRow[]> {
  let best: { place: number }[] = []
  for await (const days of stretches(sql, EVERY_LOG, EVERY_DAY)) {
    const asked = namedIn(days, letters, wanted, limit)
    // the newest come first, and stay before those equally good
    best = [...best, ...(await sql.all<(typeof best)[number]>(asked.sql, ...asked.values))]
      .sort((a, b) => a.place - b.place)
      .slice(0, limit)
  }
  return best.map(({ place: _, ...row }) => logIn(row))
}

const namedIn = (days: Days, letters: string, { villages, operators }: Wanted, limit: number): Statement =>
  statement(
    `WITH asked (letters, id) AS (SELECT ?, ?),
     near AS (SELECT value AS code FROM json_each(?)), spelt AS (SELECT value AS name FROM json_each(?)),
     words AS (SELECT s.id, s.screened_on, s.started_at, lower(coalesce(s.receipt_no, '')) AS receipt,
       lower(replace(coalesce(s.operator_name, ''), ' ', '')) AS operator, lower(replace(coalesce(s.film_titles, ''), ' ', '')) AS titles, s.village_code IN (SELECT code FROM near) AS v,
       coalesce(s.operator_name IN (SELECT name FROM spelt), 0) AS p FROM screenings s
       WHERE s.screened_on BETWEEN ? AND ? AND (s.receipt_no IS NOT NULL OR s.operator_name IS NOT NULL OR s.film_titles IS NOT NULL OR s.id >= (SELECT id FROM asked)
         OR s.village_code IN (SELECT code FROM near))),
     found AS (SELECT words.*, instr(receipt, a.letters) AS r, instr(operator, a.letters) AS o, instr(titles, a.letters) AS t,
       instr(words.id, a.id) = 1 AS i, a.letters IN (receipt, operator, words.id) AS whole FROM words, asked a)
     SELECT s.id, v.name AS villageName, te.name AS teamName, s.screened_on AS screenedOn, s.status,
       s.receipt_no AS receiptNo, s.operator_name AS operatorName, s.film_titles AS filmTitles, f.place
     FROM (SELECT *, CASE WHEN whole THEN 0 WHEN 1 IN (r, o, i) THEN 1 WHEN r > 0 OR o > 0 OR t > 0 THEN 2 ELSE 3 END AS place
       FROM found WHERE r > 0 OR o > 0 OR t > 0 OR i OR p OR v ORDER BY place, screened_on DESC, started_at DESC LIMIT ?) f
     JOIN screenings s ON s.id = f.id JOIN villages v ON v.code = s.village_code JOIN teams te ON te.code = s.team_code
     ORDER BY f.place, s.screened_on DESC, s.started_at DESC`,
    [letters, letters.length < ID_LETTERS ? '~' : letters, json(villages), json(operators), days.from, days.to, limit],
  )
