/** Phones and accounts: cards that let a phone in once, who has an account, and how one is ended. */
import { useState } from 'preact/hooks'
import * as access from '../../../contract/accounts.ts'
import * as register from '../../../contract/register.ts'
import { together, useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered, usePageTitle } from '../kit/states.tsx'
import { Accounts } from './accounts.tsx'
import { CardForm, CardsForTeams } from './card-form.tsx'
import { Cards } from './cards.tsx'
import { type Card, withCard } from './enrolling.ts'

export function Page({ session: { id: ownId } }: PageProps) {
  usePageTitle(t('phones_title'))
  const teams = useAll(register.teams.list, {})
  const accounts = useAll(access.accounts.list, {})
  const [cards, setCards] = useState<Card[]>([])
  const known = teams.data?.items ?? []
  const teamName = (code: string): string => known.find((team) => team.code === code)?.name ?? code
  const add = (card: Card) => setCards((now) => withCard(now, card))
  // drawn only then: the next frame has it
  const finished = () => requestAnimationFrame(() => document.getElementById('cards-title')?.focus())
  const making = { teams: known, cards, add, finished }
  return (
    <div class="page-wide">
      <h1>{t('phones_title')}</h1>
      <p>{t('phones_lead')}</p>
      <div class="sections-room">
        <section aria-labelledby="make-title">
          <h2 id="make-title" tabIndex={-1}>
            {t('card_make')}
          </h2>
          <CardForm {...making} />
          {/* its room is kept until the teams are known */}
          {(known.length > 0 || !teams.data) && <CardsForTeams {...making} />}
        </section>
        {cards.length > 0 && (
          <Cards
            cards={cards}
            teamName={teamName}
            clear={() => {
              setCards([])
              document.getElementById('make-title')?.focus()
            }}
          />
        )}
        <section aria-labelledby="accounts-title">
          <h2 id="accounts-title">{t('accounts_title')}</h2>
          <Answered load={together(accounts, teams)} lines={10}>
            {({ items }) => (
              <Accounts
                accounts={items}
                ownId={ownId}
                teamName={teamName}
                add={add}
                finished={finished}
                reload={accounts.reload}
              />
            )}
          </Answered>
        </section>
      </div>
    </div>
  )
}
