/** Logs by what somebody typed: a receipt, a person, the beginning of an id, or the village they are of. */
import { bestOf, type Found, type Group } from '../../domain/register/search.ts'
import type { ScreeningStatus } from '../../domain/screening/screening.ts'
import { spelt } from './pinyin.ts'
import { json, type Sql, type Statement, statement } from '../engine/sql.ts'
import { type Days, EVERY_DAY, EVERY_LOG, stretches } from '../screening/screening-filter.ts'

export interface FoundLog {
  id: string
  villageName: string
  teamName: string
  screenedOn: string
  status: ScreeningStatus
  receiptNo?: string
  operatorName?: string
  /** Those that are in no list. */
  filmTitles?: string[]
}
export type OfLog = 'receiptNo' | 'operatorName' | 'filmTitle' | 'id' | 'village' | 'pinyin' | 'initials'

export type LogRow = Omit<FoundLog, 'receiptNo' | 'operatorName' | 'filmTitles'> & {
  receiptNo: string | null
  operatorName: string | null
  filmTitles: string | null
}

export function logsFound(letters: string, rows: LogRow[], limit: number): Group<FoundLog & Found<OfLog>> {
  const logs = rows.map(({ receiptNo, operatorName, filmTitles, ...log }) => ({
    ...log,
    ...(receiptNo !== null && { receiptNo }),
    ...(operatorName !== null && { operatorName }),
    ...(filmTitles !== null && { filmTitles: JSON.parse(filmTitles) as string[] }),
  }))
  const keysOf = (log: FoundLog): [OfLog, (string | undefined)[]][] => [
    ['receiptNo', [log.receiptNo]],
    ['operatorName', [log.operatorName]],
    ['filmTitle', log.filmTitles ?? []],
    ['id', [log.id]],
    ['village', [log.villageName]],
    ...[log.villageName, log.operatorName ?? ''].flatMap((name) =>
      spelt(name).map(([by, words]): [OfLog, string[]] => [by, [...(words as string[])]]),
    ),
  ]
  return bestOf(letters, logs, keysOf, limit)
}

const MOST_OPERATORS = 1000

/** Everybody who ever showed a film, where the letters can be the spelling of a name. */
export async function operatorsFor(sql: Sql, letters: string): Promise<string[]> {
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
interface Wanted {
  villages: string[]
  operators: string[]
}

/** The best of all logs by receipt, operator or id, then those of the people and villages found; of those equally good the newest. */
export async function logsNamed(sql: Sql, letters: string, wanted: Wanted, limit: number): Promise<LogRow[]> {
  let best: (LogRow & { place: number })[] = []
  for await (const days of stretches(sql, EVERY_LOG, EVERY_DAY)) {
    const asked = namedIn(days, letters, wanted, limit)
    // the newest come first, and stay before those equally good
    best = [...best, ...(await sql.all<(typeof best)[number]>(asked.sql, ...asked.values))]
      .sort((a, b) => a.place - b.place)
      .slice(0, limit)
  }
  return best.map(({ place: _, ...row }) => row)
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
