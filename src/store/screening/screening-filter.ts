/**
 * By what lists of logs are filtered, as SQL. The text is one of a few however many filters are combined: what a filter
 * does not ask for is null, so that the engine need not keep a statement for every combination.
 */
import type { LogFilter } from '../../domain/screening/log-fields.ts'
import { addDays } from '../../domain/period.ts'
import { json, type Sql, type Value, type Where } from '../engine/sql.ts'
import { WAS_DESIGNATED, WAS_OF_TOWNSHIP } from '../register/village-versions.ts'

/** Those that have waited arrived at that instant or before. */
export type ScreeningFilter = Omit<LogFilter, 'waitingDays'> & {
  receivedTo?: string | undefined
  /** Who asks does not see people whole: what is hidden is not found either, or it could be guessed letter by letter. */
  hidesPeople?: boolean | undefined
}
export const daysOf = ({ from = EVERY_DAY.from, to = EVERY_DAY.to }: ScreeningFilter): Days => ({ from, to })

/** The index that leaves the fewest logs to look at. */
export function scopeOf({ village, team, township, status: statuses = [] }: ScreeningFilter): Scope {
  if (village) return { index: 'screenings_by_village', where: 's.village_code = ?', values: [village] }
  const [status] = statuses
  if (statuses.length === 1 && (status === 'held' || status === 'returned')) {
    const waiting = { index: `screenings_${status}`, where: `s.status = '${status}'`, values: [] }
    return team ? { ...waiting, where: `${waiting.where} AND s.team_code = ?`, values: [team] } : waiting
  }
  if (team) return { index: 'screenings_by_team', where: 's.team_code = ?', values: [team] }
  return township
    ? {
        index: 'screenings_by_village',
        where: WAS_OF_TOWNSHIP,
        values: [township, township],
      }
    : { index: 'screenings_by_day', where: '1', values: [] }
}

/** What is in the indexes first: only a log that has passed it is looked at itself. */
const CONDITIONS = `s.team_code = coalesce(?, s.team_code) AND instr(coalesce(?, s.status), s.status) > 0
  AND (? IS NULL OR ${WAS_OF_TOWNSHIP}) AND (? IS NULL OR ${WAS_DESIGNATED} = ?)
  AND (? IS NULL OR instr(s.finding_codes, ?) > 0)
  AND (? IS NULL OR (s.status = 'submitted' AND s.finding_codes <> '') = ?)
  AND (? IS NULL OR instr(s.film_codes, ?) > 0) AND (? IS NULL OR s.received_at <= ?)
  AND (? IS NULL OR s.reviewed_alone = ?)`

const OWN_WORDS = ['s.operator_name', 's.receipt_no', 's.witness_name', 's.note', 's.id']
const SHOWN_WORDS = ['s.operator_name', 's.receipt_no', 's.id']
/** Films that are in no list stand behind them, where a log has some. */
const joined = (columns: string[]): string =>
  `${columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")} || coalesce(' ' || s.film_titles, '')`

/** The names a log goes by and its own words, side by side with blanks between: without one, no words reach across. */
const says = (own: string[]): string => `EXISTS (SELECT 1 FROM villages v JOIN townships t ON t.code = v.township_code
  JOIN teams te ON te.code = s.team_code WHERE v.code = s.village_code AND
  (instr(lower(${joined(['v.name', 't.name', 'te.name', ...own])}), ?) > 0 OR instr(v.pinyin, ?) > 0))`

/** Whose logs a word lists, whatever those say themselves. */
export interface Named {
  villages: Record<'saying' | 'others', string[]>
  teams: string[]
}

/** What reaches across no words is in a log's own, or names its places: which those are is then known before. */
function saysOrIsNamed({ villages: { saying, others }, teams }: Named, own: string[], word: string): Where {
  const isIn = saying.length <= others.length ? 'IN' : 'NOT IN'
  return {
    where: `(s.village_code ${isIn} (SELECT value FROM json_each(?))
      OR s.team_code IN (SELECT value FROM json_each(?)) OR instr(lower(${joined(own)}), ?) > 0)`,
    values: [json(isIn === 'IN' ? saying : others), json(teams), word],
  }
}

/** What else is asked for, besides the days and the scope; `named` of what is one word. */
export function conditionsOf(filter: ScreeningFilter, named?: Named): Where {
  const facts = factsOf(filter)
  const plain: Where = { where: '1', values: [] }
  const all = [
    facts.every((fact) => fact === null) ? plain : { where: CONDITIONS, values: facts },
    saidIn(filter, named),
  ]
  const asked = all.filter(({ where }) => where !== plain.where)
  return {
    where: asked.map(({ where }) => where).join(' AND ') || plain.where,
    values: asked.flatMap(({ values }) => values),
  }
}

function saidIn({ q, hidesPeople }: ScreeningFilter, named: Named | undefined): Where {
  if (q === undefined) return { where: '1', values: [] }
  const [word, own] = [q.toLowerCase(), hidesPeople ? SHOWN_WORDS : OWN_WORDS]
  return named ? saysOrIsNamed(named, own, word) : { where: says(own), values: [word, word] }
}

/** In the order of CONDITIONS. */
function factsOf(filter: ScreeningFilter): Value[] {
  const orNull = (value: string | undefined): string | null => value ?? null
  const asNumber = (value: boolean | undefined): number | null => (value === undefined ? null : Number(value))
  const twice = (value: Value): Value[] => [value, value]
  const thrice = (value: Value): Value[] => [value, value, value]
  return [
    orNull(filter.team),
    filter.status ? json(filter.status) : null,
    ...thrice(orNull(filter.township)),
    ...twice(asNumber(filter.designated)),
    ...twice(filter.finding ? ` ${filter.finding} ` : null),
    ...twice(asNumber(filter.warned)),
    ...twice(filter.film ? json(filter.film) : null),
    ...twice(orNull(filter.receivedTo)),
    ...twice(asNumber(filter.reviewedAlone)),
  ]
}

export type Days = Record<'from' | 'to', string>

/** Whose logs, and out of which index; `where` speaks of `s`. */
export interface Scope {
  index: string
  where: string
  values: Value[]
  /** Not more than can be looked at in one go. */
  isFew?: true
}
/** By their numbers, in no order. */
export const theseLogs = (numbers: number[]): Scope => ({
  index: '',
  where: 's.rowid IN (SELECT value FROM json_each(?))',
  values: [json(numbers)],
  isFew: true,
})
export const logsBy = ({ index }: Scope): string => `screenings s ${index ? `INDEXED BY ${index}` : 'NOT INDEXED'}`

export const EVERY_LOG: Scope = { index: 'screenings_by_day', where: '1', values: [] }
export const EVERY_DAY: Days = { from: '0000-01-01', to: '9999-12-31' }

/**
 * The days in stretches, the last first unless told otherwise: in each as many logs of the scope as the engine reads at
 * once (and what else came on its last day), or several times as many where a look is soon had; or all of them where the
 * engine keeps nobody waiting.
 */
export async function* stretches(
  sql: Sql,
  scope: Scope,
  { from, to }: Days,
  isUpwards = false,
  times = 1,
): AsyncGenerator<Days> {
  const begin = isUpwards ? from : to
  for (let at = begin; isUpwards ? at <= to : at >= from;) {
    const rest = isUpwards ? { from: at, to } : { from, to: at }
    const end =
      sql.rowsAtOnce === undefined || scope.isFew
        ? null
        : await endOf(sql, scope, rest, isUpwards, times * sql.rowsAtOnce)
    if (end === null) {
      yield rest
      return
    }
    yield isUpwards ? { from: at, to: end } : { from: end, to: at }
    at = addDays(end, isUpwards ? 1 : -1)
  }
}

/** The day on which so many logs are reached; null when there are fewer. Where few were ever kept, that is seen at once. */
async function endOf(
  sql: Sql,
  scope: Scope,
  { from, to }: Days,
  isUpwards: boolean,
  rows: number,
): Promise<string | null> {
  const found = await sql.first<{ day: string }>(
    `SELECT s.screened_on AS day FROM ${logsBy(scope)} WHERE ${scope.where} AND s.screened_on BETWEEN ? AND ? ORDER BY s.screened_on ${isUpwards ? 'ASC' : 'DESC'}
     LIMIT (SELECT coalesce(max(rowid), 0) > ? FROM screenings) OFFSET ?`,
    ...scope.values,
    from,
    to,
    rows,
    rows,
  )
  return found?.day ?? null
}
