/** What the register called things on the day of a show, and calls them now: paper says the one, whoever looks for it the other. */
import * as z from 'zod'
import { factsOn, livesOn, type VersionsOf } from './village-facts.ts'
import type { Origin } from './village-lineage.ts'

const name = z.string().optional()
export const NowCalled = z
  .object({ village: name, township: name, team: name, films: z.array(z.string()).optional() })
  .meta({
    id: 'NowCalled',
    description: 'What has another name now than on the day of the show; of a village that ended, what it became',
  })
export type NowCalled = z.infer<typeof NowCalled>

/** A name that a township, team or film has from a day on; '' of what it was before the first change. */
export interface NameVersion {
  kind: 'township' | 'team' | 'film'
  code: string
  effectiveOn: string
  name: string
  endsOn?: string | undefined
}
export const nameKey = ({ kind, code }: Pick<NameVersion, 'kind' | 'code'>): string => `${kind} ${code}`

interface Named {
  code: string
  name: string
}
/** As it is now, and what it was from which day on. */
export interface NameRegister {
  villages: ReadonlyMap<string, { name: string; townshipCode: string; endsOn?: string | undefined }>
  townships: ReadonlyMap<string, Named>
  teams: ReadonlyMap<string, Named>
  films: ReadonlyMap<string, { title: string }>
  versions: VersionsOf
  names: ReadonlyMap<string, NameVersion[]>
  origins: Origin[]
}

/** What happened somewhere on a day. */
export interface OnDay {
  villageCode: string
  teamCode: string
  filmCodes?: readonly string[]
  day: string
}
export interface DayNames {
  villageName: string
  townshipName: string
  teamName: string
  filmTitles: string[]
  nowCalled?: NowCalled
}

export function dayNames(register: NameRegister, today: string, { villageCode, teamCode, filmCodes = [], day }: OnDay) {
  const village = register.villages.get(villageCode)
  const facts = factsOn(register.versions.get(villageCode) ?? [], day) ?? village
  const townshipCode = facts?.townshipCode ?? ''
  const now = nowOf(register, today, villageCode)
  const team = register.teams.get(teamCode)?.name ?? teamCode
  const films = filmCodes.map((code) => register.films.get(code)?.title ?? code)
  const nameOf = (kind: NameVersion['kind'], code: string, called: string): string =>
    nameOn(register, day, kind, code) ?? called
  const names: DayNames = {
    villageName: facts?.name ?? villageCode,
    townshipName: nameOf('township', townshipCode, register.townships.get(townshipCode)?.name ?? ''),
    teamName: nameOf('team', teamCode, team),
    filmTitles: filmCodes.map((code, i) => nameOf('film', code, films[i] ?? code)),
  }
  const nowCalled = differing(names, { ...now, team, films })
  if (nowCalled) names.nowCalled = nowCalled
  return names
}

const nameOn = ({ names }: NameRegister, day: string, kind: NameVersion['kind'], code: string): string | undefined =>
  names.size === 0
    ? undefined
    : names.get(nameKey({ kind, code }))?.findLast(({ effectiveOn }) => effectiveOn <= day)?.name

function differing(then: DayNames, now: Required<NowCalled>): NowCalled | undefined {
  const called: NowCalled = {}
  if (now.village !== then.villageName) called.village = now.village
  if (now.township !== then.townshipName) called.township = now.township
  if (now.team !== then.teamName) called.team = now.team
  if (now.films.some((title, i) => title !== then.filmTitles[i])) called.films = now.films
  return Object.keys(called).length > 0 ? called : undefined
}

/** The village as it is called now, or those that were made of it. */
function nowOf(register: NameRegister, today: string, code: string): { village: string; township: string } {
  const { villages, townships } = register
  const own = villages.get(code)
  const townshipOf = (one: { townshipCode: string }): string => townships.get(one.townshipCode)?.name ?? ''
  if (!own) return { village: code, township: '' }
  const heirs = livesOn(own, today) ? [] : heirsOf(register, today, code).flatMap((one) => villages.get(one) ?? [])
  if (heirs.length === 0) return { village: own.name, township: townshipOf(own) }
  const all = (named: string[]): string => [...new Set(named)].join('、')
  return { village: all(heirs.map((one) => one.name)), township: all(heirs.map(townshipOf)) }
}

/** Villages that are there today and go back to one; itself while it is. */
export function heirsOf(
  { villages, origins }: Pick<NameRegister, 'villages' | 'origins'>,
  today: string,
  code: string,
) {
  const found = new Set<string>()
  const looked = new Set<string>()
  const follow = (of: string): void => {
    const village = villages.get(of)
    if (!village || looked.has(of)) return
    looked.add(of)
    if (livesOn(village, today)) found.add(of)
    else
      for (const { fromCode, villageCode, madeOn } of origins)
        if (fromCode === of && madeOn <= today) follow(villageCode)
  }
  follow(code)
  return [...found]
}
