/** A film that is in no list (未登记的片名): written in words until a manager says which film it is. */
import * as z from 'zod'
import { FilmTitle } from '../register/film.ts'
import { Day } from '../period.ts'
import { Code } from '../register/place.ts'

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
  .object({ title: FilmTitle, filmCode: Code })
  .strict()
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
