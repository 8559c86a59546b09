/** What somebody else did to a thing while it was being changed here, and the way back to theirs. */
import type { AuditLine } from '../../../contract/audit.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { useCalled } from './entry-history.tsx'
import { changeSaid, lineChanges, saidOf, whoOf } from './trail.ts'

interface Props {
  lines: AuditLine[]
  /** Gives up what was typed here. */
  theirs: () => void
}

export function Overtaken({ lines, theirs }: Props) {
  const called = useCalled()
  return (
    <div class="notice notice-watch overtaken" role="status" data-part="overtaken">
      <p>{t('overtaken_lead')}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            {dayTimeOf(line.at)} {whoOf(line)} {saidOf(line).did}
            {lineChanges(line).map((change) => (
              <span key={change.field} class="overtaken-change">
                {changeSaid(line, change, called)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <p>{t('overtaken_what')}</p>
      <p class="actions">
        <button type="button" onClick={theirs}>
          {t('overtaken_theirs')}
        </button>
      </p>
    </div>
  )
}
