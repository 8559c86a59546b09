/** What is known of a show's form as a whole: what is missing, what cannot be, what will be remarked on. */
import { missingProof, type ProofNeed } from '../../../domain/screening/proof.ts'
import { COUNTERS, issueOf } from '../kit/counters.tsx'
import { isNextDay, type LogDraft } from '../log/log-draft.ts'
import { type Check, isCounted } from '../log/log-entry.ts'
import { pathOf } from './parts.tsx'
import { isMissing, type Known } from './show-blocks.ts'

/** The register's number of speakers is a reference only: another one is no obstacle. */
export function knownOf(draft: LogDraft, check: Check, needs: readonly ProofNeed[]): Known {
  const { filled, findings } = check
  const { witnessName = '', witnessPhone = '' } = draft
  const issues = filled.isComplete ? [] : filled.issues.filter(({ path }) => !path.startsWith('audibility'))
  const counts = isCounted(draft.audibility) ? COUNTERS.map((one) => issueOf(draft.audibility ?? {}, one)) : []
  const isUncounted = counts.includes('missing')
  const isImpossible = counts.includes('over') || counts.includes('none')
  return {
    draft,
    missing: [...issues.filter(isMissing).map(({ path }) => path), ...(isUncounted ? ['audibility'] : [])],
    wrong: [
      ...issues.filter((issue) => !isMissing(issue)).map(({ path }) => path),
      ...(isImpossible ? ['audibility'] : []),
      ...(isBackwards(draft) ? ['endedAt'] : []),
    ],
    lacking: missingProof({ ...draft, witness: { name: witnessName.trim(), phone: witnessPhone.trim() } }, needs),
    findings: findings.map(({ code, blocking }) => ({ blocking, at: pathOf(code) })),
  }
}

/** Said before the rest is there; the schema compares the times of a whole log only. */
const isBackwards = ({ startTime, endTime, ...draft }: LogDraft): boolean =>
  startTime !== undefined &&
  endTime !== undefined &&
  endTime <= startTime &&
  !isNextDay({ ...draft, startTime, endTime })
