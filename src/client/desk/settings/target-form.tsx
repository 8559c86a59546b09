/** A target, changed from a day on; it is said before saving that the days before keep their figures. */
import * as z from 'zod'
import { teams, townships, villages } from '../../../contract/register.ts'
import { type AnswerOf, MOST_A_PAGE } from '../../../contract/route.ts'
import { targets } from '../../../contract/targets.ts'
import { isDay, monthOf } from '../../../domain/period.ts'
import { Code } from '../../../domain/register/place.ts'
import { Indicator, ScopeKind, type Target, TargetChange } from '../../../domain/target/target.ts'
import type { Problem } from '../../shared/api.ts'
import { longDay } from '../../shared/format.ts'
import { useAll, useAsk } from '../../shared/load.ts'
import { go } from '../../shared/place.ts'
import { language } from '../../shared/words.ts'
import { ActionButton } from '../kit/buttons.tsx'
import { type Editing, EntryForm, nextCode, type useEditing } from '../kit/entry-form.tsx'
import { type Choices, type Draft, emptyAmong } from '../kit/form-draft.ts'
import { namedChoices } from '../kit/filters.tsx'
import { Field, FieldRow, useForm } from '../kit/form.tsx'
import { sharesCheck, sharesField, sharesSaid } from '../kit/month-shares.ts'
import { t } from '../later-words.ts'
import { FEED_SHAPE, feedCheck, feedIn, feedNames, feedRules, feedStart } from './target-feed.ts'

/** Any year with a 29 February; what is said of it is taken away again. */
const LEAP = '2000'
const isYearly = (day: string): boolean => isDay(`${LEAP}-${day}`)

/** Without the year where every year is meant; what is no day yet, as it was typed. */
export function targetDaySaid(day: string): string {
  if (!isYearly(day)) return isDay(day) ? longDay(day) : day
  const said = longDay(`${LEAP}-${day}`)
  return language() === 'zh' ? said.slice(LEAP.length + 1) : said.slice(0, -LEAP.length - 1)
}

export function periodSaid(from: string, to: string): string {
  const days = { from: targetDaySaid(from), to: targetDaySaid(to) }
  return isYearly(from) && isYearly(to) ? t('period_yearly', days) : t('period_once', days)
}

/** As the form has it: whom it is for in two fields. */
export const TargetFields = z.object({
  ...TargetChange.shape,
  scopeKind: ScopeKind,
  scope: Code.optional(),
  ...FEED_SHAPE,
})
type TargetFields = z.input<typeof TargetFields>

const targetDay = (label: string, hint?: string) => ({ label, hint, said: targetDaySaid })

export const targetFields = () => ({
  code: { label: t('target_code'), hint: t('target_code_hint') },
  indicator: {
    label: t('target_indicator'),
    choices: Indicator.options.map((one) => [one, t(`counts_${one}`)] as const),
  },
  scopeKind: { label: t('target_scopeKind'), choices: ScopeKind.options.map((one) => [one, t(`for_${one}`)] as const) },
  scope: t('target_scopeCode'),
  name: t('target_name'),
  nameEn: { label: t('target_nameEn'), hint: t('target_name_en_hint') },
  amount: t('target_amount'),
  unit: t('target_unit'),
  startsOn: targetDay(t('target_startsOn'), t('target_day_hint')),
  deadline: targetDay(t('target_deadline')),
  statutoryDeadline: targetDay(t('target_statutoryDeadline'), t('target_statutory_hint')),
  monthShares: sharesField(t('target_monthShares')),
  document: { label: t('target_document'), rows: 2 },
  ...feedRules(),
  effectiveOn: { label: t('effective_on'), hint: t('effective_hint'), isNeeded: true },
  reason: { label: t('reason'), hint: t('reason_closed_hint') },
})
type TargetDraft = Draft<keyof ReturnType<typeof targetFields>>

/** What has no field in the form, as a checklist, goes along. */
export const startOf = (target: Target, effectiveOn: string): TargetFields => ({
  ...target,
  scopeKind: target.scope.kind,
  scope: target.scope.code,
  ...feedStart(target),
  effectiveOn,
})

export const newTarget = (codes: string[], effectiveOn: string): Partial<TargetFields> => ({
  code: nextCode(codes, 'target-'),
  ...feedStart({}),
  indicator: 'screenings',
  scopeKind: 'county',
  startsOn: '01-01',
  deadline: '12-31',
  effectiveOn,
})

const needsCode = (kind: string): boolean => kind === 'township' || kind === 'team' || kind === 'village'

/** What the fields one by one cannot know. */
export function targetCheck(draft: TargetDraft): Problem['issues'] {
  const { scopeKind, scope, monthShares, indicator } = draft
  return [
    ...(indicator === 'manual' ? feedCheck(draft) : []),
    ...(needsCode(scopeKind) ? emptyAmong([{ path: 'scope', label: t('target_scopeCode'), value: scope }]) : []),
    ...sharesCheck(monthShares, 'monthShares'),
  ]
}

export function asChange({ scopeKind: kind, scope: code, ...fields }: TargetFields): z.input<typeof TargetChange> {
  const { feedNoun, feedKinds, feedCounts, feedKind, feedStage, feedDocument, fedBy: _, ...target } = fields
  const fedBy = feedIn({ feedNoun, feedKinds, feedCounts, feedKind, feedStage, feedDocument })
  return {
    ...target,
    scope: { kind, ...(needsCode(kind) && { code }) },
    ...(target.indicator === 'manual' && fedBy && { fedBy }),
  }
}

interface Props {
  /** As it is in force today; none of a new one. */
  target: Target | undefined
  /** What it is from which day on. */
  versions: AnswerOf<typeof targets.versions>['items']
  editing: Editing & Pick<ReturnType<typeof useEditing<typeof targets.versions, typeof targets.put>>, 'put'>
  codes: string[]
  today: string
  saved: (sentence: string) => void
}

export function TargetForm({ target, versions, editing, codes, today, saved }: Props) {
  const form = useForm(TargetFields, {
    keep: `target ${target?.code ?? 'new'}`,
    start: target ? startOf(target, today) : newTarget(codes, today),
    fields: targetFields(),
    check: targetCheck,
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: asChange(wanted) }),
    done: ({ code, name, effectiveOn: day = today }) => {
      saved(t('setting_saved', { name, day }))
      if (!target) go(targetPath(code), { replace: true })
    },
  })
  const { scopeKind, effectiveOn, name } = form.draft
  const scopes = useScopes(scopeKind)
  const rows = form.rows.filter(({ field }) => field !== 'effectiveOn' && field !== 'reason')
  const isChanged = rows.length > 0
  return (
    <EntryForm
      of={form}
      editing={editing}
      label={target ? t('edit_this', { name: target.name }) : t('target_add')}
      lines={8}
      rows={rows}
      close={form.clear}
      foot={
        target ? (
          <Reach effectiveOn={effectiveOn} today={today} versions={versions} isChanged={isChanged} />
        ) : (
          isChanged && <p data-part="reach">{t('target_new_reach', { name })}</p>
        )
      }
    >
      {!target && (
        <div class="field-row">
          <Field of={form} name="code" />
          <Field of={form} name="indicator" />
          <Field of={form} name="scopeKind" />
          {needsCode(scopeKind) && <Field of={form} name="scope" choices={scopes} none={t('target_scope_choose')} />}
        </div>
      )}
      <FieldRow of={form} names={['name', 'nameEn', 'amount', 'unit']} />
      {form.draft.indicator === 'manual' && !target?.checklist && (
        <FieldRow of={form} names={feedNames(form.draft.feedNoun)} />
      )}
      <FieldRow of={form} names={['startsOn', 'deadline', 'statutoryDeadline']} />
      <Field of={form} name="monthShares" />
      {target?.indicator === 'screenings' && <LearntShares code={target.code} take={form.set('monthShares')} />}
      <Field of={form} name="document" />
      <FieldRow of={form} names={['effectiveOn', mayBeClosed(effectiveOn, today) && 'reason']} />
    </EntryForm>
  )
}

/** Puts into the field what past years teach. */
function LearntShares({ code, take }: { code: string; take: (shares: string) => void }) {
  const { data } = useAsk(targets.read, { params: { code }, query: {} })
  if (!data) return null
  if (!data.learnt) return <p class="soft">{t('learnt_none')}</p>
  const { monthShares, years } = data.learnt
  return (
    <ActionButton
      label={t('learnt_take', { years: years.join(t('list_comma')) })}
      onClick={() => take(sharesSaid(monthShares))}
    />
  )
}

export const targetPath = (code: string): string => `/settings?part=targets&target=${encodeURIComponent(code)}`

function useScopes(kind: string): Choices {
  const places = useAll(townships.list, kind === 'township' ? {} : null).data
  const crews = useAll(teams.list, kind === 'team' ? {} : null).data
  const sites = useAll(villages.list, kind === 'village' ? { query: { limit: MOST_A_PAGE } } : null).data
  if (kind === 'village') return (sites?.items ?? []).map((one) => [one.code, `${one.townshipName} ${one.name}`])
  return namedChoices((kind === 'team' ? crews : places)?.items)
}

export function reachOf(effectiveOn: string, today: string): 'today' | 'future' | 'past' {
  if (effectiveOn === today) return 'today'
  return effectiveOn > today ? 'future' : 'past'
}

/** Only months that are over are closed. */
export const mayBeClosed = (effectiveOn: string, today: string): boolean => monthOf(effectiveOn) < monthOf(today)

interface Versions {
  versions: { effectiveOn: string | null }[]
}

/** The day on which another version takes over from one that begins on `day`; none where it stays the last. */
export const untilNext = (versions: Versions['versions'], day: string): string | undefined =>
  versions
    .flatMap(({ effectiveOn }) => (effectiveOn !== null && effectiveOn > day ? [effectiveOn] : []))
    .sort()
    .at(0)

interface ReachProps extends Versions {
  effectiveOn: string
  today: string
  /** From what is in force today. */
  isChanged: boolean
}

/** What a change reaches, said before it is saved: from which day, up to which other version, and which days stay. */
export function Reach({ effectiveOn, today, isChanged, versions }: ReachProps) {
  if (effectiveOn === '' || (!isChanged && effectiveOn === today)) return null
  const reach = reachOf(effectiveOn, today)
  const until = untilNext(versions, effectiveOn)
  return (
    <p data-part="reach">
      {t(!isChanged && reach === 'future' ? 'reach_same' : `reach_${reach}`, { day: longDay(effectiveOn) })}
      {until !== undefined && ` ${t('reach_until', { day: longDay(until) })}`}
    </p>
  )
}
