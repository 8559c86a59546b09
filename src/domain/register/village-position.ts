/** Where each village is, as far as anybody knows (the register, else where films were shown, else a guess), and its band. */
import * as z from 'zod'
import type { Audibility } from '../audibility/audibility.ts'
import { VillageBand, villageBand } from '../audibility/audibility-figures.ts'
import type { Point, Village } from './place.ts'

const PositionSource = z.enum(['logs', 'register', 'township', 'none']).meta({
  description:
    'Logs: the median of the positions of accepted ones; township: the middle of its other villages, a guess',
})

export const VillagePosition = z
  .object({
    code: z.string(),
    name: z.string(),
    townshipCode: z.string(),
    source: PositionSource,
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    count: z.int().min(0).meta({ description: 'Accepted logs, of the newest, that tell where it is' }),
    ...VillageBand.shape,
  })
  .meta({ id: 'VillagePosition' })
export type VillagePosition = z.infer<typeof VillagePosition>

/** The median of where a village's newest accepted logs were, latitudes and longitudes each by themselves, and of how many. */
export interface ShownAt extends Point {
  logs: number
}
/** One phone in the wrong county moves no median of three. */
const FEWEST_LOGS = 3
/** Of the newest: where they show now, not where they did ten years ago. */
export const MOST_LOGS = 50
/** A position coarser than that says nothing of a village (有效场次, the county’s proof of a show). */
export const MOST_METRES_OFF = 500

/** What the register says, else what enough logs tell. */
export function knownPlace(
  { latitude, longitude }: Pick<Village, 'latitude' | 'longitude'>,
  shown: ShownAt | null,
): { place: Point | null; source: 'logs' | 'register' | 'none' } {
  if (latitude !== undefined && longitude !== undefined) return { place: { latitude, longitude }, source: 'register' }
  if (shown && shown.logs >= FEWEST_LOGS) return { place: roundedPoint(shown), source: 'logs' }
  return { place: null, source: 'none' }
}

/** The middle one, or halfway between the two middle ones; NaN of nothing. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

/** One place in the wrong county moves a mean, and not this. */
export function medianPoint(points: Point[]): Point | null {
  if (points.length === 0) return null
  return {
    latitude: median(points.map(({ latitude }) => latitude)),
    longitude: median(points.map(({ longitude }) => longitude)),
  }
}

type Placed = Pick<Village, 'code' | 'name' | 'townshipCode' | 'latitude' | 'longitude'>

/** `states` knows the villages that were ever tested. */
export function villagePositions(
  villages: { village: Placed; shown: ShownAt | null }[],
  states: ReadonlyMap<string, Audibility>,
): VillagePosition[] {
  const known = villages.map(({ village, shown }) => ({ village, shown, ...knownPlace(village, shown) }))
  const townships = Map.groupBy(known, ({ village }) => village.townshipCode)
  const middles = new Map(
    [...townships].map(([code, of]) => [code, medianPoint(of.flatMap(({ place }) => place ?? []))] as const),
  )
  return known.map(({ village: { code, name, townshipCode }, shown, place, source }) => {
    const guess = place ? null : (middles.get(townshipCode) ?? null)
    const where = source === 'none' && guess ? ('township' as const) : source
    const at = place ?? guess
    return {
      code,
      name,
      townshipCode,
      source: where,
      count: shown?.logs ?? 0,
      ...(at && roundedPoint(at)),
      ...villageBand(states.get(code)),
    }
  })
}

/** To a metre or so: more is noise. */
const roundedPoint = ({ latitude, longitude }: Point): Point => ({
  latitude: Math.round(latitude * 1e5) / 1e5,
  longitude: Math.round(longitude * 1e5) / 1e5,
})
