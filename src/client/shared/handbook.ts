/** Where each role's handbook is: below /field, for phones keep theirs. A part of it has the name of the view that it explains. */
import type { Role } from '../../domain/people/account.ts'

export const handbookOf = (role: Role, part = ''): string =>
  `/field/handbook/${role === 'auditor' ? 'manager' : role}.html${part && `#${part}`}`
