/** Films as a team reaches for them: what it showed last comes first; what the village has seen is said. */
import type { FieldCopy, FieldFilm } from '../../../domain/screening/field-copy.ts'
import { yearAround } from '../../../domain/screening/findings.ts'
import type { LogContent } from './log-draft.ts'

export interface FilmChoice {
  film: FieldFilm
  isRecent: boolean
  /** The last day it was shown in the village within 12 months. */
  seenOn?: string | undefined
}

const RECENT = 6

/** `logs`: newest first. Recent ones in the order they were last shown, the rest as the register has them. */
export function filmChoices(
  copy: FieldCopy,
  logs: readonly LogContent[],
  villageCode: string | undefined,
  day: string,
): FilmChoice[] {
  const recent = [...new Set(logs.flatMap(({ filmCodes }) => filmCodes))].slice(0, RECENT)
  const place = (film: FieldFilm): number => {
    const index = recent.indexOf(film.code)
    return index < 0 ? RECENT : index
  }
  return copy.films
    .map((film) => ({ film, isRecent: recent.includes(film.code), seenOn: seenOn(copy, film.code, villageCode, day) }))
    .sort((a, b) => place(a.film) - place(b.film))
}

/** The last day a film was shown in a village in the 12 months before a day. */
export function seenOn(
  copy: FieldCopy,
  filmCode: string,
  villageCode: string | undefined,
  day: string,
): string | undefined {
  const { from } = yearAround(day)
  const days = (copy.team?.shows ?? []).flatMap((show) =>
    show.villageCode === villageCode &&
    !show.isRejected &&
    show.screenedOn > from &&
    show.screenedOn < day &&
    show.filmCodes.includes(filmCode)
      ? [show.screenedOn]
      : [],
  )
  return days.sort().pop()
}
