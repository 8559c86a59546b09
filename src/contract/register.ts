/** The register: townships, villages, teams, films and the counting rule; one search over all of it. */
import * as z from 'zod'
import { digits, Flag01, Search } from '../domain/asked.ts'
import { CreditRule, Film } from '../domain/register/film.ts'
import { Day } from '../domain/period.ts'
import { Code, line, NewVillage, Team, Township, Village } from '../domain/register/place.ts'
import { FilmMatch, NewFilmMatch, UnlistedFilm } from '../domain/screening/unlisted-film.ts'
import { get, Known, known, KnownPaging, listOf, paging, post, put } from './route.ts'
import { by, found, FoundEntry, FoundFault, FoundLog, FoundReport } from '../domain/register/search.ts'

const reading = { tag: 'Register', may: ['team', 'technician', 'manager'], needs: 'read' } as const
const keeping = { tag: 'Register', may: ['manager'], needs: 'all' } as const

/** From which day on a change of what has a first day holds. */
const dated = {
  effectiveOn: Day.optional().meta({ description: 'In force from this day on; today without it' }),
  reason: line(500).optional().meta({ description: 'Why; a day that is past needs one' }),
}
const reasoned = { reason: line(500).optional().meta({ description: 'Why; what touches a closed month must say it' }) }
const on = Day.optional().meta({ description: 'As the register was on this day; today without it' })

/** Townships, teams and films are alike: a list, one by its code, and a way for managers to put it. */
const nounOf = <S extends z.ZodType<{ code: string }>, P extends z.ZodType<{ code: string }>>(
  path: 'townships' | 'teams' | 'films',
  schema: S,
  wanted: P,
) => ({
  list: get(`/api/${path}`, {
    ...reading,
    summary: `List ${path}`,
    fresh: 'day',
    query: z.strictObject({ on, ...paging, ...known }),
    answer: listOf(schema),
    says: `All ${path}`,
  }),
  read: get(`/api/${path}/{code}`, {
    ...reading,
    summary: `Read a ${path.slice(0, -1)}`,
    query: Known,
    answer: schema,
    says: 'One of them; its ETag is for changing it',
  }),
  put: put(`/api/${path}/{code}`, {
    ...keeping,
    summary: `Set a ${path.slice(0, -1)}`,
    conditional: true,
    body: wanted,
    answer: schema,
    says: 'As it is kept now; its name and its last day hold from a day on',
  }),
})
type Dated = { effectiveOn?: string | undefined; reason?: string | undefined }
export type NounRoutes<T extends { code: string }> = ReturnType<
  typeof nounOf<z.ZodType<T, T>, z.ZodType<T & Dated, T & Dated>>
>

export const townships = nounOf('townships', Township, Township.extend(dated))

export const VillageVersion = Village.pick({
  name: true,
  townshipCode: true,
  designated: true,
  teamCode: true,
  annualQuota: true,
  endsOn: true,
})
  .extend({
    effectiveOn: Day.nullable().meta({ description: 'From this day on; null of what held before the first change' }),
    townshipName: z.string(),
    document: z.string().optional(),
    reason: z.string().optional(),
    madeAt: z.string(),
    madeBy: z.string(),
  })
  .meta({ id: 'VillageVersion', description: 'What held of a village from a day on' })
export type VillageVersion = z.infer<typeof VillageVersion>

export const villages = {
  versions: get('/api/villages/{code}/versions', {
    tag: 'Register',
    may: ['manager'],
    needs: 'read',
    summary: 'List what held of a village from which day',
    fresh: 'day',
    query: KnownPaging,
    answer: listOf(VillageVersion),
    says: 'In the order of their days; none of one that was never changed',
  }),
  list: get('/api/villages', {
    ...reading,
    summary: 'List villages',
    fresh: 'day',
    query: z.strictObject({
      township: Code.optional(),
      team: Code.optional(),
      designated: Flag01.optional(),
      on,
      q: Search.meta({ description: 'Part of a name, an alias, its pinyin or its initials' }),
      ...paging,
      ...known,
    }),
    answer: listOf(Village).extend({ ended: z.int().meta({ description: 'Those of them that had ended by the day' }) }),
    says: 'Villages in the order of their codes',
  }),
  read: get('/api/villages/{code}', {
    ...reading,
    summary: 'Read a village',
    query: Known,
    answer: Village,
    says: 'One village; its ETag is for changing it',
  }),
  put: put('/api/villages/{code}', {
    ...keeping,
    summary: 'Set a village',
    conditional: true,
    // as it is answered, so that what was read can be put back; the township's name is the register's own affair
    body: NewVillage.extend({ townshipName: Village.shape.townshipName.optional(), ...dated }),
    answer: Village,
    says: 'As it is kept now',
  }),
}

const MovedVillage = z.object({
  code: z.string(),
  name: z.string(),
  fromTeamCode: z.string().optional().meta({ description: 'The team that served it before' }),
})
const NewTeamVillages = z
  .strictObject({
    villageCodes: z.array(Code).max(5000),
    seen: z.record(Code, Code.nullable()).optional().meta({
      description: 'The team of each village when you looked: one that would move and is elsewhere by now answers 409',
    }),
    ...reasoned,
  })
  .meta({ id: 'NewTeamVillages' })
const TeamVillages = z
  .object({
    teamCode: z.string(),
    villageCodes: z.array(z.string()),
    added: z.array(MovedVillage),
    removed: z.array(MovedVillage).meta({ description: 'Served by nobody now' }),
  })
  .meta({ id: 'TeamVillages' })

export const teams = {
  ...nounOf('teams', Team, Team.extend(dated)),
  putVillages: put('/api/teams/{code}/villages', {
    ...keeping,
    summary: 'Say which villages a team serves',
    body: NewTeamVillages,
    answer: TeamVillages,
    says: 'Exactly these from now on, all or nothing',
  }),
}

export const films = {
  ...nounOf('films', Film, Film.extend(dated)),
  unlisted: get('/api/films/unlisted', {
    tag: 'Register',
    summary: 'List titles that are in no list',
    may: ['manager'],
    needs: 'read',
    fresh: 'day',
    query: KnownPaging,
    answer: listOf(UnlistedFilm),
    says: 'Titles that wait to be matched, those shown last first',
  }),
  match: post('/api/films/match', {
    tag: 'Register',
    summary: 'Say which film a title is',
    may: ['manager'],
    needs: 'people',
    body: NewFilmMatch,
    answer: FilmMatch,
    says: 'Counted and judged anew; later logs have the film at once',
  }),
}

export const creditRules = {
  list: get('/api/credit-rules', {
    ...reading,
    summary: 'List counting rules',
    fresh: 'day',
    query: KnownPaging,
    answer: listOf(CreditRule),
    says: 'Counting rules; before the first, the default',
  }),
  read: get('/api/credit-rules/{effectiveOn}', {
    ...reading,
    summary: 'Read the counting rule of a day',
    query: Known,
    answer: CreditRule,
    says: 'The rule of that day; its ETag is for changing it',
  }),
  put: put('/api/credit-rules/{effectiveOn}', {
    ...keeping,
    summary: 'Set a counting rule from a day on',
    conditional: true,
    body: CreditRule.extend(reasoned),
    answer: CreditRule,
    says: 'In force from that day',
  }),
}

/** Of each kind, where nothing is said. */
export const FOUND = 8
const MOST_FOUND = 50
const ofRegister = { ...found, by: by('name', 'alias', 'code', 'pinyin', 'initials', 'township') }
const group = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), hasMore: z.boolean().meta({ description: 'There are others behind the last one' }) })

export const SearchResult = z
  .object({
    q: z.string(),
    villages: group(z.object({ ...Village.shape, ...ofRegister })),
    teams: group(z.object({ ...Team.shape, ...ofRegister })),
    films: group(z.object({ ...Film.shape, ...ofRegister })),
    logs: group(FoundLog),
    faults: group(FoundFault),
    ledger: group(FoundEntry),
    reports: group(FoundReport),
  })
  .meta({
    id: 'SearchResult',
    description: 'In each group whole words first, then beginnings (names, initials, pinyin), then the rest',
  })
export type SearchResult = z.infer<typeof SearchResult>

export const search = {
  everything: get('/api/search', {
    tag: 'Figures',
    summary: 'Search villages, teams, films, logs, faults, the ledger and reports',
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
    isLong: 'of many logs',
    says: 'What was found, by kind',
  }),
}
