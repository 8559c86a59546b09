/** Some villages' year by month, drawn as the county's grid is. */
import { useMemo } from 'preact/hooks'
import type { Team } from '../../../domain/register/team.ts'
import type { VillageMonths, VillageYear } from '../../shared/replies.ts'
import { gridGroups } from '../grid/grid-rows.ts'
import { GridTable } from '../grid/grid-table.tsx'
import { Empty } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'

interface Props {
  data: VillageMonths
  villages: VillageYear[]
  none: string
}

export function MonthsTable({ data, villages, none }: Props) {
  const teams = useWhole<Team>('/api/teams')
  const groups = useMemo(() => {
    const inOrder = gridGroups(villages, data, 'gaps').flatMap((group) => group.villages)
    return [{ key: '', gaps: 0, villages: inOrder }]
  }, [villages, data])
  if (villages.length === 0) return <Empty>{none}</Empty>
  return <GridTable data={data} shown={villages} groups={groups} order={undefined} teams={teams.data?.items ?? []} />
}
