/** 村镇变更: villages and townships merge, split, are renamed and move; what happens is seen before it is done. */
import { useState } from 'preact/hooks'
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { townships as townshipRoutes, villages } from '../../../contract/register.ts'
import { registerChanges } from '../../../contract/register-changes.ts'
import { isDay } from '../../../domain/period.ts'
import type { RegisterChanged } from '../../../domain/register/register-change.ts'
import type { Township, Village } from '../../../domain/register/place.ts'
import { livesOn } from '../../../domain/register/village-facts.ts'
import { ask } from '../../shared/api.ts'
import { longDay } from '../../shared/format.ts'
import { together, useAll, useToday } from '../../shared/load.ts'
import { auditPath } from '../routes.ts'
import { Changing } from '../kit/buttons.tsx'
import { Form, InputField, SelectField, useSending } from '../kit/fields.tsx'
import { throwIncomplete, useKeptDraft } from '../kit/form-draft.ts'
import { Answered, type Opening, Section, Skeleton, useOpening } from '../kit/section.tsx'
import { TitledPage } from '../kit/page.tsx'
import { t } from '../later-words.ts'
import { Becomes } from './change-becomes.tsx'
import { ChangeResult } from './change-result.tsx'
import { type ChangeDraft, changeIssues, changeOf, chosenIn, isOfTownships, KINDS, NO_CHANGE } from './change-rules.ts'
import { Reform } from './reform.tsx'
import { ThingPicker } from './thing-picker.tsx'

export function Page() {
  const today = useToday()
  return (
    <TitledPage
      title={t('register_changes_title')}
      lead={t('register_changes_lead')}
      back={['/register', t('register_title')]}
    >
      <Changing>{today ? <Changes today={today} /> : <Skeleton lines={12} />}</Changing>
    </TitledPage>
  )
}

/** The register as it is on the day of the change, as far as that is a day yet. */
function Changes({ today }: { today: string }) {
  const { draft, set, clear } = useKeptDraft<ChangeDraft>('register changes', { ...NO_CHANGE, on: today })
  const on = isDay(draft.on) ? draft.on : today
  const places = useAll(villages.list, { query: { on, limit: MOST_A_PAGE } })
  const townships = useAll(townshipRoutes.list, { query: { on } })
  const all = together(places, townships)
  const opening = useOpening('change-title', places, townships)
  const reform = useOpening('reform-title', places, townships)
  return (
    <>
      <Section id="change-title" said={opening.said} title={t('change_what')}>
        {opening.said.says !== '' && (
          <p>
            <a href={auditPath({})}>{t('change_trail')}</a>
          </p>
        )}
        <Answered load={all} lines={12}>
          {({ items }) => (
            <ChangeForm
              draft={draft}
              set={set}
              clear={clear}
              today={today}
              villages={items.filter((one) => livesOn(one, on))}
              townships={(townships.data?.items ?? []).filter((one) => livesOn(one, on))}
              opening={opening}
            />
          )}
        </Answered>
      </Section>
      {/* behind the form, however long that is: nothing moves */}
      {(all.data ?? all.problem) && <Reform opening={reform} townships={townships.data?.items ?? []} />}
    </>
  )
}

interface FormProps {
  draft: ChangeDraft
  set: (name: keyof ChangeDraft) => (value: string) => void
  clear: () => void
  today: string
  villages: Village[]
  townships: Township[]
  opening: Opening<string>
}

/** What was asked, and what would come of it. */
interface Seen {
  body: string
  told: RegisterChanged
}

function ChangeForm({ draft, set, clear, today, villages: living, townships, opening }: FormProps) {
  const sending = useSending({ conflict: opening.renew })
  const { problem } = sending
  const [seen, setSeen] = useState<Seen>()
  const things = isOfTownships(draft) ? townships : living
  const chosen = chosenIn(draft, things)
  const change = changeOf(draft, things)
  const body = JSON.stringify(change)
  const look = async () => {
    opening.said.hush()
    setSeen(undefined)
    throwIncomplete(changeIssues(draft, things, today))
    setSeen({ body, told: await ask(registerChanges.change, { body: { ...change, dryRun: true } }) })
  }
  const confirm = async () => {
    const { on } = await ask(registerChanges.change, { body: change })
    setSeen(undefined)
    clear()
    opening.saved(t('change_done', { day: longDay(on) }))
  }
  // what was typed since is not what was looked at
  const shown = seen?.body === body ? seen.told : undefined
  const field = (name: 'on' | 'document' | 'reason') => ({ name, value: draft[name], set: set(name), problem })
  return (
    <>
      <Form
        label={t('register_changes_title')}
        sending={sending}
        names={['from', 'to', 'on', 'document', 'reason']}
        submit={() => sending.run(look)}
        button={t('change_look')}
        cancel={clear}
      >
        <Kind draft={draft} set={set} />
        <ThingPicker
          key={isOfTownships(draft) ? 'townships' : 'villages'}
          label={t(`change_from_${change.kind}`)}
          things={things}
          chosen={chosen}
          choose={(codes) => set('from')(codes.join(' '))}
          isOne={change.kind === 'split'}
          problem={problem}
        />
        <Becomes draft={draft} set={set} chosen={chosen} townships={townships} problem={problem} />
        <div class="field-row">
          <InputField label={t('rule_effectiveOn')} type="date" {...field('on')} />
          <InputField label={t('target_document')} maxLength={120} {...field('document')} />
          <InputField label={t('reason')} hint={t('reason_hint')} maxLength={500} {...field('reason')} />
        </div>
      </Form>
      {shown && (
        <ChangeResult
          name="change-result"
          told={shown}
          townships={townships}
          isSending={sending.isSending}
          confirm={() => sending.run(confirm)}
        />
      )}
    </>
  )
}

const Kind = ({ draft, set }: Pick<FormProps, 'draft' | 'set'>) => (
  <div class="field-row">
    <SelectField
      label={t('change_kind')}
      name="kind"
      value={draft.kind}
      set={set('kind')}
      problem={undefined}
      choices={KINDS.map((kind) => [kind, t(`kind_${kind}`)])}
    />
    {(draft.kind === 'merge' || draft.kind === 'rename') && (
      <SelectField
        label={t('change_of')}
        name="of"
        value={draft.of}
        set={set('of')}
        problem={undefined}
        choices={[
          ['villages', t('part_villages')],
          ['townships', t('part_townships')],
        ]}
      />
    )}
  </div>
)
