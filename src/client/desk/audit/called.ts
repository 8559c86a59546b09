/** What teams, townships, villages and films are called; until it is here, their codes. */
import type { Film } from '../../../domain/film.ts'
import type { Township, Village } from '../../../domain/place.ts'
import type { Team } from '../../../domain/team.ts'
import { useLoad } from '../../shared/load.ts'
import type { Listed } from '../../shared/replies.ts'
import { t } from '../later-words.ts'
import { villagesRequest } from '../register/village-query.ts'
import type { Called } from './audit-words.ts'

/** As many as a page of villages holds: what lies behind keeps its code. */
const MOST_VILLAGES = 500

export function useCalled(): Called {
  const teams = useLoad<Listed<Team>>('/api/teams')
  const townships = useLoad<Listed<Township>>('/api/townships')
  const films = useLoad<Listed<Film>>('/api/films')
  const villages = useLoad<Listed<Village>>(villagesRequest({}, MOST_VILLAGES))
  const named = [...(teams.data?.items ?? []), ...(townships.data?.items ?? [])]
  return new Map([
    ...named.map(({ code, name }) => [code, name] as const),
    ...(films.data?.items ?? []).map(({ code, title }) => [code, title] as const),
    // several townships have a village of the same name
    ...(villages.data?.items ?? []).map(
      ({ code, name, townshipName }) => [code, t('village_title', { village: name, township: townshipName })] as const,
    ),
  ])
}
