/** Open flags, by kind, the gravest first. */
import type { Overview } from '../../../domain/report/overview.ts'

type Flag = Overview['flags'][number]
export interface FlagGroup {
  kind: Flag['kind']
  /** The gravest in the group. */
  severity: Flag['severity']
  flags: Flag[]
}

const GRAVITY = { critical: 0, warning: 1, info: 2 }

/** Within a kind the gravest come first, then those that have waited longest. */
export function flagGroups(flags: Flag[]): FlagGroup[] {
  const groups = new Map<Flag['kind'], Flag[]>()
  for (const flag of flags) groups.set(flag.kind, [...(groups.get(flag.kind) ?? []), flag])
  return [...groups]
    .map(([kind, members]) => {
      const sorted = members.sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || (a.since < b.since ? -1 : 1))
      return { kind, severity: sorted[0]?.severity ?? 'info', flags: sorted }
    })
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || a.flags.length - b.flags.length)
}
