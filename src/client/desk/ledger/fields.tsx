/** The form of an entry, new or to be changed: made of its noun's schema. */
import { useState } from 'preact/hooks'
import type { Township, Village } from '../../../domain/register/place.ts'
import { ask } from '../../shared/api.ts'
import { useToday } from '../../shared/load.ts'
import { reasonField } from '../kit/entry-form.tsx'
import type { FieldRule } from '../kit/form-draft.ts'
import { Field, FieldRow, Form, useForm } from '../kit/form.tsx'
import { t } from '../later-words.ts'
import { contentOf, type Entry, fieldOf, type Name, NOUNS } from './nouns.ts'

export interface Places {
  villages: Village[]
  townships: Township[]
}

interface Props {
  name: Name
  /** None of a new one. */
  entry?: Entry
  places: Places
  label: string
  close: () => void
  saved: (title: string) => void
  /** Somebody was first. */
  conflict?: () => void
}

function fieldsOf(name: Name, { villages, townships }: Places): Record<string, FieldRule> {
  const { kinds, noun, rows } = NOUNS[name]
  return {
    on: { label: t('day') },
    ...(kinds && {
      kind: {
        label: t('flag_kind'),
        choices: kinds.map((kind) => [kind, t(`${noun}_${kind}` as 'event_books')] as const),
        none: '',
      },
    }),
    title: { label: t('ledger_title') },
    villageCode: {
      label: t('village'),
      none: t('ledger_no_village'),
      choices: villages.map(({ code, name: village, townshipName: township }) => [
        code,
        t('village_title', { village, township }),
      ]),
    },
    townshipCode: {
      label: t('township'),
      none: t('for_county'),
      choices: townships.map(({ code, name: township }) => [code, township]),
    },
    ...Object.fromEntries(rows.flat().map((field) => [field, fieldOf(field)])),
    note: { label: t('note'), rows: 2 },
    reason: reasonField(),
  }
}

export function EntryFields({ name, entry, places, label, close, saved, conflict }: Props) {
  const { routes, schema, rows, kinds } = NOUNS[name]
  const [id] = useState(() => entry?.id ?? crypto.randomUUID())
  const today = useToday()
  const form = useForm(schema.extend({ reason: routes.send.body.shape.reason }), {
    keep: `ledger ${name} ${entry?.id ?? 'new'}`,
    start: entry ? contentOf(name, entry) : { id },
    begin: entry ? {} : { on: today },
    fields: fieldsOf(name, places),
    isChange: entry !== undefined,
    send: (body) => sendEntry(name, body, entry?.revision),
    done: (sent) => saved(String(sent['title'])),
    ...(conflict && { conflict }),
  })
  return (
    <Form of={form} label={label} cancel={close} isOpened>
      <FieldRow of={form} names={['on', kinds !== undefined && 'kind']} />
      <Field of={form} name="title" />
      <FieldRow of={form} names={['villageCode', 'townshipCode']} />
      {rows.map((row) => (
        <FieldRow key={row.join()} of={form} names={row} />
      ))}
      <Field of={form} name="note" />
      <Field of={form} name="reason" />
    </Form>
  )
}

/** The whole entry again, over the revision that was read; without one it is new. */
export function sendEntry(name: Name, content: Record<string, unknown>, revision?: number): Promise<unknown> {
  const { routes } = NOUNS[name]
  if (revision === undefined) return ask(routes.send, { body: content })
  return ask(routes.change, {
    params: { id: String(content['id']) },
    body: Object.assign({}, content, { revision }),
  })
}
