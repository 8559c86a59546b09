/** From which day a change holds, and what that does to the figures of other days. */

export type Reach = 'today' | 'future' | 'past'

export function reachOf(effectiveOn: string, today: string): Reach {
  if (effectiveOn === today) return 'today'
  return effectiveOn > today ? 'future' : 'past'
}
