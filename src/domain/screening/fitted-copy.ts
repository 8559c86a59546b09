/** A phone's copy is made to fit: of what is too much it has the newest. */
import { isUnsettled } from '../fault/fault.ts'
import type { FieldCopy } from './field-copy.ts'

/** 200 KB, and a little left for the clock that is added last. */
const MOST_BYTES = 199_000
/** However short they are. */
export const MOST_CARRIED = { waiting: 200, logs: 200, shows: 600, missed: 100, plans: 120, faults: 300 }
const encoder = new TextEncoder()
const bytesOf = (value: unknown): number => encoder.encode(JSON.stringify(value)).length
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)

type Lists = Pick<FieldCopy, 'team' | 'broadcast'>

/** A copy that is small enough is left as it is; of another the lists share the room. */
export function fitted<C extends Lists>(copy: C): C {
  if (bytesOf(copy) <= MOST_BYTES) return copy
  const { team, broadcast } = copy
  const bare = {
    ...copy,
    ...(team && { team: { ...team, logs: [], shows: [], missed: [], plans: [] } }),
    ...(broadcast && { broadcast: { ...broadcast, faults: [] } }),
  }
  const { logs = [], shows = [], missed = [], plans = [] } = team ?? {}
  const faults = (broadcast?.faults ?? []).toReversed()
  const urgent = [
    ...faults.filter(({ status }) => isUnsettled(status)),
    ...faults.filter(({ status }) => !isUnsettled(status)),
  ]
  const lists = [logs, shows.toReversed(), missed, urgent, plans]
  const [log = 0, show = 0, miss = 0, fault = 0, plan = 0] = shares(
    lists.map((list) => bytesOf(list)),
    MOST_BYTES - bytesOf(bare),
  )
  return {
    ...copy,
    ...(team && {
      team: {
        ...team,
        logs: within(logs, logs, log),
        shows: within(shows, shows.toReversed(), show),
        missed: within(missed, missed, miss),
        plans: within(plans, plans, plan),
      },
    }),
    ...(broadcast && { broadcast: { ...broadcast, faults: within(broadcast.faults, urgent, fault) } }),
  }
}

/** Nobody gets more than they want, and what one leaves the others share. */
function shares(wanted: number[], room: number): number[] {
  const smallestFirst = [...wanted.keys()].sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const given = wanted.map(() => 0)
  smallestFirst.forEach((i, place) => {
    const left = Math.max(0, room - sum(given))
    given[i] = Math.min(wanted[i] ?? 0, Math.floor(left / (wanted.length - place)))
  })
  return given
}

/** Of these, as many of the first as fit, in the order in which they stood. */
function within<T>(items: T[], first: T[], bytes: number): T[] {
  const kept = new Set<T>()
  // the brackets, and a comma after each
  let used = 2
  for (const item of first) {
    used += bytesOf(item) + 1
    if (used > bytes) break
    kept.add(item)
  }
  return items.filter((item) => kept.has(item))
}
