/** Logs, shows that did not happen, and the grid of villages and months as sheets. */
import { monthsOfYear } from '../domain/period.ts'
import type { Plan } from '../domain/plan/plan.ts'
import type { CadreWitness } from '../domain/screening/cadre.ts'
import type { MissedShow } from '../domain/screening/missed-show.ts'
import type { NowCalled } from '../domain/register/day-names.ts'
import { FULL_CREDIT } from '../domain/register/film.ts'
import { COUNTED } from '../domain/screening/screening.ts'
import { figures, type VillageYear } from './figures.ts'
import { type PlanFigures, plans } from './plans.ts'
import { type Log, type LogFinding, missedShows, screenings } from './screenings.ts'
import {
  columnsOf,
  type InVillage,
  joined,
  place,
  type Say,
  type SheetColumn,
  sheetOf,
  type SheetWord,
} from './sheet.ts'

/** What has another name now than it had on the row's day. */
const now: SheetColumn<{ nowCalled?: NowCalled | undefined }> = {
  head: 'now_called',
  width: 20,
  isWithin: true,
  value: ({ nowCalled = {} }, say) =>
    joined(
      [nowCalled.village, nowCalled.township, nowCalled.team, ...(nowCalled.films ?? [])].flatMap((name) => name ?? []),
      say,
    ),
}

/** As much of a log as its row in a list says. */
export type LogRow = InVillage &
  Pick<
    Log,
    | 'id'
    | 'screenedOn'
    | 'nowCalled'
    | 'startedAt'
    | 'teamName'
    | 'filmNames'
    | 'attendance'
    | 'status'
    | 'photosMissing'
    | 'pauses'
    | 'cadre'
  > & {
    findings: readonly Pick<LogFinding, 'code'>[]
    proofMissing?: readonly Pick<NonNullable<Log['proofMissing']>[number], 'need'>[] | undefined
  }
const cadreSaid = ({ answer, way, began, audience }: CadreWitness, say: Say): string => {
  const says = say(`cadre_answer_${answer}`) + (way === 'carried' ? say('cadre_carried') : '')
  return [says, began, audience && say(`cadre_audience_${audience}`)].filter(Boolean).join(' ')
}

export const LOG_COLUMNS = columnsOf<LogRow>()({
  day: { head: 'day', kind: 'day', value: ({ screenedOn }) => screenedOn },
  time: { head: 'time_start', kind: 'moment', width: 17, isWithin: true, value: ({ startedAt }) => startedAt },
  id: { head: 'log_number', width: 38, isWithin: true, value: ({ id }) => id },
  ...place,
  team: { head: 'team', width: 14, value: ({ teamName }) => teamName },
  films: { head: 'films', width: 28, value: ({ filmNames }, say) => joined(filmNames, say) },
  now,
  pauses: {
    head: 'pauses',
    width: 20,
    isWithin: true,
    value: ({ pauses = [] }, say, timeOf) =>
      joined(
        pauses.map(({ from, until, reason }) => `${timeOf(from)}–${timeOf(until)} ${say(`pause_${reason}`)}`),
        say,
      ),
  },
  attendance: { head: 'attendance', kind: 'count', value: ({ attendance }) => attendance },
  status: { head: 'status', width: 16, value: ({ status }, say) => say(`status_${status}`) },
  missing: {
    head: 'column_photos_missing',
    kind: 'count',
    isWithin: true,
    value: ({ photosMissing }) => photosMissing,
  },
  proof: {
    head: 'column_proof_missing',
    width: 24,
    isWithin: true,
    value: ({ proofMissing = [] }, say) =>
      joined(
        proofMissing.map(({ need }) => say(`valid_show_${need}`)),
        say,
      ),
  },
  cadre: {
    head: 'column_cadre',
    width: 20,
    isWithin: true,
    value: ({ cadre = [] }, say) =>
      joined(
        cadre.filter(({ standing }) => standing === 'counts').map((one) => cadreSaid(one, say)),
        say,
      ),
  },
  findings: {
    head: 'findings',
    width: 28,
    value: ({ findings }, say) =>
      joined(
        findings.map(({ code }) => say(`finding_name_${code}`)),
        say,
      ),
  },
})
export const LOG_SHEET = sheetOf<typeof screenings.list, LogRow>(screenings.list, {
  title: 'logs_title',
  columns: LOG_COLUMNS,
  hasNoPeople: true,
  statuses: ({ status }) => status ?? null,
})

export const MISSED_COLUMNS = columnsOf<MissedShow>()({
  day: { head: 'day', kind: 'day', value: ({ on }) => on },
  ...place,
  team: { head: 'team', width: 14, value: ({ teamName }) => teamName },
  now,
  reason: { head: 'missed_reason', value: ({ reason }, say) => say(`missed_reason_${reason}`) },
  note: { head: 'note', width: 30, value: ({ note }) => note },
  received: { head: 'received_at', kind: 'moment', width: 17, value: ({ receivedAt }) => receivedAt },
})
export const MISSED_SHEET = sheetOf(missedShows.list, { title: 'missed_title', columns: MISSED_COLUMNS })

export const PLAN_COLUMNS = columnsOf<Plan>()({
  day: { head: 'plan_on', kind: 'day', value: ({ on }) => on },
  at: { head: 'plan_at', width: 10, value: ({ at }) => at },
  ...place,
  team: { head: 'team', width: 14, value: ({ teamName }) => teamName },
  films: { head: 'films', width: 28, value: ({ filmNames }, say) => joined(filmNames, say) },
  now,
  state: { head: 'plan_state', width: 10, value: ({ state }, say) => say(`plan_state_${state}`) },
  outcome: { head: 'plan_outcome', width: 10, value: ({ outcome }, say) => say(`plan_state_${outcome}`) },
  reason: {
    head: 'missed_reason',
    value: ({ reason, missedReason }, say) => {
      const why = reason ?? missedReason
      return why && say(`missed_reason_${why}`)
    },
  },
  words: { head: 'plan_words', width: 20, isWithin: true, value: ({ words }) => words },
  movedTo: { head: 'plan_moved_to', kind: 'day', isWithin: true, value: ({ movedTo }) => movedTo?.on },
  movedFrom: { head: 'plan_moved_from', kind: 'day', isWithin: true, value: ({ movedFrom }) => movedFrom?.on },
  note: { head: 'note', width: 30, value: ({ note }) => note },
})
const counted = (
  head: SheetWord,
  name: Exclude<keyof PlanFigures, 'teamCode' | 'teamName'>,
): SheetColumn<PlanFigures> => ({
  head,
  kind: 'count',
  value: (row) => row[name],
})
export const PLAN_FIGURE_COLUMNS = columnsOf<PlanFigures>()({
  team: { head: 'team', width: 14, value: ({ teamName }) => teamName },
  planned: counted('plan_planned', 'planned'),
  confirmed: counted('plan_state_confirmed', 'confirmed'),
  shown: counted('plan_state_shown', 'shown'),
  inReview: counted('plan_state_in_review', 'inReview'),
  moved: counted('plan_state_moved', 'moved'),
  cancelled: counted('plan_state_cancelled', 'cancelled'),
  missed: counted('plan_state_missed', 'missed'),
  fellOut: counted('plan_state_fell_out', 'fellOut'),
  toCome: counted('plan_state_to_come', 'toCome'),
  unplanned: counted('finding_name_unplanned', 'unplanned'),
})
export const PLAN_FIGURE_SHEET = sheetOf(plans.figures, {
  title: 'plan_figures_title',
  columns: PLAN_FIGURE_COLUMNS,
  rows: ({ teams }) => teams,
  hasNoPeople: true,
})

export const PLAN_SHEET = sheetOf(plans.list, { title: 'plans_title', columns: PLAN_COLUMNS })

/** With the name that its team has that day. */
export type GridRow = VillageYear & { teamName?: string | undefined }
const exactly = (credit: number): number => Math.round((credit / FULL_CREDIT) * 100) / 100
/** A month that is still to come has no number yet, and no gap. */
const monthColumns = (year: number, asOf: string) =>
  Object.fromEntries(
    monthsOfYear(year).map((month, i): [string, SheetColumn<GridRow>] => [
      `month${i + 1}`,
      {
        head: (say) => say('months_short').split(' ')[i] ?? month,
        kind: 'exact',
        width: 7,
        value: ({ monthCredits }) => (month > asOf.slice(0, 7) ? null : exactly(monthCredits[i] ?? 0)),
      },
    ]),
  )
export const gridColumns = (year: number, asOf: string) => ({
  village: { head: 'village', width: 16, value: ({ name }) => name } satisfies SheetColumn<GridRow>,
  code: { head: 'field_code', width: 14, isWithin: true, value: ({ code }) => code } satisfies SheetColumn<GridRow>,
  ...monthColumns(year, asOf),
  year: { head: 'year_total', kind: 'exact', value: ({ credit }) => exactly(credit) } satisfies SheetColumn<GridRow>,
  quota: { head: 'quota', kind: 'count', isWithin: true, value: ({ quota }) => quota } satisfies SheetColumn<GridRow>,
  township: { head: 'township', width: 14, value: ({ townshipName }) => townshipName } satisfies SheetColumn<GridRow>,
  team: { head: 'team', width: 14, value: ({ teamName }) => teamName } satisfies SheetColumn<GridRow>,
})
export const GRID_SHEET = sheetOf(figures.villageMonths, {
  title: 'grid_title',
  columns: ({ year, asOf }) => gridColumns(year, asOf),
  rows: ({ villages }) => villages,
  statuses: () => COUNTED,
})
