/** The designated villages that pass: those not known to be below the line, out of date or untested. */
import type { Overview } from '../../../domain/report/overview.ts'
import type { VillageYear } from '../../shared/replies.ts'

export function passingVillages(
  { below, flags }: Pick<Overview, 'below' | 'flags'>,
  villages: VillageYear[],
): VillageYear[] {
  const others = new Set([
    ...below.map(({ code }) => code),
    ...flags.flatMap(({ kind, subject }) => (kind.startsWith('audibility_') ? [subject.code] : [])),
  ])
  return villages.filter(({ designated, code }) => designated && !others.has(code))
}
