/** Where a task's figures come from: the page that shows what it counts. */
import type { Target } from '../../../domain/target/target.ts'
import type { TaskFigures } from '../../shared/replies-tasks.ts'
import type { Key } from '../words.ts'
import { withAsOf } from '../kit/as-of.ts'
import { targetLogs } from '../kit/figure-links.ts'

export const taskRequest = (code: string, asOf: string | undefined): string =>
  withAsOf(`/api/targets/${encodeURIComponent(code)}`, asOf)

/** Null for a task that is entered by hand: its entries are on its own page. */
export function evidenceOf(
  { indicator }: Pick<Target, 'indicator'>,
  figures: TaskFigures | null,
  shown: string | undefined,
  asOf: string | undefined,
): { href: string; word: Key } | null {
  if (indicator === 'tv_households') return { href: withAsOf('/tv', asOf), word: 'see_tv' }
  if (indicator === 'villages_audible') return { href: withAsOf('/broadcast', asOf), word: 'see_audible' }
  const logs = figures && shown ? targetLogs(figures, shown) : null
  return logs ? { href: logs, word: 'see_logs' } : null
}
