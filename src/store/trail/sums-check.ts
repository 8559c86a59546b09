/** Whether what logs add up to, as it is kept beside them, is what they add up to; a month at a time. */
import type { Sentence } from '../../domain/language.ts'
import { countedDays, countedTeamMonths, type DayRow, keptDays, type TeamMonth } from '../screening/counts.ts'
import { differingYear } from '../screening/day-credits.ts'
import { monthOf } from '../../domain/period.ts'
import { rowsOf } from '../engine/sql.ts'
import type { Place, Stretch } from './chain-check.ts'

const NEXT = `SELECT min(day) AS day FROM (SELECT min(screened_on) AS day FROM screenings WHERE screened_on > ?
  UNION ALL SELECT min(day) FROM shown_days WHERE day > ? UNION ALL SELECT min(month) FROM team_months WHERE month > ?
  UNION ALL SELECT min(year || '-01') FROM years_shown WHERE year || '-01' > ?)`
/** Behind every day of a month, and all that begins as it does. */
const END = '~'

export async function checkSums({ sql }: Pick<Place, 'sql'>, after: string): Promise<Stretch> {
  const next = await sql.first<{ day: string | null }>(NEXT, after, after, after, after)
  if (next?.day == null) return { looked: 0 }
  const month = monthOf(next.day)
  const to = `${month}${END}`
  const year = month.slice(0, 4)
  const { days, ofDays, teams, ofTeams, years } = await sql.read({
    days: keptDays(month, to),
    ofDays: countedDays(month, to),
    teams: rowsOf<TeamMonth>('SELECT month, team_code AS team, credit FROM team_months WHERE month BETWEEN ? AND ?', [
      month,
      to,
    ]),
    ofTeams: countedTeamMonths(month, to),
    years: differingYear(year),
  })
  const day = differing(dayMarks(days), dayMarks(ofDays))
  const team = differing(teamMarks(teams), teamMarks(ofTeams))
  const of = day ?? team ?? (years.length > 0 ? year : undefined)
  const fault: Sentence | undefined = of === undefined ? undefined : { key: 'sums_differ', facts: { of } }
  return { looked: days.length + teams.length, ...(fault ? { fault } : { after: to }) }
}

/** Of those of which nothing is counted, nothing: a log may have gone to another day. */
type Marks = Map<string, string>
const dayMarks = (rows: DayRow[]): Marks =>
  new Map(
    rows.flatMap(({ day, logs, credit, acceptedCredit, attendance, held }) => {
      const sums = [logs, credit, acceptedCredit, attendance, held]
      return sums.some((sum) => sum !== 0) ? [[day, sums.join()]] : []
    }),
  )
const teamMarks = (rows: TeamMonth[]): Marks =>
  new Map(rows.flatMap(({ month, team, credit }) => (credit === 0 ? [] : [[`${month} ${team}`, String(credit)]])))

const differing = (kept: Marks, counted: Marks): string | undefined =>
  [...new Set([...kept.keys(), ...counted.keys()])].find((key) => kept.get(key) !== counted.get(key))
