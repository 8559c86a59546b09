/** A team's share of what a phone carries: its villages, the shows its logs are compared with, and its own logs. */
import type { FieldCopy, FieldShow } from '../../domain/screening/field-copy.ts'
import { MOST_CARRIED } from '../../domain/screening/fitted-copy.ts'
import { wholeScreenings } from '../../domain/register/film.ts'
import { yearAround } from '../../domain/screening/findings.ts'
import { CLEARED } from '../../domain/people/masking.ts'
import { addDays, lastDayOf, monthOf, yearOf } from '../../domain/period.ts'
import { periodOn, type Target } from '../../domain/target/target.ts'
import { type OverviewTarget, targetFigures } from '../../domain/target/target-figures.ts'
import { IS_COUNTED, type Months, villageMonths } from './counts.ts'
import { missedShows } from './missed-shows.ts'
import { fieldPlans } from '../plan/plans.ts'
import { type FieldLogRead, ownLogs, waitingLogs } from './field-logs.ts'
import { reading, type Reading, rowAs, rowsOf, type Sql, together } from '../engine/sql.ts'
import { targetsInForce } from '../target/targets.ts'
import { readTargetSums } from '../target/target-sums.ts'
import { livesOn, quotasOf } from '../../domain/register/village-facts.ts'
import { becameSince } from '../../domain/register/village-lineage.ts'
import { everyOrigin } from '../register/village-origins.ts'
import { teamsByCode } from '../register/teams.ts'
import { everyVersion } from '../register/village-versions.ts'
import { everyVillage } from '../register/villages.ts'

type FieldTeam = NonNullable<FieldCopy['team']>
export type FieldTeamRead = Omit<FieldTeam, 'logs'> & { logs: FieldLogRead[] }

/** An overlap or a journey can only be with a show of these days. */
const NEAR_DAYS = 3

/** What the first batch tells; the figures need the days of the county's target, and come after. */
interface TeamRead {
  team: Omit<FieldTeamRead, 'figures'>
  quota: number
  targets: Target[]
}

export const teamPart = (teamCode: string, today: string): Reading<TeamRead> =>
  together(
    {
      teams: teamsByCode([teamCode]),
      targets: targetsInForce(today),
      waiting: waitingLogs(teamCode, today),
      every: everyVillage,
      versions: everyVersion,
      months: villageMonths(yearAround(today).from, today, { team: teamCode }),
      origins: everyOrigin,
      before: shownBefore(today),
      witnesses: lastWitnesses(teamCode, today),
      shows: showsAround(teamCode, today),
      logs: ownLogs(teamCode, today),
      missed: missedShows({ team: teamCode, ...monthAround(today) }, MOST_CARRIED.missed),
      planned: fieldPlans(teamCode, today, MOST_CARRIED.plans),
    },
    ({ teams, targets, waiting, every, versions, months, origins, before, witnesses, planned, ...lists }) => {
      const quotas = quotasOf(every, versions, yearOf(today), today)
      const served = every.filter((village) => village.teamCode === teamCode && livesOn(village, today))
      const owed = served.map((village) => ({ code: village.code, quota: quotas.ofVillages.get(village.code) ?? 0 }))
      const since = { since: `${monthOf(today)}-01`, asOf: today }
      const became = (of: string): string[] => becameSince(of, { origins, villages: every }, since)
      const { code, name, members } = teams[0] ?? noTeam(teamCode)
      const team = {
        code,
        name,
        ...(members && { members }),
        ...waiting,
        villages: villagesOf(owed, months, today).map((one) => ({
          ...withShown(one, before, became(one.code)),
          ...(witnesses.has(one.code) && { lastWitness: witnesses.get(one.code) }),
        })),
        ...lists,
        ...planned,
      }
      return { team, quota: quotas.ofTeams.get(teamCode) ?? 0, targets }
    },
  )

const monthAround = (day: string) => ({ from: `${monthOf(day)}-01`, to: lastDayOf(monthOf(day)) })

interface Owed {
  code: string
  quota: number
}

const noTeam = (code: string) => {
  throw new Error(`the account's team ${code} is not in the register`)
}

/** The team's quota as a target with the days of the county's own; null without a quota, or without such a target now. */
export async function readTeamFigures(sql: Sql, read: TeamRead, today: string): Promise<OverviewTarget | null> {
  const { team, quota, targets } = read
  const county = targets.find(
    (target) => target.indicator === 'screenings' && target.scope.kind === 'county' && periodOn(target, today),
  )
  if (!county || quota === 0) return null
  const { document: _, ...days } = county
  const own: Target = {
    ...days,
    code: team.code,
    name: team.name,
    scope: { kind: 'team', code: team.code },
    amount: quota,
  }
  const known = { asOf: today, villages: [], audibility: new Map(), coverage: [] }
  return targetFigures(own, (await readTargetSums(sql, [own], known)).get(own.code), today)
}

function villagesOf(owed: Owed[], months: Months[], today: string) {
  const seen = new Map(months.map((village) => [village.code, village]))
  return owed.map(({ code, quota }) => {
    const { credits = new Map<string, number>(), lastOn = null } = seen.get(code) ?? {}
    const thisMonthCredit = credits.get(monthOf(today)) ?? 0
    const ofYear = [...credits].filter(([month]) => month.startsWith(`${yearOf(today)}-`))
    return {
      code,
      quota,
      lastScreenedOn: lastOn,
      done: wholeScreenings(ofYear.reduce((sum, [, credit]) => sum + credit, 0)),
      thisMonth: wholeScreenings(thisMonthCredit),
      thisMonthCredit,
    }
  })
}

interface ShownBefore {
  code: string
  credit: number
  lastOn: string
}
/** What villages of which others were made this month showed in it. */
const shownBefore = (today: string): Reading<ShownBefore[]> =>
  rowsOf<ShownBefore>(
    `SELECT s.village_code AS code, sum(s.credit) AS credit, max(s.screened_on) AS lastOn
     FROM (SELECT DISTINCT from_code FROM village_origins WHERE made_on BETWEEN ? AND ?) o
     CROSS JOIN screenings s ON s.village_code = o.from_code AND s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED}
     GROUP BY s.village_code`,
    [`${monthOf(today)}-01`, today, `${monthOf(today)}-01`, today],
  )

/** A village that was made of others this month has had what they were shown in it. */
function withShown(village: FieldTeam['villages'][number], all: ShownBefore[], became: string[]) {
  const before = all.filter(({ code }) => became.includes(code))
  if (before.length === 0) return village
  const credit = before.reduce((sum, one) => sum + one.credit, village.thisMonthCredit ?? 0)
  const days = [village.lastScreenedOn ?? '', ...before.map(({ lastOn }) => lastOn)].sort()
  return {
    ...village,
    lastScreenedOn: days.at(-1) || null,
    thisMonth: wholeScreenings(credit),
    thisMonthCredit: credit,
  }
}

interface WitnessRow {
  code: string
  name: string
  phone: string
}
/** Of the last year, of shows that stand. What a team wrote down of a villager is for itself: other teams' witnesses are not told. */
const lastWitnesses = (teamCode: string, today: string): Reading<Map<string, Omit<WitnessRow, 'code'>>> =>
  reading(
    // of a group with a maximum SQLite takes the other columns from the row that has it
    `SELECT s.village_code AS code, s.witness_name AS name, s.witness_phone AS phone, max(s.started_at) AS at
     FROM villages v CROSS JOIN screenings s ON s.village_code = v.code AND s.screened_on > ? AND s.team_code = v.team_code
       AND s.witness_phone IS NOT NULL AND s.witness_name <> ? AND s.status NOT IN ('rejected', 'voided')
     WHERE v.team_code = ? GROUP BY s.village_code`,
    [yearAround(today).from, CLEARED, teamCode],
    (rows: WitnessRow[]) => new Map(rows.map(({ code, name, phone }) => [code, { name, phone }])),
  )

/** The newest, the newest of them first. */
const showsAround = (teamCode: string, today: string): Reading<FieldShow[]> =>
  reading(
    `SELECT s.id, s.team_code, te.name AS team_name, s.village_code, s.screened_on, s.started_at, s.ended_at,
       s.film_codes, s.film_titles, s.receipt_no, nullif(s.status = 'rejected', 0) AS is_rejected
     FROM screenings s JOIN teams te ON te.code = s.team_code WHERE s.rowid IN (SELECT r FROM (
       SELECT s.rowid AS r, s.screened_on FROM villages v CROSS JOIN screenings s ON s.village_code = v.code
         AND s.screened_on > ? AND s.status <> 'voided' WHERE v.team_code = ?
       UNION SELECT rowid, screened_on FROM screenings WHERE team_code = ? AND screened_on >= ? AND status <> 'voided'
       ORDER BY screened_on DESC LIMIT ?))
     ORDER BY s.screened_on DESC, s.started_at DESC, s.id DESC`,
    [yearAround(today).from, teamCode, teamCode, addDays(today, -NEAR_DAYS), MOST_CARRIED.shows],
    (rows: object[]) => rows.toReversed().map(showOf),
  )
const showAs = rowAs<FieldShow>({ flags: ['isRejected'], json: ['filmCodes', 'filmTitles'] })

/** Without the thousandths, which are sent some hundred times and are always noughts. */
const toTheSecond = (instant: string): string => instant.replace('.000Z', 'Z')

function showOf(row: object): FieldShow {
  const show = showAs(row)
  return { ...show, startedAt: toTheSecond(show.startedAt), endedAt: toTheSecond(show.endedAt) }
}
