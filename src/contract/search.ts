/** One search over the register, the logs and the faults. */
import * as z from 'zod'
import { digits, Search } from '../domain/asked.ts'
import { FaultCategory, FaultStatus } from '../domain/fault/fault.ts'
import { Day } from '../domain/period.ts'
import { Film } from '../domain/register/film.ts'
import { Village, Team } from '../domain/register/place.ts'
import { Match } from '../domain/register/search.ts'
import { ScreeningStatus } from '../domain/screening/screening.ts'
import { get } from './route.ts'

/** Of each kind, where nothing is said. */
export const FOUND = 8
const MOST_FOUND = 50
const found = { match: Match.meta({ description: 'Best first' }) }
const by = <const K extends readonly [string, ...string[]]>(...keys: K) =>
  z.enum(keys).meta({ description: 'What the letters were found in' })
const ofRegister = { ...found, by: by('name', 'alias', 'code', 'pinyin', 'initials', 'township') }
const group = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), hasMore: z.boolean().meta({ description: 'There are others behind the last one' }) })

export const FoundLog = z.object({
  id: z.uuid(),
  villageName: z.string(),
  teamName: z.string(),
  screenedOn: Day,
  status: ScreeningStatus,
  receiptNo: z.string().optional(),
  operatorName: z.string().optional(),
  filmTitles: z.array(z.string()).optional().meta({ description: 'Those that are in no list' }),
  ...found,
  by: by('receiptNo', 'operatorName', 'filmTitle', 'id', 'village', 'pinyin', 'initials'),
})
export type FoundLog = z.infer<typeof FoundLog>

export const FoundFault = z.object({
  id: z.uuid(),
  villageName: z.string(),
  townshipName: z.string(),
  category: FaultCategory,
  status: FaultStatus,
  reportedOn: Day,
  description: z.string(),
  ...found,
  by: by('village', 'pinyin', 'initials', 'description', 'id'),
})
export type FoundFault = z.infer<typeof FoundFault>

export const SearchResult = z
  .object({
    q: z.string(),
    villages: group(z.object({ ...Village.shape, ...ofRegister })),
    teams: group(z.object({ ...Team.shape, ...ofRegister })),
    films: group(z.object({ ...Film.shape, ...ofRegister })),
    logs: group(FoundLog),
    faults: group(FoundFault),
  })
  .meta({
    id: 'SearchResult',
    description: 'In each group whole words first, then beginnings (names, initials, pinyin), then the rest',
  })
export type SearchResult = z.infer<typeof SearchResult>

export const search = {
  everything: get('/api/search', {
    tag: 'Figures',
    summary: 'Search villages, teams, films, logs and faults',
    may: ['manager'],
    needs: 'read',
    query: z.strictObject({
      q: Search.unwrap().meta({
        description:
          'Characters, pinyin, initials, a code, a receipt number, an operator, a film that is in no list, or the beginning of an id',
      }),
      limit: digits(1, MOST_FOUND)
        .optional()
        .meta({ description: `At most this many of each kind, up to ${MOST_FOUND}; ${FOUND} without it` }),
    }),
    answer: SearchResult,
    says: 'What was found, by kind',
  }),
}
