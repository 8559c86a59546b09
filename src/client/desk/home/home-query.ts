/** What the managers’ page shows, by its address: the day, the order of the teams, the grid’s filter. */
import { isDay } from '../../../domain/period.ts'
import type { Overview } from '../../../domain/report/overview.ts'

export interface HomeQuery {
  /** Absent: today, by the server's clock. */
  asOf?: string | undefined
  sort: TeamColumn
  isDescending: boolean
  township?: string | undefined
  team?: string | undefined
  onlyGaps: boolean
}

export function readHomeQuery(search: string): HomeQuery {
  const given = new URLSearchParams(search)
  const asOf = given.get('asOf') ?? ''
  const [column = '', direction] = (given.get('sort') ?? '').split('.')
  return {
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(asOf) && isDay(asOf) ? asOf : undefined,
    sort: TEAM_COLUMNS.find((name) => name === column) ?? 'rank',
    isDescending: direction === 'desc',
    township: given.get('township') || undefined,
    team: given.get('team') || undefined,
    onlyGaps: given.get('gaps') === '1',
  }
}

/** The shortest address of the view: what is as usual is left out. */
export function homePath({ asOf, sort, isDescending, township, team, onlyGaps }: HomeQuery): string {
  const params = new URLSearchParams()
  if (asOf) params.set('asOf', asOf)
  if (sort !== 'rank' || isDescending) params.set('sort', isDescending ? `${sort}.desc` : sort)
  if (township) params.set('township', township)
  if (team) params.set('team', team)
  if (onlyGaps) params.set('gaps', '1')
  const text = params.toString()
  return text ? `/?${text}` : '/'
}

const TEAM_COLUMNS = ['rank', 'name', 'done', 'completionPercent', 'thisMonth', 'lastScreenedOn'] as const
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
