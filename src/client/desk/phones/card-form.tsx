/** Who is to have a card: a team's person or a technician, or every team at once. */
import { useState } from 'preact/hooks'
import type { Team } from '../../../domain/register/place.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField, SelectField } from '../kit/fields.tsx'
import { type Sending, useSending } from '../kit/sending.ts'
import { type Asked, type Card, forTeam, makeCard, teamsLeft } from './enrolling.ts'

interface Props {
  teams: Team[]
  cards: Card[]
  /** Called for each card, as it is made. */
  add: (card: Card) => void
  /** All that were asked for are there. */
  finished: () => void
}

const FIELDS = ['role', 'teamCode', 'displayName'] as const
const NOBODY = { role: 'team', teamCode: '', displayName: '' }

export function CardForm({ teams, add, finished }: Props) {
  const [draft, setDraft] = useState(NOBODY)
  const sending = useSending()
  const isTeam = draft.role === 'team'
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    value: draft[name],
    set: (value: string) => setDraft({ ...draft, [name]: value }),
    problem: sending.problem,
  })
  const submit = () => {
    const asked = [
      ...(isTeam ? [{ path: 'teamCode', label: t('team'), value: draft.teamCode }] : []),
      { path: 'displayName', label: t('card_name'), value: draft.displayName },
    ]
    const issues = emptyAmong(asked)
    sending.refuse(issues)
    if (issues.length > 0) return
    const displayName = draft.displayName.trim()
    const person: Asked = isTeam
      ? { role: 'team', teamCode: draft.teamCode, displayName }
      : { role: draft.role === 'manager' ? 'manager' : 'technician', displayName }
    sending.run(async () => {
      add(await makeCard(person))
      setDraft({ ...NOBODY, role: draft.role })
      finished()
    })
  }
  return (
    <Form label={t('card_make')} sending={sending} names={FIELDS} submit={submit} button={t('card_make_button')}>
      <div class="field-row">
        <SelectField {...field('role')} label={t('card_for')}>
          <option value="team">{t('role_team')}</option>
          <option value="technician">{t('role_technician')}</option>
          <option value="manager">{t('role_manager')}</option>
        </SelectField>
        {isTeam && (
          <SelectField {...field('teamCode')} label={t('team')}>
            <option value="">{t('card_team_choose')}</option>
            {teams.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      <InputField
        {...field('displayName')}
        label={t('card_name')}
        hint={t(draft.role === 'manager' ? 'card_for_manager' : 'card_name_hint')}
        maxLength={60}
      />
    </Form>
  )
}

/** One after another: what was made before a failure stays, and pressing again makes the rest. */
export function CardsForTeams({ teams, cards, add, finished }: Props) {
  const sending: Sending = useSending()
  const [made, setMade] = useState(0)
  const left = teamsLeft(teams, cards)
  const isKnown = teams.length > 0
  const make = () =>
    sending.run(async () => {
      setMade(0)
      for (const [i, team] of left.entries()) {
        add(await makeCard(forTeam(team)))
        setMade(i + 1)
      }
      finished()
    })
  if (isKnown && left.length === 0 && !sending.isSending) return null
  const isRest = left.length < teams.length
  return (
    <div class={isKnown ? undefined : 'to-come'}>
      <p class="actions">
        <button type="button" aria-disabled={sending.isSending} onClick={make}>
          {isRest && !sending.isSending
            ? t('cards_for_rest', { count: left.length })
            : t('cards_for_teams', { count: teams.length })}
        </button>
        <span class="soft" role="status">
          {sending.isSending && t('cards_progress', { count: made })}
        </span>
      </p>
      <p class="says" role="alert">
        {sending.problem?.detail}
      </p>
    </div>
  )
}
