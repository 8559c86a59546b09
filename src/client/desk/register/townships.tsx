/** The townships of the register: how many villages each has; a name changed, or a new one. */
import { useState } from 'preact/hooks'
import { Township } from '../../../domain/register/place.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { Failure, Skeleton } from '../kit/states.tsx'
import { useWhole } from '../kit/whole-list.ts'
import { useAllVillages } from './all-villages.ts'
import { EntryForm } from '../kit/entry-form.tsx'
import { Field, useForm } from '../kit/form.tsx'
import { Section, useSaid } from '../kit/section.tsx'
import { type Editing, useEditing } from '../kit/editing.ts'

export function TownshipsPart() {
  const townships = useWhole<Township>('/api/townships')
  const { villages } = useAllVillages()
  const [opened, setOpened] = useState<string>()
  const said = useSaid('townships-title')
  const saved = (name: string) => {
    said.say(t('saved_this', { name }))
    setOpened(undefined)
    townships.reload()
  }
  const close = () => setOpened(undefined)
  const countOf = (code: string): string =>
    villages ? t('team_serves', { count: figure(villages.filter((one) => one.townshipCode === code).length) }) : ''
  return (
    <Section said={said} title={t('part_townships')}>
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
    </Section>
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

function TownshipForm({ editing, saved, close }: Omit<Props, 'code'> & { editing: Editing<Township> }) {
  const township = editing.kept?.thing
  const form = useForm(Township, {
    keep: `township ${township?.code ?? 'new'}`,
    start: township ?? {},
    fields: { code: t('field_code'), name: t('township_name') },
    isChange: true,
    send: (wanted) => editing.put(pathOf(wanted.code), wanted),
    done: ({ name }) => saved(name),
  })
  return (
    <EntryForm
      of={form}
      label={township ? t('edit_this', { name: township.name }) : t('township_add')}
      {...{ editing, close }}
    >
      <div class="field-row">
        {!township && <Field of={form} name="code" hint={t('township_code_hint')} />}
        <Field of={form} name="name" />
      </div>
    </EntryForm>
  )
}
