/** Logs for what somebody typed: by receipt, operator, film in words or id, and those of the people and villages so named. */
import { bestOf, type Found, type FoundLog, matchOf } from '../../domain/register/search.ts'
import { spelt } from './pinyin.ts'
import { json, rowAs, type Sql, statement, type Statement, type Where } from '../engine/sql.ts'
import { logsHaving } from '../screening/log-words.ts'
import { EVERY_DAY, EVERY_LOG, stretches, theseLogs } from '../screening/screening-filter.ts'

type LogRow = Omit<FoundLog, keyof Found<string>>

/** Of more than these the newest are looked through. */
const MOST_LOGS = 700

/** `villages`: those whose logs are wanted, too. */
export async function searchLogs(sql: Sql, letters: string, villages: string[], limit: number) {
  const few = await logsHaving(sql, letters, villages, { most: MOST_LOGS })
  const operators = (await operatorsFor(sql, letters, few)).filter((name) => matchOf(letters, spelt(name)))
  return logsFound(letters, await logsNamed(sql, letters, { villages, operators }, few, limit + 1), limit)
}

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

/** Some of the newest, where it takes too long to look through all. */
const MOST_STRETCHES = 2

async function* somePlaces(sql: Sql, few: number[] | undefined): AsyncGenerator<Where> {
  if (few) {
    yield theseLogs(few)
    return
  }
  let pieces = 0
  for await (const { from, to } of stretches(sql, EVERY_LOG, EVERY_DAY)) {
    yield { where: 's.screened_on BETWEEN ? AND ?', values: [from, to] }
    if (++pieces >= MOST_STRETCHES) return
  }
}

/** Everybody who showed a film there, where the letters can be the spelling of a name. */
async function operatorsFor(sql: Sql, letters: string, few: number[] | undefined): Promise<string[]> {
  const names = new Set<string>()
  if (!/^[a-z]+$/.test(letters)) return []
  for await (const { where, values } of somePlaces(sql, few)) {
    const rows = await sql.all<{ name: string }>(
      `SELECT DISTINCT operator_name AS name FROM screenings s WHERE operator_name IS NOT NULL AND ${where} LIMIT ?`,
      ...values,
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
async function logsNamed(
  sql: Sql,
  letters: string,
  wanted: Wanted,
  few: number[] | undefined,
  limit: number,
): Promise<LogRow[]> {
  let best: { place: number }[] = []
  for await (const place of somePlaces(sql, few)) {
    const asked = namedIn(place, letters, wanted, limit)
    // the newest come first, and stay before those equally good
    best = [...best, ...(await sql.all<(typeof best)[number]>(asked.sql, ...asked.values))]
      .sort((a, b) => a.place - b.place)
      .slice(0, limit)
  }
  return best.map(({ place: _, ...row }) => logIn(row))
}

const namedIn = (place: Where, letters: string, { villages, operators }: Wanted, limit: number): Statement =>
  statement(
    `WITH asked (letters, id) AS (SELECT ?, ?),
     near AS (SELECT value AS code FROM json_each(?)), spelt AS (SELECT value AS name FROM json_each(?)),
     words AS (SELECT s.id, s.screened_on, s.started_at, lower(coalesce(s.receipt_no, '')) AS receipt,
       lower(replace(coalesce(s.operator_name, ''), ' ', '')) AS operator, lower(replace(coalesce(s.film_titles, ''), ' ', '')) AS titles, s.village_code IN (SELECT code FROM near) AS v,
       coalesce(s.operator_name IN (SELECT name FROM spelt), 0) AS p FROM screenings s
       WHERE ${place.where} AND (s.receipt_no IS NOT NULL OR s.operator_name IS NOT NULL OR s.film_titles IS NOT NULL OR s.id >= (SELECT id FROM asked)
         OR s.village_code IN (SELECT code FROM near))),
     found AS (SELECT words.*, instr(receipt, a.letters) AS r, instr(operator, a.letters) AS o, instr(titles, a.letters) AS t,
       instr(words.id, a.id) = 1 AS i, a.letters IN (receipt, operator, words.id) AS whole FROM words, asked a)
     SELECT s.id, v.name AS villageName, te.name AS teamName, s.screened_on AS screenedOn, s.status,
       s.receipt_no AS receiptNo, s.operator_name AS operatorName, s.film_titles AS filmTitles, f.place
     FROM (SELECT *, CASE WHEN whole THEN 0 WHEN 1 IN (r, o, i) THEN 1 WHEN r > 0 OR o > 0 OR t > 0 THEN 2 ELSE 3 END AS place
       FROM found WHERE r > 0 OR o > 0 OR t > 0 OR i OR p OR v ORDER BY place, screened_on DESC, started_at DESC LIMIT ?) f
     JOIN screenings s ON s.id = f.id JOIN villages v ON v.code = s.village_code JOIN teams te ON te.code = s.team_code
     ORDER BY f.place, s.screened_on DESC, s.started_at DESC`,
    [letters, letters.length < ID_LETTERS ? '~' : letters, json(villages), json(operators), ...place.values, limit],
  )
