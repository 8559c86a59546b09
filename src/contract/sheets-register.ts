/** The register as sheets: townships, villages, teams and films. */
import type { Film } from '../domain/register/film.ts'
import type { Team, Township, Village } from '../domain/register/place.ts'
import { films, teams, townships, villages } from './register.ts'
import { columnsOf, joined, type SheetColumn, sheetOf } from './sheet.ts'

const code: SheetColumn<{ code: string }> = { head: 'field_code', width: 15, isWithin: true, value: (row) => row.code }
const ends: SheetColumn<{ endsOn?: string | undefined }> = {
  head: 'field_endsOn',
  kind: 'day',
  isWithin: true,
  value: ({ endsOn }) => endsOn,
}
/** How many villages it has, or serves, that day. */
const count: SheetColumn<{ villages: number }> = { head: 'villages', kind: 'count', value: (row) => row.villages }

/** With the name that its team has that day. */
export type VillageRow = Village & { teamName?: string | undefined }
export const VILLAGE_COLUMNS = columnsOf<VillageRow>()({
  village: { head: 'village', width: 16, value: ({ name }) => name },
  code,
  designated: {
    head: 'designated_village',
    isWithin: true,
    value: ({ designated }, say) => say(designated ? 'yes' : 'no'),
  },
  ends,
  aliases: { head: 'field_aliases', width: 20, isWithin: true, value: ({ aliases }, say) => joined(aliases, say) },
  township: { head: 'township', width: 14, value: ({ townshipName }) => townshipName },
  team: { head: 'team', width: 14, value: ({ teamName, teamCode }, say) => teamName ?? teamCode ?? say('team_nobody') },
  quota: { head: 'field_annualQuota', kind: 'count', width: 14, value: ({ annualQuota }) => annualQuota },
  speakers: { head: 'field_speakersInstalled', kind: 'count', value: ({ speakersInstalled }) => speakersInstalled },
})
export const VILLAGE_SHEET = sheetOf(villages.list, { title: 'part_villages', columns: VILLAGE_COLUMNS })

export type Counting<T> = T & { villages: number }
export const TOWNSHIP_COLUMNS = columnsOf<Counting<Township>>()({
  name: { head: 'township_name', width: 16, value: ({ name }) => name },
  code,
  ends,
  villages: count,
})
export const TOWNSHIP_SHEET = sheetOf(townships.list, { title: 'part_townships', columns: TOWNSHIP_COLUMNS })

export const TEAM_COLUMNS = columnsOf<Counting<Team>>()({
  name: { head: 'team_name', width: 16, value: ({ name }) => name },
  code,
  ends,
  villages: count,
  members: { head: 'team_members', width: 24, value: ({ members = [] }, say) => joined(members, say) },
  phone: { head: 'team_phone', width: 16, value: ({ phone }) => phone },
})
export const TEAM_SHEET = sheetOf(teams.list, { title: 'part_teams', columns: TEAM_COLUMNS })

export const FILM_COLUMNS = columnsOf<Film>()({
  title: { head: 'film_title', width: 28, value: ({ title }) => title },
  code,
  ends,
  kind: { head: 'film_kind', value: ({ kind }, say) => say(`film_kind_${kind}`) },
  minutes: { head: 'film_minutes', kind: 'count', width: 14, value: ({ minutes }) => minutes },
})
export const FILM_SHEET = sheetOf(films.list, { title: 'films', columns: FILM_COLUMNS })
