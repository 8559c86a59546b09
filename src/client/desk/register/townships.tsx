/** The townships of the register: how many villages each has; a name changed, or a new one. */
import { townships, villages } from '../../../contract/register.ts'
import { MOST_A_PAGE } from '../../../contract/list.ts'
import { Township } from '../../../domain/register/place.ts'
import { figure } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import { Answered } from '../kit/answered.tsx'
import { useEditing } from '../kit/editing.ts'
import { EntryForm } from '../kit/entry-form.tsx'
import { Field, useForm } from '../kit/form.tsx'
import { AddButton, Records } from '../kit/records.tsx'
import { type Opening, Section, useOpening } from '../kit/section.tsx'

export function TownshipsPart() {
  const all = useAll(townships.list, {})
  const known = useAll(villages.list, { query: { limit: MOST_A_PAGE } }).data?.items
  const opening = useOpening('townships-title', all)
  const countOf = (code: string): string =>
    known ? t('team_serves', { count: figure(known.filter((one) => one.townshipCode === code).length) }) : ''
  return (
    <Section said={opening.said} title={t('part_townships')}>
      {opening.opened === 'new' ? (
        <TownshipForm key="new" code={undefined} opening={opening} />
      ) : (
        <AddButton label={t('township_add')} open={() => opening.open('new')} />
      )}
      <Answered load={all} lines={12}>
        {({ items }) => (
          <Records
            of={opening}
            name="townships"
            attribute="data-township"
            items={items}
            keyOf={({ code }) => code}
            nameOf={({ name }) => name}
            line={({ code, name }) => (
              <p class="record-head">
                <a href={`/register?township=${encodeURIComponent(code)}`}>{name}</a>{' '}
                <span class="soft">{countOf(code)}</span>
              </p>
            )}
            form={({ code }) => <TownshipForm code={code} opening={opening} />}
          />
        )}
      </Answered>
    </Section>
  )
}

/** Of a new one there is no code yet. */
function TownshipForm({ code, opening }: { code: string | undefined; opening: Opening<string> }) {
  const editing = useEditing(townships, code === undefined ? null : { code }, 'township')
  const township = editing.kept?.thing
  const form = useForm(Township, {
    keep: `township ${code ?? 'new'}`,
    start: township ?? {},
    fields: { code: t('field_code'), name: t('township_name') },
    isChange: true,
    send: (wanted) => editing.put({ params: { code: wanted.code }, body: wanted }),
    done: ({ name }) => opening.saved(t('saved_this', { name })),
  })
  const label = township ? t('edit_this', { name: township.name }) : t('township_add')
  return (
    <EntryForm of={form} editing={editing} label={label} lines={3} close={opening.close}>
      <div class="field-row">
        {!township && <Field of={form} name="code" hint={t('township_code_hint')} />}
        <Field of={form} name="name" />
      </div>
    </EntryForm>
  )
}
