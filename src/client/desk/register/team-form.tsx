/** A team's name, people and telephone; or a new team. */
import type { Team } from '../../../domain/register/team.ts'
import { Problem } from '../../shared/api.ts'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { InputField } from '../kit/fields.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { Failure, Skeleton } from '../kit/states.tsx'
import { EntryForm } from '../kit/entry-form.tsx'
import { changedFields, namesIn, nextCode } from '../kit/entry-draft.ts'
import { type Editing, useEditing } from '../kit/editing.ts'
import { useKeptDraft } from '../kit/kept-draft.ts'

interface Props {
  /** None for a new one. */
  code?: string
  teams: Team[]
  done: (sentence: string) => void
  renew: () => void
}
const FIELDS = ['name', 'members', 'phone'] as const
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
  const base = { name: team?.name ?? '', members: team?.members?.join('、') ?? '', phone: team?.phone ?? '' }
  const { draft, set, clear } = useKeptDraft(`team ${team?.code ?? 'new'}`, base)
  // whoever made one of this code meanwhile keeps it; the list then gives the next
  const sending = useSending({ conflict: renew })
  const rows = changedFields(base, draft).map((field) => ({
    ...{ field, label: t(`team_${field}`), before: base[field], after: draft[field].trim() },
  }))
  const field = (name: (typeof FIELDS)[number]) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem, label: t(`team_${name}`) },
  })
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(emptyAmong([{ path: 'name', label: t('team_name'), value: draft.name }]))
      if (rows.length === 0) throw new Problem('nothing', t('changes_none'))
      const members = namesIn(draft.members)
      await editing.put(pathOf(code), {
        ...{ code, name: draft.name.trim() },
        ...(members.length > 0 && { members }),
        ...(draft.phone.trim() && { phone: draft.phone.trim() }),
      })
      clear()
      done(t('saved_this', { name: draft.name.trim() }))
      editing.reload()
      if (!team) go(`/register?part=teams&team=${encodeURIComponent(code)}`, { replace: true })
    })
  return (
    <EntryForm
      label={team ? t('edit_this', { name: team.name }) : t('team_add')}
      {...{ editing, sending, rows, submit, clear }}
      names={FIELDS}
    >
      <h3>{team ? t('team_edit_title', { name: team.name, code }) : t('team_add')}</h3>
      <div class="field-row">
        <InputField {...field('name')} maxLength={60} />
        <InputField {...field('members')} hint={t('names_hint')} />
        <InputField {...field('phone')} maxLength={30} />
      </div>
    </EntryForm>
  )
}
