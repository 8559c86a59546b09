/** The state of the managers' page that lives in its address: the day, the order of the teams, the grid's filter. */
import { isDay } from '../../../domain/period.ts'
import { type TeamColumn, TEAM_COLUMNS } from './team-order.ts'

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

export const overviewRequest = (asOf: string | undefined): string => `/api/overview${asOf ? `?asOf=${asOf}` : ''}`
