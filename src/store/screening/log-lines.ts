/** Logs line by line, as a sheet of all of them has them: only what a line says, read in one go, and nothing counted. */
import type { FindingCode } from '../../domain/screening/findings.ts'
import type { LogOrder } from '../../domain/screening/log-fields.ts'
import type { Pause } from '../../domain/screening/pause.ts'
import type { ScreeningStatus } from '../../domain/screening/screening.ts'
import { ask, reading, type Reading, type Sql } from '../engine/sql.ts'
import { searched } from './log-words.ts'
import { daysOf, type ScreeningFilter, stretches } from './screening-filter.ts'
import {
  daysBehind,
  isBefore,
  keyOf,
  type Logs,
  logsIn,
  ORDERS,
  type Place,
  type ScreeningCursor,
  start,
} from './screening-look.ts'

export interface LogLine extends Place {
  teamCode: string
  villageCode: string
  filmCodes: string[]
  filmTitles: string[]
  endedAt: string
  pauses: Pause[]
  attendance: number
  status: ScreeningStatus
  findings: FindingCode[]
  /** Of the photos it named, those that have not come. */
  photosMissing: number
}

/** In the order of the list, behind a place in it. */
export async function findLogLines(
  sql: Sql,
  { sort = 'newest', ...filter }: ScreeningFilter,
  limit: number,
  after: ScreeningCursor = start(sort),
): Promise<{ items: LogLine[]; next?: ScreeningCursor }> {
  const { scope, conditions } = await searched(sql, filter)
  const lines: LogLine[] = []
  const wanted = daysBehind(after, daysOf(filter), sort)
  // where each log in its order is one of them, none is looked at in vain
  const isEach = conditions.where === '1' && sort !== 'gravest'
  for await (const days of isEach ? [wanted] : stretches(sql, scope, wanted, sort !== 'newest')) {
    lines.push(...(await ask(sql, linesAfter(after, logsIn(scope, days, conditions), sort, limit + 1))))
    // by gravity any stretch may have what comes first
    if (sort === 'gravest') lines.sort((a, b) => (isBefore(a, b, sort) ? -1 : 1))
    else if (lines.length > limit) break
    lines.length = Math.min(lines.length, limit + 1)
  }
  const next = lines.length > limit ? lines[limit - 1] : undefined
  return { items: lines.slice(0, limit), ...(next && { next }) }
}

type Row = Omit<LogLine, 'filmCodes' | 'filmTitles' | 'findings' | 'pauses'> &
  Record<'films' | 'codes', string> &
  Record<'titles' | 'stood', string | null>

const LINE = `s.gravity, s.screened_on AS screenedOn, s.started_at AS startedAt, s.ended_at AS endedAt, s.id, s.team_code AS teamCode,
  s.village_code AS villageCode, s.film_codes AS films, s.film_titles AS titles, s.pauses AS stood, s.attendance, s.status,
  s.finding_codes AS codes, CASE WHEN s.photos IS NULL THEN 0 ELSE (SELECT count(*) FROM json_each(s.photos) d WHERE
    NOT EXISTS (SELECT 1 FROM photos p WHERE p.screening_id = s.id AND p.sha256 = d.value ->> 'sha256')) END AS photosMissing`

function linesAfter(after: ScreeningCursor, { from, values }: Logs, sort: LogOrder, limit: number): Reading<LogLine[]> {
  const { keys, direction } = ORDERS[sort]
  const key = keyOf(after, sort)
  return reading(
    `SELECT ${LINE} ${from} AND (${keys.join(', ')}) ${direction === 'DESC' ? '<' : '>'} (${key.map(() => '?').join(', ')})
     ORDER BY ${keys.map((one) => `${one} ${direction}`).join(', ')} LIMIT ?`,
    [...values, ...key, limit],
    (rows: Row[]) => rows.map(lineOf),
  )
}

const lineOf = ({ films, titles, stood, codes, ...line }: Row): LogLine => ({
  ...line,
  filmCodes: JSON.parse(films) as string[],
  filmTitles: titles === null ? [] : (JSON.parse(titles) as string[]),
  pauses: stood === null ? [] : (JSON.parse(stood) as Pause[]),
  findings: codes === '' ? [] : (codes.trim().split(' ') as FindingCode[]),
})
