/** A milestone to add, to change, or to mark as done. */
import { NewMilestone } from '../../../domain/target/task.ts'
import { request } from '../../shared/api.ts'
import { useFormId } from '../../shared/fresh-id.ts'
import type { Milestone } from '../../shared/replies-tasks.ts'
import { t } from '../words.ts'
import { Field, Form, useForm } from '../kit/form.tsx'

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

export function MilestoneForm({ code, today, milestone, isDoing = false, saved, close, reload }: Props) {
  const [ownId] = useFormId()
  const { id = ownId, name, plannedOn, doneOn, note, revision } = milestone ?? {}
  const path = `/api/targets/${encodeURIComponent(code)}/milestones/${encodeURIComponent(id)}`
  const form = useForm(NewMilestone, {
    start: { id, name, plannedOn, doneOn: doneOn ?? (isDoing ? today : undefined), note: note ?? undefined, revision },
    fields: {
      name: t('milestone_name'),
      plannedOn: t('planned_on'),
      doneOn: { label: t('done_on'), isNeeded: isDoing },
      note: t('note_optional'),
    },
    send: (wanted) => request('PUT', path, wanted),
    done: (wanted) => saved(wanted.name),
    conflict: reload,
  })
  return (
    <Form
      of={form}
      label={milestone ? t('milestone_edit_this', { name: milestone.name }) : t('milestone_add')}
      button={isDoing ? t('milestone_mark_done') : t('save')}
      cancel={close}
      isOpened
    >
      {!isDoing && <Field of={form} name="name" />}
      <div class="field-row">
        {!isDoing && <Field of={form} name="plannedOn" />}
        <Field of={form} name="doneOn" max={today} hint={isDoing ? undefined : t('done_on_hint')} />
      </div>
      <Field of={form} name="note" />
    </Form>
  )
}
