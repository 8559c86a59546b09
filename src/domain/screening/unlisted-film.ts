/** A film that is in no list (未登记的片名): written in words until a manager says which film it is. */
import * as z from 'zod'
import { FilmTitle } from '../register/film.ts'
import { Day } from '../period.ts'
import { Code, line } from '../register/place.ts'
import { type Finding, FINDING_CODES, type FindingCode } from './findings.ts'
import {
  type NewScreening,
  normalized,
  type Received,
  receive,
  type ScreeningStatus,
  type Surroundings,
} from './screening.ts'

export const UnlistedFilm = z
  .object({
    title: z.string().meta({ description: 'As it was written last; spaces, brackets and width make no difference' }),
    logs: z.int().meta({ description: 'That say it and are not voided or rejected' }),
    lastOn: Day.meta({ description: 'The day it was shown last' }),
    suggestions: z.array(Code).meta({ description: 'Films it may be, the likeliest first' }),
  })
  .meta({ id: 'UnlistedFilm', description: 'A title that logs say and that is in no list' })
export type UnlistedFilm = z.infer<typeof UnlistedFilm>

export const NewFilmMatch = z
  .strictObject({
    title: FilmTitle,
    filmCode: Code,
    reason: line(500).optional().meta({ description: 'Why; where logs of a closed month say the title it is needed' }),
  })
  .meta({ id: 'NewFilmMatch', example: { title: '《太行山上》', filmCode: 'film-001' } })
export const FilmMatch = z
  .object({
    logs: z.int().meta({ description: 'Changed by this request' }),
    left: z
      .int()
      .meta({ description: 'That still say the title: of very many, the same request again takes the next' }),
  })
  .meta({ id: 'FilmMatch' })
export type FilmMatch = z.infer<typeof FilmMatch>

/** Which film of the register a written title is; undefined where nobody knows. */
export type FilmOfTitle = (title: string) => string | undefined

/** A log, normalized, with the written titles that are known by now as films of the register. */
export function withListedFilms(entry: NewScreening, filmOf: FilmOfTitle): NewScreening {
  if (!entry.filmTitles) return entry
  const { filmTitles, ...rest } = entry
  const left = filmTitles.filter((title) => filmOf(title) === undefined)
  const found = filmTitles.flatMap((title) => filmOf(title) ?? [])
  const filmCodes = [...new Set([...entry.filmCodes, ...found])]
  return normalized({ ...rest, filmCodes, filmTitles: left })
}

/** Findings that depend on which films were shown. */
const OF_FILMS = new Set<string>(['film_unlisted', 'duplicate', 'film_repeated', 'short_run'] satisfies FindingCode[])

/** A kept log as it is judged once its films are known: what was found besides stands as it was. */
export function receiveMatched(
  entry: NewScreening,
  kept: { screenedOn: string; receivedAt: string; findings: Finding[] },
  around: Surroundings,
): Pick<Received, 'credit' | 'findings'> {
  const at = new Date(kept.receivedAt)
  const { credit, findings } = receive(entry, around, at)
  const judged = [
    ...findings.filter(({ code }) => OF_FILMS.has(code)),
    ...kept.findings.filter(({ code }) => !OF_FILMS.has(code)),
  ]
  return { credit, findings: judged.sort((a, b) => Number(b.blocking) - Number(a.blocking)) }
}

/** Held for its films alone, it counts now; what was ever held for something else a manager decides. */
export const isReleased = (status: ScreeningStatus, findings: Finding[], everFound: ReadonlySet<string>): boolean =>
  status === 'held' &&
  everFound.has('film_unlisted' satisfies FindingCode) &&
  findings.every(({ blocking }) => !blocking) &&
  Object.entries(FINDING_CODES).every(([code, blocks]) => !blocks || code === 'film_unlisted' || !everFound.has(code))
