/** Which team, film, township or village of the register a cell means: its code or exact name, else a question back. */
import type { Film } from '../domain/register/film.ts'
import type { Team, Township, Village } from '../domain/register/place.ts'
import { remembered } from './remembered.ts'
import { type Found, grouped, lookalikes, MOST_SUGGESTIONS, plain } from './similar.ts'
import type { Sentence } from '../domain/language.ts'

/** The register of a day. */
export interface Known {
  townships: Township[]
  villages: Village[]
  teams: Team[]
  films: Film[]
  past?: Past
}

/** One that is not there on the day, by all that it was ever called: why, and what is there in its place. */
export interface Gone {
  names: string[]
  sentence: Sentence
  instead: (township?: string) => string[]
}
/** By kind and code: how what is there was called on other days; and what was there on those alone. */
export interface Past {
  former: ReadonlyMap<string, string[]>
  gone: Record<'township' | 'village' | 'team' | 'film', Gone[]>
}

export interface Names {
  team(text: string): Found<Team>
  film(text: string): Found<Film>
  township(text: string): Found<Township>
  /** In the township, where one is known; else the name may begin with one: 金安华龙村. */
  village(text: string, township?: Township): Found<Village>
}

const NO_PAST: Past = { former: new Map(), gone: { township: [], village: [], team: [], film: [] } }

export function namesOf({ townships, villages, teams, films, past = NO_PAST }: Known): Names {
  const villageNames = new VillageNames(townships, villages, past)
  const pastOf = (kind: 'township' | 'team' | 'film'): PastOf => ({
    former: ({ code }) => past.former.get(`${kind} ${code}`) ?? [],
    gone: past.gone[kind],
  })
  const villageOf = new Map(
    [undefined, ...townships].map((township) => [
      township?.code,
      remembered((text) => villageNames.find(text, township)),
    ]),
  )
  return {
    team: finder(teams, 'noun_team', ({ name }) => [name], pastOf('team')),
    film: finder(films, 'noun_film', ({ title }) => [title], pastOf('film')),
    township: finder(townships, 'noun_township', ({ name }) => [name, ...shortTownship(name)], pastOf('township')),
    village: (text, township) => villageOf.get(township?.code)?.(text) ?? villageNames.find(text, township),
  }
}

type Noun = 'noun_team' | 'noun_film' | 'noun_township' | 'noun_target' | 'noun_check_item'

interface PastOf {
  former: (item: { code: string }) => string[]
  gone: Gone[]
}

/** The first spelling is the one offered. Who bears a name on the day goes before whoever bore it once. */
export function finder<T extends { code: string }>(
  items: T[],
  noun: Noun,
  spellingsOf: (item: T) => string[],
  { former, gone }: PastOf = { former: () => [], gone: [] },
) {
  const byCode = new Map(items.map((item) => [plain(item.code), item]))
  const byName = grouped(items, spellingsOf)
  const byFormer = grouped(items, former)
  const goneNames = grouped(gone, ({ names }) => names)
  const similar = lookalikes(items.map((item) => ({ label: spellingsOf(item)[0] ?? '', spellings: spellingsOf(item) })))
  return remembered((text): Found<T> => {
    const wanted = plain(text)
    const isGone = !byName.has(wanted) && !byCode.has(wanted) ? goneNames.get(wanted)?.[0] : undefined
    if (isGone) return { sentence: isGone.sentence, suggest: () => isGone.instead().slice(0, MOST_SUGGESTIONS) }
    const named = byName.get(wanted) ?? byFormer.get(wanted) ?? []
    const found = byCode.get(wanted) ?? (named.length === 1 ? named[0] : undefined)
    if (found) return { found }
    const facts = { what: { key: noun }, name: text }
    return named.length > 1
      ? { sentence: { key: 'name_ambiguous', facts }, suggest: () => named.map(({ code }) => code) }
      : { sentence: { key: 'name_unknown', facts }, suggest: () => similar(text) }
  })
}

/** 金安乡 is also called 金安. */
export const shortTownship = (name: string): string[] => (name.length > 2 ? [name.replace(/(街道|乡|镇)$/u, '')] : [])
const spellings = ({ name, aliases }: Village): string[] => [name, ...aliases]
const shortName = ({ name }: Village): string => name
const fullName = ({ townshipName, name }: Village): string => townshipName + name
const similarTo = (villages: Village[], labelOf: (village: Village) => string) =>
  lookalikes(villages.map((village) => ({ label: labelOf(village), spellings: spellings(village) })))

class VillageNames {
  private readonly byCode: Map<string, Village>
  private readonly byName: Map<string, Village[]>
  private readonly byFormer: Map<string, Village[]>
  private readonly gone: Map<string, Gone[]>
  private readonly prefixes: { prefix: string; township: string }[]
  private readonly anywhere: (typed: string) => string[]
  private readonly within: Map<string, Record<'short' | 'full', (typed: string) => string[]>>

  constructor(townships: Township[], villages: Village[], { former, gone }: Past) {
    this.byCode = new Map(villages.map((village) => [plain(village.code), village]))
    this.byName = grouped(villages, spellings)
    this.byFormer = grouped(villages, ({ code }) => former.get(`village ${code}`) ?? [])
    this.gone = grouped(gone.village, ({ names }) => names)
    this.prefixes = townships.flatMap(({ code, name }) =>
      [name, ...shortTownship(name), ...(former.get(`township ${code}`) ?? [])].map((prefix) => ({
        prefix: plain(prefix),
        township: code,
      })),
    )
    this.anywhere = similarTo(villages, fullName)
    this.within = new Map(
      townships.map(({ code }) => {
        const own = villages.filter(({ townshipCode }) => townshipCode === code)
        return [code, { short: similarTo(own, shortName), full: similarTo(own, fullName) }]
      }),
    )
  }

  find(text: string, township?: Township): Found<Village> {
    const wanted = plain(text)
    const coded = this.byCode.get(wanted)
    let matches = coded ? inTownship([coded], township?.code) : this.named(wanted, township?.code)
    const [isGone] = matches.length === 0 ? (this.gone.get(wanted) ?? []) : []
    if (isGone) {
      return { sentence: isGone.sentence, suggest: () => isGone.instead(township?.code).slice(0, MOST_SUGGESTIONS) }
    }
    if (matches.length === 0) matches = inTownship(this.byFormer.get(wanted), township?.code)
    if (matches.length === 1 && matches[0]) return { found: matches[0] }
    if (matches.length > 1) return ambiguous(text, matches, township)
    const sentence: Sentence = township
      ? { key: 'village_elsewhere', facts: { township: township.name, name: text } }
      : { key: 'name_unknown', facts: { what: { key: 'noun_village' }, name: text } }
    return { sentence, suggest: () => this.suggestions(wanted, township?.code) }
  }

  private named(text: string, township?: string): Village[] {
    const parted = this.parted(text, township).flatMap((part) => inTownship(this.byName.get(part.rest), part.township))
    return [...new Set([...inTownship(this.byName.get(text), township), ...parted])]
  }

  /** The ways to read the text as a township and the rest. */
  private parted(text: string, township?: string): { rest: string; township: string }[] {
    return this.prefixes
      .filter((one) => text.startsWith(one.prefix) && (township === undefined || one.township === township))
      .map((one) => ({ rest: text.slice(one.prefix.length), township: one.township }))
  }

  /** Such that pasting one into the cell is understood: with the township unless a column names it. */
  private suggestions(text: string, township?: string): string[] {
    const style = township === undefined ? 'full' : 'short'
    const parted = this.parted(text, township).flatMap(
      (part) => this.within.get(part.township)?.[style](part.rest) ?? [],
    )
    const others =
      township === undefined
        ? this.anywhere(text)
        : [...(this.within.get(township)?.short(text) ?? []), ...(this.byName.get(text) ?? []).map(fullName)]
    return [...new Set([...parted, ...others])].slice(0, MOST_SUGGESTIONS)
  }
}

const inTownship = (villages: Village[] = [], township?: string): Village[] =>
  villages.filter(({ townshipCode }) => township === undefined || townshipCode === township)

const ambiguous = (text: string, matches: Village[], township?: Township): Found<Village> =>
  township
    ? {
        sentence: { key: 'name_ambiguous', facts: { what: { key: 'noun_village' }, name: text } },
        suggest: () => matches.map(({ code }) => code).slice(0, MOST_SUGGESTIONS),
      }
    : {
        sentence: { key: 'village_ambiguous', facts: { name: text } },
        suggest: () => matches.map(fullName).slice(0, MOST_SUGGESTIONS),
      }
