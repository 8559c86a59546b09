/** A task's milestones: planned, done, late; added, changed and marked as done. */
import { useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import type { Milestone } from '../../shared/replies-tasks.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { MILESTONE_LOOK } from '../../shared/shapes.ts'
import { Empty } from '../kit/states.tsx'
import { MilestoneForm } from './milestone-form.tsx'
import { inPlannedOrder } from './next-milestone.ts'
import type { Writing } from './writing.ts'

/** `done`: only the day and the note are asked for. */
type Opened = { id: string; kind: 'edit' | 'done' } | { kind: 'add' } | null

export function MilestoneSection({ milestones, mayWrite, reload, ...writing }: Writing & { milestones: Milestone[] }) {
  const [opened, setOpened] = useState<Opened>(null)
  const [says, setSays] = useState('')
  const close = () => setOpened(null)
  const open = (next: Opened) => {
    setSays('')
    setOpened(next)
  }
  const saved = (name: string) => {
    setSays(t('saved_this', { name }))
    document.getElementById('milestones-title')?.focus()
    close()
    reload()
  }
  const form = { ...writing, saved, close, reload }
  return (
    <section aria-labelledby="milestones-title">
      <h2 id="milestones-title" tabIndex={-1}>
        {t('milestones_title')}
      </h2>
      <p class="said" role="status">
        {says}
      </p>
      {milestones.length === 0 && <Empty>{t('milestones_none')}</Empty>}
      <ul class="plain records">
        {inPlannedOrder(milestones).map((milestone) => (
          <li key={milestone.id} data-milestone={milestone.id}>
            <Line milestone={milestone} />
            {mayWrite && <Buttons milestone={milestone} open={open} opened={opened} />}
            {mayWrite && opened && opened.kind !== 'add' && opened.id === milestone.id && (
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
    </section>
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
  opened: Opened
  open: (opened: Opened) => void
}

function Buttons({ milestone: { id, name, doneOn }, opened, open }: ButtonsProps) {
  const isOpen = (kind: 'edit' | 'done'): boolean => opened !== null && opened.kind === kind && opened.id === id
  return (
    <p class="actions">
      {!doneOn && (
        <button
          type="button"
          aria-expanded={isOpen('done')}
          aria-label={t('milestone_mark_this', { name })}
          onClick={() => open(isOpen('done') ? null : { id, kind: 'done' })}
        >
          {t('milestone_mark_done')}
        </button>
      )}
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen('edit')}
        aria-label={t('milestone_edit_this', { name })}
        onClick={() => open(isOpen('edit') ? null : { id, kind: 'edit' })}
      >
        {t('milestone_edit')}
      </button>
    </p>
  )
}
