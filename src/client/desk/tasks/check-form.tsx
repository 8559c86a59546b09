/** A check of one item in one village: what was last found, and what was found now. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { useFormId } from '../../shared/fresh-id.ts'
import type { ChecklistItem, ChecklistVillage } from '../../shared/replies-tasks.ts'
import { t } from '../words.ts'
import { emptyAmong, notNumbers, numberIn } from '../kit/asked.ts'
import { Form, InputField } from '../kit/fields.tsx'
import { useSending } from '../kit/sending.ts'
import { checkOf, checkState } from './check-state.ts'
import type { Writing } from './writing.ts'
import { unitSaid } from '../kit/target-words.ts'

interface Props extends Writing {
  village: ChecklistVillage
  item: ChecklistItem
  close: () => void
}

const FIELDS = ['value', 'checkedOn', 'note'] as const

export function CheckDialog({ village, item, close, ...writing }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const title = t('check_title', { village: village.name, item: item.name })
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="check-title" onClose={close}>
      <h3 id="check-title">{title}</h3>
      <LastCheck village={village} item={item} />
      <CheckForm village={village} item={item} title={title} {...writing} close={() => dialog.current?.close()} />
    </dialog>
  )
}

function LastCheck({ village, item }: Pick<Props, 'village' | 'item'>) {
  const check = checkOf(village, item.code)
  const { value, checkedOn, note } = check
  if (value === null || checkedOn === null) return <p class="soft">{t('check_never')}</p>
  const facts = {
    day: checkedOn,
    value: figure(value),
    unit: unitSaid(item.unit),
    word: t(`check_${checkState(check)}`),
  }
  return (
    <p class="soft">
      {t('check_last', facts)} {note && <span lang="zh-CN">{note}</span>}
    </p>
  )
}

function CheckForm({ code, today, reload, village, item, title, close }: Props & { title: string }) {
  const [id, renew] = useFormId()
  const [draft, setDraft] = useState({ value: '', checkedOn: today, note: '' })
  const sending = useSending({
    done: () => {
      reload()
      close()
    },
    conflict: () => {
      renew()
      reload()
    },
  })
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    value: draft[name],
    set: (value: string) => setDraft({ ...draft, [name]: value }),
    problem: sending.problem,
  })
  const labels = {
    value: t('check_value', { unit: unitSaid(item.unit), minimum: figure(item.minimum) }),
    checkedOn: t('check_on'),
    note: t('check_note'),
  }
  const submit = () => {
    const asked = FIELDS.map((path) => ({ path, label: labels[path], value: draft[path] }))
    const issues = [...emptyAmong(asked), ...notNumbers([{ path: 'value', value: draft.value }])]
    sending.refuse(issues)
    if (issues.length > 0) return
    sending.send('POST', `/api/targets/${encodeURIComponent(code)}/checks`, {
      ...{ id, villageCode: village.code, item: item.code, checkedOn: draft.checkedOn },
      ...{ value: numberIn(draft.value), note: draft.note.trim() },
    })
  }
  return (
    <Form
      label={title}
      sending={sending}
      names={FIELDS}
      submit={submit}
      button={t('check_save')}
      cancel={close}
      isOpened
    >
      <InputField {...field('value')} label={labels.value} type="number" min="0" />
      <InputField {...field('checkedOn')} label={labels.checkedOn} type="date" max={today} />
      <InputField {...field('note')} label={labels.note} maxLength={500} />
    </Form>
  )
}
