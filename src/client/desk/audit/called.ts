/** What teams and townships are called; until it is here, their codes. */
import type { Township } from '../../../domain/place.ts'
import type { Team } from '../../../domain/team.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import type { Called } from './audit-words.ts'

export function useCalled(): Called {
  const teams = useLoad<Listed<Team>>('/api/teams')
  const townships = useLoad<Listed<Township>>('/api/townships')
  const named = [...(teams.data?.items ?? []), ...(townships.data?.items ?? [])]
  return new Map(named.map(({ code, name }) => [code, name]))
}
