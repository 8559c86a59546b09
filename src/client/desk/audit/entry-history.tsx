/** Who changed a thing's entry in the register, newest first: on the page of the thing itself, for managers. */
import { useLoad } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { Empty } from '../kit/states.tsx'
import type { AuditTrail, SubjectKind } from './audit-line.ts'
import { auditPath, auditRequest } from './audit-query.ts'
import { useCalled } from './called.ts'
import { Line } from './line.tsx'

interface Props {
  kind: SubjectKind
  code: string
}

const SHOWN = 5

export function EntryHistory({ kind, code }: Props) {
  const query = { subjectKind: kind, subjectId: code }
  const trail = useLoad<AuditTrail>(auditRequest(query, SHOWN))
  const called = useCalled()
  return (
    <section id="entry-history" aria-labelledby="entry-history-title">
      <h2 id="entry-history-title">{t('entry_history')}</h2>
      <Answered load={trail} lines={2}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 && <Empty>{t('entry_history_none')}</Empty>}
            {items.length > 0 && (
              <ul class="plain records" data-list="entry-history">
                {items.map((line) => (
                  <Line key={line.id} {...{ line, query, called }} />
                ))}
              </ul>
            )}
            {nextCursor && (
              <p>
                <a href={auditPath(query)}>{t('entry_history_all')}</a>
              </p>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}
