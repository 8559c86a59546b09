/** Where each role's handbook is: below /field, for phones keep theirs. */
import type { Role } from '../../domain/people/account.ts'

export const handbookOf = (role: Role): string => `/field/handbook/${role === 'auditor' ? 'manager' : role}.html`
