/** What is written down of a fund’s evaluation: goals and budget, and one indicator after another. */
import { targets } from '../../../contract/targets.ts'
import { INDICATOR_KINDS, type MoneyPart, NewEvaluation, NewIndicator } from '../../../domain/ledger/evaluation.ts'
import { useAll } from '../../shared/load.ts'
import { AskedTwice } from '../kit/records.tsx'
import type { FieldRule } from '../kit/form-draft.ts'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import type { Opening } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import { sendEntry } from './fields.tsx'
import { contentOf, type Entry, MONEY_FIELD } from './nouns.ts'

export interface Writing {
  entry: Entry
  written: NewEvaluation
  opening: Opening<string>
}

/** The whole entry goes again, as with all that is written into it. */
const keep = ({ entry }: Writing, evaluation: NewEvaluation): Promise<unknown> =>
  sendEntry('funds', { ...contentOf('funds', entry), evaluation }, entry.revision)

const money = (label: string, hint?: string): FieldRule => ({
  label: t('in_yuan', { what: label }),
  inputMode: 'numeric',
  hint,
  ...MONEY_FIELD,
})

const partAtStart = (part: MoneyPart) => money(t(`in_${part}AtStartFen`))
const partOf = (part: MoneyPart) => money(t(`in_${part}Fen`))

export function AboutForm(writing: Writing) {
  const { entry, written, opening } = writing
  const form = useForm(NewEvaluation, {
    keep: `evaluation ${entry.id}`,
    start: written,
    fields: {
      year: { label: t('in_year'), inputMode: 'numeric' },
      department: { label: t('in_department') },
      unit: { label: t('evaluation_unit') },
      budgetAtStartFen: money(t('in_budgetAtStartFen')),
      budgetFen: money(t('evaluation_budget'), t('evaluation_budget_hint')),
      appropriatedAtStartFen: partAtStart('appropriated'),
      carriedAtStartFen: partAtStart('carried'),
      otherAtStartFen: partAtStart('other'),
      appropriatedFen: partOf('appropriated'),
      carriedFen: partOf('carried'),
      otherFen: partOf('other'),
      goal: { label: t('in_goal'), rows: 3 },
      reached: { label: t('in_reached'), rows: 3 },
    },
    send: (evaluation) => keep(writing, NewEvaluation.parse(evaluation)),
    done: () => opening.saved(t('ledger_saved', { title: entry.title })),
    conflict: opening.renew,
  })
  return (
    <Form of={form} label={t('evaluation_about')} cancel={opening.close} isOpened>
      <FieldRow of={form} names={['year', 'department', 'unit']} />
      <FieldRow of={form} names={['budgetAtStartFen', 'budgetFen']} />
      <details>
        <summary>{t('evaluation_parts')}</summary>
        <p class="soft">{t('evaluation_parts_hint')}</p>
        <FieldRow of={form} names={['appropriatedAtStartFen', 'appropriatedFen']} />
        <FieldRow of={form} names={['carriedAtStartFen', 'carriedFen']} />
        <FieldRow of={form} names={['otherAtStartFen', 'otherFen']} />
      </details>
      <Field of={form} name="goal" />
      <Field of={form} name="reached" />
    </Form>
  )
}

/** Without a place it is a new one. */
export function IndicatorForm({ place, ...writing }: Writing & { place: number | undefined }) {
  const all = useAll(targets.list, {}).data?.items
  // a choice that is not there yet would be taken for none
  return all ? <IndicatorFields {...writing} place={place} aims={all.map(({ code, name }) => [code, name])} /> : null
}

const ways: FieldRule = {
  label: '',
  print: (atMost) => (atMost === true ? 'most' : ''),
  read: (text) => (text === 'most' ? true : undefined),
}

type Fields = Writing & { place: number | undefined; aims: [code: string, name: string][] }

function IndicatorFields({ place, aims, ...writing }: Fields) {
  const { entry, written, opening } = writing
  const { indicators } = written
  const at = place ?? indicators.length
  const kept = indicators[at]
  const saved = () => opening.saved(t('ledger_saved', { title: entry.title }))
  const replaced = (...by: NewIndicator[]) =>
    keep(writing, { ...written, indicators: indicators.toSpliced(at, 1, ...by) })
  const form = useForm(NewIndicator, {
    start: kept ?? {},
    begin: kept ?? { kind: 'quantity' },
    fields: {
      kind: {
        label: t('evaluation_kind'),
        choices: INDICATOR_KINDS.map((kind) => [kind, t(`evaluation_kind_${kind}`)]),
      },
      name: { label: t('target_name') },
      targetCode: {
        label: t('in_targetCode'),
        none: t('evaluation_by_hand'),
        hint: t('evaluation_target_hint'),
        choices: aims,
      },
      aim: { label: t('in_aim'), inputMode: 'numeric' },
      done: { label: t('in_done'), inputMode: 'numeric' },
      unit: { label: t('target_unit') },
      atMost: {
        ...ways,
        label: t('evaluation_which_way'),
        none: t('evaluation_at_least'),
        choices: [['most', t('in_atMost')]],
      },
      points: { label: t('in_points'), inputMode: 'numeric', hint: t('evaluation_points_hint') },
      reason: { label: t('evaluation_reason'), rows: 2 },
    },
    isChange: kept !== undefined,
    send: (indicator) => replaced(indicator),
    done: saved,
    conflict: opening.renew,
  })
  return (
    <>
      <Form of={form} label={t(kept ? 'evaluation_edit' : 'evaluation_add')} cancel={opening.close} isOpened>
        <FieldRow of={form} names={['kind', 'name', 'points']} />
        <Field of={form} name="targetCode" />
        <FieldRow of={form} names={['aim', 'done', 'unit', 'atMost']} />
        <Field of={form} name="reason" />
      </Form>
      {kept && (
        <AskedTwice
          label={t('evaluation_remove')}
          sure={t('evaluation_remove')}
          what={kept.name}
          act={async () => {
            await replaced()
            saved()
          }}
          conflict={opening.renew}
        />
      )}
    </>
  )
}
