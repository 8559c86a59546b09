/** The names of villages and films that a log's history has only as codes; asked for only where it has some. */
import type { Film } from '../../../domain/register/film.ts'
import type { Village } from '../../../domain/register/place.ts'
import { useLoad } from '../../shared/load.ts'
import type { LogWithHistory } from '../../shared/replies.ts'
import { useWhole } from '../kit/whole-list.ts'
import { codesIn, type Names } from './log-changes.ts'

export function useNames(log: LogWithHistory): Names {
  const { history, villageCode, villageName, teamCode, teamName } = log
  const village = codesIn(history, 'villageCode').find((code) => code !== villageCode)
  const hasFilms = codesIn(history, 'filmCodes').length > 0
  const villages = useLoad<Village>(village === undefined ? null : `/api/villages/${encodeURIComponent(village)}`)
  const films = useWhole<Film>(hasFilms ? '/api/films' : null)
  return new Map([
    [villageCode, villageName],
    [teamCode, teamName],
    ...(villages.data ? ([[villages.data.code, villages.data.name]] as const) : []),
    ...(films.data?.items ?? []).map(({ code, title }) => [code, title] as const),
  ])
}
