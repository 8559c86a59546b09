/** How far each team is with its quota, drawn; the table behind it is the teams' own. */
import type { Overview } from '../../../domain/report/overview.ts'
import { percent } from '../../shared/format.ts'
import { t } from '../words.ts'
import { teamBars } from '../kit/chart/bars.ts'
import { countyTarget } from '../kit/chart/burn-up.ts'
import { ChartRoom } from '../kit/chart/chart-room.tsx'
import { teamSheet } from '../kit/chart/sheets.ts'
import { inOrder } from './team-order.ts'

const BAR_HEIGHT = 26
const REST = 100

/** Always by rank: the table can be turned about, a picture that is sent on should not depend on that. */
export function TeamChart({ overview }: { overview: Overview }) {
  const teams = inOrder(overview.teams, 'rank', false)
  const pace = countyTarget(overview)?.bases[0]
  return (
    <ChartRoom
      picture={teamBars(teams, overview)}
      title={t('chart_teams')}
      day={overview.asOf}
      sheet={teamSheet(teams)}
      height={BAR_HEIGHT * teams.length + REST}
      label={t('chart_teams_label', {
        teams: teams.length,
        percent: pace ? percent(pace.timeProgressPercent, 2) : t('unknown'),
      })}
    />
  )
}
