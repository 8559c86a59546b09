/** The counts behind the 统计表: sums of counted logs, and which films were new to their village. SQL counts, the domain judges. */
import {
  type Counts,
  NEW_AFTER_MONTHS,
  type StatisticsBy,
  type StatisticsInput,
} from '../../domain/report/statistics.ts'
import { addDays } from '../../domain/period.ts'
import { json, reading, type Reading, type Sql } from '../engine/sql.ts'
import { everyFilm } from '../register/register.ts'
import { everyTeam } from '../register/teams.ts'
import { readForebears } from '../register/village-origins.ts'
import { everyVersion, onDay, SPANS } from '../register/village-versions.ts'
import { everyTownship, everyVillage } from '../register/villages.ts'
import { IS_COUNTED, villageMonths } from '../screening/counts.ts'
import { targetsInForce } from '../target/targets.ts'
import { periodOn } from '../../domain/target/target.ts'

/** `between` takes two days. */
interface Source {
  from: string
  between: string
  key: string
}
const LOGS = { from: 'screenings s', between: 's.screened_on BETWEEN ? AND ?' }
/** A show is of the township that its village was in that day. */
const SOURCES: Record<StatisticsBy, Source> = {
  township: {
    from: `${SPANS} p CROSS JOIN screenings s`,
    between: 's.village_code = p.code AND s.screened_on BETWEEN max(?, p.from_on) AND min(?, p.until_on)',
    key: 'p.township_code',
  },
  team: { ...LOGS, key: 's.team_code' },
  month: { ...LOGS, key: 'substr(s.screened_on, 1, 7)' },
  kind: { ...LOGS, key: "s.film_codes || ' ' || s.village_code" },
}

type Summed = Pick<Counts, 'credit' | 'indoorCredit' | 'attendance'> & { key: string }
const sumsOf = ({ from, between, key }: Source, since: string, until: string): Reading<Summed[]> =>
  reading(
    `SELECT ${key} AS key, sum(s.credit) AS credit, sum(s.attendance) AS attendance,
       coalesce(sum(s.credit) FILTER (WHERE s.venue = 'indoor'), 0) AS indoorCredit
     FROM ${from} WHERE ${between} AND ${IS_COUNTED} GROUP BY 1`,
    [since, until],
    (rows: Summed[]) => rows,
  )

type Shown = Pick<Counts, 'films' | 'newFilms'> & { key: string }
/**
 * Of each film of a show, when its village saw it before, be it as one of those that it was made of; films in no list
 * are in no figure before somebody matched them.
 */
const shownIn = (
  { from, between, key }: Source,
  since: string,
  until: string,
  forebears: Forebears,
): Reading<Shown[]> =>
  reading(
    `SELECT key, count(*) AS films, count(*) FILTER (WHERE seen IS NULL OR seen < date(day, ?)) AS newFilms FROM (
       SELECT key, day, lag(day) OVER (PARTITION BY village, film ORDER BY day, started_at, id) AS seen FROM (
         SELECT ${key} AS key, s.village_code AS village, c.value AS film, s.screened_on AS day, s.started_at, s.id
         FROM ${from} CROSS JOIN json_each(s.film_codes) c
         WHERE ${between} AND ${IS_COUNTED}
         UNION ALL SELECT NULL, f.value->>'of', c.value, s.screened_on, s.started_at, s.id
         FROM json_each(?) f CROSS JOIN screenings s ON s.village_code = f.value->>'code'
           AND s.screened_on BETWEEN date(?, ?) AND f.value->>'to' CROSS JOIN json_each(s.film_codes) c
         WHERE ${IS_COUNTED}))
     WHERE key IS NOT NULL AND day >= ? GROUP BY key`,
    [BEFORE, addDays(since, -31 * NEW_AFTER_MONTHS), until, json(forebears), since, BEFORE, since],
    (rows: Shown[]) => rows,
  )
type Forebears = Awaited<ReturnType<typeof readForebears>>
const BEFORE = `-${NEW_AFTER_MONTHS} months`

interface Asked {
  by: StatisticsBy
  from: string
  to: string
  asOf: string
}

/** Everything the table is worked out from: the register of the day, and what was shown up to it. */
export async function readStatistics(today: Sql, asked: Asked): Promise<StatisticsInput> {
  const { by, from, asOf } = asked
  const sql = await onDay(today, asOf)
  const source = SOURCES[by]
  const forebears = await readForebears(sql, asOf)
  const { villages, versions, townships, teams, films, targets, sums, shown, months } = await sql.read({
    villages: everyVillage,
    versions: everyVersion,
    townships: everyTownship,
    teams: everyTeam,
    films: everyFilm,
    targets: targetsInForce(asOf),
    sums: sumsOf(source, from, asOf),
    shown: shownIn(source, from, asOf, forebears),
    months: villageMonths(from, asOf),
  })
  const seen = new Map(shown.map(({ key, ...counts }) => [key, counts]))
  const county = targets.find(({ indicator, scope }) => indicator === 'screenings' && scope.kind === 'county')
  return {
    ...asked,
    villages,
    versions,
    counts: new Map(
      sums.map(({ key, ...counts }) => [key, { ...counts, ...(seen.get(key) ?? { films: 0, newFilms: 0 }) }]),
    ),
    months: new Map(months.map(({ code, credits }) => [code, credits])),
    names: new Map([...townships, ...teams].map(({ code, name }) => [code, name])),
    kinds: new Map(films.map(({ code, kind }) => [code, kind])),
    countyDeadline: county && periodOn(county, asOf)?.deadlines[0],
  }
}
