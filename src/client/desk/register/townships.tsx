/** The townships of the register: how many villages each has; a name changed, or a new one. */
import { useState } from 'preact/hooks'
import type { Township } from '../../../domain/register/place.ts'
import { Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { emptyAmong } from '../kit/asked.ts'
import { InputField } from '../kit/fields.tsx'
import { throwIncomplete, useSending } from '../kit/sending.ts'
import { Failure, Skeleton } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { useAllVillages } from './all-villages.ts'
import { EntryForm } from '../kit/entry-form.tsx'
import { changedFields } from '../kit/entry-draft.ts'
import { type Editing, useEditing } from '../kit/editing.ts'
import { useKeptDraft } from '../kit/kept-draft.ts'

export function TownshipsPart() {
  const townships = useWhole<Township>('/api/townships')
  const { villages } = useAllVillages()
  const [opened, setOpened] = useState<string>()
  const [says, setSays] = useState('')
  const saved = (name: string) => {
    setSays(t('saved_this', { name }))
    document.getElementById('townships-title')?.focus()
    setOpened(undefined)
    townships.reload()
  }
  const close = () => setOpened(undefined)
  const countOf = (code: string): string =>
    villages ? t('team_serves', { count: figure(villages.filter((one) => one.townshipCode === code).length) }) : ''
  return (
    <section aria-labelledby="townships-title">
      <h2 id="townships-title" tabIndex={-1}>
        {t('part_townships')}
      </h2>
      <p class="said" role="status">
        {says}
      </p>
      {opened === 'new' ? (
        <TownshipEdit key="new" {...{ saved, close }} />
      ) : (
        <p class="actions">
          <button type="button" onClick={() => setOpened('new')}>
            {t('township_add')}
          </button>
        </p>
      )}
      <Answered load={townships} lines={12}>
        {({ items }) => (
          <ul class="plain records one-button" data-list="townships">
            {items.map(({ code, name }) => (
              <li key={code} data-township={code}>
                <p class="record-head">
                  <a href={`/register?township=${encodeURIComponent(code)}`}>{name}</a>{' '}
                  <span class="soft">{countOf(code)}</span>
                </p>
                {opened === code ? (
                  <TownshipEdit code={code} {...{ saved, close }} />
                ) : (
                  <p class="actions">
                    <button type="button" aria-label={t('edit_this', { name })} onClick={() => setOpened(code)}>
                      {t('edit')}
                    </button>
                  </p>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </section>
  )
}

interface Props {
  /** None for a new one. */
  code?: string
  saved: (name: string) => void
  close: () => void
}
const pathOf = (code: string): string => `/api/townships/${encodeURIComponent(code)}`

function TownshipEdit({ code, ...props }: Props) {
  const editing = useEditing<Township>(code === undefined ? null : pathOf(code), { kind: 'township', id: code ?? '' })
  if (editing.problem) return <Failure problem={editing.problem} retry={editing.reload} />
  if (code !== undefined && !editing.kept) return <Skeleton lines={3} />
  return <TownshipForm editing={editing} {...props} />
}

const FIELDS = ['code', 'name'] as const
const LABELS = { code: 'field_code', name: 'township_name' } as const

function TownshipForm({ editing, saved, close }: Omit<Props, 'code'> & { editing: Editing<Township> }) {
  const township = editing.kept?.thing
  const base = { code: township?.code ?? '', name: township?.name ?? '' }
  const { draft, set, clear } = useKeptDraft(`township ${township?.code ?? 'new'}`, base)
  const sending = useSending()
  const rows = changedFields(base, draft).map((field) => ({
    ...{ field, label: t(LABELS[field]), before: base[field], after: draft[field].trim() },
  }))
  const field = (name: (typeof FIELDS)[number]) => ({
    ...{ name, value: draft[name], set: set(name), problem: sending.problem, label: t(LABELS[name]) },
  })
  const submit = () =>
    sending.run(async () => {
      throwIncomplete(emptyAmong(FIELDS.map((path) => ({ path, label: t(LABELS[path]), value: draft[path] }))))
      if (rows.length === 0) throw new Problem('nothing', t('changes_none'))
      const wanted = { code: draft.code.trim(), name: draft.name.trim() }
      await editing.put(pathOf(wanted.code), wanted)
      clear()
      saved(wanted.name)
    })
  return (
    <EntryForm
      label={township ? t('edit_this', { name: township.name }) : t('township_add')}
      {...{ editing, sending, rows, submit, clear, close }}
      names={FIELDS}
    >
      <div class="field-row">
        {!township && <InputField {...field('code')} hint={t('township_code_hint')} maxLength={40} />}
        <InputField {...field('name')} maxLength={60} />
      </div>
    </EntryForm>
  )
}
