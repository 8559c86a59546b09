/** Making a card: who is to use the phone, and the code, link and QR code that let them in once. */
import { accounts } from '../../../contract/accounts.ts'
import type { AnswerOf } from '../../../contract/route.ts'
import type { Account, NewEnrolment } from '../../../domain/people/sign-in.ts'
import type { Team } from '../../../domain/register/place.ts'
import { ask } from '../../shared/api.ts'
import type { Qr } from '../kit/qr.ts'
import { fetchQr } from '../kit/shown-secret.tsx'

/** A new person, or with `accountId` somebody known. */
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

/** A new link is for a phone; managers sign in with their password, and nobody takes their own account away. */
export const mayRelink = ({ role, disabledAt }: Account): boolean => role !== 'manager' && disabledAt === undefined
export const mayReset = ({ id, role, disabledAt }: Account, ownId: string): boolean =>
  role === 'manager' && disabledAt === undefined && id !== ownId
export const mayRevoke = ({ id, disabledAt }: Account, ownId: string): boolean =>
  disabledAt === undefined && id !== ownId
