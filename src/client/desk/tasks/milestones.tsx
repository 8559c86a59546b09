/** A task's milestones: planned, done, late; added, changed and marked as done. */
import { type Milestone, targets } from '../../../contract/targets.ts'
import { NewMilestone } from '../../../domain/target/task.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { MILESTONE_LOOK } from '../../shared/shapes.ts'
import { t } from '../words.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { Mark } from '../kit/marks.tsx'
import { Section, useOpening } from '../kit/section.tsx'
import { Empty } from '../kit/states.tsx'
import { inPlannedOrder, type Writing } from './rules.ts'

/** `done`: only the day and the note are asked for. Without an id it is a new one. */
interface Opened {
  id?: string
  kind: 'edit' | 'done' | 'add'
}

export function MilestoneSection({ milestones, mayWrite, reload, ...writing }: Writing & { milestones: Milestone[] }) {
  const { said, opened, open, close, saved } = useOpening<Opened>('milestones-title', { reload })
  const form = { ...writing, saved: (name: string) => saved(t('saved_this', { name })), close, reload }
  return (
    <Section said={said} title={t('milestones_title')}>
      {milestones.length === 0 && <Empty>{t('milestones_none')}</Empty>}
      <ul class="plain records">
        {inPlannedOrder(milestones).map((milestone) => (
          <li key={milestone.id} data-milestone={milestone.id}>
            <Line milestone={milestone} />
            {mayWrite && <Buttons milestone={milestone} open={open} close={close} opened={opened} />}
            {mayWrite && opened?.id === milestone.id && (
              <MilestoneForm key={opened.kind} milestone={milestone} isDoing={opened.kind === 'done'} {...form} />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && opened?.kind !== 'add' && (
        <p class="actions">
          <button type="button" onClick={() => open({ kind: 'add' })}>
            {t('milestone_add')}
          </button>
        </p>
      )}
      {mayWrite && opened?.kind === 'add' && <MilestoneForm {...form} />}
    </Section>
  )
}

function Line({ milestone: { name, plannedOn, doneOn, note, state, daysLate } }: { milestone: Milestone }) {
  return (
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
        <span>
          {t('planned_on')} {plannedOn}
        </span>
        {doneOn && state.startsWith('done') && (
          <span>
            {t('done_on')} {doneOn}
          </span>
        )}
        {note && <span lang="zh-CN">{note}</span>}
      </p>
    </>
  )
}

interface ButtonsProps {
  milestone: Milestone
  opened: Opened | undefined
  open: (opened: Opened) => void
  close: () => void
}

function Buttons({ milestone: { id, name, doneOn }, opened, open, close }: ButtonsProps) {
  const isOpen = (kind: 'edit' | 'done'): boolean => opened?.kind === kind && opened.id === id
  return (
    <p class="actions">
      {!doneOn && (
        <button
          type="button"
          aria-expanded={isOpen('done')}
          aria-label={t('milestone_mark_this', { name })}
          onClick={() => (isOpen('done') ? close() : open({ id, kind: 'done' }))}
        >
          {t('milestone_mark_done')}
        </button>
      )}
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen('edit')}
        aria-label={t('milestone_edit_this', { name })}
        onClick={() => (isOpen('edit') ? close() : open({ id, kind: 'edit' }))}
      >
        {t('milestone_edit')}
      </button>
    </p>
  )
}

interface FormProps {
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

function MilestoneForm({ code, today, milestone, isDoing = false, saved, close, reload }: FormProps) {
  const [ownId] = useFormId()
  const { id = ownId, name, plannedOn, doneOn, note, revision } = milestone ?? {}
  const form = useForm(NewMilestone, {
    start: { id, name, plannedOn, doneOn: doneOn ?? (isDoing ? today : undefined), note, revision },
    fields: {
      name: t('milestone_name'),
      plannedOn: t('planned_on'),
      doneOn: { label: t('done_on'), isNeeded: isDoing },
      note: t('note_optional'),
    },
    send: (body) => ask(targets.putMilestone, { params: { code, id }, body }),
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
