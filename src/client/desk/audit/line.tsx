/** A line of the audit trail: who did what to what, when, and behind it what was there before and after. */
import { dayTimeOf } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { lineChanges } from './audit-changes.ts'
import { type AuditLine, subjectPath } from './audit-line.ts'
import { auditPath, type AuditQuery } from './audit-query.ts'
import { type Called, changeSaid, saidOf, whoOf } from './audit-words.ts'

interface Props {
  line: AuditLine
  /** What is asked for: a thing it names is not offered by itself once more. */
  query: AuditQuery
  called: Called
}

export function Line({ line, query, called }: Props) {
  const { at, subject, reason } = line
  const path = subjectPath(line)
  const { did, thing } = saidOf(line)
  const changes = lineChanges(line)
  const onlyThis = auditPath({ ...query, subjectKind: subject.kind, subjectId: subject.id })
  return (
    <li class="audit-line" data-audit={line.id} data-kind={subject.kind}>
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
