/** Looks through the register, the logs and the faults for what somebody typed, in one snapshot. */
import type { Film } from '../domain/film.ts'
import { bestOf, type Found, type Group, typed } from '../domain/search.ts'
import type { Village } from '../domain/place.ts'
import type { Team } from '../domain/team.ts'
import { allFilmsStatement } from './films.ts'
import { searchKeys } from './pinyin.ts'
import { type Sql, type Statement, statement } from './sql.ts'
import { allTeamsStatement, teamOf } from './teams.ts'
import { VILLAGE_COLUMNS, villageOf } from './villages.ts'

export interface FoundLog {
  id: string
  villageName: string
  teamName: string
  screenedOn: string
  status: string
  receiptNo?: string
  operatorName?: string
}
export interface FoundFault {
  id: string
  villageName: string
  townshipName: string
  category: string
  status: string
  reportedOn: string
  description: string
}
type Name = 'name' | 'alias' | 'code' | 'pinyin' | 'initials' | 'township'
type OfLog = 'receiptNo' | 'operatorName' | 'id'
type OfFault = 'village' | 'description' | 'pinyin' | 'initials' | 'id'
export interface SearchResult {
  villages: Group<Village & Found<Name>>
  teams: Group<Team & Found<Name>>
  films: Group<Film & Found<Name>>
  logs: Group<FoundLog & Found<OfLog>>
  faults: Group<FoundFault & Found<OfFault>>
}

type VillageRow = Parameters<typeof villageOf>[0] & { pinyin: string; initials: string }
type FaultRow = FoundFault & { pinyin: string; initials: string }
type LogRow = Omit<FoundLog, 'receiptNo' | 'operatorName'> & { receiptNo: string | null; operatorName: string | null }

const spelt = new Map<string, { pinyin: string; initials: string }>()
/** Names of teams and films are few and seldom change, and spelling one out takes longer than looking for it. */
function spellingOf(name: string): { pinyin: string; initials: string } {
  const known = spelt.get(name) ?? searchKeys([name])
  if (spelt.size < 5000) spelt.set(name, known)
  return known
}

const named = ({ code, name }: { code: string; name: string }) =>
  [
    ['name', [name]],
    ['code', [code]],
    ['pinyin', [spellingOf(name).pinyin]],
    ['initials', [spellingOf(name).initials]],
  ] as const

/** At most `limit` of each kind: whole words first, then beginnings, then what has the letters inside. */
export async function search(sql: Sql, q: string, limit: number): Promise<SearchResult> {
  const letters = typed(q)
  const rows = await sql.batch<[VillageRow[], Parameters<typeof teamOf>[0][], Film[], LogRow[], FaultRow[]]>([
    villagesNamed(letters),
    allTeamsStatement,
    allFilmsStatement,
    logsNamed(letters, limit + 1),
    faultsNamed(letters),
  ])
  const [villages, teams, films, logs, faults] = rows
  const logsFound = logs.map(({ receiptNo, operatorName, ...log }) => ({
    ...log,
    ...(receiptNo !== null && { receiptNo }),
    ...(operatorName !== null && { operatorName }),
  }))
  return {
    villages: villagesFound(letters, villages, limit),
    teams: bestOf(letters, teams.map(teamOf), named, limit),
    films: bestOf(letters, films, (film) => named({ ...film, name: film.title }), limit),
    logs: bestOf(
      letters,
      logsFound,
      (log): [OfLog, (string | undefined)[]][] => [
        ['receiptNo', [log.receiptNo]],
        ['operatorName', [log.operatorName]],
        ['id', [log.id]],
      ],
      limit,
    ),
    faults: faultsFound(letters, faults, limit),
  }
}

function villagesFound(letters: string, rows: VillageRow[], limit: number): SearchResult['villages'] {
  const found = bestOf(
    letters,
    rows.map((row) => ({ village: villageOf(row), row })),
    ({ village, row }): [Name, string[]][] => [
      ['name', [village.name]],
      ['alias', village.aliases],
      ['code', [village.code]],
      ['pinyin', row.pinyin.split(' ')],
      ['initials', row.initials.split(' ')],
      ['township', [village.townshipName + village.name]],
    ],
    limit,
  )
  return { ...found, items: found.items.map(({ village, match, by }) => ({ ...village, match, by })) }
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

const villagesNamed = (letters: string): Statement =>
  statement(
    `SELECT ${VILLAGE_COLUMNS}, v.pinyin, v.initials FROM villages v JOIN townships t ON t.code = v.township_code
     WHERE instr(lower(v.name || ' ' || v.aliases || ' ' || t.name || v.name || ' ' || v.code || ' ' || v.pinyin || ' '
       || v.initials), ?) > 0 ORDER BY v.code`,
    letters,
  )

/** The beginning of an id says something only from this many letters on. */
const ID_LETTERS = 4

/** The best of all logs by receipt, operator or id, and of those equally good the newest. */
const logsNamed = (letters: string, limit: number): Statement =>
  statement(
    `WITH asked (letters, id) AS (SELECT ?, ?),
     words AS (SELECT s.id, s.screened_on, s.started_at, lower(coalesce(s.receipt_no, '')) AS receipt,
       lower(replace(coalesce(s.operator_name, ''), ' ', '')) AS operator FROM screenings s
       WHERE s.receipt_no IS NOT NULL OR s.operator_name IS NOT NULL OR s.id >= (SELECT id FROM asked)),
     found AS (SELECT words.*, instr(receipt, a.letters) AS r, instr(operator, a.letters) AS o,
       instr(words.id, a.id) = 1 AS i, a.letters IN (receipt, operator, words.id) AS whole FROM words, asked a)
     SELECT s.id, v.name AS villageName, te.name AS teamName, s.screened_on AS screenedOn, s.status,
       s.receipt_no AS receiptNo, s.operator_name AS operatorName
     FROM (SELECT *, CASE WHEN whole THEN 0 WHEN 1 IN (r, o, i) THEN 1 ELSE 2 END AS place FROM found
       WHERE r > 0 OR o > 0 OR i ORDER BY place, screened_on DESC, started_at DESC LIMIT ?) f
     JOIN screenings s ON s.id = f.id JOIN villages v ON v.code = s.village_code JOIN teams te ON te.code = s.team_code
     ORDER BY f.place, s.screened_on DESC, s.started_at DESC`,
    letters,
    letters.length < ID_LETTERS ? '~' : letters,
    limit,
  )

const MOST_FAULTS = 200

/** The newest faults of villages so named, or so described. */
const faultsNamed = (letters: string): Statement =>
  statement(
    `SELECT f.id, v.name AS villageName, t.name AS townshipName, f.category, f.status, f.reported_on AS reportedOn,
       f.description, v.pinyin, v.initials
     FROM faults f JOIN villages v ON v.code = f.village_code JOIN townships t ON t.code = v.township_code
     WHERE instr(lower(v.name || ' ' || v.pinyin || ' ' || v.initials || ' ' || f.id || ' ' || replace(f.description, ' ', '')), ?) > 0
     ORDER BY f.reported_on DESC, f.id LIMIT ?`,
    letters,
    MOST_FAULTS,
  )
