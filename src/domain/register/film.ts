/** Films and their kinds; the kind, not the minutes, decides what a film counts for. */
import * as z from 'zod'
import { Code, line } from './place.ts'
import { typed } from './search.ts'

export const FilmKind = z.enum(['feature', 'documentary', 'science_feature', 'science_short'])
export type FilmKind = z.infer<typeof FilmKind>

export const FilmTitle = line(80)

/** As titles are compared: 《地道战》 is 地道战. One of signs alone is compared as it is. */
export const foldedTitle = (title: string): string => typed(title) || title

export const Film = z
  .object({ code: Code, title: FilmTitle, kind: FilmKind, minutes: z.int().min(1).max(600) })
  .strict()
  .meta({
    id: 'Film',
    description: 'A film',
    example: { code: 'film-001', title: '太行山上', kind: 'feature', minutes: 120 },
  })
export type Film = z.infer<typeof Film>

export const isFullLength = (kind: FilmKind): boolean => kind !== 'science_short'
