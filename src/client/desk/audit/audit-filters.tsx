/** The filter of the audit trail, each part in the address. */
import { go } from '../../shared/place.ts'
import { t } from '../later-words.ts'
import { Choice, Day, SearchBox } from '../kit/filter-fields.tsx'
import { Icon } from '../kit/marks.tsx'
import { textIn } from '../../shared/format.ts'
import { ACTIONS, KINDS } from './audit-line.ts'
import { actionWord, kindWord } from './audit-words.ts'
import { type AuditField, auditFilterCount, auditPath, type AuditQuery, withAuditField } from './audit-query.ts'

export function AuditFilters({ query }: { query: AuditQuery }) {
  const set = (field: AuditField) => (value: string) =>
    go(auditPath(withAuditField(query, field, value)), { replace: true })
  const count = auditFilterCount(query)
  return (
    <details class="filter-room" open={matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        <Choice label={t('flag_subject')} value={query.subjectKind} set={set('subjectKind')}>
          <option value="">{t('audit_any')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {kindWord(kind)}
            </option>
          ))}
        </Choice>
        <Choice label={t('audit_action')} value={query.action} set={set('action')}>
          <option value="">{t('audit_any')}</option>
          {ACTIONS.map((action) => (
            <option key={action} value={action}>
              {actionWord(action)}
            </option>
          ))}
        </Choice>
        <Day label={t('from')} value={query.from} set={set('from')} />
        <Day label={t('to')} value={query.to} set={set('to')} />
        <form
          class="search"
          onSubmit={(event) => {
            event.preventDefault()
            set('actor')(textIn(event.currentTarget, 'actor').trim())
          }}
        >
          <label>
            <span>{t('audit_actor')}</span>
            <input type="search" name="actor" value={query.actor ?? ''} />
          </label>
          <button type="submit">{t('audit_actor_find')}</button>
        </form>
        <label class="check">
          <input
            type="checkbox"
            name="signIns"
            checked={query.signIns === 'false'}
            onChange={({ currentTarget }) => set('signIns')(currentTarget.checked ? 'false' : '')}
          />
          <span>{t('audit_without_sign_ins')}</span>
        </label>
        <SearchBox hint={t('audit_search_hint')} value={query.q} set={set('q')} />
        {query.subjectId && (
          <button
            type="button"
            class="chip"
            aria-label={t('audit_subject_remove', { id: query.subjectId })}
            onClick={() => set('subjectId')('')}
          >
            {t('audit_subject', { id: query.subjectId })} <Icon name="close" />
          </button>
        )}
        {count > 0 && (
          <a class="clear" href="/audit">
            {t('filter_clear')}
          </a>
        )}
      </div>
    </details>
  )
}
