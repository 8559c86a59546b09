/** A task's milestones: planned, done, late; added, changed and marked as done. */
import { type Milestone, targets } from '../../../contract/targets.ts'
import { NewMilestone } from '../../../domain/target/task.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { MILESTONE_LOOK } from '../../shared/shapes.ts'
import { ActionButton, Button } from '../kit/buttons.tsx'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import { Empty, type Opening, Section, useOpening } from '../kit/section.tsx'
import { t } from '../words.ts'
import { inPlannedOrder, type Writing } from './rules.ts'

/** `done`: only the day and the note are asked for. Without an id it is a new one. */
interface Opened {
  id?: string
  kind: 'edit' | 'done' | 'add'
}

export function MilestoneSection({ milestones, mayWrite, ...writing }: Writing & { milestones: Milestone[] }) {
  const opening = useOpening<Opened>('milestones-title', writing)
  const { said, opened, open } = opening
  const form = { ...writing, opening }
  return (
    <Section said={said} title={t('milestones_title')}>
      {milestones.length === 0 && <Empty>{t('milestones_none')}</Empty>}
      <ul class="plain records">
        {inPlannedOrder(milestones).map((milestone) => (
          <li key={milestone.id} data-milestone={milestone.id}>
            <Line milestone={milestone} />
            {mayWrite && <Buttons milestone={milestone} opening={opening} />}
            {mayWrite && opened?.id === milestone.id && (
              <MilestoneForm key={opened.kind} milestone={milestone} isDoing={opened.kind === 'done'} {...form} />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && opened?.kind !== 'add' && (
        <ActionButton label={t('milestone_add')} onClick={() => open({ kind: 'add' })} />
      )}
      {mayWrite && opened?.kind === 'add' && <MilestoneForm {...form} />}
    </Section>
  )
}

const Line = ({ milestone: { name, plannedOn, doneOn, note, state, daysLate } }: { milestone: Milestone }) => (
  <>
    <p class="record-head">
      <strong lang="zh-CN">{name}</strong>
      <Mark look={MILESTONE_LOOK[state]}>
        {state === 'late' || state === 'done_late'
          ? t(`milestone_${state}`, { days: figure(daysLate) })
          : t(`milestone_${state}`)}
      </Mark>
    </p>
    <p class="soft record-days">
      <span>{`${t('planned_on')} ${plannedOn}`}</span>
      {doneOn && state.startsWith('done') && <span>{`${t('done_on')} ${doneOn}`}</span>}
      {note && <span lang="zh-CN">{note}</span>}
    </p>
  </>
)

interface ButtonsProps {
  milestone: Milestone
  opening: Opening<Opened>
}

function Buttons({ milestone: { id, name, doneOn }, opening: { opened, open, close } }: ButtonsProps) {
  const toggle = (kind: 'edit' | 'done') => {
    const isOpen = opened?.kind === kind && opened.id === id
    return { 'aria-expanded': isOpen, onClick: () => (isOpen ? close() : open({ id, kind })) }
  }
  return (
    <p class="actions">
      {!doneOn && (
        <Button label={t('milestone_mark_done')} of={t('milestone_mark_this', { name })} {...toggle('done')} />
      )}
      <Button class="quiet" label={t('milestone_edit')} of={t('milestone_edit_this', { name })} {...toggle('edit')} />
    </p>
  )
}

interface FormProps extends Omit<Writing, 'mayWrite'> {
  opening: Opening<Opened>
  /** Absent: a new one. */
  milestone?: Milestone
  /** Only what is needed to mark it as done. */
  isDoing?: boolean
}

function MilestoneForm({ code, today, milestone, isDoing = false, opening, reload }: FormProps) {
  const [ownId] = useFormId()
  const { id = ownId, name, plannedOn, doneOn, note, revision } = milestone ?? {}
  const form = useForm(NewMilestone, {
    start: { id, name, plannedOn, doneOn: doneOn ?? (isDoing ? today : undefined), note, revision },
    fields: {
      name: t('milestone_name'),
      plannedOn: t('planned_on'),
      doneOn: { label: t('done_on'), hint: isDoing ? undefined : t('done_on_hint'), max: today, isNeeded: isDoing },
      note: t('note_optional'),
    },
    send: (body) => ask(targets.putMilestone, { params: { code, id }, body }),
    done: (wanted) => opening.saved(t('saved_this', { name: wanted.name })),
    conflict: reload,
  })
  return (
    <Form
      of={form}
      label={name === undefined ? t('milestone_add') : t('milestone_edit_this', { name })}
      button={t(isDoing ? 'milestone_mark_done' : 'save')}
      cancel={opening.close}
      isOpened
    >
      {!isDoing && <Field of={form} name="name" />}
      <FieldRow of={form} names={[!isDoing && 'plannedOn', 'doneOn']} />
      <Field of={form} name="note" />
    </Form>
  )
}
