/**
 * What was counted in the years before a target's period. It changes hardly ever and is asked for again and again, so it
 * is kept until the trail tells of something that may change it.
 */
import { FULL_CREDIT } from '../../domain/register/film.ts'
import { addDays, inYears } from '../../domain/period.ts'
import type { SubjectKind } from '../../domain/people/trail.ts'
import { NO_PAST, type Past, pastOf, YEARS_BACK } from '../../domain/target/season.ts'
import type { Target } from '../../domain/target/target.ts'
import { countOf, mapped, quoted, type Reading, rowOf, type Sql, together } from '../engine/sql.ts'
import { creditsIn } from '../screening/counts.ts'

interface Asked {
  scope: Target['scope']
  /** The first day of the period; the years before it are asked for. */
  from: string
}
interface Kept {
  past: Past
  /** The newest line of the trail when it was read. */
  newest: number
}

const kept = new WeakMap<Sql, Map<string, Kept>>()
/** More scopes and years than one county has targets for. */
const MOST_KEPT = 200

const keyOf = ({ scope: { kind, code = '' }, from }: Asked): string => `${from} ${kind} ${code}`

/** Of each of these, in their order. */
export async function readPasts(sql: Sql, asked: Asked[]): Promise<Past[]> {
  const known = kept.get(sql) ?? new Map<string, Kept>()
  kept.set(sql, known)
  const have = asked.flatMap((one) => known.get(keyOf(one)) ?? [])
  const isCurrent = have.length === asked.length && (await stillHolds(sql, asked, have))
  if (isCurrent) return have.map(({ past }) => past)
  const byKey = Object.fromEntries(asked.map((one) => [keyOf(one), pastReading(one)]))
  const { newest, pasts } = await sql.read({ newest: NEWEST, pasts: together(byKey, (told) => told) })
  if (known.size > MOST_KEPT) known.clear()
  for (const [key, past] of Object.entries(pasts)) known.set(key, { past, newest })
  return asked.map((one) => pasts[keyOf(one)] ?? NO_PAST)
}

const NEWEST = countOf('SELECT coalesce(max(id), 0) AS n FROM audit')

const pastReading = ({ scope, from }: Asked): Reading<Past> =>
  mapped(creditsIn(scope, inYears(from, -YEARS_BACK), addDays(from, -1)), (days) =>
    pastOf(
      days.map(({ day, credit }) => ({ day, count: credit / FULL_CREDIT })),
      from,
    ),
  )

/** Whatever becomes of these, no count of past years changes. */
const HARMLESS = quoted([
  'account',
  'enrolment',
  'token',
  'session',
  'flag',
  'fault',
  'fault_witness',
  'audibility_report',
  'village_speakers',
  'speaker_resource',
  'speaker_status',
  'tv_coverage',
  'photo',
  'missed_show',
  'setting',
  'target',
  'target_entry',
  'target_milestone',
  'target_check',
] satisfies SubjectKind[])
/** So many lines are looked through; after more, the years themselves are read again. */
const MOST_LINES = 2000

/** Logs of the period itself come in all the time; a correction may move one from a day of before. */
async function stillHolds(sql: Sql, asked: Asked[], have: Kept[]): Promise<boolean> {
  const newest = Math.min(...have.map((one) => one.newest))
  const from = asked.reduce((last, one) => (one.from > last ? one.from : last), '')
  const answer = await sql.read({
    now: rowOf<{ newest: number; isTouched: number }>(
      `SELECT newest, newest < ? OR newest > ? OR EXISTS (
         SELECT 1 FROM audit a LEFT JOIN screenings s ON a.subject_kind = 'screening' AND s.id = a.subject_id
         WHERE a.id > ? AND a.subject_kind NOT IN (${HARMLESS})
           AND (a.action = 'correct' OR coalesce(s.screened_on < ?, 1))) AS isTouched
       FROM (SELECT coalesce(max(id), 0) AS newest FROM audit)`,
      [newest, newest + MOST_LINES, newest, from],
    ),
  })
  if (!answer.now || answer.now.isTouched === 1) return false
  for (const one of have) one.newest = answer.now.newest
  return true
}
