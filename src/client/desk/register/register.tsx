/** The register: villages, townships, teams and their villages, films, and the rule by which shows are counted. */
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { creditRules, townships, villages } from '../../../contract/register.ts'
import { type CreditRule, DEFAULT_CREDIT_RULE, ruleOn } from '../../../domain/register/film.ts'
import { figure, longDay } from '../../shared/format.ts'
import { useAll, useToday } from '../../shared/load.ts'
import { ActionButton, ActionLink, Changing } from '../kit/buttons.tsx'
import { asksWhy, EntryForm, Overtaken, reasonField, useEditing } from '../kit/entry-form.tsx'
import { Ends } from '../kit/figures.tsx'
import { FieldRow, Form, useForm } from '../kit/form.tsx'
import { type PageProps, TitledPage } from '../kit/page.tsx'
import { partIn, Parts, Records } from '../kit/records.tsx'
import { AnsweredSection, type Opening, useOpening } from '../kit/section.tsx'
import { Export } from '../kit/export.tsx'
import { TOWNSHIP_SHEET } from '../../../contract/sheets-register.ts'
import { t } from '../later-words.ts'
import { datedFields, datedIssues, datedNames, savedSaid } from './dated-fields.ts'
import { FilmsPart } from './films.tsx'
import { TeamsPart } from './teams.tsx'
import { endedAmong, livingOn, totalSaid } from './totals.ts'
import { VillagesPart } from './villages.tsx'

const PARTS = [
  ['villages', 'part_villages'],
  ['townships', 'part_townships'],
  ['teams', 'part_teams'],
  ['films', 'films'],
  ['rule', 'part_rule'],
] as const

export function Page({ search }: PageProps) {
  const part = partIn(search, PARTS)
  return (
    <TitledPage title={t('register_title')}>
      <p>
        {t('register_lead')} <a href="/audit">{t('audit_title')}</a>
      </p>
      <Changing>
        <ActionLink href="/register/changes">{t('register_changes_title')}</ActionLink>
      </Changing>
      <Parts page="register" label={t('register_title')} parts={PARTS} here={part} />
      {part === 'villages' && <VillagesPart search={search} />}
      {part === 'townships' && <TownshipsPart />}
      {part === 'teams' && <TeamsPart search={search} />}
      {part === 'films' && <FilmsPart />}
      {part === 'rule' && <RulePart />}
    </TitledPage>
  )
}

/** How many villages each township has; a name changed, or a new one. */
function TownshipsPart() {
  const all = useAll(townships.list, {})
  const known = useAll(villages.list, { query: { limit: MOST_A_PAGE } }).data?.items
  const opening = useOpening('townships-title', all)
  const today = useToday()
  const countOf = (code: string): string => {
    const living = livingOn(known ?? [], today).filter((one) => one.townshipCode === code)
    return known ? t('team_serves', { count: figure(living.length) }) : ''
  }
  return (
    <AnsweredSection
      said={opening.said}
      title={t('part_townships')}
      above={
        opening.opened === 'new' ? (
          <TownshipForm key="new" opening={opening} />
        ) : (
          <Changing>
            <ActionButton label={t('township_add')} onClick={() => opening.open('new')} />
          </Changing>
        )
      }
      load={all}
      lines={12}
    >
      {({ items, total }) => (
        <>
          <p data-figure="townships">{totalSaid('townships', total, endedAmong(items, today))}</p>
          <Export of={TOWNSHIP_SHEET} />
          <Records
            of={opening}
            name="townships"
            attribute="data-township"
            items={items}
            keyOf={({ code }) => code}
            nameOf={({ name }) => name}
            line={({ code, name, endsOn }) => (
              <p class="record-head">
                <a href={`/register?township=${encodeURIComponent(code)}`}>{name}</a> <Ends on={endsOn} />{' '}
                <span class="soft">{countOf(code)}</span>
              </p>
            )}
            form={({ code }) => <TownshipForm code={code} opening={opening} />}
          />
        </>
      )}
    </AnsweredSection>
  )
}

/** Of a new one there is no code yet. */
function TownshipForm({ code, opening }: { code?: string; opening: Opening<string> }) {
  const editing = useEditing(townships, code === undefined ? null : { code }, 'township')
  const township = editing.kept?.thing
  const today = useToday() ?? ''
  const form = useForm(townships.put.body, {
    keep: `township ${code ?? 'new'}`,
    start: township ? { ...township, effectiveOn: today } : {},
    fields: {
      code: { label: t('field_code'), hint: t('township_code_hint') },
      name: t('township_name'),
      ...datedFields(),
    },
    check: (draft) => (township ? datedIssues(draft, today, township.endsOn) : []),
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ name, effectiveOn }) => opening.saved(savedSaid(name, effectiveOn, today)),
  })
  const label = township ? t('edit_this', { name: township.name }) : t('township_add')
  return (
    <EntryForm of={form} editing={editing} label={label} lines={3} close={opening.close}>
      <FieldRow of={form} names={[!township && 'code', 'name', ...(township ? datedNames(form, today) : [])]} />
      {township && <p class="soft">{t('named_dated')}</p>}
    </EntryForm>
  )
}

const ruleSaid = (rule: Pick<CreditRule, 'shortsPerScreening' | 'shortsBesideFeature'>): string =>
  t(`rule_${rule.shortsBesideFeature}`, { count: rule.shortsPerScreening })

/** From which day on short science films count how: the rules so far, and a new one. */
function RulePart() {
  const rules = useAll(creditRules.list, {})
  const today = useToday()
  const opening = useOpening('rule-title', rules)
  return (
    <AnsweredSection said={opening.said} title={t('part_rule')} lead={t('rule_lead')} load={rules} lines={4}>
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
          <Changing>
            <RuleForm rules={items} opening={opening} />
          </Changing>
        </>
      )}
    </AnsweredSection>
  )
}

function RuleForm({ rules, opening }: { rules: CreditRule[]; opening: Opening<string> }) {
  const form = useForm(creditRules.put.body, {
    keep: 'rule',
    start: {},
    begin: { shortsPerScreening: 3, shortsBesideFeature: 'bundled' },
    fields: {
      effectiveOn: { label: t('rule_effectiveOn'), hint: t('rule_day_hint') },
      shortsPerScreening: {
        label: t('rule_shortsPerScreening'),
        choices: ['3', '4', '5'].map((count) => [count, count]),
        read: Number,
      },
      shortsBesideFeature: {
        label: t('rule_shortsBesideFeature'),
        choices: (['bundled', 'added'] as const).map((how) => [how, t(`beside_${how}`)]),
      },
      reason: reasonField(),
    },
    send: (rule): Promise<void> => editing.put({ params: { effectiveOn: rule.effectiveOn }, body: rule }),
    done: ({ effectiveOn }) => opening.saved(t('rule_saved', { day: effectiveOn })),
    // somebody else's rule of that day is then among them
    conflict: opening.renew,
  })
  const { effectiveOn } = form.draft
  const isThere = rules.some((rule) => rule.effectiveOn === effectiveOn)
  const editing = useEditing(creditRules, isThere ? { effectiveOn } : null, 'credit_rule')
  const wanted = creditRules.put.body.safeParse(form.value).data
  const facts = wanted && {
    day: longDay(effectiveOn),
    before: ruleSaid(ruleOn(rules, effectiveOn)),
    after: ruleSaid(wanted),
  }
  return (
    <Form of={form} label={t('rule_add')} button={t(editing.lines ? 'save_over' : 'save')}>
      <h3>{t('rule_add')}</h3>
      <FieldRow
        of={form}
        names={['effectiveOn', 'shortsPerScreening', 'shortsBesideFeature', asksWhy(form) && 'reason']}
      />
      {editing.lines && <Overtaken lines={editing.lines} theirs={form.clear} />}
      <div class="would-change" role="status" data-part="changes">
        {facts && <p>{t('rule_will', facts)}</p>}
      </div>
    </Form>
  )
}
