/** The audit trail: who did what, when, to what; with what was there before and after. */
import { useEffect, useState } from 'preact/hooks'
import { audit, type AuditTrail } from '../../../contract/audit.ts'
import { SubjectKind } from '../../../domain/people/trail.ts'
import { ask, type Problem } from '../../shared/api.ts'
import { dayTimeOf, textIn } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Answered, Empty, Failure, usePageTitle } from '../kit/states.tsx'
import { TrailLine, useCalled } from '../kit/entry-history.tsx'
import { Choice, type FilterField, SearchBox } from '../kit/filter-fields.tsx'
import { Choices, Days, filterOf, Filters } from '../kit/filters.tsx'
import type { PageProps } from '../kit/lazy.tsx'
import { type ListView, useList } from '../kit/list.tsx'
import { Icon } from '../kit/marks.tsx'
import { ACTIONS, actionWord, kindWord } from '../kit/trail.ts'
import { t } from '../later-words.ts'

type List = ListView<typeof audit.list>

export const AUDIT_LIST = { page: '/audit', size: 50 } as const

/** A thing's id means nothing without its kind. */
export const ofKind = (kind: string) => ({ subjectKind: kind, subjectId: '' })

export function Page({ search }: PageProps) {
  usePageTitle(t('audit_title'))
  const list = useList(audit.list, search, AUDIT_LIST)
  return (
    <div class="page-wide">
      <h1>{t('audit_title')}</h1>
      <p>{t('audit_lead')}</p>
      <AuditFilters list={list} />
      <Answered load={list.first} lines={12}>
        {(trail) => <Trail first={trail} list={list} />}
      </Answered>
    </div>
  )
}

function AuditFilters({ list }: { list: List }) {
  const { subjectKind, subjectId: id, signIns } = list.query
  return (
    <Filters of={list}>
      <Choice
        label={t('flag_subject')}
        value={subjectKind}
        set={(kind) => go(list.href(ofKind(kind)), { replace: true })}
      >
        <option value="">{t('audit_any')}</option>
        {SubjectKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {kindWord(kind)}
          </option>
        ))}
      </Choice>
      <Choices
        of={list}
        word="action"
        label={t('audit_action')}
        any={t('audit_any')}
        choices={ACTIONS.map((action) => [action, actionWord(action)])}
      />
      <Days of={list} />
      <ActorBox {...filterOf(list, 'actor')} />
      <label class="check">
        <input
          type="checkbox"
          name="signIns"
          checked={signIns === 'false'}
          onChange={({ currentTarget }) => list.set('signIns')(currentTarget.checked ? 'false' : '')}
        />
        <span>{t('audit_without_sign_ins')}</span>
      </label>
      <SearchBox hint={t('audit_search_hint')} {...filterOf(list, 'q')} />
      {id && (
        <button
          type="button"
          class="chip"
          aria-label={t('audit_subject_remove', { id })}
          onClick={() => list.set('subjectId')('')}
        >
          {t('audit_subject', { id })} <Icon name="close" />
        </button>
      )}
    </Filters>
  )
}

const ActorBox = ({ value, set }: FilterField) => (
  <form
    class="search"
    onSubmit={(event) => {
      event.preventDefault()
      set(textIn(event.currentTarget, 'actor').trim())
    }}
  >
    <label>
      <span>{t('audit_actor')}</span>
      <input type="search" name="actor" value={value ?? ''} />
    </label>
    <button type="submit">{t('audit_actor_find')}</button>
  </form>
)

/** The trail is looked through in stretches: a stretch without a find says how far it looked. */
function Trail({ first, list }: { first: AuditTrail; list: List }) {
  const called = useCalled()
  const [more, setMore] = useState<AuditTrail[]>([])
  const [problem, setProblem] = useState<Problem>()
  const [isLoading, setLoading] = useState(false)
  useEffect(() => setMore([]), [first])
  const lines = [first, ...more].flatMap(({ items }) => items)
  const { nextCursor: cursor, lookedBackTo } = more.at(-1) ?? first
  const next = () => {
    setLoading(true)
    setProblem(undefined)
    ask(audit.list, list.request(cursor))
      .then((trail) => setMore([...more, trail]))
      .catch(setProblem)
      .finally(() => setLoading(false))
  }
  return (
    <>
      {lines.length === 0 && !cursor && <Empty>{t('audit_none')}</Empty>}
      <ul class="plain records" data-list="audit">
        {lines.map((line) => (
          <TrailLine key={line.id} line={line} query={list.query} called={called} />
        ))}
      </ul>
      {problem && <Failure problem={problem} />}
      <p class="more" data-part="audit-end">
        <span class="soft" role="status">
          {cursor && lookedBackTo
            ? t('audit_looked_back', { shown: lines.length, at: dayTimeOf(lookedBackTo) })
            : t('audit_all', { shown: lines.length })}
        </span>
        {cursor && (
          <button type="button" aria-disabled={isLoading} onClick={() => !isLoading && next()}>
            {isLoading ? t('loading') : t('audit_more')}
          </button>
        )}
      </p>
    </>
  )
}
