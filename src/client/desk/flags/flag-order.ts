/** Open flags by kind: what is past the day agreed first, then the gravest, then what has waited longest. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { FlagSeverity } from '../../../domain/flag/flags.ts'

type Flag = Pick<KeptFlag, 'kind' | 'severity' | 'since' | 'openedOn' | 'isLate'>
export interface KeptGroup<F extends Flag> {
  kind: F['kind']
  /** The gravest in the group. */
  severity: F['severity']
  late: number
  flags: F[]
}

const gravity = ({ severity }: Pick<Flag, 'severity'>): number => FlagSeverity.options.indexOf(severity)
const firstOn = ({ since, openedOn }: Flag): string => (since < openedOn ? since : openedOn)
const inOrder = (a: Flag, b: Flag): number =>
  Number(b.isLate) - Number(a.isLate) || gravity(a) - gravity(b) || (firstOn(a) < firstOn(b) ? -1 : 1)

export function keptGroups<F extends Flag>(flags: F[]): KeptGroup<F>[] {
  const groups = new Map<F['kind'], F[]>()
  for (const flag of flags) groups.set(flag.kind, [...(groups.get(flag.kind) ?? []), flag])
  return [...groups]
    .map(([kind, members]) => ({
      kind,
      severity: FlagSeverity.options.find((one) => members.some(({ severity }) => severity === one)) ?? 'info',
      late: members.filter(({ isLate }) => isLate).length,
      flags: members.sort(inOrder),
    }))
    .sort(
      (a, b) => Number(b.late > 0) - Number(a.late > 0) || gravity(a) - gravity(b) || a.flags.length - b.flags.length,
    )
}

/** How many are how grave, the gravest first: a kind may have several. */
export function gravitiesIn(flags: readonly Pick<Flag, 'severity'>[]): { severity: Flag['severity']; count: number }[] {
  return FlagSeverity.options
    .map((severity) => ({ severity, count: flags.filter((flag) => flag.severity === severity).length }))
    .filter(({ count }) => count > 0)
}

/** Who sees to something already, by name, each once. */
export const ownersOf = (flags: Pick<KeptFlag, 'owner'>[]): string[] =>
  [...new Set(flags.flatMap(({ owner }) => owner ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN'))
