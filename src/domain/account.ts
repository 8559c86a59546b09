/** Who may do what: the three roles of the office. */
import * as z from 'zod'
import { Code, line } from './place.ts'
import { Day, Instant } from './period.ts'
import { SecondCode } from './second-factor.ts'

export const Role = z.enum(['team', 'technician', 'manager'])
export type Role = z.infer<typeof Role>

/** What a token is for: handing in logs, or reports of other kinds, what speakers say of themselves, or only reading. */
export const Scope = z.enum(['logs', 'reports', 'speaker-status', 'read'])
export type Scope = z.infer<typeof Scope>
/** What a token of each role can be for; all of it where nothing else is asked. */
export const SCOPES: Record<Role, readonly Scope[]> = {
  team: ['logs', 'read'],
  technician: ['reports', 'speaker-status', 'read'],
  manager: Scope.options,
}

/** Who is asking: a person signed in, or a program with a token. */
export interface Actor {
  id: string
  name: string
  role: Role
  teamCode?: string | undefined
  via: 'session' | 'token'
  /** Of a token: what it is for. A person has none, and may do all that the role may. */
  scopes?: readonly Scope[] | undefined
  /** Its account was disabled then: all it still may do is hand in what was made before, for review. */
  revokedAt?: string | undefined
}

/** The code of a team goes with the role `team`, and with no other. */
const withTeam = <S extends z.ZodType<{ role: Role; teamCode?: string | undefined }>>(schema: S): S =>
  schema.refine(({ role, teamCode }) => (role === 'team') === (teamCode !== undefined), {
    path: ['teamCode'],
    params: { sentence: 'team_code_for_teams_only' },
  })

export const Credentials = z
  .object({
    username: line(60),
    password: z.string().min(1).max(200),
    code: SecondCode.optional().meta({ description: 'Of the app or the paper, where a second factor is on' }),
  })
  .strict()
  .meta({ id: 'Credentials' })
/** Of a new password; whoever checks it elsewhere, too, says the same. */
export const LEAST_CHARACTERS = 8
export const NewPassword = z
  .object({ password: z.string().min(LEAST_CHARACTERS).max(200), currentPassword: z.string().max(200).optional() })
  .strict()
  .meta({ id: 'NewPassword' })

export const NewToken = withTeam(
  z
    .object({
      name: line(60),
      role: Role,
      teamCode: Code.optional(),
      scopes: z.array(Scope).min(1).max(4).optional().meta({ description: 'All that the role may, without it' }),
      expiresOn: Day.optional().meta({ description: 'The last day on which it works; a year from today without it' }),
    })
    .strict(),
)
  .refine(({ role, scopes = [] }) => scopes.every((scope) => SCOPES[role].includes(scope)), {
    path: ['scopes'],
    params: { sentence: 'scope_not_of_role' },
  })
  .meta({ id: 'NewToken' })
export const NewEnrolment = withTeam(
  z
    .object({
      role: Role,
      teamCode: Code.optional(),
      displayName: line(60),
      accountId: z.string().min(1).max(60).optional().meta({
        description: 'A new link for somebody who has an account already; role, team and name are that account’s',
      }),
    })
    .strict(),
).meta({ id: 'NewEnrolment' })
export type NewEnrolment = z.infer<typeof NewEnrolment>

export const Session = z
  .object({
    id: z.string(),
    displayName: z.string(),
    username: z.string().optional(),
    role: Role,
    teamCode: Code.optional(),
    expiresAt: Instant.optional(),
    mustSetPassword: z.boolean(),
  })
  .meta({ id: 'Session', description: 'Who is signed in' })
export type Session = z.infer<typeof Session>

export const ENROLMENT_HOURS = 72
