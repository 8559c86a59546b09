/** The map’s tiles and dots: where each stands, and what it says. */
import type { VillagePosition } from '../../../domain/register/village-position.ts'
import { BAND_LOOK, type Shape, type Tone } from '../../shared/shapes.ts'
import type { MapBy } from '../routes.ts'
import { gapsOf, type GridMonths, monthsOver } from '../grid/rules.ts'

export interface Placed {
  code: string
  name: string
  townshipCode: string
  latitude?: number | undefined
  longitude?: number | undefined
}
interface Point {
  latitude: number
  longitude: number
}

/** Villages with the place that is known of each; a guess is none. Undefined until both are known. */
export function withPositions<V extends Placed>(
  villages: readonly V[] | undefined,
  positions: readonly Pick<VillagePosition, 'code' | 'source' | 'latitude' | 'longitude'>[] | undefined,
) {
  if (!villages || !positions) return undefined
  const byCode = new Map(positions.map((position) => [position.code, position]))
  return villages.map((village) => {
    const { source = 'none', latitude, longitude } = byCode.get(village.code) ?? {}
    const isKnown = source === 'logs' || source === 'register'
    return { ...village, source, latitude: isKnown ? latitude : undefined, longitude: isKnown ? longitude : undefined }
  })
}

export interface Dot<V extends Placed> {
  village: V
  column: number
  row: number
}
export interface Tile<V extends Placed> {
  code: string
  column: number
  row: number
  /** Of slots for dots. */
  rows: number
  /** As they are read: from the top, from the left. */
  dots: Dot<V>[]
}

/** Dots beside each other in a tile. */
const SLOTS = 5
/** Room left free, so that dots can stand where their villages lie. */
const ROOM = 1.4
const FEWEST_ROWS = 2

const pointOf = ({ latitude, longitude }: Placed): Point | null =>
  latitude === undefined || longitude === undefined ? null : { latitude, longitude }

/** As square as can be. */
export const columnsFor = (townships: number): number => Math.max(1, Math.ceil(Math.sqrt(townships)))

/** Townships in the order of their tiles: the north above, the west on the left; the unplaced last. */
export function mapTiles<V extends Placed>(villages: readonly V[], columns: number): Tile<V>[] {
  const townships = [...Map.groupBy(villages, ({ townshipCode }) => townshipCode)]
    .map(([code, of]) => ({ code, of, middle: middleOf(of) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const placed = townships
    .filter(({ middle }) => middle)
    .sort((a, b) => (b.middle?.latitude ?? 0) - (a.middle?.latitude ?? 0))
  const inRows = [...Map.groupBy(placed, (one) => Math.floor(placed.indexOf(one) / columns)).values()].flatMap((row) =>
    row.sort((a, b) => (a.middle?.longitude ?? 0) - (b.middle?.longitude ?? 0)),
  )
  return [...inRows, ...townships.filter(({ middle }) => !middle)].map(({ code, of }, i) => ({
    code,
    column: i % columns,
    row: Math.floor(i / columns),
    ...dotsOf(of),
  }))
}

function middleOf(villages: readonly Placed[]): Point | null {
  const points = villages.flatMap((village) => pointOf(village) ?? [])
  if (points.length === 0) return null
  const sum = (of: (point: Point) => number): number => points.reduce((all, point) => all + of(point), 0)
  return {
    latitude: sum(({ latitude }) => latitude) / points.length,
    longitude: sum(({ longitude }) => longitude) / points.length,
  }
}

function dotsOf<V extends Placed>(villages: readonly V[]): { rows: number; dots: Dot<V>[] } {
  const rows = Math.max(FEWEST_ROWS, Math.ceil((villages.length * ROOM) / SLOTS))
  const inOrder = [...villages].sort((a, b) => (a.code < b.code ? -1 : 1))
  const points = inOrder.flatMap((village) => pointOf(village) ?? [])
  const [longitudes, southings] = [points.map(({ longitude }) => longitude), points.map(({ latitude }) => -latitude)]
  const [across, down] = [scaleOf(longitudes, SLOTS), scaleOf(southings, rows)]
  const free = Array.from({ length: rows * SLOTS }, (_, i) => ({ column: i % SLOTS, row: Math.floor(i / SLOTS) }))
  const take = (distance: (slot: { column: number; row: number }) => number) => {
    const best = free.reduce((a, b) => (distance(b) < distance(a) ? b : a))
    free.splice(free.indexOf(best), 1)
    return best
  }
  const known = inOrder.flatMap((village) => {
    const point = pointOf(village)
    if (!point) return []
    const [x, y] = [across(point.longitude), down(-point.latitude)]
    return [{ village, ...take(({ column, row }) => (column - x) ** 2 + (row - y) ** 2) }]
  })
  const unknown = inOrder
    .filter((village) => !pointOf(village))
    .map((village) => ({ village, ...take(({ column, row }) => row * SLOTS + column) }))
  return { rows, dots: [...known, ...unknown].sort((a, b) => a.row - b.row || a.column - b.column) }
}

/** From the values' range to slots 0 … count − 1; a single value stands in the middle. */
function scaleOf(values: number[], count: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return most > least ? (value) => ((value - least) / (most - least)) * (count - 1) : () => (count - 1) / 2
}

/** The village an arrow key leads to; null at the edge or for another key. */
export function nextDot<V extends Placed>(tiles: readonly Tile<V>[], from: string, key: string): string | null {
  const at = tiles.findIndex(({ dots }) => dots.some(({ village }) => village.code === from))
  const tile = tiles[at]
  const here = tile?.dots.find(({ village }) => village.code === from)
  if (!tile || !here) return null
  if (key === 'ArrowRight' || key === 'ArrowLeft') {
    const all = tiles.flatMap(({ dots }) => dots)
    return all[all.indexOf(here) + (key === 'ArrowRight' ? 1 : -1)]?.village.code ?? null
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null
  const step = key === 'ArrowDown' ? 1 : -1
  const beyond = tile.dots
    .filter(({ row }) => (row - here.row) * step > 0)
    .sort((a, b) => (a.row - b.row) * step || Math.abs(a.column - here.column) - Math.abs(b.column - here.column))
  const neighbour = tiles[at + step]?.dots.at(step === 1 ? 0 : -1)
  return (beyond[0] ?? neighbour)?.village.code ?? null
}

const BAND_STATES = ['severe', 'low', 'stale', 'untested', 'pass'] as const
const GAP_STATES = ['gaps_many', 'gaps_two', 'gaps_one', 'gaps_none'] as const
export type DotState = (typeof BAND_STATES)[number] | (typeof GAP_STATES)[number]

export interface VillageState {
  state: DotState
  /** Audibility in per cent, null where it is unknown; or months missed. */
  value: number | null
  /** Of a band: when it was tested, and whether a part test proves it; then the rate is the most it could be. */
  testedOn?: string | null
  partial?: boolean
}

/** Colour and shape; months missed are written as a number. */
export const DOT_LOOK: Record<DotState, readonly [Tone, Shape | '1' | '2' | '3+']> = {
  ...BAND_LOOK,
  gaps_many: ['bad', '3+'],
  gaps_two: ['watch', '2'],
  gaps_one: ['watch', '1'],
  gaps_none: ['good', 'check'],
}

type BandOnDay = Pick<VillagePosition, 'code' | 'band' | 'ratePercent' | 'testedOn' | 'partial'>

export const bandStates = (villages: readonly BandOnDay[]): Map<string, VillageState> =>
  new Map(
    villages.map(({ code, band, ratePercent, testedOn, partial }) => [
      code,
      { state: band, value: ratePercent, testedOn, partial },
    ]),
  )

export function gapStates(months: GridMonths): Map<string, VillageState> {
  const over = monthsOver(months)
  return new Map(
    months.villages.map((village) => {
      const value = gapsOf(village, months, over)
      return [village.code, { state: GAP_STATES[3 - Math.min(3, value)] ?? 'gaps_many', value }]
    }),
  )
}

interface StateCount {
  state: DotState
  count: number
  /** Of them, the villages under special watch. */
  designated: number
}

export const statesBy = (by: MapBy): readonly DotState[] => (by === 'band' ? BAND_STATES : GAP_STATES)

/** The worst first, also those no village is in. */
export function stateCounts(
  villages: readonly { code: string; designated: boolean }[],
  states: ReadonlyMap<string, VillageState>,
  by: MapBy,
): StateCount[] {
  return statesBy(by).map((state) => {
    const of = villages.filter(({ code }) => states.get(code)?.state === state)
    return { state, count: of.length, designated: of.filter(({ designated }) => designated).length }
  })
}

/** The worst first, then those with the worse figure, then as they came; what is not known yet comes last. */
export function worstFirst<V extends { code: string }>(
  villages: readonly V[],
  states: ReadonlyMap<string, VillageState>,
  by: MapBy,
): V[] {
  const order = new Map(statesBy(by).map((state, i) => [state, i]))
  const rank = ({ code }: V): number => order.get(states.get(code)?.state as DotState) ?? order.size
  // a low rate is bad, a high number of months is
  const figureOf = ({ code }: V): number => (by === 'band' ? 1 : -1) * (states.get(code)?.value ?? 0)
  return [...villages].sort((a, b) => rank(a) - rank(b) || figureOf(a) - figureOf(b))
}
