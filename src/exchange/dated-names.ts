/** The names of the register by day: an old name is the thing that bore it on the day of its row. */
import { nameKey, type NameVersion } from '../domain/register/day-names.ts'
import type { Film } from '../domain/register/film.ts'
import { addDays } from '../domain/period.ts'
import { livesOn } from '../domain/register/village-facts.ts'
import { everyName } from '../store/register/day-names.ts'
import { everyFilm } from '../store/register/register.ts'
import { everyTeam } from '../store/register/teams.ts'
import { everyOrigin } from '../store/register/village-origins.ts'
import { everyVersion } from '../store/register/village-versions.ts'
import { everyTownship, everyVillage } from '../store/register/villages.ts'
import type { Sql } from '../store/engine/sql.ts'
import { type Dated, DayVillages, whyNot, withShort } from './day-villages.ts'
import { type Gone, type Known, type Names, namesOf } from './names.ts'

export interface DatedNames {
  /** Of a row that says no day, or none that is understood, today's. */
  on: (day: string | undefined) => Names
}

export async function readNames(sql: Sql, today: string): Promise<DatedNames> {
  const { versions, names, origins, ...known } = await sql.read({
    townships: everyTownship,
    villages: everyVillage,
    teams: everyTeam,
    films: everyFilm,
    versions: everyVersion,
    names: everyName,
    origins: everyOrigin,
  })
  return datedNames({ known, versions, names, origins }, today)
}

/** Between two days on which something changed all names are the same. */
export function datedNames(register: Dated, today: string): DatedNames {
  const bounds = boundsOf(register)
  const known = new Map<number, Names>()
  const on = (day: string): Names => {
    const era = bounds.filter((bound) => bound <= day).length
    const names = known.get(era) ?? namesOf(bounds.length === 0 ? register.known : knownOn(register, day))
    known.set(era, names)
    return names
  }
  const byDay = new Map<string, Names>()
  return {
    on: (day = today) => {
      const names = byDay.get(day) ?? on(day)
      byDay.set(day, names)
      return names
    },
  }
}

function boundsOf({ known, versions, names }: Dated): string[] {
  const ends = [...known.townships, ...known.villages, ...known.teams, ...known.films, ...[...versions.values()].flat()]
  const begins = [...[...versions.values()].flat(), ...[...names.values()].flat()]
  return [
    ...new Set([
      ...begins.flatMap(({ effectiveOn }) => effectiveOn || []),
      ...ends.flatMap(({ endsOn }) => (endsOn === undefined ? [] : addDays(endsOn, 1))),
      ...[...names.values()].flat().flatMap(({ endsOn }) => (endsOn === undefined ? [] : addDays(endsOn, 1))),
    ]),
  ].sort()
}

interface Thing {
  code: string
  name: string
  endsOn?: string | undefined
}

/** Those that are there on a day, by the names of it; how they were called on others; and those that are not there. */
function onDay<T extends Thing>(kind: NameVersion['kind'], things: T[], { names }: Dated, day: string) {
  const living: T[] = []
  const gone: { thing: T; names: string[]; sentence: Gone['sentence'] }[] = []
  const former = new Map<string, string[]>()
  for (const thing of things) {
    const own = names.get(nameKey({ kind, code: thing.code }))
    const facts = own ? own.findLast(({ effectiveOn }) => effectiveOn <= day) : thing
    const all = [...new Set([thing.name, ...(own ?? []).map(({ name }) => name)])]
    if (!facts || !livesOn(facts, day)) {
      gone.push({ thing, names: [thing.code, ...all], sentence: whyNot(thing.name, facts, own?.[0]?.effectiveOn) })
      continue
    }
    living.push(own ? { ...thing, name: facts.name, endsOn: facts.endsOn } : thing)
    const others = all.filter((name) => name !== facts.name)
    if (others.length > 0) former.set(`${kind} ${thing.code}`, others)
  }
  return { living, gone, former }
}

const namedFilms = (films: Film[]) => films.map((film) => ({ ...film, name: film.title }))

export function knownOn(register: Dated, day: string): Known {
  const { known } = register
  const townships = onDay('township', known.townships, register, day)
  const teams = onDay('team', known.teams, register, day)
  const films = onDay('film', namedFilms(known.films), register, day)
  const villages = new DayVillages(register, townships.living, day)
  const gone = {
    township: townships.gone.map(({ thing, names, sentence }) => {
      const instead = () => villages.holders('townshipCode', thing.code, townships.living)
      return { names: withShort(names), sentence, instead }
    }),
    team: teams.gone.map(({ thing, ...one }) => {
      return { ...one, instead: () => villages.holders('teamCode', thing.code, teams.living) }
    }),
    film: films.gone.map((one) => ({ ...one, instead: () => [] })),
    village: villages.gone(),
  }
  const ofTownships = [...townships.former].map(([key, all]) => [key, withShort(all)] as const)
  return {
    townships: townships.living,
    teams: teams.living,
    films: films.living.map(({ name: title, ...film }) => ({ ...film, title })),
    villages: villages.named(),
    past: { former: new Map([...ofTownships, ...teams.former, ...films.former, ...villages.former]), gone },
  }
}
