/** Reads what a phone carries with it, in one snapshot; a team's figures against its deadlines take a second. */
import type { SettingVersion } from '../../domain/dated-setting.ts'
import type { Actor } from '../../domain/people/account.ts'
import type { FaultLimits } from '../../domain/fault/fault-clock.ts'
import type { FieldCopy, FieldFault, FieldVillage } from '../../domain/screening/field-copy.ts'
import { MOST_CARRIED } from '../../domain/screening/fitted-copy.ts'
import { type FieldTeamRead, readTeamFigures, teamPart } from './field-team.ts'
import { everyCreditRule, everyFilm } from '../register/register.ts'
import { searchKeys } from '../register/pinyin.ts'
import { decisionsOn } from '../people/settings.ts'
import { countOf, mapped, type Reading, rowOf, rowsOf, type Sql, together, unasked } from '../engine/sql.ts'
import { type NamedVillage, namedVillageOf, VILLAGE_COLUMNS } from '../register/villages.ts'
import { rateOfTest } from '../../domain/audibility/audibility.ts'
import type { FaultRecord } from '../../domain/fault/fault.ts'
import { addDays, monthOf } from '../../domain/period.ts'
import { testsOn } from '../audibility/audibility-states.ts'
import { IS_COUNTED } from './counts.ts'
import { faultNow, faultsWhere } from '../fault/faults.ts'

interface FieldAsked {
  actor: Actor
  now: Date
  today: string
  staleDays: number
  faultLimits: FaultLimits
  /** A team is told its place among all. */
  isRanked: boolean
}

export interface FieldRead extends Pick<FieldCopy, 'villages' | 'films' | 'creditRules' | 'townships'> {
  proof: Pick<SettingVersion, 'effectiveOn' | 'value'>[]
  /** The findings of its logs are still without a language. */
  team?: FieldTeamRead | undefined
  broadcast?: FieldBroadcastRead | undefined
}

export async function readFieldCopy(sql: Sql, asked: FieldAsked): Promise<FieldRead> {
  const { actor } = asked
  const isTeam = actor.role === 'team' && actor.teamCode !== undefined
  const { team, broadcast, townships, rank, ...county } = await sql.read({
    villages: fieldVillages(actor.teamCode),
    films: mapped(everyFilm, (films) => films.map((film) => ({ ...film, ...searchKeys([film.title]) }))),
    creditRules: everyCreditRule,
    proof: decisionsOn('SHOW_PROOF'),
    townships:
      actor.role === 'team'
        ? unasked(undefined)
        : rowsOf<{ code: string; name: string }>('SELECT code, name FROM townships ORDER BY code'),
    team: isTeam ? teamPart(actor.teamCode ?? '', asked.today) : unasked(undefined),
    rank: isTeam && asked.isRanked ? rankOf(actor.teamCode ?? '', asked.today) : unasked(undefined),
    broadcast: actor.role === 'technician' ? broadcastPart(asked) : unasked(undefined),
  })
  return {
    ...county,
    ...(townships && { townships }),
    team: team && { ...team.team, figures: await readTeamFigures(sql, team, asked.today), ...(rank && { rank }) },
    broadcast,
  }
}

/** By what counts of this month; equal ones share a place. Teams that have ended are none any more. */
const rankOf = (teamCode: string, today: string): Reading<{ place: number; of: number } | undefined> =>
  rowOf(
    `WITH shown AS (
       SELECT te.code, coalesce(sum(s.credit), 0) AS credit FROM teams te
       LEFT JOIN screenings s ON s.team_code = te.code AND s.screened_on BETWEEN ? AND ? AND ${IS_COUNTED}
       WHERE te.ends_on IS NULL OR te.ends_on >= ? GROUP BY te.code)
     SELECT 1 + (SELECT count(*) FROM shown o WHERE o.credit > w.credit) AS place, (SELECT count(*) FROM shown) AS "of"
     FROM shown w WHERE w.code = ?`,
    [`${monthOf(today)}-01`, today, today, teamCode],
  )

const fieldVillages = (teamCode: string | undefined): Reading<FieldVillage[]> =>
  rowsOf(
    `SELECT ${VILLAGE_COLUMNS} FROM villages v JOIN townships t ON t.code = v.township_code
     ORDER BY v.code`,
    [],
    (row: { team_code: string | null }) =>
      fieldVillageOf(namedVillageOf(row, teamCode === undefined || row.team_code === teamCode)),
  )

/** Without what a phone has no use for: every byte of it is sent 453 times. A team needs the learnt places of its own villages. */
const fieldVillageOf = ({ townshipCode: _, annualQuota: __, aliases: ___, ...village }: NamedVillage): FieldVillage =>
  village

type FieldBroadcastRead = NonNullable<FieldCopy['broadcast']>

/** Settled faults stay on the phone this long, so that who repaired one sees what became of it. */
const SETTLED_DAYS = 30

const broadcastPart = (asked: FieldAsked): Reading<FieldBroadcastRead> =>
  together(
    {
      designated: rowsOf<{ code: string }>('SELECT code FROM villages WHERE designated = 1'),
      tests: testsOn(asked.today, asked.staleDays),
      records: faultsWhere(
        `f.id IN (SELECT id FROM faults WHERE settled_on IS NULL OR settled_on >= ?
           ORDER BY settled_on IS NOT NULL, reported_on DESC, id LIMIT ?)`,
        addDays(asked.today, -SETTLED_DAYS),
        MOST_CARRIED.faults,
      ),
      unsettled: countOf('SELECT count(*) AS n FROM faults WHERE settled_on IS NULL'),
    },
    ({ designated, tests: { states }, records, unsettled }) => {
      const faults = records.flatMap((record) => fieldFault(record, asked))
      const villagesWithFaults = faults.map(({ villageCode }) => villageCode)
      const codes = new Set([...designated.map(({ code }) => code), ...states.keys(), ...villagesWithFaults])
      const villages = [...codes].sort().map((code) => {
        const { band, full: last, staleOn } = states.get(code) ?? { band: 'untested' as const }
        return {
          code,
          band,
          ratePercent: last ? rateOfTest(last) : null,
          speakersInstalled: last?.speakersInstalled ?? null,
          speakersSounding: last?.speakersSounding ?? null,
          testedOn: last?.testedOn ?? null,
          staleOn: staleOn ?? null,
        }
      })
      return { villages, faults, unsettled }
    },
  )

function fieldFault(record: FaultRecord, { now, faultLimits }: FieldAsked): FieldFault[] {
  const view = faultNow(record, { now, limits: faultLimits })
  if (!view) return []
  const { id, villageCode, category, severity, description, resourceCode, reportedAt, reportedBy } = record
  const { status, revision, assignee, limitHours, dueAt, overdueSince, isOverdue, repairedAt, settledAt } = view
  const told = { id, villageCode, category, severity, description, resourceCode, reportedAt, reportedBy }
  return [{ ...told, status, revision, assignee, limitHours, dueAt, overdueSince, isOverdue, repairedAt, settledAt }]
}
