/** From which day on short science films count how: the rules so far, and a new one. */
import { useState } from 'preact/hooks'
import { type CreditRule, DEFAULT_CREDIT_RULE, ruleOn } from '../../../domain/screening/credit.ts'
import { longDay } from '../../shared/format.ts'
import { useToday } from '../../shared/today.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField, SelectField } from '../kit/fields.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { useWhole } from '../kit/whole-list.ts'
import { useEditing } from '../kit/editing.ts'
import { useKeptDraft } from '../kit/kept-draft.ts'
import { Overtaken } from '../kit/overtaken.tsx'

type Counting = Pick<CreditRule, 'shortsPerScreening' | 'shortsBesideFeature'>
const ruleSaid = ({ shortsPerScreening, shortsBesideFeature }: Counting): string =>
  t(`rule_${shortsBesideFeature}`, { count: shortsPerScreening })

export function RulePart() {
  const rules = useWhole<CreditRule>('/api/credit-rules')
  const today = useToday()
  const [says, setSays] = useState('')
  return (
    <section aria-labelledby="rule-title">
      <h2 id="rule-title" tabIndex={-1}>
        {t('part_rule')}
      </h2>
      <p>{t('rule_lead')}</p>
      <p class="said" role="status">
        {says}
      </p>
      <Answered load={rules} lines={4}>
        {({ items }) => (
          <>
            <ul class="plain records" data-list="rules">
              <li>
                <p>{t('rule_at_first', { rule: ruleSaid(DEFAULT_CREDIT_RULE) })}</p>
              </li>
              {items.map((rule) => (
                <li key={rule.effectiveOn}>
                  <p>
                    {t('rule_from', { day: rule.effectiveOn, rule: ruleSaid(rule) })}{' '}
                    {today && ruleOn(items, today) === rule && <span class="tag">{t('in_force')}</span>}
                  </p>
                </li>
              ))}
            </ul>
            <RuleForm
              rules={items}
              renew={rules.reload}
              saved={(day) => {
                setSays(t('rule_saved', { day }))
                rules.reload()
              }}
            />
          </>
        )}
      </Answered>
    </section>
  )
}

const FIELDS = ['effectiveOn', 'shortsPerScreening', 'shortsBesideFeature'] as const

function RuleForm({ rules, saved, renew }: { rules: CreditRule[]; saved: (day: string) => void; renew: () => void }) {
  const base = { effectiveOn: '', shortsPerScreening: '3', shortsBesideFeature: 'bundled' }
  const { draft, set, clear } = useKeptDraft('rule', base)
  // somebody else's rule of that day is then among them
  const sending = useSending({ conflict: renew })
  const { effectiveOn } = draft
  const isThere = rules.some((rule) => rule.effectiveOn === effectiveOn)
  const path = `/api/credit-rules/${encodeURIComponent(effectiveOn)}`
  const editing = useEditing<CreditRule>(isThere ? path : null, { kind: 'credit_rule', id: effectiveOn })
  const counting = {
    shortsPerScreening: Number(draft.shortsPerScreening) as CreditRule['shortsPerScreening'],
    shortsBesideFeature: draft.shortsBesideFeature as CreditRule['shortsBesideFeature'],
  }
  const field = (name: (typeof FIELDS)[number]) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem, label: t(`rule_${name}`) },
  })
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(emptyAmong([{ path: 'effectiveOn', label: t('rule_effectiveOn'), value: effectiveOn }]))
      await editing.put(path, { effectiveOn, ...counting })
      clear()
      saved(effectiveOn)
    })
  return (
    <Form
      label={t('rule_add')}
      {...{ sending, submit }}
      names={FIELDS}
      button={t(editing.lines ? 'save_over' : 'save')}
    >
      <h3>{t('rule_add')}</h3>
      <div class="field-row">
        <InputField {...field('effectiveOn')} type="date" hint={t('rule_day_hint')} />
        <SelectField {...field('shortsPerScreening')}>
          {['3', '4', '5'].map((count) => (
            <option key={count}>{count}</option>
          ))}
        </SelectField>
        <SelectField {...field('shortsBesideFeature')}>
          <option value="bundled">{t('beside_bundled')}</option>
          <option value="added">{t('beside_added')}</option>
        </SelectField>
      </div>
      {editing.lines && <Overtaken lines={editing.lines} theirs={clear} />}
      <div class="would-change" role="status" data-part="changes">
        {effectiveOn && (
          <p>
            {t('rule_will', {
              ...{ day: longDay(effectiveOn), before: ruleSaid(ruleOn(rules, effectiveOn)), after: ruleSaid(counting) },
            })}
          </p>
        )}
      </div>
    </Form>
  )
}
