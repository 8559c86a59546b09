/** What is known of planned evenings before they are changed, and how what was decided is written: in one batch, or not at all. */
import type { NewPlan } from '../../domain/plan/plan.ts'
import type { PlanKept } from '../../domain/plan/plan-step.ts'
import { monthOf } from '../../domain/period.ts'
import { audited, type AuditEntry } from '../people/audit.ts'
import { assertNone, json, mapped, putRows, rowAs, rowsOf, type Sql, wroteFirst } from '../engine/sql.ts'
import { everyFilm } from '../register/register.ts'
import { everyTeam } from '../register/teams.ts'
import { everyVillage } from '../register/villages.ts'
import type { Actor } from '../../domain/people/account.ts'
import { type PlanRow, plansById } from './plans.ts'

/** Two a day, and as many again that were moved: nobody plans more for a team and month. */
export const MOST_OF_MONTH = 150

export interface PlanDesk {
  actor: Actor
  now: Date
  timeZone: string
  /** Of a sheet. */
  reason?: string | undefined
}

export interface Known {
  kept: Map<string, PlanRow>
  /** As they were sent. */
  sent: Map<string, string>
  counts: Map<string, number>
  teams: Map<string, { name: string; endsOn?: string | undefined }>
  villages: Map<string, { name: string; endsOn?: string | undefined }>
  films: Map<string, { title: string; endsOn?: string | undefined }>
}

const byCode = <T extends { code: string }>(all: T[]): Map<string, T> => new Map(all.map((one) => [one.code, one]))

export async function lookUp(sql: Sql, ids: string[], contents: { teamCode: string }[]): Promise<Known> {
  const { kept, sent, counts, ...register } = await sql.read({
    kept: plansById(ids),
    sent: rowsOf<{ id: string; after: string }>(
      `SELECT subject_id AS id, after FROM audit WHERE subject_kind = 'plan' AND action = 'submit'
         AND subject_id IN (SELECT value FROM json_each(?))`,
      [json(ids)],
    ),
    counts: rowsOf(
      `SELECT team_code, substr(on_day, 1, 7) AS month, count(*) AS n FROM plans
       WHERE team_code IN (SELECT value FROM json_each(?)
         UNION SELECT team_code FROM plans WHERE id IN (SELECT value FROM json_each(?))) GROUP BY 1, 2`,
      [json(contents.map(({ teamCode }) => teamCode)), json(ids)],
      rowAs<{ teamCode: string; month: string; n: number }>(),
    ),
    teams: mapped(everyTeam, byCode),
    villages: mapped(everyVillage, byCode),
    films: mapped(everyFilm, byCode),
  })
  return {
    ...register,
    kept: new Map(kept.map((plan) => [plan.id, plan])),
    sent: new Map(sent.map(({ id, after }) => [id, after])),
    counts: new Map(counts.map(({ teamCode, month, n }) => [`${teamCode} ${month}`, n])),
  }
}

type Action = 'submit' | 'put' | 'confirm' | 'postpone' | 'cancel'
interface Line {
  action: Action
  before: PlanKept | undefined
  after: PlanKept
}

/** What is there, what the deeds so far made of it, and what of that is to be written. */
export class Writing {
  readonly known: Known
  readonly #now = new Map<string, PlanKept & { movedTo?: string | undefined }>()
  readonly #lines: Line[] = []

  constructor(known: Known) {
    this.known = known
    for (const [id, row] of known.kept) this.#now.set(id, keptOf(row))
  }

  get(id: string) {
    return this.#now.get(id)
  }

  /** False where its team has too many that month already. */
  hasRoom({ teamCode, on }: PlanKept): boolean {
    return (this.known.counts.get(`${teamCode} ${monthOf(on)}`) ?? 0) < MOST_OF_MONTH
  }

  put(action: Action, after: PlanKept, movedTo?: string): void {
    const before = this.#now.get(after.id)
    if (!before || monthOf(before.on) !== monthOf(after.on) || before.teamCode !== after.teamCode) {
      const key = `${after.teamCode} ${monthOf(after.on)}`
      this.known.counts.set(key, (this.known.counts.get(key) ?? 0) + 1)
    }
    this.#lines.push({ action, before, after })
    this.#now.set(after.id, { ...after, movedTo: movedTo ?? before?.movedTo })
  }

  isSent(id: string, content: string): boolean {
    const line = this.#lines.find(({ after }) => after.id === id)
    const sent = line ? json(saidOf(line.after)) : this.known.sent.get(id)
    return sent !== undefined && contentOf(JSON.parse(sent) as PlanKept) === content
  }

  async isWritten(sql: Sql, { actor, now, reason }: PlanDesk): Promise<boolean> {
    if (this.#lines.length === 0) return true
    const ids = [...new Set(this.#lines.map(({ after }) => after.id))]
    const found = ids.map((id) => [id, this.known.kept.get(id)?.revision ?? 0])
    const rows = ids.map((id) => {
      const { receivedAt = now.toISOString(), receivedBy = actor.name } = this.known.kept.get(id) ?? {}
      return { ...columnsOf(this.#now.get(id) as PlanKept), receivedAt, receivedBy }
    })
    const entries = this.#lines.map(({ action, before, after }): AuditEntry => ({
      action,
      subjectKind: 'plan',
      subjectId: after.id,
      reason,
      before: before && saidOf(before),
      after: saidOf(after),
    }))
    return wroteFirst(
      sql,
      [
        assertNone(
          `SELECT 1 FROM json_each(?) w LEFT JOIN plans p ON p.id = w.value->>0
           WHERE coalesce(p.revision, 0) <> w.value->>1`,
          [json(found)],
        ),
        putRows('plans', 'id', rows),
        audited(actor, now, entries),
      ],
      'plans.id',
      'plans.moved_from',
    )
  }
}

const keptOf = (row: PlanRow): PlanKept & { movedTo?: string | undefined } => {
  const {
    shows: _,
    waiting: __,
    missedReason: ___,
    fromOn: ____,
    toOn: _____,
    receivedAt,
    receivedBy,
    toId,
    ...kept
  } = row
  return { ...kept, movedTo: toId }
}

/** What its line in the trail says of it. */
const saidOf = ({ teamCode, villageCode, on, at, filmCodes, note, state, reason, words, movedFrom }: PlanKept) => {
  return { teamCode, villageCode, on, at, filmCodes, note, state, reason, words, movedFrom }
}
export const contentOf = ({ teamCode, villageCode, on, at, filmCodes, note }: Omit<NewPlan, 'id'>): string =>
  json([teamCode, villageCode, on, at ?? null, filmCodes, note ?? null])

const columnsOf = ({ id, teamCode, villageCode, on, at, filmCodes, note, state, ...more }: PlanKept) => ({
  id,
  teamCode,
  villageCode,
  onDay: on,
  atTime: at,
  filmCodes: json(filmCodes),
  note,
  state,
  reason: more.reason,
  words: more.words,
  movedFrom: more.movedFrom,
  revision: more.revision,
})
