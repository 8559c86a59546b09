/**
 * Logs by their words: what each says is cut into pieces that an index finds, some seconds after it came; what is not in
 * there yet is looked at itself. Whatever is found so is a guess: the filter is asked of each.
 */
import { typed } from '../../domain/asked.ts'
import { json, rowOf, rowsOf, type Sql, type Value, type Where } from '../engine/sql.ts'
import type { Worded, WordIndex, WordMark } from '../engine/known-words.ts'
import { spellingOf } from '../register/pinyin.ts'
import { teamsSaying, villagesByWord } from '../register/register-words.ts'
import { WITHOUT } from '../../domain/screening/gravity.ts'
import {
  conditionsOf,
  EVERY_LOG,
  type Named,
  type Scope,
  scopeOf,
  type ScreeningFilter,
  theseLogs,
} from './screening-filter.ts'

/**
 * Chinese by two characters, all else by four, and its last three by themselves. Asked are pieces that are there wherever
 * the text is part of something: of three letters what begins with them; what is shorter is in too many logs.
 */
function pieces(text: string, isAsked = false): string[] {
  const runs = typed(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []
  return runs.flatMap((run) => {
    const signs = Array.from(run)
    const size = /^\p{Script=Han}/u.test(run) ? 2 : 4
    const cut = signs.slice(size - 1).map((_, i) => signs.slice(i, i + size).join(''))
    if (isAsked) return cut.length === 0 && signs.length === 3 ? [`${run}*`] : cut
    return size === 2 && signs.length > 1 ? cut : [...cut, signs.slice(-3).join('')]
  })
}

/** A fact as a piece, longer than any of a text. */
const fact = (kind: string, code: string | number): string =>
  `xx${kind}${String(code)
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()}`

interface LogWords {
  number: number
  knownFrom: number
  gravity: number
  screenedOn: string
  startedAt: string
  id: string
  operatorName: string | null
  texts: string
  films: string
  findings: string
  status: string
  reviewedAlone: number
}
const WORDS = `SELECT s.rowid AS number, s.known_from AS knownFrom, s.gravity, s.screened_on AS screenedOn,
  s.started_at AS startedAt, s.id, s.operator_name AS operatorName,
  s.id || char(10) || coalesce(s.receipt_no, '') || char(10) || coalesce(s.witness_name, '') || char(10) || coalesce(s.note, '') || char(10) ||
    coalesce(s.film_titles, '') AS texts,
  s.film_codes AS films, s.finding_codes AS findings, s.status, s.reviewed_alone AS reviewedAlone`

function wordedOf(log: LogWords): Worded {
  const { number, gravity, operatorName, texts, films, findings, status, reviewedAlone } = log
  const name = operatorName ?? ''
  const { pinyin, initials } = name === '' ? { pinyin: '', initials: '' } : spellingOf(name)
  const codes = findings.split(' ').filter(Boolean)
  const said = [name, ...texts.split('\n'), ...pinyin.split(' '), ...initials.split(' ')]
  const facts = [
    fact('status', status),
    ...codes.map((code) => fact('finding', code)),
    ...(JSON.parse(films) as string[]).map((code) => fact('film', code)),
    ...(status === 'submitted' && codes.length > 0 ? [fact('warned', 1)] : []),
    ...(reviewedAlone === 1 ? [fact('alone', 1)] : []),
  ]
  return {
    number,
    terms: [...new Set([...said.flatMap((text) => pieces(text)), ...facts])],
    ...(gravity < WITHOUT && { grave: [gravity, log.screenedOn, log.startedAt, log.id] }),
  }
}

/** A millisecond’s work or two. */
const LEARNT_AT_ONCE = 50

/** Takes some logs into the index that came or changed since; false where it knows all. */
export async function learnWords(sql: Sql, words: WordIndex, atOnce = LEARNT_AT_ONCE): Promise<boolean> {
  const { mark } = words
  const { rows, known, newest } = await sql.read({
    rows: rowsOf<LogWords>(
      `${WORDS} FROM screenings s INDEXED BY screenings_since WHERE (s.known_from, s.rowid) > (?, ?)
       ORDER BY s.known_from, s.rowid LIMIT ?`,
      [mark?.knownFrom ?? -1, mark?.number ?? 0, atOnce],
    ),
    known: lineOf('id = ?', mark?.line ?? 0),
    newest: lineOf('id >= ? ORDER BY id DESC LIMIT 1', 0),
  })
  // a copy was put in the place of the database that it was made of
  if (mark && mark.line > 0 && known?.said !== mark.said) {
    words.forget()
    return true
  }
  const last = rows.at(-1)
  if (!last) return false
  words.put(rows.map(wordedOf), {
    knownFrom: last.knownFrom,
    number: last.number,
    ...(newest ?? { line: 0, said: '' }),
  })
  return rows.length === atOnce
}

const lineOf = (which: string, id: number) =>
  rowOf<Pick<WordMark, 'line' | 'said'>>(`SELECT id AS line, at || subject_id AS said FROM audit WHERE ${which}`, [id])

/** Each of so many is looked at in no time. */
const MOST_FEW = 2000
const MOST_UNLEARNT = 2000

/** The logs that have all of the pieces, and those not learnt yet; undefined where they are too many, or nobody can tell. */
async function logsWith(sql: Sql, terms: string[], most = MOST_FEW): Promise<number[] | undefined> {
  const { words } = sql
  const found = words?.mark && terms.length > 0 ? words.find(terms, most) : undefined
  const since = found && (await notLearnt(sql))
  return since && [...found, ...since]
}

/** Those that came or changed since; undefined where they are too many, or there is no index. */
export async function notLearnt(sql: Sql): Promise<number[] | undefined> {
  const { knownFrom, number } = sql.words?.mark ?? {}
  if (knownFrom === undefined || number === undefined) return undefined
  const behind = 'known_from >= ? AND (known_from > ? OR rowid > ?)'
  return numbersOf(sql, behind, [knownFrom, knownFrom, number], MOST_UNLEARNT)
}

async function numbersOf(sql: Sql, which: string, values: Value[], most = MOST_FEW): Promise<number[] | undefined> {
  const text = `SELECT rowid AS number FROM screenings WHERE ${which} LIMIT ?`
  const rows = await sql.all<{ number: number }>(text, ...values, most + 1)
  return rows.length > most ? undefined : rows.map(({ number }) => number)
}

const MOST_VILLAGES = 200
const MOST_TEAMS = 10

const namedBy = (sql: Sql, word: string): Promise<Named> =>
  sql.read({ villages: villagesByWord(word), teams: teamsSaying(word) })

/** Those that say it themselves, or by their village's or team's name. */
async function logsSaying(
  sql: Sql,
  word: string,
  { villages, teams }: Named,
  facts: string[],
): Promise<number[] | undefined> {
  if (villages.saying.length > MOST_VILLAGES || teams.length > MOST_TEAMS) return undefined
  const ofTeams = await numbersOf(sql, 'team_code IN (SELECT value FROM json_each(?))', [json(teams)])
  return ofTeams && logsHaving(sql, word, villages.saying, { others: ofTeams, facts })
}

/** Those that have the letters themselves, and those of these villages. */
export async function logsHaving(
  sql: Sql,
  letters: string,
  villages: string[],
  { others = [], facts = [], most }: { others?: number[]; facts?: string[]; most?: number } = {},
): Promise<number[] | undefined> {
  const terms = pieces(letters, true)
  const own = terms.length > 0 ? await logsWith(sql, [...facts, ...terms], most) : undefined
  if (!own) return undefined
  const shown = await numbersOf(sql, 'village_code IN (SELECT value FROM json_each(?))', [json(villages)])
  return shown && [...new Set([...own, ...shown, ...others])]
}

/** What a list goes through, and what it asks of each log there. */
export async function searched(sql: Sql, filter: ScreeningFilter): Promise<{ scope: Scope; conditions: Where }> {
  const words = filter.q?.toLowerCase().split(/\s/) ?? []
  const [word, another] = words
  const named = sql.words && word && another === undefined ? await namedBy(sql, word) : undefined
  const scope = await fewLogs(sql, filter, words, named)
  return { scope: scope ?? scopeOf(filter), conditions: conditionsOf(filter, named) }
}

/** What the filter lists is among these, where they are few; undefined where its own index is as good, or there are many. */
async function fewLogs(
  sql: Sql,
  filter: ScreeningFilter,
  words: string[],
  named: Named | undefined,
): Promise<Scope | undefined> {
  if (!sql.words || scopeOf(filter).index !== EVERY_LOG.index) return undefined
  const { finding, film, warned, reviewedAlone, status = [] } = filter
  const facts = [
    ...(finding ? [fact('finding', finding)] : []),
    ...(film ? [fact('film', film)] : []),
    ...(warned ? [fact('warned', 1)] : []),
    ...(reviewedAlone ? [fact('alone', 1)] : []),
    ...(status.length === 1 ? [fact('status', status[0] ?? '')] : []),
  ]
  if (words.length === 0) return among(await logsWith(sql, facts))
  // all words must be said: the first of them that few say is enough
  for (const word of words) {
    const found = await logsSaying(sql, word, named ?? (await namedBy(sql, word)), facts)
    if (found) return theseLogs(found)
  }
  return undefined
}
const among = (found: number[] | undefined): Scope | undefined => found && theseLogs(found)
