/** The audit trail: who did what, when, to what; with what was there before and after. */
import { useEffect, useState } from 'preact/hooks'
import { type Problem, request } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import type { PageProps } from '../kit/lazy.tsx'
import { Answered } from '../kit/answered.tsx'
import { Empty, Failure, usePageTitle } from '../kit/states.tsx'
import { AuditFilters } from './audit-filters.tsx'
import type { AuditTrail } from './audit-line.ts'
import { Line } from './line.tsx'
import { useCalled } from './called.ts'
import { type AuditQuery, auditRequest, readAuditQuery } from './audit-query.ts'

const PAGE_SIZE = 50

export function Page({ search }: PageProps) {
  usePageTitle(t('audit_title'))
  const query = readAuditQuery(search)
  const first = useLoad<AuditTrail>(auditRequest(query, PAGE_SIZE))
  return (
    <div class="page-wide">
      <h1>{t('audit_title')}</h1>
      <p>{t('audit_lead')}</p>
      <AuditFilters query={query} />
      <Answered load={first} lines={12}>
        {(trail) => <Trail first={trail} query={query} />}
      </Answered>
    </div>
  )
}

/** The trail is looked through in stretches: a stretch without a find says how far it looked. */
function Trail({ first, query }: { first: AuditTrail; query: AuditQuery }) {
  const called = useCalled()
  const [more, setMore] = useState<AuditTrail[]>([])
  const [problem, setProblem] = useState<Problem>()
  const [isLoading, setLoading] = useState(false)
  useEffect(() => setMore([]), [first])
  const lines = [first, ...more].flatMap(({ items }) => items)
  const last = more.at(-1) ?? first
  const next = (cursor: string) => {
    setLoading(true)
    setProblem(undefined)
    request('GET', auditRequest(query, PAGE_SIZE, cursor))
      .then((trail) => setMore([...more, trail as AuditTrail]))
      .catch(setProblem)
      .finally(() => setLoading(false))
  }
  const cursor = last.nextCursor
  return (
    <>
      {lines.length === 0 && !cursor && <Empty>{t('audit_none')}</Empty>}
      <ul class="plain records" data-list="audit">
        {lines.map((line) => (
          <Line key={line.id} {...{ line, query, called }} />
        ))}
      </ul>
      {problem && <Failure problem={problem} />}
      <p class="more" data-part="audit-end">
        <span class="soft" role="status">
          {cursor && last.lookedBackTo
            ? t('audit_looked_back', { shown: lines.length, at: dayTimeOf(last.lookedBackTo) })
            : t('audit_all', { shown: lines.length })}
        </span>
        {cursor && (
          <button type="button" aria-disabled={isLoading} onClick={() => !isLoading && next(cursor)}>
            {isLoading ? t('loading') : t('audit_more')}
          </button>
        )}
      </p>
    </>
  )
}
