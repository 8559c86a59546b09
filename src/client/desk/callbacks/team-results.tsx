/** What villages said, by team, and how little a few answers prove. */
import type { CallbackTeam } from '../../../domain/callback/callback.ts'
import { percent } from '../../shared/format.ts'
import { Section } from '../kit/section.tsx'
import { number, Table } from '../kit/table.tsx'
import { t } from '../later-words.ts'
import { teamPath } from '../routes.ts'

export const TeamResults = ({ teams }: { teams: CallbackTeam[] }) => (
  <Section name="by-team" title={t('callbacks_teams')} lead={<p class="soft">{t('callbacks_teams_lead')}</p>}>
    <Table
      name="callback-teams"
      label={t('callbacks_teams')}
      rows={teams}
      keyOf={({ teamCode }) => teamCode}
      rowOf={({ teamCode }) => ({ 'data-team': teamCode })}
      columns={[
        {
          head: t('team'),
          isRowHead: true,
          cell: ({ teamCode, teamName }) => <a href={teamPath(teamCode)}>{teamName}</a>,
        },
        number('logs', t('callbacks_logs'), { isNamed: true }),
        number('drawn', t('callbacks_drawn'), { isNamed: true }),
        number('confirmed', t('callback_confirmed'), { isNamed: true }),
        number('denied', t('callback_denied'), { isNamed: true }),
        number('unreached', t('callback_unreached'), { isNamed: true }),
        number('open', t('callback_open'), { isNamed: true }),
        { head: t('callbacks_between'), class: 'number', isNamed: true, cell: between },
      ]}
    />
  </Section>
)

const between = ({ confirmedBetween }: CallbackTeam) =>
  confirmedBetween === null ? (
    <span class="soft">{t('callbacks_between_none')}</span>
  ) : (
    t('callbacks_between_said', {
      low: percent(100 * confirmedBetween.low, 0),
      high: percent(100 * confirmedBetween.high, 0),
    })
  )
