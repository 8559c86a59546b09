/** The audit trail: who did what, when, to what; with what was there before and after. */
import { useEffect, useState } from 'preact/hooks'
import { type Problem, request } from '../../shared/api.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useLoad } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../answered.tsx'
import { Empty, Failure, usePageTitle } from '../states.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { lineChanges } from './audit-changes.ts'
import { type Called, changeSaid, saidOf, whoOf } from './audit-words.ts'
import { useCalled } from './called.ts'
import { type AuditLine, type AuditTrail, subjectPath } from './audit-line.ts'
import { auditPath, type AuditQuery, auditRequest, readAuditQuery } from './audit-query.ts'

const PAGE_SIZE = 50

export function AuditPage({ search }: { search: string }) {
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

function Line({ line, query, called }: { line: AuditLine; query: AuditQuery; called: Called }) {
  const { at, subject, reason } = line
  const path = subjectPath(line)
  const { did, thing } = saidOf(line)
  const changes = lineChanges(line)
  const onlyThis = auditPath({ ...query, subjectKind: subject.kind, subjectId: subject.id })
  return (
    <li class="audit-line" data-audit={line.id}>
      <span class="soft audit-when">{dayTimeOf(at)}</span>
      <p>
        <strong>{whoOf(line)}</strong> {did} {thing && (path ? <a href={path}>{thing}</a> : thing)}
        {reason && <span class="audit-reason">{t('audit_reason', { reason })}</span>}
      </p>
      {query.subjectId !== subject.id && (
        <a class="audit-only" href={onlyThis} aria-label={t('audit_only_this_of', { name: thing ?? did })}>
          {t('audit_only_this')}
        </a>
      )}
      {changes.length > 0 && (
        <details>
          <summary>
            {t(line.before === undefined ? 'audit_content' : 'audit_changes', { count: changes.length })}
          </summary>
          <ul class="plain would-change">
            {changes.map((change) => (
              <li key={change.field}>{changeSaid(line, change, called)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
