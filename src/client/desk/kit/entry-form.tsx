/** The form of one entry of the register: its fields, what somebody else changed meanwhile, and what saving would change. */
import type { ComponentChildren } from 'preact'
import { t } from '../later-words.ts'
import { Changes } from './changes.tsx'
import type { Editing } from './editing.ts'
import { Form, type FormOf } from './form.tsx'
import { Overtaken } from './overtaken.tsx'

interface Props<N extends string> {
  of: FormOf<N>
  label: string
  editing: Pick<Editing<unknown>, 'lines'>
  names?: readonly string[]
  /** Where it opens over a list and is put away again. */
  close?: () => void
  children: ComponentChildren
}

export function EntryForm<N extends string>({ of: form, editing, close, children, ...frame }: Props<N>) {
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
      <Changes rows={form.rows} />
    </Form>
  )
}
