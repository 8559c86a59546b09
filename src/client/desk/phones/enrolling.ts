/** Making a card: who is to use the phone, and the code, link and QR code that let them in once. */
import { type Account, Enrolment, type NewEnrolment } from '../../../domain/people/sign-in.ts'
import type { Team } from '../../../domain/register/place.ts'
import { Problem, readBy, request } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import type { Qr } from './qr.ts'

/** What becomes a card: a new person, or with `accountId` somebody known. */
export type Asked = Omit<NewEnrolment, 'accountId'> & { accountId?: string | undefined }

export interface Card extends Asked {
  code: string
  url: string
  expiresAt: string
  qr: Qr
}

/** The drawing first: a code that cannot be shown would be lost. */
async function cardFor(asked: Asked, path: string, body?: Asked): Promise<Card> {
  const { qrOf } = await import('./qr.ts').catch(() => {
    throw new Problem('offline', t('page_not_fetched'))
  })
  const made = readBy(Enrolment)(await request('POST', path, body))
  return { ...asked, ...made, qr: qrOf(made.url) }
}
export const makeCard = (asked: Asked): Promise<Card> => cardFor(asked, '/api/enrolments', asked)
export const resetPassword = (account: Account): Promise<Card> =>
  cardFor(forAccount(account), `/api/accounts/${encodeURIComponent(account.id)}/password-reset`)

export const forTeam = ({ code, name }: Team): Asked => ({ role: 'team', teamCode: code, displayName: name })

/** A new link for somebody who has an account: all else is the account's own. */
export const forAccount = ({ id, role, teamCode, displayName }: Account): Asked => ({
  ...{ role, displayName, accountId: id },
  ...(teamCode !== undefined && { teamCode }),
})

/** Teams for which no card lies here yet; pressing twice, or again after a failure, makes none twice. */
export const teamsLeft = (teams: Team[], cards: Asked[]): Team[] =>
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
