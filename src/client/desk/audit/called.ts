/** What teams, townships, villages and films are called; until it is here, their codes. */
import type { Film } from '../../../domain/register/film.ts'
import type { Township, Village } from '../../../domain/register/place.ts'
import type { Team } from '../../../domain/register/team.ts'
import { t } from '../later-words.ts'
import { villagesRequest } from '../register/village-query.ts'
import { useWhole } from '../kit/whole-list.ts'
import type { Called } from './audit-words.ts'

export function useCalled(): Called {
  const teams = useWhole<Team>('/api/teams')
  const townships = useWhole<Township>('/api/townships')
  const films = useWhole<Film>('/api/films')
  const villages = useWhole<Village>(villagesRequest({}, 500))
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
