/** What was entered by hand for a task, and the form that adds to it; a correction is a negative entry. */
import { useState } from 'preact/hooks'
import { targets, type TaskEntry } from '../../../contract/targets.ts'
import { NewTargetEntry } from '../../../domain/target/target.ts'
import { ask, useFormId } from '../../shared/api.ts'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { t } from '../words.ts'
import { Field, Form, useForm } from '../kit/form.tsx'
import { Empty } from '../kit/states.tsx'
import { Table } from '../kit/table.tsx'
import type { Writing } from './rules.ts'

interface Props extends Writing {
  entries: TaskEntry[]
  unit: string
}

export function EntrySection({ entries, unit, ...writing }: Props) {
  return (
    <section aria-labelledby="entries-title">
      <h2 id="entries-title">{t('entries_title')}</h2>
      {entries.length === 0 ? <Empty>{t('entries_none')}</Empty> : <Entries entries={entries} unit={unit} />}
      {writing.mayWrite && <EntryForm unit={unit} {...writing} />}
    </section>
  )
}

/** The latest day first; of one day, what came last. */
const newestFirst = (entries: TaskEntry[]): TaskEntry[] =>
  [...entries].sort((a, b) => (a.on + a.receivedAt < b.on + b.receivedAt ? 1 : -1))

const Entries = ({ entries, unit }: { entries: TaskEntry[]; unit: string }) => (
  <Table
    name="entries"
    class="cards-on-phones"
    label={t('entries_title')}
    rows={newestFirst(entries)}
    keyOf={({ id }) => id}
    columns={[
      { head: t('entry_on'), cell: ({ on }) => on },
      {
        head: t('amount'),
        class: 'number',
        cell: ({ amount }) => (
          <>
            {amount < 0 && <span class="tag">{t('entry_correction')}</span>} {figure(amount)} {unit}
          </>
        ),
      },
      { head: t('entry_note'), class: 'wide', cell: ({ note }) => <span lang="zh-CN">{note}</span> },
      { head: t('entry_by'), cell: ({ enteredBy }) => enteredBy ?? t('unknown') },
      { head: t('received_at'), class: 'soft', cell: ({ receivedAt }) => dayTimeOf(receivedAt) },
    ]}
  />
)

function EntryForm({ code, today, unit, reload }: Writing & { unit: string }) {
  const [id, renew] = useFormId()
  const [says, setSays] = useState('')
  const again = () => {
    renew()
    reload()
  }
  const form = useForm(NewTargetEntry, {
    start: { id, on: today },
    fields: { on: t('entry_on'), amount: t('entry_amount', { unit }), note: t('entry_note') },
    send: async (body) => {
      setSays('')
      await ask(targets.enter, { params: { code }, body })
    },
    done: ({ amount }) => {
      setSays(t('entry_kept', { amount: figure(amount), unit }))
      again()
    },
    conflict: again,
  })
  return (
    <>
      <h3>{t('entry_add')}</h3>
      <Form of={form} label={t('entry_add')} button={t('entry_add')}>
        <div class="field-row">
          <Field of={form} name="on" max={today} />
          <Field of={form} name="amount" type="number" hint={t('entry_amount_hint')} />
        </div>
        <Field of={form} name="note" />
      </Form>
      <p class="said" role="status">
        {says}
      </p>
    </>
  )
}
