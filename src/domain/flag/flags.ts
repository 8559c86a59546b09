/** Flags: what needs somebody's attention on a day, worked out from facts and never set by hand. */
import * as z from 'zod'
import { FULL_CREDIT } from '../register/film.ts'
import { type Pace, rounded } from '../target/pace.ts'
import { addDays, Day, daysBetween, monthOf } from '../period.ts'
import { partIn, type Seen } from '../report/figures.ts'
import { unitInEnglish } from '../target/target-figures.ts'
import type { Language } from '../sentence.ts'
import { say, type Sentence } from '../language.ts'
import { isOfSameRound, type Target } from '../target/target.ts'
import { type Milestone, milestoneOn, plannedFor } from '../target/task.ts'

export const FlagKind = z.enum([
  'audibility_low',
  'audibility_severe',
  'audibility_stale',
  'audibility_untested',
  'target_behind',
  'target_overdue',
  'month_without_screening',
  'fault_overdue',
  'team_silent',
  'milestone_late',
  'work_late',
  'problem_due',
  'speakers_fewer',
])
export type FlagKind = z.infer<typeof FlagKind>
export const FlagSeverity = z.enum(['critical', 'warning', 'info'])
export type FlagSeverity = z.infer<typeof FlagSeverity>

export const Flag = z
  .object({
    kind: FlagKind,
    severity: FlagSeverity,
    subject: z.object({
      kind: z.enum(['village', 'team', 'target', 'fault', 'milestone', 'work', 'problem']),
      code: z.string(),
      name: z.string(),
    }),
    since: Day,
    message: z.string(),
  })
  .meta({ id: 'Flag' })
/** A flag before it is put into a reader's language. */
export type FlagFact = Omit<z.infer<typeof Flag>, 'message'> & { sentence: Sentence }

/** A flag for a reader; a fault's name is its village's and what is broken there, as the sentence knows them. */
export function flagIn<F extends Pick<FlagFact, 'subject' | 'sentence'>>(language: Language, { sentence, ...flag }: F) {
  const { subject } = flag
  const name = subjectIn(language, subject, sentence)
  return { ...flag, subject: { ...subject, name }, message: say(language, sentence) }
}

function subjectIn(language: Language, { kind, name }: FlagFact['subject'], sentence: Sentence): string {
  if (kind === 'fault') return say(language, { ...sentence, key: 'fault_named' })
  const english = language === 'en' && kind === 'target' ? sentence.facts?.['nameEn'] : undefined
  return typeof english === 'string' ? english : name
}

export interface FlagSettings {
  staleDays: number
  /** Days without a log after which a team is called silent. */
  teamSilentDays: number
}

interface Named {
  code: string
  name: string
  nameEn?: string | undefined
}

export function targetFlag(
  target: Named & { unit: string; remaining: number; completionPercent: number },
  pace: Pace,
): FlagFact[] {
  const subject = { kind: 'target' as const, code: target.code, name: target.name }
  const facts = {
    name: target.name,
    ...(target.nameEn !== undefined && { nameEn: target.nameEn }),
    unit: target.unit,
    unitEn: unitInEnglish(target.unit),
    deadline: pace.deadline,
    remaining: target.remaining,
  }
  if (pace.verdict === 'overdue') {
    const sentence: Sentence = { key: 'flag_target_overdue', facts }
    return [{ kind: 'target_overdue', severity: 'critical', subject, since: addDays(pace.deadline, 1), sentence }]
  }
  if (pace.verdict !== 'behind') return []
  const figures = {
    percent: target.completionPercent.toFixed(2),
    points: Math.abs(pace.gapPoints).toFixed(2),
    needed: pace.neededPerDay ?? target.remaining,
  }
  const behindSince = addDays(pace.deadline, -pace.daysLeft)
  return [
    {
      kind: 'target_behind',
      severity: 'warning',
      subject,
      since: behindSince,
      sentence: { key: 'flag_target_behind', facts: { ...facts, ...figures } },
    },
  ]
}

/** Days of the month that may pass before a village still unseen is a warning. */
export const MONTH_GRACE_DAYS = 20

/** What a village saw, month by month (YYYY-MM). */
export interface MonthsSeen {
  /** The last month with a whole screening. */
  last: string | null
  /** Those that are looked back on. */
  months: string[]
  /** The credit of logs that are less than a whole screening, in sixtieths. */
  parts: Seen['parts']
}

/** 一村一月一场: the village had no whole screening in the month of the as-of day; it says for how many months in a row. */
export function unseenFlag(
  village: Named & { annualQuota: number },
  { last, months, parts }: MonthsSeen,
  asOf: string,
): FlagFact[] {
  const now = monthOf(asOf)
  if (village.annualQuota === 0 || last === now) return []
  // what is said to be seen later than the day helps nobody on it
  const seen = last !== null && last < now ? last : ''
  const unseen = months.filter((month) => month <= now && month > seen)
  if (unseen.length === 0) return []
  const since = `${unseen[0]}-01`
  const severity: FlagSeverity = unseen.length > 1 || Number(asOf.slice(8)) > MONTH_GRACE_DAYS ? 'warning' : 'info'
  const facts = { village: village.name, month: Number(asOf.slice(5, 7)), months: unseen.length, since }
  return [
    {
      kind: 'month_without_screening',
      severity,
      subject: { kind: 'village', code: village.code, name: village.name },
      since,
      sentence: unseenSaid(facts, unseen, parts),
    },
  ]
}

/** Shorts that make less than a screening (不足一场) are not nothing, and are called by their own name. */
function unseenSaid(facts: NonNullable<Sentence['facts']>, unseen: string[], parts: Seen['parts']): Sentence {
  const shorts = unseen.filter((month) => partIn(parts, month) > 0).length
  if (unseen.length > 1) {
    if (shorts === 0) return { key: 'flag_months_without_screening', facts }
    return { key: 'flag_months_below_one', facts: { ...facts, shorts } }
  }
  if (shorts === 0) return { key: 'flag_month_without_screening', facts }
  const count = rounded(partIn(parts, unseen[0] ?? '') / FULL_CREDIT, 2)
  return { key: 'flag_month_below_one', facts: { ...facts, count } }
}

export function silentFlag(
  team: Named,
  lastOn: string | null,
  awaitedFrom: string | null,
  asOf: string,
  settings: FlagSettings,
): FlagFact[] {
  const since = lastOn ? addDays(lastOn, 1) : awaitedFrom
  if (since === null) return []
  const days = daysBetween(since, asOf) + 1
  if (days <= settings.teamSilentDays) return []
  const subject = { kind: 'team' as const, code: team.code, name: team.name }
  const sentence: Sentence = lastOn
    ? { key: 'flag_team_silent', facts: { team: team.name, on: lastOn, days } }
    : { key: 'flag_team_never', facts: { team: team.name } }
  return [{ kind: 'team_silent', severity: 'warning', subject, since, sentence }]
}

/** A milestone, a work or a problem later than this is critical (our decision). */
export const CRITICAL_DAYS = 30

/** Milestones late on a day, of the targets in force on it; nothing clears one but its being done. */
export function milestoneFlags(milestones: Milestone[], targets: Target[], asOf: string): FlagFact[] {
  const byCode = new Map(targets.map((target) => [target.code, target]))
  return milestones.flatMap((milestone) => {
    const target = byCode.get(milestone.targetCode)
    const isDue = target !== undefined && isOfSameRound(target, plannedFor(milestone, asOf), asOf)
    return isDue ? flagOf(milestone, target.name, asOf) : []
  })
}

function flagOf(milestone: Milestone, target: string, asOf: string): FlagFact[] {
  const { state, daysLate: days } = milestoneOn(milestone, asOf)
  if (state !== 'late') return []
  const { id, name } = milestone
  const plannedOn = plannedFor(milestone, asOf)
  return [
    {
      kind: 'milestone_late',
      severity: days > CRITICAL_DAYS ? 'critical' : 'warning',
      subject: { kind: 'milestone', code: id, name },
      since: addDays(plannedOn, 1),
      sentence: { key: 'flag_milestone_late', facts: { target, name, planned: plannedOn, days } },
    },
  ]
}
