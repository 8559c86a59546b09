/** What was entered by hand for a task, and the form that adds to it; a correction is a negative entry. */
import { useState } from 'preact/hooks'
import { dayTimeOf, figure } from '../../shared/format.ts'
import { useFormId } from '../../shared/fresh-id.ts'
import type { TaskEntry } from '../../shared/replies-tasks.ts'
import { t } from '../words.ts'
import { emptyAmong, notNumbers, numberIn } from '../kit/asked.ts'
import { Form, InputField } from '../kit/fields.tsx'
import { useSending } from '../kit/sending.ts'
import { Empty } from '../kit/states.tsx'
import type { Writing } from './writing.ts'

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

function Entries({ entries, unit }: { entries: TaskEntry[]; unit: string }) {
  return (
    <table class="cards-on-phones" role="table" data-table="entries" aria-label={t('entries_title')}>
      <thead role="rowgroup">
        <tr role="row">
          {(['entry_on', 'amount', 'entry_note', 'entry_by', 'received_at'] as const).map((word) => (
            <th key={word} role="columnheader" scope="col" class={word === 'amount' ? 'number' : undefined}>
              {t(word)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {newestFirst(entries).map(({ id, on, amount, note, enteredBy, receivedAt }) => (
          <tr key={id} role="row">
            <td role="cell">{on}</td>
            <td role="cell" class="number">
              {amount < 0 && <span class="tag">{t('entry_correction')}</span>} {figure(amount)} {unit}
            </td>
            <td role="cell" class="wide" lang="zh-CN">
              {note}
            </td>
            <td role="cell">{enteredBy ?? t('unknown')}</td>
            <td role="cell" class="soft">
              {dayTimeOf(receivedAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const FIELDS = ['on', 'amount', 'note'] as const

function EntryForm({ code, today, unit, reload }: Writing & { unit: string }) {
  const [id, renew] = useFormId()
  const blank = { on: today, amount: '', note: '' }
  const [draft, setDraft] = useState(blank)
  const [says, setSays] = useState('')
  const amount = numberIn(draft.amount)
  const again = () => {
    renew()
    reload()
  }
  const sending = useSending({
    done: () => {
      setSays(t('entry_kept', { amount: figure(amount ?? 0), unit }))
      setDraft(blank)
      again()
    },
    conflict: again,
  })
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    value: draft[name],
    set: (value: string) => setDraft({ ...draft, [name]: value }),
    problem: sending.problem,
  })
  const labels = { on: t('entry_on'), amount: t('entry_amount', { unit }), note: t('entry_note') }
  const submit = () => {
    setSays('')
    const asked = FIELDS.map((path) => ({ path, label: labels[path], value: draft[path] }))
    const issues = [...emptyAmong(asked), ...notNumbers([{ path: 'amount', value: draft.amount }])]
    sending.refuse(issues)
    if (issues.length > 0) return
    const entry = { id, on: draft.on, amount, note: draft.note.trim() }
    sending.send('POST', `/api/targets/${encodeURIComponent(code)}/entries`, entry)
  }
  return (
    <>
      <h3>{t('entry_add')}</h3>
      <Form label={t('entry_add')} sending={sending} names={FIELDS} submit={submit} button={t('entry_add')}>
        <div class="field-row">
          <InputField {...field('on')} label={labels.on} type="date" max={today} />
          <InputField {...field('amount')} label={labels.amount} type="number" hint={t('entry_amount_hint')} />
        </div>
        <InputField {...field('note')} label={labels.note} maxLength={500} />
      </Form>
      <p class="said" role="status">
        {says}
      </p>
    </>
  )
}
