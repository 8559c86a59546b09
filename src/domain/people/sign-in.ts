/** What lets people and programs in: accounts, sessions, tokens and one-use codes, as they are asked for and told. */
import * as z from 'zod'
import { isOfDesk, LEAST_CHARACTERS, Role, Scope, SCOPES, type Session } from './account.ts'
import { Day, Instant } from '../period.ts'
import { Code, line } from '../register/place.ts'

/** A second factor (两步验证): codes that an app on a phone makes every half minute, beside the password. */
export const SecondFactor = z
  .object({
    isOn: z.boolean(),
    since: Instant.optional(),
    recoveryCodesLeft: z.int().min(0),
  })
  .meta({ id: 'SecondFactor', description: 'Whether signing in takes a code beside the password' })
export type SecondFactor = z.infer<typeof SecondFactor>

export const SecondFactorSecret = z
  .object({
    secret: z.string().meta({ description: 'Base32, to type into an app' }),
    url: z.string().meta({ description: 'The same as otpauth://, for a QR code' }),
  })
  .meta({ id: 'SecondFactorSecret', description: 'Kept nowhere until a code made with it has come back' })
export type SecondFactorSecret = z.infer<typeof SecondFactorSecret>

const password = z.string().max(200)
/** Six digits of the app, or one of the codes kept on paper. */
const SecondCode = z.string().trim().min(1).max(40)
export const NewSecondFactor = z
  .strictObject({
    secret: z.string().regex(/^[A-Z2-7]{32}$/),
    code: SecondCode.meta({ description: 'What the app shows now' }),
    currentPassword: password,
  })
  .meta({ id: 'NewSecondFactor' })

export const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes', description: 'Each signs in once without the app; shown this once and kept as SHA-256' })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>
export const RECOVERY_CODES = 8
export const SecondFactorEnd = z.strictObject({ currentPassword: password }).meta({ id: 'SecondFactorEnd' })

/** The code of a team goes with the role `team`, and with no other. */
const withTeam = <S extends z.ZodType<{ role: Role; teamCode?: string | undefined }>>(schema: S): S =>
  schema.refine(({ role, teamCode }) => (role === 'team') === (teamCode !== undefined), {
    path: ['teamCode'],
    params: { sentence: 'team_code_for_teams_only' },
  })

export const Credentials = z
  .strictObject({
    username: line(60),
    password: z.string().min(1).max(200),
    code: SecondCode.optional().meta({ description: 'Of the app or the paper, where a second factor is on' }),
  })
  .meta({ id: 'Credentials' })
export const NewPassword = z
  .strictObject({
    password: z.string().min(LEAST_CHARACTERS).max(200),
    currentPassword: z.string().max(200).optional(),
  })
  .meta({ id: 'NewPassword' })

export const NewToken = withTeam(
  z.strictObject({
    name: line(60),
    role: Role,
    teamCode: Code.optional(),
    scopes: z.array(Scope).min(1).max(4).optional().meta({ description: 'All that the role may, without it' }),
    expiresOn: Day.optional().meta({ description: 'The last day on which it works; a year from today without it' }),
  }),
)
  .refine(({ role, scopes = [] }) => scopes.every((scope) => SCOPES[role].includes(scope)), {
    path: ['scopes'],
    params: { sentence: 'scope_not_of_role' },
  })
  .meta({ id: 'NewToken' })
export const NewEnrolment = withTeam(
  z.strictObject({
    role: Role,
    teamCode: Code.optional(),
    displayName: line(60),
    accountId: z.string().min(1).max(60).optional().meta({
      description: 'A new link for somebody who has an account already; role, team and name are that account’s',
    }),
  }),
).meta({ id: 'NewEnrolment' })
export type NewEnrolment = z.infer<typeof NewEnrolment>

export const Account = z
  .object({
    id: z.string(),
    username: z.string().optional(),
    displayName: z.string(),
    role: Role,
    teamCode: Code.optional(),
    createdAt: Instant,
    disabledAt: Instant.optional(),
  })
  .meta({ id: 'Account', description: 'Somebody who can sign in, or could until `disabledAt`' })
export type Account = z.infer<typeof Account>

export const Token = z
  .object({
    id: z.string(),
    name: z.string(),
    role: Role,
    teamCode: Code.optional(),
    scopes: z.array(Scope).meta({ description: 'What it is for; nothing of it is the affair of people alone' }),
    createdAt: Instant,
    createdBy: z.string().meta({ description: 'The name of who made it' }),
    createdById: z.string(),
    isMakerDisabled: z.boolean().meta({ description: 'Who made it was let go before tokens ended with their maker' }),
    expiresOn: Day.meta({ description: 'The last day on which it works' }),
    lastUsedAt: Instant.optional().meta({ description: 'To the hour; none of one that was never used' }),
  })
  .meta({ id: 'Token', description: 'A program’s way in' })
export type Token = z.infer<typeof Token>
/** The years that a token may be good for, and is unless told. */
export const TOKEN_YEARS = { most: 5, usual: 1 }
export const IssuedToken = Token.extend({ token: z.string() }).meta({
  id: 'IssuedToken',
  description: 'The token itself is shown this once and kept nowhere',
})
export type IssuedToken = z.infer<typeof IssuedToken>

export const Enrolment = z
  .object({ code: z.string(), url: z.string(), expiresAt: Instant })
  .meta({ id: 'Enrolment', description: 'A code, and the link with it, that signs one person in once' })
export const Redemption = z
  .strictObject({ code: z.string().min(1).max(60) })
  .meta({ id: 'Redemption', example: { code: 'K7QM-2XHD-9PVT-RB4W' } })

/** A typed code as it was issued: people add spaces, drop dashes and write small letters. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

/** Phones like to begin a name with a capital. */
export const plainUsername = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

/** User names for an account that has none yet, the best first: `team-07`, `team-07-2`, … */
export function usernamesFor({ id, role, teamCode }: Pick<Session, 'id' | 'role' | 'teamCode'>): string[] {
  const plain = plainUsername(teamCode ?? role)
  return [plain, ...Array.from({ length: 98 }, (_, i) => `${plain}-${i + 2}`), id]
}

export function sessionOf(account: Account, hasPassword: boolean, expiresAt: string): Session {
  const { id, displayName, username, role, teamCode } = account
  return {
    id,
    displayName,
    ...(username !== undefined && { username }),
    role,
    ...(teamCode !== undefined && { teamCode }),
    expiresAt,
    mustSetPassword: isOfDesk(role) && !hasPassword,
  }
}
