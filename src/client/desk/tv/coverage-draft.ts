/** What is typed of a snapshot: does it add up, and what is sent. The check is the domain's own. */
import { NewTvCoverage } from '../../../domain/audibility/tv-coverage.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { say } from '../../../domain/language.ts'
import type { Problem } from '../../shared/api.ts'
import { language } from '../../shared/words.ts'
import { numberIn } from '../kit/asked.ts'

export const PARTS = ['connected', 'lost', 'noSignal', 'noSet'] as const
export const COUNTS = ['households', ...PARTS, 'verified'] as const
export type CountName = (typeof COUNTS)[number]

export interface CoverageDraft extends Record<CountName, string> {
  villageCode: string
  asOf: string
  note: string
}

export const blankDraft = (villageCode: string, asOf: string): CoverageDraft => ({
  ...{ villageCode, asOf, note: '' },
  ...{ households: '', connected: '', lost: '', noSignal: '', noSet: '', verified: '' },
})

export type SumState =
  | { kind: 'waiting' }
  | { kind: 'fits'; counts: Record<CountName, number> }
  | { kind: 'wrong'; issues: Problem['issues'] }

/** An id and a village nobody has: the numbers alone are judged. */
const NOBODY = { id: '00000000-0000-4000-8000-000000000000', villageCode: '0', asOf: '2000-01-01' }

/** Judged as soon as the whole and its four parts are in; what is not yet said of verified is taken for none. */
export function sumState(draft: Record<CountName, string>): SumState {
  const typed = COUNTS.map((name) => [
    name,
    draft[name].trim() === '' && name === 'verified' ? 0 : numberIn(draft[name]),
  ])
  const counts = Object.fromEntries(typed) as Record<CountName, number | null>
  if (Object.values(counts).includes(null)) return { kind: 'waiting' }
  const read = NewTvCoverage.safeParse({ ...NOBODY, ...counts })
  if (read.success) return { kind: 'fits', counts: counts as Record<CountName, number> }
  const issues = issuesOf(read.error).map(({ path, sentence }) => ({ path, message: say(language(), sentence) }))
  return { kind: 'wrong', issues }
}

export const coverageBody = (id: string, draft: CoverageDraft): Record<string, unknown> => ({
  ...{ id, villageCode: draft.villageCode, asOf: draft.asOf },
  ...Object.fromEntries(COUNTS.map((name) => [name, numberIn(draft[name])])),
  ...(draft.note.trim() && { note: draft.note.trim() }),
})
