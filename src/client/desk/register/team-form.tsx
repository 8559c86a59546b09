/** A team's name, people and telephone; or a new team. */
import { Team } from '../../../domain/register/team.ts'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { Failure, Skeleton } from '../kit/states.tsx'
import { EntryForm } from '../kit/entry-form.tsx'
import { NAMES_FIELD, nextCode } from '../kit/entry-draft.ts'
import { Field, useForm } from '../kit/form.tsx'
import { type Editing, useEditing } from '../kit/editing.ts'

interface Props {
  /** None for a new one. */
  code?: string
  teams: Team[]
  done: (sentence: string) => void
  renew: () => void
}
const pathOf = (code: string): string => `/api/teams/${encodeURIComponent(code)}`

export function TeamEdit({ code, ...props }: Props) {
  const editing = useEditing<Team>(code === undefined ? null : pathOf(code), { kind: 'team', id: code ?? '' })
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  if (code !== undefined && !editing.kept) return <Skeleton lines={4} />
  return <TeamForm editing={editing} {...props} />
}

function TeamForm({ editing, teams, done, renew }: Omit<Props, 'code'> & { editing: Editing<Team> }) {
  const team = editing.kept?.thing
  const codes = teams.map((one) => one.code)
  const code = team?.code ?? nextCode(codes, 'team-')
  const form = useForm(Team, {
    keep: `team ${team?.code ?? 'new'}`,
    start: team ?? { code },
    fields: {
      name: t('team_name'),
      members: { label: t('team_members'), ...NAMES_FIELD },
      phone: t('team_phone'),
    },
    isChange: true,
    send: (wanted) => editing.put(pathOf(code), wanted),
    done: ({ name }) => {
      done(t('saved_this', { name }))
      editing.reload()
      if (!team) go(`/register?part=teams&team=${encodeURIComponent(code)}`, { replace: true })
    },
    // whoever made one of this code meanwhile keeps it; the list then gives the next
    conflict: renew,
  })
  return (
    <EntryForm of={form} label={team ? t('edit_this', { name: team.name }) : t('team_add')} editing={editing}>
      <h3>{team ? t('team_edit_title', { name: team.name, code }) : t('team_add')}</h3>
      <div class="field-row">
        <Field of={form} name="name" />
        <Field of={form} name="members" hint={t('names_hint')} />
        <Field of={form} name="phone" />
      </div>
    </EntryForm>
  )
}
