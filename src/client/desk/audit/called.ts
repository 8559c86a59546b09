/** What teams, townships, villages and films are called; until it is here, their codes. */
import { MOST_A_PAGE } from '../../../contract/list.ts'
import * as register from '../../../contract/register.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import type { Called } from './audit-words.ts'

export function useCalled(): Called {
  const teams = useAll(register.teams.list, {})
  const townships = useAll(register.townships.list, {})
  const films = useAll(register.films.list, {})
  const villages = useAll(register.villages.list, { query: { limit: MOST_A_PAGE } })
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
