/** What is still missing in a log, and what the bureau would remark on, as the form stands now. */
import type { Finding, FindingCode } from '../../../domain/screening/findings.ts'
import { COUNTERS, issueOf } from '../kit/counts.ts'
import { findingsAtEntry } from './findings-at-entry.ts'
import { earlierLogs, type LogContent, type LogDraft, speakersKnown } from './log-draft.ts'
import { contentOf, type Filled, fillIn, isCounted } from './log-entry.ts'
import { useCopy } from '../phone/phone.ts'
import { type Said, saidIssue } from '../kit/said.ts'

export interface Check {
  filled: Filled
  said: Said[]
  findings: Finding[]
  /** How many speakers the village is known to have. */
  known: number | undefined
  logs: LogContent[]
}

const OF_THE_TIME: FindingCode[] = [
  'duplicate',
  'overlap',
  'impossible_travel',
  'in_future',
  'late_report',
  'before_dusk',
]

export function useCheck(draft: LogDraft): Check {
  const { copy, entries, now, stamp } = useCopy()
  const logs = earlierLogs(copy, entries)
  const known = speakersKnown(copy, draft.villageCode, logs)
  const filled = fillIn(draft, stamp())
  const first = copy.team?.logs.find(({ content }) => content.id === draft.id)?.receivedAt
  const log = { id: draft.id, teamCode: draft.teamCode, ...contentOf(draft, stamp()) }
  const others = entries.filter(({ about }) => about !== draft.id)
  const findings = findingsAtEntry(log, copy, others, now(), first === undefined ? undefined : new Date(first)).filter(
    // until its start is said, what leans on the time of day would be a guess
    ({ code }) => draft.startTime !== undefined || !OF_THE_TIME.includes(code),
  )
  // what is wrong between the counts is said at each of them
  const said = filled.isComplete
    ? []
    : filled.issues.map(saidIssue).filter(({ path }) => path !== 'audibility' && !path.startsWith('audibility.'))
  const counts = draft.audibility ?? {}
  const wrong = isCounted(draft.audibility) ? COUNTERS.filter((counter) => issueOf(counts, counter, known)) : []
  return {
    ...{ filled, findings, known, logs },
    said: [...said, ...wrong.map((counter) => ({ path: `audibility.${counter}`, message: '' }))],
  }
}

/** Fields, each once, whatever is wrong with it. */
export const countOf = (said: readonly Said[]): number => new Set(said.map(({ path }) => path.split('.')[0])).size
