/** The form of one entry of the register: its fields, what somebody else changed meanwhile, and what saving would change. */
import type { ComponentChildren } from 'preact'
import { t } from '../later-words.ts'
import { Form } from './fields.tsx'
import type { Sending } from './sending.ts'
import { type ChangeRow, Changes } from '../register/changes.tsx'
import type { Editing } from './editing.ts'
import { Overtaken } from './overtaken.tsx'

interface Props {
  label: string
  editing: Pick<Editing<unknown>, 'lines'>
  sending: Pick<Sending, 'problem' | 'isSending'>
  names: readonly string[]
  rows: ChangeRow[]
  submit: () => void
  /** Forgets what was typed. */
  clear: () => void
  /** Where it opens over a list and is put away again. */
  close?: () => void
  children: ComponentChildren
}

export function EntryForm({ label, editing, sending, names, rows, submit, clear, close, children }: Props) {
  const putAway = () => {
    clear()
    close?.()
  }
  return (
    <Form
      {...{ label, sending, submit, names }}
      button={t(editing.lines ? 'save_over' : 'save')}
      cancel={close && putAway}
      isOpened={close !== undefined}
    >
      {children}
      {editing.lines && <Overtaken lines={editing.lines} theirs={clear} />}
      <Changes rows={rows} />
    </Form>
  )
}
