/** What is known around logs that arrive: their village, team and films, and the logs near them in place and time. */
import type { Decided } from '../../domain/dated-setting.ts'
import type { CreditRule, Film } from '../../domain/register/film.ts'
import { daysAround, type KnownShow, MOST_NAMED } from '../../domain/screening/clashes.ts'
import { millionths, OF_BYTES, photoMarks } from '../../domain/screening/copies.ts'
import { yearAround } from '../../domain/screening/findings.ts'
import { localDay, monthOf } from '../../domain/period.ts'
import type { Team, Village } from '../../domain/register/place.ts'
import type { NewScreening } from '../../domain/screening/screening.ts'
import { type FilmOfTitle, withListedFilms } from '../../domain/screening/unlisted-film.ts'
import { everyCreditRule, filmsByCode } from '../register/register.ts'
import { type Credential, Outdated, stillSaid } from '../people/credentials.ts'
import { decisionsOn } from '../people/settings.ts'
import { logRows, type PositionColumns, positionOf, type ScreeningRow } from './screenings.ts'
import {
  countOf,
  isAmong,
  json,
  mapped,
  reading,
  type Reading,
  rowAs,
  type Sql,
  statement,
  type Statement,
} from '../engine/sql.ts'
import { teamsByCode } from '../register/teams.ts'
import { villagesByCode } from '../register/villages.ts'
import { type Planned, plannedIn } from '../plan/plans.ts'
import { filmOfTitles } from './written-films.ts'

export interface Known {
  /** The last audit row when this was read; what was written later has a larger one. */
  readAt: number
  /** Where the neighbours of each log were looked for. */
  vicinities: Map<string, Vicinity>
  /** Of those that ended, what they became. */
  villages: Map<string, Village & { heirs?: string }>
  teams: Map<string, Team>
  films: Map<string, Film>
  /** Which of them each written title is. */
  filmOf: FilmOfTitle
  rules: CreditRule[]
  /** What the office decided on what a valid show needs, and on where the county lies. */
  decided: Decided[]
  /** When each of their months was closed, of those that are. */
  closedAt: Map<string, string>
  planned: Planned
  /** Logs kept already under the ids that arrive. */
  kept: Map<string, ScreeningRow>
  /**
   * Logs near, all but voided ones: of the team on neighbouring days, of the village and a film within a year; of those with
   * the same receipt, with photos alike, or at the same place to the last digit, as many as findings name, the last to come.
   */
  near: Neighbours
}

/** So many logs of each mark of a photo are looked at: more would make a county's dark pictures dear to everyone. */
const MOST_ALIKE = 50

/** Shows found again by their team and day, their village, their receipt, what their photos look like and where they were. */
class Neighbours {
  readonly #shows = new Map<string, KnownShow[]>()

  add(show: KnownShow): void {
    for (const key of [teamKey(show.teamCode, show.screenedOn), villageKey(show), ...copyKeys(show)]) {
      const there = this.#shows.get(key)
      if (there) there.push(show)
      else this.#shows.set(key, [show])
    }
  }

  /** Of a whole sheet with one receipt or place, the last ones tell enough. */
  #copiesOf(entry: NewScreening): KnownShow[] {
    return copyKeys(entry).flatMap((key) => this.#shows.get(key)?.slice(-MOST_ALIKE) ?? [])
  }

  of(entry: NewScreening, { day, dayBefore, dayAfter }: Vicinity): KnownShow[] {
    const evenings = [dayBefore, day, dayAfter].map((evening) => teamKey(entry.teamCode, evening))
    const near = [...evenings, villageKey(entry)].flatMap((key) => this.#shows.get(key) ?? [])
    return [...new Set([...near, ...this.#copiesOf(entry)])]
  }
}

const teamKey = (teamCode: string, day: string): string => `team ${teamCode} ${day}`
const villageKey = ({ villageCode }: Pick<KnownShow, 'villageCode'>): string => `village ${villageCode}`
const copyKeys = ({ receiptNo, photos, position }: Pick<KnownShow, 'receiptNo' | 'photos' | 'position'>): string[] => [
  ...(receiptNo ? [`receipt ${receiptNo}`] : []),
  ...photoMarks(photos).map((mark) => `photo ${mark}`),
  ...(position ? [`at ${millionths(position.latitude)} ${millionths(position.longitude)}`] : []),
]

const SHOW_COLUMNS = `s.id, s.team_code, s.village_code, s.screened_on, s.started_at, s.ended_at, s.film_codes,
  s.receipt_no, s.photos, s.status = 'rejected' AS is_rejected, s.latitude, s.longitude, s.accuracy_m, s.position_fixed_at`

/** One wish per log: where to look for its neighbours. */
interface Vicinity {
  day: string
  dayBefore: string
  dayAfter: string
  /** As `WANTED` reads it, in JSON; films as codes stand in the column: `"film-001"`. */
  wish: string
}

/** Those of a sheet are of the same few days. */
function vicinitiesIn(timeZone: string): (entry: NewScreening) => Vicinity {
  const near = new Map<string, Omit<Vicinity, 'wish'> & { within: string }>()
  const nearOf = (day: string) => {
    const [{ from: dayBefore, to: dayAfter }, year] = [daysAround(day), yearAround(day)]
    const one = { day, dayBefore, dayAfter, within: `"${dayBefore}","${dayAfter}","${year.from}","${year.to}"` }
    near.set(day, one)
    return one
  }
  return ({ id, startedAt, teamCode, villageCode, receiptNo, filmCodes, photos, position }) => {
    const asked = localDay(startedAt, timeZone)
    const { day, dayBefore, dayAfter, within } = near.get(asked) ?? nearOf(asked)
    const films = json(filmCodes.map((code) => json(code)))
    const marks = json(photoMarks(photos))
    const at = position ? `${millionths(position.latitude)},${millionths(position.longitude)}` : 'null,null'
    const wish = `["${teamCode}","${villageCode}",${json(receiptNo ?? null)},${films},${within},${marks},${at},"${id}","${day}"]`
    return { day, dayBefore, dayAfter, wish }
  }
}

/** Where to look, read out of its one parameter once. */
const WANTED = `wanted AS MATERIALIZED (
  SELECT value->>0 AS team, value->>1 AS village, value->>2 AS receipt, value->3 AS films,
    value->>4 AS day_before, value->>5 AS day_after, value->>6 AS year_before, value->>7 AS year_after,
    value->8 AS marks, value->>9 AS north, value->>10 AS east, value->>11 AS own_id, value->>12 AS own_day
  FROM jsonb_each(?))`
/** As `screenings_by_position` has them (migration 0038). */
const NORTH = 'CAST(round(s.latitude * 1000000) AS INTEGER)'
const EAST = 'CAST(round(s.longitude * 1000000) AS INTEGER)'
const IS_OTHER = `s.id <> own_id AND s.status <> 'voided'`
const wishes = (vicinities: Vicinity[]): string => `[${vicinities.map(({ wish }) => wish).join()}]`

/** `from` names the wishes, for those near any of them; without it they are near the one wish around it. */
const rowsNear = (from: string): string =>
  `SELECT s.rowid FROM ${from} screenings s WHERE s.team_code = team AND s.screened_on BETWEEN day_before AND day_after
   UNION ALL SELECT s.rowid FROM ${from} json_each(films) f CROSS JOIN screenings s ON s.village_code = village
     AND s.screened_on BETWEEN year_before AND year_after AND instr(s.film_codes, f.value) > 0
   UNION ALL SELECT r.rowid FROM ${from} screenings r WHERE r.rowid IN (
     SELECT s.rowid FROM screenings s WHERE s.receipt_no = receipt AND ${IS_OTHER}
     ORDER BY s.rowid DESC LIMIT ${MOST_NAMED})
   UNION ALL SELECT s.rowid FROM ${from} json_each(marks) m CROSS JOIN screenings s ON s.id IN (
     SELECT screening_id FROM photo_marks WHERE mark = m.value ORDER BY screening_id DESC LIMIT ${MOST_ALIKE})
     AND (m.value >= ${OF_BYTES} OR s.team_code = team)
   UNION ALL SELECT r.rowid FROM ${from} screenings r WHERE r.rowid = (
     SELECT s.rowid FROM screenings s WHERE ${NORTH} = north AND ${EAST} = east AND s.latitude IS NOT NULL
       AND ${IS_OTHER} AND (s.village_code <> village OR s.screened_on <> own_day) ORDER BY s.rowid DESC LIMIT 1)`

/** Of one log the wish is read once and not for each kind of neighbour; what is near several logs is read once. */
const showsNear = (vicinities: Vicinity[]): Reading<Neighbours> =>
  reading(
    `WITH ${WANTED}
     SELECT ${SHOW_COLUMNS}, te.name AS team_name, v.name AS village_name
     FROM ${vicinities.length === 1 ? 'wanted CROSS JOIN' : ''} screenings s CROSS JOIN teams te ON te.code = s.team_code
     CROSS JOIN villages v ON v.code = s.village_code
     WHERE s.rowid IN (${rowsNear(vicinities.length === 1 ? '' : 'wanted CROSS JOIN')}) AND s.status <> 'voided'`,
    [wishes(vicinities)],
    (rows: PositionColumns[]) => {
      const near = new Neighbours()
      for (const row of rows) near.add(showOf(row))
      return near
    },
  )

const showAs = rowAs<KnownShow & Record<'latitude' | 'longitude' | 'accuracyM' | 'positionFixedAt', unknown>>({
  flags: ['isRejected'],
  json: ['filmCodes', 'photos'],
})

function showOf(row: PositionColumns): KnownShow {
  const { latitude: _, longitude: __, accuracyM: ___, positionFixedAt: ____, ...show } = showAs(row)
  return { ...show, ...positionOf(row) }
}

const byCode = <T extends { code: string }>(items: T[]): Map<string, T> =>
  new Map(items.map((item) => [item.code, item]))
const unique = (values: string[]): string[] => [...new Set(values)]

function closedSince(months: string[]): Reading<Map<string, string>> {
  const { condition, values } = isAmong('month', unique(months))
  const byMonth = (rows: Record<'month' | 'at', string>[]) => new Map(rows.map(({ month, at }) => [month, at]))
  return reading(`SELECT month, closed_at AS at FROM closed_months WHERE ${condition}`, values, byMonth)
}

/** Reads it all in one snapshot; one round trip on either engine, and one before it where films are written in words. Throws Outdated where somebody who sends is not what he was recalled as. */
export async function lookAround(
  sql: Sql,
  written: NewScreening[],
  timeZone: string,
  credentials: Credential[] = [],
): Promise<Known> {
  const filmOf = await filmOfTitles(sql, written)
  const entries = written.map((entry) => withListedFilms(entry, filmOf))
  // of two under one id the first is judged, so its neighbours are looked for
  const vicinityOf = vicinitiesIn(timeZone)
  const vicinities = new Map(entries.toReversed().map((entry) => [entry.id, vicinityOf(entry)]))
  const read = await sql.read({
    readAt: countOf('SELECT coalesce(max(id), 0) AS n FROM audit'),
    villages: mapped(villagesByCode(unique(entries.map((entry) => entry.villageCode))), byCode),
    teams: mapped(teamsByCode(unique(entries.map((entry) => entry.teamCode))), byCode),
    films: mapped(filmsByCode(unique(entries.flatMap((entry) => entry.filmCodes))), byCode),
    rules: everyCreditRule,
    decided: decisionsOn('SHOW_PROOF', 'COUNTY_POSITION'),
    stillSaid: stillSaid(credentials),
    closedAt: closedSince([...vicinities.values()].map(({ day }) => monthOf(day))),
    planned: plannedIn(entries.map(({ id, teamCode }) => ({ teamCode, day: vicinities.get(id)?.day ?? '' }))),
    kept: logRows(entries.map((entry) => entry.id)),
    near: showsNear([...vicinities.values()]),
  })
  if (credentials.some(({ hash }) => !read.stillSaid.has(hash))) throw new Outdated()
  return { ...read, vicinities, filmOf }
}

/**
 * Makes the batch it stands in fail when a log near one of these was written after they were looked at, or a month
 * closed, a setting decided, a sender shut out: the findings would be of yesterday's neighbourhood. So of two duplicates that arrive at once, the second looks again.
 * The `+` keeps SQLite to the few audit rows that are newer, away from the index of all that was ever done to logs.
 */
export const assertUnchangedSince = ({ readAt, vicinities }: Known, ids: string[]): Statement =>
  statement(
    `WITH ${WANTED}, written AS MATERIALIZED (
       SELECT s.id AS log, s.team_code, s.village_code, s.screened_on, s.receipt_no, ${NORTH} AS at_north, ${EAST} AS at_east
       FROM audit a CROSS JOIN screenings s ON s.id = a.subject_id WHERE a.id > ? AND +a.subject_kind = 'screening')
     INSERT INTO assertions (holds) SELECT 0 WHERE
       EXISTS (SELECT 1 FROM written WHERE EXISTS (SELECT 1 FROM wanted
         WHERE ((team_code = team OR village_code = village) AND screened_on BETWEEN day_before AND day_after)
           OR receipt_no = receipt OR (at_north = north AND at_east = east)
           OR EXISTS (SELECT 1 FROM json_each(marks) m JOIN photo_marks p ON p.mark = m.value AND p.screening_id = log)))
       OR EXISTS (SELECT 1 FROM audit WHERE id > ? AND +subject_kind IN ('month', 'setting', 'token', 'account', 'session'))`,
    [wishes(ids.flatMap((id) => vicinities.get(id) ?? [])), readAt, readAt],
  )
