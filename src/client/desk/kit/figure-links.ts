/** Every number leads to its logs: the lists behind the figures. */
import { addDays, earlierOf, lastDayOf, monthOf } from '../../../domain/period.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import { COUNTED_WORD, faultPath, type LogQuery, logsPath, taskPath, villagePath } from '../routes.ts'
import { withAsOf } from './as-of.ts'

type Target = Overview['targets'][number]
type Flag = Overview['flags'][number]

const yearStart = (asOf: string): string => `${asOf.slice(0, 4)}-01-01`

function scopeQuery({ kind, code }: Target['scope']): LogQuery {
  if (kind === 'designated') return { designated: 'true' }
  return code && (kind === 'team' || kind === 'township' || kind === 'village') ? { [kind]: code } : {}
}

/** The logs behind a target's figure; null for one that is not counted in logs. */
export function targetLogs(target: Target, asOf: string, status = COUNTED_WORD): string | null {
  if (target.indicator !== 'screenings') return null
  return logsPath({ from: target.startsOn, to: asOf, ...scopeQuery(target.scope), status })
}

export const yearLogs = (asOf: string): string => logsPath({ from: yearStart(asOf), to: asOf, status: COUNTED_WORD })

export const teamLogs = (team: string, asOf: string): string =>
  logsPath({ from: yearStart(asOf), to: asOf, team, status: COUNTED_WORD })
export const teamMonthLogs = (team: string, asOf: string): string =>
  logsPath({ from: `${monthOf(asOf)}-01`, to: asOf, team, status: COUNTED_WORD })
export const teamDayLogs = (team: string, day: string): string =>
  logsPath({ from: day, to: day, team, status: COUNTED_WORD })

/** `month` as YYYY-MM; without a village, the whole county's. */
export function monthLogs(month: string, asOf: string, village?: string): string {
  const to = earlierOf(lastDayOf(month), asOf)
  return logsPath({ from: `${month}-01`, to, ...(village && { village }), status: COUNTED_WORD })
}
export const villageYearLogs = (village: string, asOf: string): string =>
  logsPath({ from: yearStart(asOf), to: asOf, village, status: COUNTED_WORD })

/** Where a flag's subject can be looked into. A silent team's logs end on the day before the silence. */
export function flagSubject({ subject, since, kind }: Flag, asOf: string, targets: Target[]): string | null {
  if (subject.kind === 'village') return villagePath(subject.code)
  if (subject.kind === 'fault') return faultPath(subject.code)
  // a milestone has no page of its own: the list shows which task waits for it
  if (subject.kind === 'milestone') return withAsOf('/tasks', asOf)
  if (subject.kind === 'team') {
    const last = addDays(since, -1)
    return kind === 'team_silent' && last >= yearStart(asOf)
      ? teamDayLogs(subject.code, last)
      : teamLogs(subject.code, asOf)
  }
  const target = targets.find(({ code }) => code === subject.code)
  if (target?.indicator === 'villages_audible') return '#audibility'
  return target ? (targetLogs(target, asOf) ?? taskPath(target.code, asOf)) : null
}
