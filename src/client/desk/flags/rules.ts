/** Which flags are listed, in which order, and where what they are about is shown. */
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { FlagKind, FlagSeverity } from '../../../domain/flag/flags.ts'
import { faultPath, flagsPath, type FlagWords, logsPath, taskPath, villagePath } from '../routes.ts'

/** What is open, of any kind and anybody, unless the address says otherwise. */
export function readFlagList(search: string) {
  const given = new URLSearchParams(search)
  const isCleared = given.get('state') === 'cleared'
  const kind = FlagKind.options.find((one) => one === given.get('kind'))
  const query: FlagWords = { state: isCleared ? 'cleared' : '', kind, owner: given.get('owner')?.trim() }
  // all that is open in one piece, so that kinds are counted whole; what is over in smaller ones
  const size = isCleared ? 100 : 500
  return {
    query,
    isCleared,
    size,
    count: Object.values(query).filter(Boolean).length,
    cleared: flagsPath({}),
    href: (change: FlagWords) => flagsPath({ ...query, ...change }),
    request: (cursor?: string) => ({ query: { open: !isCleared, kind, owner: query.owner, limit: size, cursor } }),
  }
}

type Flag = Pick<KeptFlag, 'kind' | 'severity' | 'since' | 'openedOn' | 'isLate'>
const gravity = ({ severity }: Pick<Flag, 'severity'>): number => FlagSeverity.options.indexOf(severity)
const firstOn = ({ since, openedOn }: Flag): string => (since < openedOn ? since : openedOn)
const inOrder = (a: Flag, b: Flag): number =>
  Number(b.isLate) - Number(a.isLate) || gravity(a) - gravity(b) || (firstOn(a) < firstOn(b) ? -1 : 1)

/** By kind: how many are late, and how grave the gravest is. */
export function keptGroups<F extends Flag>(flags: F[]) {
  return [...Map.groupBy(flags, ({ kind }) => kind)]
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

/** Who sees to something already, by name, each once. */
export const ownersOf = (flags: Pick<KeptFlag, 'owner'>[]): string[] =>
  [...new Set(flags.flatMap(({ owner }) => owner ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN'))

/** Where a flag's subject can be looked into, and changed. */
const PATHS: Record<KeptFlag['subject']['kind'], (code: string) => string> = {
  village: villagePath,
  team: (team) => logsPath({ team }),
  target: (code) => taskPath(code),
  fault: faultPath,
  // a milestone has no page of its own: the list shows which task waits for it
  milestone: () => '/tasks',
}
export const subjectPath = ({ kind, code }: KeptFlag['subject']): string => PATHS[kind](code)
