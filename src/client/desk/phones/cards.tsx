/** Cards that let a person in once, each with a code, a link and a QR code: made, and shown on the screen and on paper. */
import { accounts } from '../../../contract/accounts.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import type { Account, NewEnrolment } from '../../../domain/people/sign-in.ts'
import type { Team } from '../../../domain/register/place.ts'
import { ask } from '../../shared/api.ts'
import { dayOf, longDay, timeOf } from '../../shared/format.ts'
import { officeName } from '../../shared/office.ts'
import { isOfDesk } from '../../../domain/people/account.ts'
import { Button } from '../kit/buttons.tsx'
import type { Qr } from '../../shared/qr.ts'
import { fetchQr, QrImage, useCopy } from '../kit/shown-secret.tsx'
import { t } from '../later-words.ts'

/** Of a new person, or with `accountId` of somebody known. */
export type Card = NewEnrolment & AnswerOf<typeof accounts.enrol> & { qr: Qr }

/** The drawing first: a code that cannot be shown would be lost. */
async function cardFor(asked: NewEnrolment, make: () => Promise<AnswerOf<typeof accounts.enrol>>): Promise<Card> {
  const qrOf = await fetchQr()
  const made = await make()
  return { ...asked, ...made, qr: qrOf(made.url) }
}
export const makeCard = (asked: NewEnrolment): Promise<Card> =>
  cardFor(asked, () => ask(accounts.enrol, { body: asked }))
export const resetPassword = (account: Account): Promise<Card> =>
  cardFor(forAccount(account), () => ask(accounts.resetPassword, { params: { id: account.id } }))

export const forTeam = ({ code, name }: Team): NewEnrolment => ({ role: 'team', teamCode: code, displayName: name })

/** A new link for somebody who has an account: all else is the account's own. */
export const forAccount = ({ id, role, teamCode, displayName }: Account): NewEnrolment => ({
  role,
  displayName,
  accountId: id,
  ...(teamCode !== undefined && { teamCode }),
})

/** Teams for which no card lies here yet; pressing twice, or again after a failure, makes none twice. */
export const teamsLeft = (teams: Team[], cards: NewEnrolment[]): Team[] =>
  teams.filter(({ code }) => !cards.some((card) => card.teamCode === code && card.accountId === undefined))

/** The newest first; a new card for somebody takes the place of the older one, which no longer works. */
export const withCard = (cards: Card[], card: Card): Card[] => [
  card,
  ...cards.filter(({ accountId }) => accountId === undefined || accountId !== card.accountId),
]

interface Props {
  cards: Card[]
  teamName: (code: string) => string
  clear: () => void
}

export const Cards = ({ cards, teamName, clear }: Props) => (
  <section class="enrol" aria-labelledby="cards-title">
    <h2 id="cards-title" tabIndex={-1}>
      {t('cards_title', { count: cards.length })}
    </h2>
    <p>{t('cards_once')}</p>
    <p class="actions">
      <Button label={t('cards_print')} onClick={() => print()} />
      <Button class="quiet" label={t('cards_clear')} onClick={clear} />
    </p>
    <ul class="enrol-cards">
      {cards.map((card) => (
        <EnrolCard key={card.code} card={card} team={card.teamCode && teamName(card.teamCode)} />
      ))}
    </ul>
  </section>
)

const PHONE_STEPS = ['card_step_scan', 'card_step_join', 'card_step_home'] as const
const DESK_STEPS = ['card_step_desk', 'card_step_password'] as const

function EnrolCard({ card, team }: { card: Card; team: string | undefined }) {
  const { displayName, role, code, qr, url, expiresAt } = card
  const { shown, says, copy } = useCopy<HTMLSpanElement>(url)
  return (
    <li class="enrol-card" data-card={displayName}>
      <p class="soft">{officeName()}</p>
      <h3>{displayName}</h3>
      <p>
        {t(`role_${role}`)} {team !== displayName && team}
      </p>
      <QrImage qr={qr} label={t('card_qr', { who: displayName })} />
      <p>
        <span class="soft">{t('enrolment_code')}</span> <strong class="enrol-code">{code}</strong>
      </p>
      <div class="enrol-link">
        <p>
          {/* text, no link: opened here it would be used up by the wrong device */}
          <span class="soft">{t('card_link')}</span>{' '}
          <span ref={shown} class="code">
            {url}
          </span>
        </p>
        <p class="actions">
          <Button label={t('copy_link')} onClick={copy} />
          <span class="said" role="status">
            {says}
          </span>
        </p>
      </div>
      <p>
        <strong>{t('card_until', { day: longDay(dayOf(expiresAt)), time: timeOf(expiresAt) })}</strong>
      </p>
      <ol class="enrol-steps">
        {(isOfDesk(role) ? DESK_STEPS : PHONE_STEPS).map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ol>
    </li>
  )
}
