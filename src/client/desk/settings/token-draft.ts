/** What is chosen for a new token, as a form keeps it and as it is sent. */
import { type Role, type Scope, SCOPES } from '../../../domain/people/account.ts'

const NONE = '-'

/** Nothing chosen yet is all that the role may. */
export function scopesIn(text: string, role: Role): Scope[] {
  if (text === '') return [...SCOPES[role]]
  const chosen = text.split(' ')
  return SCOPES[role].filter((scope) => chosen.includes(scope))
}

export function scopesText(scopes: readonly Scope[], role: Role): string {
  if (SCOPES[role].every((scope) => scopes.includes(scope))) return ''
  return scopes.length === 0 ? NONE : scopes.join(' ')
}

interface TokenDraft {
  name: string
  teamCode: string
  scopes: string
}

export const tokenBody = ({ name, teamCode, scopes }: TokenDraft, role: Role, expiresOn: string) => ({
  name: name.trim(),
  role,
  ...(role === 'team' && { teamCode }),
  scopes: scopesIn(scopes, role),
  ...(expiresOn && { expiresOn }),
})
