/** What was measured over very many logs, each beside its limit. */
import type { Line } from './line.ts'
import type { ManyLogs } from './many-logs.ts'

const LONGEST_HOLD_MS = 100
const isRequest = ({ what }: { what: string }): boolean => what.startsWith('/')

/** Of single requests the three that hold longest speak for all. */
export const linesOfMany = ({ logs, holds, locked, combinations }: ManyLogs): Line[] => [
  ...[...holds.filter(isRequest).slice(0, 3), ...holds.filter((hold) => !isRequest(hold))].map(
    ({ what, longestMs, computingMs, ms }) => ({
      what: `${logs} logs: longest hold of ${what}`,
      measured: `${longestMs.toFixed(0)} ms`,
      beside: `${computingMs.toFixed(0)} ms of it computing, answered in ${ms.toFixed(0)} ms`,
      ratio: `ratio ${(longestMs / LONGEST_HOLD_MS).toFixed(2)}`,
      limit: `≤ ${LONGEST_HOLD_MS} ms`,
      isMet: longestMs <= LONGEST_HOLD_MS,
    }),
  ),
  {
    what: `locked by another process for ${locked.seconds} s: the slowest answer of /healthz`,
    measured: `${locked.healthMs.toFixed(0)} ms`,
    beside: `writes were told ${locked.statuses.join(', ')}`,
    limit: '< 1000 ms, and 503',
    isMet: locked.healthMs < 1000 && locked.statuses.join() === '503',
  },
  {
    what: `memory after ${combinations.count} combinations of filters`,
    measured: `${combinations.grewMb} MB more`,
    limit: '≤ 20 MB',
    isMet: combinations.grewMb <= 20,
  },
]
