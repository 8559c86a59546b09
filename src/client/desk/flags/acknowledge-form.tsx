/** Who sees to it, by when, and a note: for one flag or for several at once. */
import { useState } from 'preact/hooks'
import type { KeptFlag } from '../../../domain/flag/flag-life.ts'
import { addDays } from '../../../domain/period.ts'
import { t } from '../words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField } from '../kit/fields.tsx'
import { type Outcome, useAcknowledging } from './acknowledging.ts'

interface Props {
  label: string
  flags: Pick<KeptFlag, 'id' | 'owner' | 'dueOn'>[]
  /** Names to choose from. */
  owners: string[]
  today: string
  finished: (outcome: Outcome) => void
  close: () => void
}

const FIELDS = ['owner', 'dueOn', 'note'] as const
/** A week, unless somebody says otherwise. */
const USUAL_DAYS = 7

export function AcknowledgeForm({ label, flags, owners, today, finished, close }: Props) {
  const only = flags.length === 1 ? flags[0] : undefined
  const [draft, setDraft] = useState({
    owner: only?.owner ?? '',
    dueOn: only?.dueOn && only.dueOn >= today ? only.dueOn : addDays(today, USUAL_DAYS),
    note: '',
  })
  const sending = useAcknowledging(
    flags.map(({ id }) => id),
    finished,
  )
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    value: draft[name],
    set: (value: string) => setDraft({ ...draft, [name]: value }),
    problem: sending.problem,
  })
  const submit = () => {
    const asked = [
      { path: 'owner', label: t('flag_owner'), value: draft.owner },
      { path: 'dueOn', label: t('flag_due_on'), value: draft.dueOn },
    ]
    const issues = emptyAmong(asked)
    sending.refuse(issues)
    if (issues.length > 0) return
    const note = draft.note.trim()
    sending.acknowledge({ owner: draft.owner.trim(), dueOn: draft.dueOn, ...(note && { note }) })
  }
  return (
    <Form
      label={label}
      sending={sending}
      names={FIELDS}
      submit={submit}
      button={t('flag_acknowledge')}
      cancel={close}
      isOpened
    >
      <div class="field-row">
        <InputField {...field('owner')} label={t('flag_owner')} options={owners} maxLength={60} />
        <InputField {...field('dueOn')} label={t('flag_due_on')} type="date" min={today} />
      </div>
      <InputField {...field('note')} label={t('note_optional')} maxLength={500} />
    </Form>
  )
}
