/** Who may do what: the four roles of the office. */
import * as z from 'zod'
import { Code } from '../register/place.ts'
import { Instant } from '../period.ts'

/** An auditor reads whatever a manager reads, and changes nothing. */
export const Role = z.enum(['team', 'technician', 'manager', 'auditor'])
export type Role = z.infer<typeof Role>

/** Who works at the desk, with a password of their own; the others have a phone in the hand. */
export const isOfDesk = (role: Role): boolean => role === 'manager' || role === 'auditor'

/** What a token is for: handing in logs, or reports of other kinds, what speakers say of themselves, or only reading. */
export const Scope = z.enum(['logs', 'reports', 'speaker-status', 'read'])
export type Scope = z.infer<typeof Scope>
/** What a token of each role can be for; all of it where nothing else is asked. */
export const SCOPES: Record<Role, readonly Scope[]> = {
  team: ['logs', 'read'],
  technician: ['reports', 'speaker-status', 'read'],
  manager: Scope.options,
  auditor: ['read'],
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

/** Of a new password; whoever checks it elsewhere, too, says the same. */
export const LEAST_CHARACTERS = 8
export const ENROLMENT_HOURS = 72
