/** What the forms of the register ask of a change that holds from a day on: which day, and why, where that is past. */
import { addDays, isDay } from '../../../domain/period.ts'
import type { Problem } from '../../shared/api.ts'
import { asksWhy, reasonField } from '../kit/entry-form.tsx'
import { type Draft, emptyAmong } from '../kit/form-draft.ts'
import type { FormOf } from '../kit/form.tsx'
import { t } from '../later-words.ts'

export const datedFields = () => ({
  endsOn: { label: t('field_endsOn'), hint: t('ends_hint') },
  effectiveOn: { label: t('rule_effectiveOn'), hint: t('effective_hint'), isBeside: true },
  reason: reasonField(),
})
type Dated = keyof ReturnType<typeof datedFields>

/** What is past does not change without a reason, and nothing ends before what says so holds. */
export function datedIssues(
  { effectiveOn, endsOn, reason }: Pick<Draft<Dated>, Dated>,
  today: string,
  endedOn: string | undefined,
): Problem['issues'] {
  const from = effectiveOn || today
  const isTooLate = isDay(endsOn) && endsOn !== endedOn && addDays(endsOn, 1) < from
  return [
    ...(isTooLate ? [{ path: 'effectiveOn', message: t('ends_before_effective', { day: addDays(endsOn, 1) }) }] : []),
    ...(from < today ? emptyAmong([{ path: 'reason', label: t('reason'), value: reason }]) : []),
  ]
}

/** The fields of one that is there; why is asked where the day is past, or the service wants to know. */
type DatedForm = Pick<FormOf, 'sending'> & { draft: Pick<Draft<Dated>, Dated> }
export function datedNames({ draft, sending }: DatedForm, today: string): readonly (Dated | false)[] {
  const isPast = (draft.effectiveOn || today) < today
  return ['endsOn', 'effectiveOn', (isPast || asksWhy({ draft, sending })) && 'reason']
}

export const savedSaid = (name: string, day: string | undefined, today: string): string =>
  day === undefined || day === today ? t('saved_this', { name }) : t('setting_saved', { name, day })
