/** From which day a change holds, and what that does to the figures of other days. */

export type Reach = 'today' | 'future' | 'past'

export function reachOf(effectiveOn: string, today: string): Reach {
  if (effectiveOn === today) return 'today'
  return effectiveOn > today ? 'future' : 'past'
}

/** The day on which another version takes over from one that begins on `day`; none where it stays the last. */
export const untilNext = (versions: { effectiveOn: string | null }[], day: string): string | undefined =>
  versions
    .flatMap(({ effectiveOn }) => (effectiveOn !== null && effectiveOn > day ? [effectiveOn] : []))
    .sort()
    .at(0)
