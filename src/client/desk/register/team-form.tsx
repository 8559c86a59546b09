/** A team's name, people and telephone; or a new team. */
import type { Team } from '../../../domain/team.ts'
import { Problem, request } from '../../shared/api.ts'
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../asked.ts'
import { Form, InputField } from '../fields.tsx'
import { throwIncomplete, useSending } from '../sending.ts'
import { Changes } from './changes.tsx'
import { changedFields, namesIn, nextCode } from './draft.ts'
import { useKeptDraft } from './kept-draft.ts'

interface Props {
  team?: Team
  teams: Team[]
  done: (sentence: string) => void
}
const FIELDS = ['name', 'members', 'phone'] as const

export function TeamForm({ team, teams, done }: Props) {
  const code =
    team?.code ??
    nextCode(
      teams.map((one) => one.code),
      'team-',
    )
  const base = { name: team?.name ?? '', members: team?.members?.join('、') ?? '', phone: team?.phone ?? '' }
  const { draft, set, clear } = useKeptDraft(`team ${team?.code ?? 'new'}`, base)
  const sending = useSending()
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
      await request('PUT', `/api/teams/${encodeURIComponent(code)}`, {
        ...{ code, name: draft.name.trim() },
        ...(members.length > 0 && { members }),
        ...(draft.phone.trim() && { phone: draft.phone.trim() }),
      })
      clear()
      done(t('saved_this', { name: draft.name.trim() }))
      if (!team) go(`/register?part=teams&team=${encodeURIComponent(code)}`, { replace: true })
    })
  return (
    <Form
      label={team ? t('edit_this', { name: team.name }) : t('team_add')}
      {...{ sending, submit }}
      names={FIELDS}
      button={t('save')}
    >
      <h3>{team ? t('team_edit_title', { name: team.name, code }) : t('team_add')}</h3>
      <div class="field-row">
        <InputField {...field('name')} maxLength={60} />
        <InputField {...field('members')} hint={t('names_hint')} />
        <InputField {...field('phone')} maxLength={30} />
      </div>
      <Changes rows={rows} />
    </Form>
  )
}
