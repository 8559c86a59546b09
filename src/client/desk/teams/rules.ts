/** What a team's page works out: its pace beside the plan's, its villages, and which findings its logs have. */
import type { VillageYear } from '../../../contract/figures.ts'
import type { LogFinding } from '../../../contract/screenings.ts'
import type { Overview } from '../../../domain/report/overview.ts'
import type { FindingCode } from '../../../domain/screening/findings.ts'

/**
 * Of so many teams: the county's plan by the day, null without a county target, and the team's completion less that, in
 * points, null where either is unknown.
 */
export function teamPace({ teams, targets }: Pick<Overview, 'teams' | 'targets'>, code: string) {
  const team = teams.find((one) => one.code === code)
  if (!team) return null
  const county = targets.find(({ indicator, scope }) => indicator === 'screenings' && scope.kind === 'county')
  const plannedPercent = county?.bases[0]?.timeProgressPercent ?? null
  const { completionPercent } = team
  const gapPoints =
    plannedPercent === null || completionPercent === null
      ? null
      : Math.round((completionPercent - plannedPercent) * 100) / 100
  return { team, teams: teams.length, plannedPercent, gapPoints }
}

/** The first day of its silence, when a flag says that it is silent. */
export const silentSince = ({ flags }: Pick<Overview, 'flags'>, code: string): string | null =>
  flags.find(({ kind, subject }) => kind === 'team_silent' && subject.code === code)?.since ?? null

export const villagesOfTeam = (villages: VillageYear[], code: string): VillageYear[] =>
  villages.filter(({ teamCode }) => teamCode === code)

/** How many of the logs have each finding, the most frequent first. */
export function findingCounts(logs: readonly { findings: LogFinding[] }[]): { code: FindingCode; count: number }[] {
  const counts = new Map<FindingCode, number>()
  for (const { findings } of logs) {
    for (const code of new Set(findings.map((finding) => finding.code))) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}
