/** What the bureau would remark on, said while it can still be put right; nothing of it keeps a log from being sent. */
import { explain, type FindingCode } from '../../../domain/findings.ts'
import { findingsAtEntry } from '../findings-at-entry.ts'
import { contentOf } from '../log-entry.ts'
import type { LogDraft } from '../log-draft.ts'
import { Mark } from '../marks.tsx'
import { useCopy } from '../phone.ts'
import { saidSentence } from '../said.ts'
import { t } from '../later-words.ts'

const OF_THE_TIME: FindingCode[] = [
  'duplicate',
  'overlap',
  'impossible_travel',
  'in_future',
  'late_report',
  'before_dusk',
]

export function Warnings({ draft }: { draft: LogDraft }) {
  const { copy, entries, now, stamp } = useCopy()
  const first = copy.team?.logs.find(({ content }) => content.id === draft.id)?.receivedAt
  const log = { id: draft.id, teamCode: draft.teamCode, ...contentOf(draft, stamp()) }
  const others = entries.filter(({ about }) => about !== draft.id)
  const findings = findingsAtEntry(log, copy, others, now(), first === undefined ? undefined : new Date(first)).filter(
    // until its start is said, what leans on the time of day would be a guess
    ({ code }) => draft.startTime !== undefined || !OF_THE_TIME.includes(code),
  )
  if (findings.length === 0) return null
  return (
    <section class="block" aria-label={t('warnings_title')} data-list="warnings">
      <h2>{t('warnings_title')}</h2>
      <ul class="warnings">
        {findings.map((finding) => (
          <li
            key={`${finding.code} ${finding.otherId ?? ''}`}
            class={`notice notice-${finding.blocking ? 'bad' : 'watch'}`}
            data-finding={finding.code}
          >
            <Mark look={finding.blocking ? ['bad', 'pause'] : ['watch', 'alert']}>
              {t(finding.blocking ? 'finding_blocking' : 'finding_warning')}
            </Mark>
            <p>{saidSentence(explain(finding))}</p>
          </li>
        ))}
      </ul>
      <p class="soft">{t('warnings_hint')}</p>
    </section>
  )
}
