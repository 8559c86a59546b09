/** The order of the teams' table. */
import type { Overview } from '../../../domain/report/overview.ts'

export const TEAM_COLUMNS = ['rank', 'name', 'done', 'completionPercent', 'thisMonth', 'lastScreenedOn'] as const
export type TeamColumn = (typeof TEAM_COLUMNS)[number]
type Team = Overview['teams'][number]

/** Unknown comes last, whichever way round; equals keep the order of their codes. */
export function inOrder(teams: Team[], column: TeamColumn, isDescending: boolean): Team[] {
  const sign = isDescending ? -1 : 1
  return [...teams].sort((a, b) => {
    const [x, y] = [valueOf(a, column), valueOf(b, column)]
    if (x === null || y === null) return x === y ? byCode(a, b) : x === null ? 1 : -1
    return x === y ? byCode(a, b) : sign * (x < y ? -1 : 1)
  })
}

const byCode = (a: Team, b: Team): number => (a.code < b.code ? -1 : 1)
/** A name is ordered by its code: 放映二队 stands before 放映十队. */
const valueOf = (team: Team, column: TeamColumn): string | number | null =>
  column === 'name' ? team.code : team[column]

/** What a click on a column's head asks for: the other way round, or first the order one looks for in that column. */
export function nextOrder(
  column: TeamColumn,
  now: { sort: TeamColumn; isDescending: boolean },
): { sort: TeamColumn; isDescending: boolean } {
  if (column === now.sort) return { sort: column, isDescending: !now.isDescending }
  return { sort: column, isDescending: column !== 'rank' && column !== 'name' }
}
