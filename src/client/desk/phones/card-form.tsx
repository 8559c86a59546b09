/** Who is to have a card: a team's person or a technician, or every team at once. */
import { useState } from 'preact/hooks'
import { NewEnrolment } from '../../../domain/people/sign-in.ts'
import type { Team } from '../../../domain/register/place.ts'
import { t } from '../later-words.ts'
import { emptyAmong } from '../kit/form-draft.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { useSending } from '../kit/fields.tsx'
import { type Card, forTeam, makeCard, teamsLeft } from './enrolling.ts'

interface Props {
  teams: Team[]
  cards: Card[]
  /** Called for each card, as it is made. */
  add: (card: Card) => void
  /** All that were asked for are there. */
  finished: () => void
}

export function CardForm({ teams, add, finished }: Props) {
  // the next card is most often of the same kind
  const [begun, begin] = useState<NewEnrolment['role']>('team')
  const form = useForm(NewEnrolment, {
    start: {},
    begin: { role: begun },
    fields: {
      role: {
        label: t('card_for'),
        choices: (['team', 'technician', 'manager'] as const).map((role) => [role, t(`role_${role}`)]),
      },
      teamCode: { label: t('team'), choices: teams.map(({ code, name }) => [code, name]) },
      displayName: t('card_name'),
    },
    check: ({ role, teamCode }) =>
      role === 'team' ? emptyAmong([{ path: 'teamCode', label: t('team'), value: teamCode }]) : [],
    send: async ({ teamCode, ...person }) =>
      add(await makeCard(person.role === 'team' ? { ...person, teamCode } : person)),
    done: ({ role }) => {
      begin(role)
      finished()
    },
  })
  const { role } = form.draft
  return (
    <Form of={form} label={t('card_make')} button={t('card_make_button')}>
      <div class="field-row">
        <Field of={form} name="role" />
        {role === 'team' && <Field of={form} name="teamCode" none={t('card_team_choose')} />}
      </div>
      <Field of={form} name="displayName" hint={t(role === 'manager' ? 'card_for_manager' : 'card_name_hint')} />
    </Form>
  )
}

/** One after another: what was made before a failure stays, and pressing again makes the rest. */
export function CardsForTeams({ teams, cards, add, finished }: Props) {
  const sending = useSending()
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
