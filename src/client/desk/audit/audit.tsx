/** The audit trail: who did what, when, to what; with what was there before and after. */
import { audit, type AuditTrail } from '../../../contract/accounts.ts'
import { SubjectKind } from '../../../domain/people/trail.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Button } from '../kit/buttons.tsx'
import { TrailLine, useCalled } from '../kit/entry-history.tsx'
import { Check, Choice, Choices, Days, filterOf, Filters, SearchBox } from '../kit/filters.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { type ListView, useList, usePages } from '../kit/list.tsx'
import { Export } from '../kit/export.tsx'
import { AUDIT_SHEET } from '../../../contract/sheets-tasks.ts'
import { Icon } from '../kit/marks.tsx'
import { Answered, Empty, Failure } from '../kit/section.tsx'
import { actionWord, kindWord } from '../kit/trail.ts'
import { t } from '../later-words.ts'
import { FaultAction } from '../../../domain/fault/fault.ts'
import { FlagAction } from '../../../domain/flag/flag-life.ts'
import { ReviewDecision, UNDONE } from '../../../domain/screening/screening.ts'

type List = ListView<typeof audit.list>

export const AUDIT_LIST = { page: '/audit', size: 50 } as const

/** A thing's id means nothing without its kind. */
export const ofKind = (kind: string) => ({ subjectKind: kind, subjectId: '' })

export function Page({ search }: PageProps) {
  const list = useList(audit.list, search, AUDIT_LIST)
  return (
    <TitledPage
      title={t('audit_title')}
      lead={
        <>
          {t('audit_lead')} <a href="/verify">{t('verify_title')}</a>
        </>
      }
    >
      <AuditFilters list={list} />
      <Export of={AUDIT_SHEET} query={list.request().query} />
      <Answered load={list.first} lines={12}>
        {(trail) => <Trail key={list.first.of} first={trail} list={list} />}
      </Answered>
    </TitledPage>
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
        none={t('audit_any')}
        choices={SubjectKind.options.map((kind) => [kind, kindWord(kind)])}
      />
      <Choices
        of={list}
        word="action"
        label={t('audit_action')}
        any={t('audit_any')}
        choices={ACTIONS.map((action) => [action, actionWord(action)])}
      />
      <Days of={list} />
      <SearchBox name="actor" label={t('audit_actor')} button={t('audit_actor_find')} {...filterOf(list, 'actor')} />
      <Check
        name="signIns"
        label={t('audit_without_sign_ins')}
        isOn={signIns === 'false'}
        set={(isOn) => list.set('signIns')(isOn ? 'false' : '')}
      />
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

/** The trail is looked through in stretches: a stretch without a find says how far it looked. */
function Trail({ first, list }: { first: AuditTrail; list: List }) {
  const called = useCalled()
  const { items, latest, next, problem, isLoading } = usePages(list, first)
  const { nextCursor, lookedBackTo } = latest
  const shown = items.length
  return (
    <>
      {shown === 0 && !nextCursor && <Empty>{t('audit_none')}</Empty>}
      <ul class="plain records" data-list="audit">
        {items.map((line) => (
          <TrailLine key={line.id} line={line} query={list.query} called={called} />
        ))}
      </ul>
      {problem && <Failure problem={problem} />}
      <p class="more" data-part="audit-end">
        <span class="soft" role="status">
          {nextCursor && lookedBackTo
            ? t('audit_looked_back', { shown, at: dayTimeOf(lookedBackTo) })
            : t('audit_all', { shown })}
        </span>
        {next && (
          <Button
            label={t(isLoading ? 'loading' : 'audit_more')}
            isBusy={isLoading}
            onClick={() => !isLoading && next()}
          />
        )}
      </p>
    </>
  )
}

/** What can be filtered by; other actions are still shown. */
export const ACTIONS: readonly string[] = [
  'submit',
  'answer',
  'correct',
  ...ReviewDecision.options,
  'void',
  UNDONE,
  'match',
  'report',
  ...FaultAction.options,
  ...FlagAction.options,
  'put',
  'add',
  'register',
  'serve',
  'take_back',
  'load',
  'take_effect',
  'issue',
  'confirm',
  'close_month',
  'prove',
  'merge',
  'split',
  'rename',
  'move',
  'redeem',
  'revoke',
  'disable',
  'set_password',
  'reset_password',
  'sign_in',
  'sign_out',
  'end_session',
  'second_factor_on',
  'second_factor_off',
  'use_recovery_code',
  'wrong_password',
  'wrong_code',
  'locked_out',
  'refused',
  'bad_token',
  'new_network',
  'push_off',
  'push_on',
  'send_test',
  'try_again',
  'look',
  'export',
  'clear',
  'missing',
  'damaged',
  'restored',
]
