/** A milestone to add, to change, or to mark as done. */
import { useState } from 'preact/hooks'
import { useFormId } from '../../shared/fresh-id.ts'
import type { Milestone } from '../../shared/replies-tasks.ts'
import { t } from '../words.ts'
import { emptyAmong } from '../kit/asked.ts'
import { Form, InputField } from '../kit/fields.tsx'
import { useSending } from '../kit/sending.ts'

interface Props {
  code: string
  today: string
  /** Absent: a new one. */
  milestone?: Milestone
  /** Only what is needed to mark it as done. */
  isDoing?: boolean
  saved: (name: string) => void
  close: () => void
  reload: () => void
}

const FIELDS = ['name', 'plannedOn', 'doneOn', 'note'] as const

export function MilestoneForm({ code, today, milestone, isDoing = false, saved, close, reload }: Props) {
  const [ownId] = useFormId()
  const id = milestone?.id ?? ownId
  const [draft, setDraft] = useState({
    name: milestone?.name ?? '',
    plannedOn: milestone?.plannedOn ?? '',
    doneOn: milestone?.doneOn ?? (isDoing ? today : ''),
    note: milestone?.note ?? '',
  })
  const sending = useSending({ done: () => saved(draft.name.trim()), conflict: reload })
  const field = (name: keyof typeof draft) => ({
    name,
    value: draft[name],
    set: (value: string) => setDraft({ ...draft, [name]: value }),
    problem: sending.problem,
  })
  const submit = () => {
    const asked = isDoing ? (['doneOn'] as const) : (['name', 'plannedOn'] as const)
    const labels = { name: t('milestone_name'), plannedOn: t('planned_on'), doneOn: t('done_on') }
    const issues = emptyAmong(asked.map((path) => ({ path, label: labels[path], value: draft[path] })))
    sending.refuse(issues)
    if (issues.length > 0) return
    const { name, plannedOn, doneOn, note } = draft
    sending.send('PUT', `/api/targets/${encodeURIComponent(code)}/milestones/${encodeURIComponent(id)}`, {
      ...{ id, name: name.trim(), plannedOn },
      ...(doneOn && { doneOn }),
      ...(note.trim() && { note: note.trim() }),
      ...(milestone && { revision: milestone.revision }),
    })
  }
  return (
    <Form
      label={milestone ? t('milestone_edit_this', { name: milestone.name }) : t('milestone_add')}
      sending={sending}
      names={FIELDS}
      submit={submit}
      button={isDoing ? t('milestone_mark_done') : t('save')}
      cancel={close}
      isOpened
    >
      {!isDoing && <InputField {...field('name')} label={t('milestone_name')} maxLength={80} />}
      <div class="field-row">
        {!isDoing && <InputField {...field('plannedOn')} label={t('planned_on')} type="date" />}
        <InputField
          {...field('doneOn')}
          label={t('done_on')}
          type="date"
          max={today}
          hint={isDoing ? undefined : t('done_on_hint')}
        />
      </div>
      <InputField {...field('note')} label={t('note_optional')} maxLength={500} />
    </Form>
  )
}
