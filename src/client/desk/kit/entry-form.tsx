/** The form of one entry of the register: its fields, what somebody else changed meanwhile, and what saving would change. */
import type { ComponentChildren } from 'preact'
import { t } from '../later-words.ts'
import { type ChangeRow, Changes } from './changes.tsx'
import type { Editing } from './editing.ts'
import { Form, type FormOf } from './form.tsx'
import { Overtaken } from './overtaken.tsx'
import { Failure, Skeleton } from './states.tsx'

interface Props<N extends string> {
  of: FormOf<N>
  label: string
  editing: Editing
  /** As many lines as it will have, while it is awaited. */
  lines?: number
  /** What would change, where some of it is said in other words. */
  rows?: ChangeRow[]
  names?: readonly string[]
  /** Where it opens over a list and is put away again. */
  close?: (() => void) | undefined
  children: ComponentChildren
  /** Beneath what would change. */
  foot?: ComponentChildren
}

export function EntryForm<N extends string>(props: Props<N>) {
  const { of: form, editing, lines = 4, rows = form.rows, close, children, foot, ...frame } = props
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  if (editing.isAwaited) return <Skeleton lines={lines} />
  const putAway = () => {
    form.clear()
    close?.()
  }
  return (
    <Form
      {...frame}
      of={form}
      button={t(editing.lines ? 'save_over' : 'save')}
      cancel={close && putAway}
      isOpened={close !== undefined}
    >
      {children}
      {editing.lines && <Overtaken lines={editing.lines} theirs={form.clear} />}
      <Changes rows={rows} />
      {foot}
    </Form>
  )
}
