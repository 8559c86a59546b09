/** Who answers for what, as it is kept: from which day on, beside all that somebody could answer for. */
import { notFound } from '../../domain/errors.ts'
import type { Actor } from '../../domain/people/account.ts'
import type { DutyKind } from '../../domain/ledger/answering.ts'
import type { Duty, DutyVersion, NewDuty, TargetDuty } from '../../domain/ledger/duty.ts'
import { keptBy } from '../engine/kept-readings.ts'
import {
  allOf,
  ask,
  countOf,
  isAsked,
  putRows,
  type Reading,
  rowAs,
  rowOf,
  rowsOf,
  type Sql,
  type Value,
} from '../engine/sql.ts'
import { audited } from '../people/audit.ts'
import { changeThing, type Expected, isSame, type Subject } from '../people/revisions.ts'
import { onDay } from '../register/village-versions.ts'

/** Those in force on a day; takes it. */
const IN_FORCE = `SELECT * FROM duties d WHERE d.effective_on = (
  SELECT max(x.effective_on) FROM duties x WHERE x.subject = d.subject AND x.effective_on <= ?)`

const all = (what: string): string => `replace(group_concat(DISTINCT ${what}), ',', '、')`
/** Of those before it, and of those before them, the nearest for which anything was decided; takes the day twice. */
export const INHERITED = `(
  WITH RECURSIVE line (code, old, depth) AS (
    SELECT village_code, from_code, 1 FROM village_origins WHERE made_on <= ? AND from_code <> village_code
    UNION SELECT l.code, o.from_code, l.depth + 1 FROM line l JOIN village_origins o ON o.village_code = l.old
      WHERE l.depth < 9 AND o.from_code <> o.village_code),
  said AS (
    SELECT l.code, l.depth, v.name, d.leader, d.responsible FROM line l
      JOIN (${IN_FORCE}) d ON d.subject = 'village.' || l.old JOIN villages v ON v.code = l.old)
  SELECT 'village.' || s.code AS subject, ${all('s.leader')} AS leader, ${all('s.responsible')} AS responsible,
    ${all('s.name')} AS inherited_from
  FROM said s WHERE s.depth = (SELECT min(x.depth) FROM said x WHERE x.code = s.code)
  GROUP BY s.code HAVING count(s.leader) + count(s.responsible) > 0)`

/** What somebody can answer for on a day, which it takes; a work's entry may name somebody itself. */
const SUBJECTS = `
  SELECT 'target' AS kind, 0 AS place, t.code, t.name, t.name_en, NULL AS village_name, NULL AS township_name,
    NULL AS township_code, 0 AS designated, NULL AS own FROM targets t
  UNION ALL SELECT 'work', 1, l.id, l.content->>'title', NULL, v.name, t.name, t.code, coalesce(v.designated, 0),
    l.content->>'responsible'
  FROM ledger l LEFT JOIN villages v ON v.code = l.village_code
    LEFT JOIN townships t ON t.code = coalesce(l.township_code, v.township_code)
  WHERE l.noun = 'work' AND l.withdrawn = 0
  UNION ALL SELECT 'village', 2, v.code, v.name, NULL, NULL, t.name, t.code, v.designated, NULL
  FROM villages v JOIN townships t ON t.code = v.township_code WHERE v.ends_on IS NULL OR v.ends_on >= ?`
/** Takes the day four times. */
const DUTIES = `(SELECT *, leader IS NOT NULL OR responsible IS NOT NULL AS named FROM (
  SELECT s.kind || '.' || s.code AS subject, s.*, d.effective_on,
    CASE WHEN d.subject IS NULL THEN i.leader ELSE d.leader END AS leader,
    CASE WHEN d.subject IS NULL THEN coalesce(s.own, i.responsible) ELSE d.responsible END AS responsible,
    CASE WHEN d.subject IS NULL THEN i.inherited_from END AS inherited_from
  FROM (${SUBJECTS}) s LEFT JOIN (${IN_FORCE}) d ON d.subject = s.kind || '.' || s.code
    LEFT JOIN ${INHERITED} i ON i.subject = s.kind || '.' || s.code))`
const COLUMNS = `subject, kind, code, name, name_en, village_name, township_name, designated, leader, responsible, effective_on,
  inherited_from`

export interface DutyFilter {
  asOf: string
  kind?: DutyKind | undefined
  named?: boolean | undefined
  designated?: boolean | undefined
  township?: string | undefined
  q?: string | undefined
}
export interface DutyPlace {
  named: number
  place: number
  rank: number
  code: string
}

const dutyAs = rowAs<Duty>({ flags: ['designated'] })

/** One page, and how many there are in all: nobody’s first, then targets, works, and villages, the designated ones first. */
export async function findDuties(today: Sql, filter: DutyFilter, limit: number, after?: DutyPlace) {
  const { asOf, kind, named, designated, township, q } = filter
  const sql = await onDay(today, asOf)
  const days = [asOf, asOf, asOf, asOf]
  const text = `name || ' ' || coalesce(village_name, '') || ' ' || coalesce(leader, '') || ' ' || coalesce(responsible, '')`
  const { where, values } = allOf(
    isAsked('kind = ?', kind),
    isAsked('named = ?', named),
    isAsked('designated = ?', designated),
    isAsked('township_code = ?', township),
    isAsked(`instr(lower(${text}), lower(?)) > 0`, q),
  )
  const beyond = after ? '(named, place, 1 - designated, code) > (?, ?, ?, ?)' : '1'
  const { rows, total } = await sql.read({
    rows: rowsOf(
      `SELECT ${COLUMNS}, named, place, 1 - designated AS rank FROM ${DUTIES} WHERE ${where} AND ${beyond}
       ORDER BY named, place, rank, code LIMIT ?`,
      [...days, ...values, ...(after ? [after.named, after.place, after.rank, after.code] : []), limit + 1],
      rowAs<Duty & DutyPlace>({ flags: ['designated'] }),
    ),
    total: countOf(`SELECT count(*) AS n FROM ${DUTIES} WHERE ${where}`, [...days, ...values]),
  })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return {
    items: items.map(({ named: _, place: __, rank: ___, ...duty }) => duty),
    total,
    ...(last && { next: { named: last.named, place: last.place, rank: last.rank, code: last.code } }),
  }
}

/** Undefined of what is not there; what has ended had somebody, too. */
export const dutyOn = (subject: string, day: string): Reading<Duty | undefined> =>
  rowOf(`SELECT ${COLUMNS} FROM ${DUTIES} WHERE subject = ?`, ['', day, day, day, subject], dutyAs)

/** Of targets that somebody was named for, who answers for them on a day. */
export const targetDuties = (day: string): Reading<TargetDuty[]> =>
  keptBy(
    { kinds: ['duty'] },
    rowsOf(
      `SELECT substr(subject, 8) AS code, leader, responsible FROM (${IN_FORCE}) WHERE subject LIKE 'target.%'`,
      [day],
      rowAs<TargetDuty>(),
    ),
  )

const versionsOf = (subject: string): Reading<DutyVersion[]> =>
  rowsOf(
    `SELECT leader, responsible, effective_on, made_at, made_by FROM duties WHERE subject = ? ORDER BY effective_on`,
    [subject],
    rowAs<DutyVersion>(),
  )

/** Throws not_found for what nobody can answer for. */
export async function readDuty(today: Sql, subject: string, day: string) {
  const sql = await onDay(today, day)
  const { duty, history } = await sql.read({ duty: dutyOn(subject, day), history: versionsOf(subject) })
  if (!duty) throw notFound('noun_duty', subject)
  return { ...duty, history }
}

export interface DutyPut extends Omit<NewDuty, 'effectiveOn'> {
  subject: string
  effectiveOn: string
  expected?: Expected | undefined
}
export const dutySubject = (subject: string): Subject => ({ subjectKind: 'duty', subjectId: subject })
type Said = Pick<DutyPut, 'leader' | 'responsible'> & { effectiveOn: string | undefined }

/**
 * Says who answers from a day on; the same day again replaces that day's word, and the same of the same day changes
 * nothing. Answers the revision it has then.
 */
export async function putDuty(sql: Sql, put: DutyPut, actor: Actor, now: Date): Promise<number> {
  const { subject, leader, responsible, effectiveOn, reason, expected } = put
  const wanted: Said = { leader, responsible, effectiveOn }
  return changeThing<Said>(sql, {
    subject: dutySubject(subject),
    expected,
    wanted,
    // what nobody answers for is there, too
    read: async () => {
      const { history } = await readDuty(sql, subject, effectiveOn)
      const kept = history.findLast((one) => one.effectiveOn <= effectiveOn)
      return { leader: kept?.leader, responsible: kept?.responsible, effectiveOn: kept?.effectiveOn }
    },
    statements: (before) => {
      if (before?.effectiveOn === undefined && leader === undefined && responsible === undefined) return []
      if (isSame(before, wanted)) return []
      const entry = {
        action: 'put',
        ...dutySubject(subject),
        reason,
        before: before?.effectiveOn === undefined ? undefined : before,
        after: wanted,
      }
      const made = { madeAt: now.toISOString(), madeBy: actor.name }
      return [
        putRows('duties', 'subject, effective_on', [{ subject, effectiveOn, leader, responsible, ...made }]),
        audited(actor, now, [entry]),
      ]
    },
  })
}

/** Beside what is in force of each on its day; what is named twice is asked for once. */
export async function compareDuties(sql: Sql, wanted: DutyPut[]): Promise<('new' | 'same')[]> {
  const kept = await ask(
    sql,
    rowsOf(
      `SELECT subject, effective_on, leader, responsible FROM duties WHERE subject IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(wanted.map(({ subject }) => subject))] satisfies Value[],
      rowAs<DutyPut>(),
    ),
  )
  const said = ({ subject, effectiveOn, leader, responsible }: DutyPut) => [subject, effectiveOn, leader, responsible]
  return wanted.map((one) => (kept.some((other) => isSame(said(one), said(other))) ? 'same' : 'new'))
}
