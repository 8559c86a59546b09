/** An evening in 三清村 as the findings see it: a show, the shows around it, and what is found. */
import { type Finding, findingsOf } from '../../src/domain/screening/findings.ts'
import type { KnownShow } from '../../src/domain/screening/clashes.ts'
import type { ProofNeed } from '../../src/domain/screening/proof.ts'
import { instantAt } from '../../src/domain/period.ts'
import type { Village } from '../../src/domain/register/place.ts'
import { NewScreening, type Surroundings } from '../../src/domain/screening/screening.ts'
import { SETTINGS, aFilm, aScreening, aVillage, ZONE } from '../make.ts'

type NewShow = Parameters<typeof findingsOf>[0]

export const EVENING = '2017-06-30'
export const VILLAGE: Village = { ...aVillage(), townshipName: '云溪镇' }

/** `20:50` on the evening, or on another day; `seconds` past it. */
export const at = (time: string, day = EVENING, seconds = 0): string =>
  new Date(Date.parse(instantAt(day, time, ZONE)) + seconds * 1000).toISOString()

/** A place so many kilometres north of the county's middle. */
export const north = (km: number, accuracyM = 0) => ({ latitude: 31.21 + km / 111.195, longitude: 105.39, accuracyM })

/** Outdoor, dark, 100 minutes of a film of 95, 85 people: nothing to find. */
export const aShow = (changes: Partial<NewShow> = {}): NewShow => ({
  id: crypto.randomUUID(),
  teamCode: 'team-01',
  villageCode: VILLAGE.code,
  screenedOn: EVENING,
  startedAt: at('20:50'),
  endedAt: at('22:30'),
  filmCodes: ['film-001'],
  venue: 'outdoor',
  attendance: 85,
  ...changes,
})

export const aKnownShow = (changes: Partial<KnownShow> = {}): KnownShow => ({
  ...aShow(),
  teamName: '放映一队',
  villageName: '三清村',
  ...changes,
})

interface Circumstances {
  others?: KnownShow[]
  village?: Partial<Village>
  minutes?: number[]
  now?: string
  closedAt?: string
  needs?: ProofNeed[]
}

/** What is found; films are numbered from film-001, 95 minutes each unless said. */
export function found(show: NewShow, circumstances: Circumstances = {}): Finding[] {
  const { others = [], village = {}, now = at('22:40'), closedAt, needs } = circumstances
  const films = show.filmCodes.map((code, i) => aFilm({ code, minutes: circumstances.minutes?.[i] ?? 95 }))
  const around = { village: { ...VILLAGE, ...village }, films, others, settings: SETTINGS, closedAt, needs }
  return findingsOf(show, around, new Date(now))
}

export const codes = (findings: Finding[]): string[] => findings.map(({ code }) => code)

/** What the register knows of a log of 三清村 by 放映一队, with nothing near it. */
export const around = (changes: Partial<Surroundings> = {}): Surroundings => ({
  village: VILLAGE,
  team: { code: 'team-01', name: '放映一队' },
  films: [aFilm()],
  others: [],
  rules: [],
  settings: SETTINGS,
  ...changes,
})

/** What is wrong with a log that is changed so: each path and sentence. */
export const refusals = (changes: object): string[] =>
  NewScreening.safeParse({ ...aScreening(), ...changes }).error?.issues.map(
    (issue) => `${issue.path.join('.')} ${issue.code === 'custom' ? issue.params?.['sentence'] : issue.code}`,
  ) ?? []
