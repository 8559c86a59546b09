/** Who may do what: the three roles of the office. */
import * as z from 'zod'
import { Code, line } from './place.ts'
import { Instant } from './period.ts'

export const Role = z.enum(['team', 'technician', 'manager'])
export type Role = z.infer<typeof Role>

/** Who is asking: a person signed in, or a program with a token. */
export interface Actor {
  id: string
  name: string
  role: Role
  teamCode?: string | undefined
  via: 'session' | 'token'
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
  .object({ username: line(60), password: z.string().min(1).max(200) })
  .strict()
  .meta({ id: 'Credentials' })
export const NewPassword = z
  .object({ password: z.string().min(8).max(200), currentPassword: z.string().max(200).optional() })
  .strict()
  .meta({ id: 'NewPassword' })

export const NewToken = withTeam(z.object({ name: line(60), role: Role, teamCode: Code.optional() }).strict()).meta({
  id: 'NewToken',
})
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

/** Sessions roll on: each is good for this long after it was last used. */
export const SESSION_DAYS = { team: 90, technician: 90, manager: 14 } as const satisfies Record<Role, number>
export const ENROLMENT_HOURS = 72
/** Wrong passwords for one account or one address before a pause, and the pause's length (api.md). */
export const WRONG_PASSWORDS = { limit: 10, minutes: 15 }
