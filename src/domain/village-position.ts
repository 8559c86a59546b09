/** Where each village is, as far as anybody knows (where films were shown, else the register, else a guess), and its band. */
import * as z from 'zod'
import type { Audibility } from './audibility.ts'
import { VillageBand, villageBand } from './audibility-figures.ts'
import type { Point, Village } from './place.ts'

export const PositionSource = z
  .enum(['logs', 'register', 'township', 'none'])
  .meta({ description: 'Logs: the median of their positions; township: the middle of its other villages, a guess' })

export const VillagePosition = z
  .object({
    code: z.string(),
    name: z.string(),
    townshipCode: z.string(),
    source: PositionSource,
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    count: z.int().min(0).meta({ description: 'Counted logs that have a position' }),
    ...VillageBand.shape,
  })
  .meta({ id: 'VillagePosition' })
export type VillagePosition = z.infer<typeof VillagePosition>

/** The middle one, or halfway between the two middle ones; NaN of nothing. */
export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

/** Latitudes and longitudes each by themselves: one phone in the wrong county moves a mean, and not this. */
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
  villages: Placed[],
  shown: Map<string, Point[]>,
  states: ReadonlyMap<string, Audibility>,
): VillagePosition[] {
  const known = villages.map((village) => ({ village, ...knownPlace(village, shown.get(village.code) ?? []) }))
  const townships = Map.groupBy(known, ({ village }) => village.townshipCode)
  const middles = new Map(
    [...townships].map(([code, of]) => [code, medianPoint(of.flatMap(({ place }) => place ?? []))] as const),
  )
  return known.map(({ village: { code, name, townshipCode }, place, source, count }) => {
    const guess = place ? null : (middles.get(townshipCode) ?? null)
    const where = source === 'none' && guess ? ('township' as const) : source
    const band = villageBand(states.get(code))
    return { ...{ code, name, townshipCode, source: where, count }, ...roundedPoint(place ?? guess), ...band }
  })
}

function knownPlace(
  { latitude, longitude }: Placed,
  points: Point[],
): { place: Point | null; source: 'logs' | 'register' | 'none'; count: number } {
  const count = points.length
  const place = medianPoint(points)
  if (place) return { place, source: 'logs', count }
  if (latitude !== undefined && longitude !== undefined)
    return { place: { latitude, longitude }, source: 'register', count }
  return { place: null, source: 'none', count }
}

/** To a metre or so: more is noise. */
const roundedPoint = (point: Point | null): Point | undefined =>
  point
    ? { latitude: Math.round(point.latitude * 1e5) / 1e5, longitude: Math.round(point.longitude * 1e5) / 1e5 }
    : undefined
