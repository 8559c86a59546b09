/** Phones and accounts: cards that let a phone in once, who has an account, and how one is ended. */
import { useState } from 'preact/hooks'
import * as access from '../../../contract/accounts.ts'
import * as register from '../../../contract/register.ts'
import { NewEnrolment } from '../../../domain/people/sign-in.ts'
import type { Team } from '../../../domain/register/place.ts'
import { together, useAll } from '../../shared/load.ts'
import { Button, Changing, Says } from '../kit/buttons.tsx'
import { useSending } from '../kit/fields.tsx'
import { emptyAmong } from '../kit/form-draft.ts'
import { namedChoices } from '../kit/filters.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { AnsweredSection } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { Accounts } from './accounts.tsx'
import { type Card, Cards, forTeam, makeCard, teamsLeft, withCard } from './cards.tsx'

export function Page({ session: { id: ownId } }: PageProps) {
  const teams = useAll(register.teams.list, {})
  const accounts = useAll(access.accounts.list, {})
  const [cards, setCards] = useState<Card[]>([])
  const known = teams.data?.items ?? []
  const teamName = (code: string): string => known.find((team) => team.code === code)?.name ?? code
  const add = (card: Card) => setCards((now) => withCard(now, card))
  // drawn only then: the next frame has it
  const finished = () => requestAnimationFrame(() => document.getElementById('cards-title')?.focus())
  const making = { teams: known, cards, add, finished }
  const clear = () => {
    setCards([])
    document.getElementById('make-title')?.focus()
  }
  return (
    <TitledPage title={t('phones_title')} lead={t('phones_lead')}>
      <div class="sections-room">
        <Changing>
          <section aria-labelledby="make-title">
            <h2 id="make-title" tabIndex={-1}>
              {t('card_make')}
            </h2>
            <CardForm {...making} />
            {/* its room is kept until the teams are known */}
            {(known.length > 0 || !teams.data) && <CardsForTeams {...making} />}
          </section>
        </Changing>
        {cards.length > 0 && <Cards cards={cards} teamName={teamName} clear={clear} />}
        <AnsweredSection id="accounts-title" title={t('accounts_title')} load={together(accounts, teams)} lines={10}>
          {({ items }) => (
            <Accounts
              accounts={items}
              ownId={ownId}
              teamName={teamName}
              made={(card) => {
                add(card)
                finished()
              }}
              reload={accounts.reload}
            />
          )}
        </AnsweredSection>
      </div>
    </TitledPage>
  )
}

interface MakingProps {
  teams: Team[]
  cards: Card[]
  /** Called for each card, as it is made. */
  add: (card: Card) => void
  /** All that were asked for are there. */
  finished: () => void
}

/** Who is to have a card: a team's person, a technician, a manager or an auditor. */
function CardForm({ teams, add, finished }: MakingProps) {
  // the next card is most often of the same kind
  const [begun, begin] = useState<NewEnrolment['role']>('team')
  const form = useForm(NewEnrolment, {
    start: {},
    begin: { role: begun },
    fields: {
      role: {
        label: t('card_for'),
        choices: (['team', 'technician', 'manager', 'auditor'] as const).map((role) => [role, t(`role_${role}`)]),
      },
      teamCode: {
        label: t('team'),
        choices: namedChoices(teams),
        none: t('card_team_choose'),
      },
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
      <FieldRow of={form} names={['role', role === 'team' && 'teamCode']} />
      <Field of={form} name="displayName" hint={t(hintFor(role))} />
    </Form>
  )
}

function hintFor(role: string) {
  if (role === 'manager') return 'card_for_manager'
  return role === 'auditor' ? 'card_for_auditor' : 'card_name_hint'
}

/** One after another: what was made before a failure stays, and pressing again makes the rest. */
function CardsForTeams({ teams, cards, add, finished }: MakingProps) {
  const { problem, isSending, run } = useSending()
  const [made, setMade] = useState(0)
  const left = teamsLeft(teams, cards)
  const isKnown = teams.length > 0
  const make = () =>
    run(async () => {
      setMade(0)
      for (const [i, team] of left.entries()) {
        add(await makeCard(forTeam(team)))
        setMade(i + 1)
      }
      finished()
    })
  if (isKnown && left.length === 0 && !isSending) return null
  const isRest = left.length < teams.length && !isSending
  return (
    <div class={isKnown ? undefined : 'to-come'}>
      <p class="actions">
        <Button
          label={isRest ? t('cards_for_rest', { count: left.length }) : t('cards_for_teams', { count: teams.length })}
          isBusy={isSending}
          onClick={make}
        />
        <span class="soft" role="status">
          {isSending && t('cards_progress', { count: made })}
        </span>
      </p>
      <Says>{problem?.detail}</Says>
    </div>
  )
}
