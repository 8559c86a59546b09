/** The plan by sheets: a row an evening of a team in a village. */
import { localDay } from '../domain/period.ts'
import { NewPlan } from '../domain/plan/plan.ts'
import { type KnownPlan, planRemarks } from '../domain/plan/plan-remarks.ts'
import { isStanding } from '../domain/plan/standing.ts'
import type { Village } from '../domain/register/place.ts'
import { Turns } from '../store/engine/turns.ts'
import { judgePlans, keepPlans, type PlanOutcomeOf } from '../store/plan/plan-intake.ts'
import { aroundPlans } from '../store/plan/plan-readings.ts'
import type { PlanDesk } from '../store/plan/plan-writing.ts'
import type { Desk } from '../store/screening/screening-intake.ts'
import type { DatedNames } from './dated-names.ts'
import { derivedId } from './derived-id.ts'
import type { FieldRow } from './field-row.ts'
import { type Compared, type Entry, type ImportNoun, PLACE_NOTES, type Refused } from './import-noun.ts'
import { filmsOf, type TimeCells, timeCells, villageOf } from './screening-draft.ts'
import { DAY_OR_START, LOG_COLUMNS } from './screening-sheet.ts'
import { clocksOf } from './sheet-cells.ts'
import type { Names } from './similar.ts'

const COLUMNS = {
  date: [...LOG_COLUMNS.date, '计划日期', '计划放映日期'],
  at: [...LOG_COLUMNS.started, '计划时间'],
  township: LOG_COLUMNS.township,
  village: LOG_COLUMNS.village,
  team: LOG_COLUMNS.team,
  film: [...LOG_COLUMNS.film, '计划影片'],
  note: LOG_COLUMNS.note,
} as const satisfies Record<string, Names>
type Column = keyof typeof COLUMNS
type Plans = ImportNoun<Column, NewPlan>
const FIELDS: Record<string, Column> = { on: 'date', at: 'at', filmCodes: 'film', note: 'note' }

export const PLANS: Plans = {
  kind: 'plans',
  columns: COLUMNS,
  needed: ['date', 'village'],
  either: { ...DAY_OR_START, second: 'at' },
  day: 'date',
  mayBreakLines: ['film', 'note'],
  reader: async ({ names, timeZone }) => {
    const times = timeCells(timeZone)
    return (row) => planOf(row, names, times)
  },
  compare: (sql, plans, desk) => comparing()(sql, plans, desk),
  keep: async (sql, plans, desk) => {
    const kept = await keepPlans(sql, plans, planDesk(desk))
    return kept.map((one, i) => refusedOf(one, plans[i]) ?? (one.outcome === 'stored' ? 'stored' : 'same'))
  },
  form: {
    date: { note: ['放映那天，如 2017-07-05', 'The evening, such as 2017-07-05'], example: '2017-07-05' },
    at: { note: ['如 20:30；可以空着', 'Such as 20:30; may be empty'], example: '20:30' },
    ...PLACE_NOTES,
    team: {
      note: [
        '队名或代码；空着就是那天负责该村的队',
        'Name or code; empty is the team that serves the village that day',
      ],
      example: '放映一队',
    },
    film: {
      note: ['片名；几部影片用顿号隔开；没定就空着', 'Title; several with commas between; empty while not decided'],
      example: '太行山上',
    },
    note: { note: ['可以空着', 'May be empty'], example: '' },
  },
}
/** Of one sheet, whose rows are looked at beside those above them. */
export const plansNow = async (): Promise<Plans> => ({ ...PLANS, compare: comparing() })

const planDesk = ({ actor, now, settings, reason }: Desk): PlanDesk => {
  return { actor, now, timeZone: settings.timeZone, reason }
}

/** 待定, （影片另定） */
const UNDECIDED = /^[(（]?(影片|片名)?(待定|未定|另定|待选)[)）]?$/u

function planOf(row: FieldRow<Column>, dated: DatedNames, { moment, clock }: TimeCells): Entry<NewPlan> | undefined {
  const date = row.understood('date', (cell) => moment(cell, row.year))
  const names = dated.on(date?.day)
  const at = date && timeOf(row, date, clock)
  const village = villageOf(row, names)
  const team = row.text('team') === '' ? servedBy(row, village) : row.named('team', (text) => names.team(text))?.code
  const films = UNDECIDED.test(row.text('film')) ? [] : filmsOf(row, names)
  if (row.problems.length > 0 || !date || !village || team === undefined) return undefined
  const on = date.day
  const note = row.text('note').replace(/\s*\n\s*/g, ' ')
  const plan = {
    // a team is in a village once an evening: time, films and notes may be corrected
    id: derivedId(['plan', team, village.code, on].join('|')),
    teamCode: team,
    villageCode: village.code,
    on,
    ...(at !== undefined && { at: at.slice(0, 'HH:MM'.length) }),
    filmCodes: films.map(({ code }) => code),
    ...(note && { note }),
  }
  const thing = row.parsed(NewPlan, plan, ([first]) => FIELDS[String(first)] ?? null)
  return thing && { id: thing.id, thing, day: on }
}

function timeOf(
  row: FieldRow<Column>,
  date: { day: string; time?: string },
  clock: TimeCells['clock'],
): string | undefined {
  if (row.text('at') === '') return date.time
  const both = clocksOf(row.text('at'), row.year)
  const started = both?.started ?? row.understood('at', (cell) => clock(cell, row.year))
  if (started?.day !== undefined && started.day !== date.day) {
    row.refuse('at', { key: 'cell_day_differs', facts: { column: row.columnOf('date') ?? '' } })
  }
  return started?.time
}

function servedBy(row: FieldRow<Column>, village: Village | undefined): string | undefined {
  if (!village || village.teamCode !== undefined) return village?.teamCode
  row.refuse('team', { key: 'plan_no_team', facts: { village: village.name } })
  return undefined
}

function refusedOf(one: PlanOutcomeOf, plan: NewPlan | undefined): Refused | undefined {
  if (!('error' in one)) return undefined
  if (one.outcome === 'conflict' && plan) return otherwise(plan)
  return { sentence: one.error.issues[0]?.sentence ?? one.error.sentence }
}
const otherwise = ({ on }: NewPlan): Refused => ({ sentence: { key: 'plan_kept_otherwise', facts: { day: on } } })

/** What nothing in it differs from says the same; a sheet may leave open what was decided since. */
const isSaidBy = (plan: NewPlan, kept: KnownPlan): boolean =>
  (plan.at === undefined || plan.at === kept.at) &&
  (plan.filmCodes.length === 0 || String(plan.filmCodes) === String(kept.filmCodes))

/** Evenings by their village, and by their team and day: what one is looked at beside. */
class Evenings {
  readonly #by = new Map<string, KnownPlan[]>()

  add(plan: KnownPlan): void {
    for (const key of keysOf(plan)) {
      const own = this.#by.get(key)
      if (own) own.push(plan)
      else this.#by.set(key, [plan])
    }
  }
  near(plan: NewPlan): KnownPlan[] {
    return [...new Set(keysOf(plan).flatMap((key) => this.#by.get(key) ?? []))]
  }
}
const keysOf = ({ villageCode, teamCode, on }: NewPlan | KnownPlan): string[] => [villageCode, `${teamCode} ${on}`]

function comparing(): Plans['compare'] {
  const above = new Evenings()
  const counts = new Map<string, number>()
  const turns = new Turns()
  return async (sql, plans, desk) => {
    const today = localDay(desk.now, desk.settings.timeZone)
    const around = await aroundPlans(sql, plans)
    const shows = Map.groupBy(around.shows, ({ villageCode }) => villageCode)
    const evenings = new Evenings()
    for (const plan of around.plans) evenings.add(plan)
    // the same evening planned by hand; or one that was, and will not be held
    const twinOf = (plan: NewPlan) => {
      const twins = evenings
        .near(plan)
        .filter((one) => one.id !== plan.id && String(keysOf(one)) === String(keysOf(plan)))
      return twins.find(isStanding) ?? twins[0]
    }
    const twins = new Map(plans.map((plan) => [plan.id, twinOf(plan)]))
    const stands = ({ id }: NewPlan): boolean => isStanding(twins.get(id) ?? { state: 'moved' })
    const fresh = plans.filter((plan) => !stands(plan))
    const judged = new Map((await judgePlans(sql, fresh, planDesk(desk), counts)).map((one) => [one.id, one]))
    const judge = (plan: NewPlan): Compared | Refused => {
      const twin = twins.get(plan.id)
      if (twin && stands(plan)) return isSaidBy(plan, twin) ? 'same' : otherwise(plan)
      const one = judged.get(plan.id)
      if (!one || one.outcome === 'already_stored') return 'same'
      const refused = refusedOf(one, plan)
      if (refused) return refused
      if (twin) return { sentence: { key: `plan_is_${twin.state as 'moved' | 'cancelled'}` } }
      const near = [...evenings.near(plan), ...above.near(plan)]
      const remarks = planRemarks(plan, { ...around, today, plans: near, shows: shows.get(plan.villageCode) ?? [] })
      above.add({ ...plan, state: 'planned' })
      return { remarks }
    }
    return turns.work(() => plans.map(judge))
  }
}
