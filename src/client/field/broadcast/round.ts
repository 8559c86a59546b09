/** A day's round (路线): the villages somebody means to go to today, in the order of his own making. */
import * as z from 'zod'
import { Day } from '../../../domain/period.ts'
import { Code } from '../../../domain/register/place.ts'

/** More are not reached in a day. */
export const MOST_STOPS = 30
const Stop = z.object({ code: Code, isDone: z.boolean() })
export const Round = z.object({ day: Day, stops: z.array(Stop).max(MOST_STOPS) })
export type Round = z.infer<typeof Round>

export type RoundEvent =
  | { kind: 'planned'; day: string; codes: readonly string[] }
  | { kind: 'added'; day: string; code: string }
  | { kind: 'removed'; code: string }
  /** To the place of another, or one place on or back. */
  | { kind: 'moved'; code: string; to: number }
  | { kind: 'ticked'; code: string; isDone: boolean }
  /** Another morning: what was not reached stays, in its order. */
  | { kind: 'carried_on'; day: string }
  | { kind: 'dropped' }

/** Null: there is none. */
export function roundReducer(round: Round | null, event: RoundEvent): Round | null {
  if (event.kind === 'planned') return { day: event.day, stops: event.codes.slice(0, MOST_STOPS).map(unreached) }
  if (event.kind === 'added') return added(round ?? { day: event.day, stops: [] }, event.code)
  if (event.kind === 'dropped' || !round) return null
  switch (event.kind) {
    case 'removed':
      return { ...round, stops: round.stops.filter(({ code }) => code !== event.code) }
    case 'moved':
      return { ...round, stops: moved(round.stops, event.code, event.to) }
    case 'ticked':
      return {
        ...round,
        stops: round.stops.map((stop) => (stop.code === event.code ? { ...stop, isDone: event.isDone } : stop)),
      }
    case 'carried_on':
      return { day: event.day, stops: round.stops.filter(({ isDone }) => !isDone) }
  }
}

const unreached = (code: string): Round['stops'][number] => ({ code, isDone: false })

function added(round: Round, code: string): Round {
  const isFull = round.stops.length >= MOST_STOPS || round.stops.some((stop) => stop.code === code)
  return isFull ? round : { ...round, stops: [...round.stops, unreached(code)] }
}

function moved(stops: Round['stops'], code: string, to: number): Round['stops'] {
  const stop = stops.find((one) => one.code === code)
  if (!stop) return stops
  const others = stops.filter((one) => one !== stop)
  const at = Math.max(0, to)
  return [...others.slice(0, at), stop, ...others.slice(at)]
}

/** Of an earlier day: whether it still holds is asked in the morning. */
export const isOfBefore = (round: Round | null, today: string): boolean => round !== null && round.day < today

/** Ticked by hand, or a whole test was made there today. */
export const withDone = (round: Round, tested: ReadonlySet<string>): Round => ({
  ...round,
  stops: round.stops.map((stop) => ({ ...stop, isDone: stop.isDone || tested.has(stop.code) })),
})
