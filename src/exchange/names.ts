/** Which team, film, township or village of the register a cell means: its code or exact name, else a question back. */
import type { Film } from '../domain/register/film.ts'
import type { Township, Village } from '../domain/register/place.ts'
import type { Team } from '../domain/register/team.ts'
import { everyFilm } from '../store/register/films.ts'
import type { Sql } from '../store/engine/sql.ts'
import { everyTeam } from '../store/register/teams.ts'
import { everyTownship, everyVillage } from '../store/register/villages.ts'
import { type Found, grouped, lookalikes, plain } from './similar.ts'
import { shortTownship, VillageNames } from './village-names.ts'

export interface Known {
  townships: Township[]
  villages: Village[]
  teams: Team[]
  films: Film[]
}

export interface Names {
  team(text: string): Found<Team>
  film(text: string): Found<Film>
  township(text: string): Found<Township>
  /** In the township, where one is known; else the name may begin with one: 金安华龙村. */
  village(text: string, township?: Township): Found<Village>
}

export async function readNames(sql: Sql): Promise<Names> {
  return namesOf(
    await sql.read({ townships: everyTownship, villages: everyVillage, teams: everyTeam, films: everyFilm }),
  )
}

export function namesOf({ townships, villages, teams, films }: Known): Names {
  const villageNames = new VillageNames(townships, villages)
  return {
    team: finder(teams, 'noun_team', ({ name }) => [name]),
    film: finder(films, 'noun_film', ({ title }) => [title]),
    township: finder(townships, 'noun_township', ({ name }) => [name, ...shortTownship(name)]),
    village: (text, township) => villageNames.find(text, township),
  }
}

type Noun = 'noun_team' | 'noun_film' | 'noun_township'

/** The first spelling is the one offered. */
function finder<T extends { code: string }>(items: T[], noun: Noun, spellingsOf: (item: T) => string[]) {
  const byCode = new Map(items.map((item) => [plain(item.code), item]))
  const byName = grouped(items, spellingsOf)
  const similar = lookalikes(items.map((item) => ({ label: spellingsOf(item)[0] ?? '', spellings: spellingsOf(item) })))
  return (text: string): Found<T> => {
    const wanted = plain(text)
    const named = byName.get(wanted) ?? []
    const found = byCode.get(wanted) ?? (named.length === 1 ? named[0] : undefined)
    if (found) return { found }
    const facts = { what: { key: noun }, name: text }
    return named.length > 1
      ? { sentence: { key: 'name_ambiguous', facts }, suggest: () => named.map(({ code }) => code) }
      : { sentence: { key: 'name_unknown', facts }, suggest: () => similar(text) }
  }
}
