/** From which day on short science films count how: the rules so far, and a new one. */
import { creditRules } from '../../../contract/register.ts'
import { CreditRule, DEFAULT_CREDIT_RULE, ruleOn } from '../../../domain/screening/credit.ts'
import { longDay } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { useToday } from '../../shared/office.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { Field, Form, useForm } from '../kit/form.tsx'
import { useEditing } from '../kit/editing.ts'
import { Overtaken } from '../kit/overtaken.tsx'
import { Section, useSaid } from '../kit/section.tsx'

type Counting = Pick<CreditRule, 'shortsPerScreening' | 'shortsBesideFeature'>
const ruleSaid = ({ shortsPerScreening, shortsBesideFeature }: Counting): string =>
  t(`rule_${shortsBesideFeature}`, { count: shortsPerScreening })

export function RulePart() {
  const rules = useAll(creditRules.list, {})
  const today = useToday()
  const said = useSaid('rule-title')
  const saved = (day: string) => {
    said.say(t('rule_saved', { day }))
    rules.reload()
  }
  return (
    <Section said={said} title={t('part_rule')} lead={t('rule_lead')}>
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
            <RuleForm rules={items} renew={rules.reload} saved={saved} />
          </>
        )}
      </Answered>
    </Section>
  )
}

function RuleForm({ rules, saved, renew }: { rules: CreditRule[]; saved: (day: string) => void; renew: () => void }) {
  const form = useForm(CreditRule, {
    keep: 'rule',
    start: {},
    begin: { shortsPerScreening: 3, shortsBesideFeature: 'bundled' },
    fields: {
      effectiveOn: t('rule_effectiveOn'),
      shortsPerScreening: {
        label: t('rule_shortsPerScreening'),
        choices: ['3', '4', '5'].map((count) => [count, count]),
        read: Number,
      },
      shortsBesideFeature: {
        label: t('rule_shortsBesideFeature'),
        choices: [
          ['bundled', t('beside_bundled')],
          ['added', t('beside_added')],
        ],
      },
    },
    send: (rule): Promise<void> => editing.put({ params: { effectiveOn: rule.effectiveOn }, body: rule }),
    done: ({ effectiveOn }) => saved(effectiveOn),
    // somebody else's rule of that day is then among them
    conflict: renew,
  })
  const { effectiveOn } = form.draft
  const isThere = rules.some((rule) => rule.effectiveOn === effectiveOn)
  const editing = useEditing(creditRules, isThere ? { effectiveOn } : null, 'credit_rule')
  const wanted = CreditRule.safeParse(form.value).data
  return (
    <Form of={form} label={t('rule_add')} button={t(editing.lines ? 'save_over' : 'save')}>
      <h3>{t('rule_add')}</h3>
      <div class="field-row">
        <Field of={form} name="effectiveOn" hint={t('rule_day_hint')} />
        <Field of={form} name="shortsPerScreening" />
        <Field of={form} name="shortsBesideFeature" />
      </div>
      {editing.lines && <Overtaken lines={editing.lines} theirs={form.clear} />}
      <div class="would-change" role="status" data-part="changes">
        {wanted && (
          <p>
            {t('rule_will', {
              day: longDay(effectiveOn),
              before: ruleSaid(ruleOn(rules, effectiveOn)),
              after: ruleSaid(wanted),
            })}
          </p>
        )}
      </div>
    </Form>
  )
}
