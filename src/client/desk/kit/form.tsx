/**
 * A form is its schema: which fields must be filled in, which are numbers, how long a text may be, what can be chosen.
 * What was typed stays through a refusal, and where it is kept, through a reload.
 */
import type * as z from 'zod'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import type { ChangeRow } from './form-draft.ts'
import { SaidLine } from './section.tsx'
import { TicksField } from './ticks-field.tsx'
import {
  Form as Frame,
  InputField,
  PassageField,
  SecretField,
  SelectField,
  type Sending,
  useSending,
} from './fields.tsx'
import {
  changesIn,
  type Draft,
  draftOf,
  type FieldLooks,
  type FieldRule,
  type Fields,
  issuesIn,
  looksOf,
  type Names,
  ruleOf,
  throwIncomplete,
  useKeptDraft,
  valueIn,
} from './form-draft.ts'

interface Options<S extends z.ZodObject, N extends Names<S>> {
  fields: Fields<N>
  /** As it is kept; of a new one, what goes along without a field. */
  start: Partial<z.input<S>>
  /** What a field begins with, where that is not what is kept. */
  begin?: Partial<z.input<S>>
  /** The name under which what is typed outlives the page. */
  keep?: string
  /** It takes days to write: what is typed outlives the browser, too. */
  isLasting?: boolean
  /** What the schema cannot know. */
  check?: (draft: Draft<N>) => Problem['issues']
  /** Nothing is sent while nothing differs. */
  isChange?: boolean
  send: (value: z.input<S>) => Promise<unknown>
  done?: (value: z.input<S>) => void
  /** Said beneath the form once it is sent. */
  says?: (value: z.input<S>) => string
  /** Somebody was first: what they did is to be shown. */
  conflict?: () => void
  /** Where the page sends more than the form, one thing at a time. */
  sending?: Sending
}

export interface FormOf<N extends string = string, V = unknown> {
  draft: Draft<N>
  /** What would be sent as it stands now. */
  value: V
  set: (name: N) => (value: string) => void
  clear: () => void
  rule: (name: N) => FieldRule & { maxLength?: number; isDay: boolean }
  names: readonly N[]
  /** What saving would change. */
  rows: ChangeRow[]
  sending: Sending
  /** `more` goes along, of another button than the form's own. */
  submit: (more?: Record<string, unknown>) => void
  /** What was said of it when it was sent; undefined of a form that goes away then. */
  says: string | undefined
}

export function useForm<S extends z.ZodObject, N extends Names<S>>(
  schema: S,
  options: Options<S, N>,
): FormOf<N, z.input<S>> {
  const {
    fields,
    start,
    begin,
    keep,
    isLasting,
    check,
    isChange = false,
    send,
    done,
    says: sentence,
    conflict,
  } = options
  const { draft, set, clear } = useKeptDraft<Draft<N>>(keep, draftOf(fields, { ...start, ...begin }), isLasting)
  const [said, setSaid] = useState('')
  const own = useSending({ conflict })
  const { sending = own } = options
  const rows = changesIn(fields, draftOf(fields, start), draft)
  const value = valueIn(schema, fields, start, draft)
  const submit: FormOf<N>['submit'] = (more = {}) =>
    sending.run(async () => {
      setSaid('')
      throwIncomplete([...issuesIn(schema, fields, draft), ...(check?.(draft) ?? [])])
      if (isChange && rows.length === 0) throw new Problem('nothing', t('changes_none'))
      const wanted = { ...value, ...more }
      await send(wanted)
      clear()
      done?.(wanted)
      if (sentence) setSaid(sentence(wanted))
    })
  const rule: FormOf<N>['rule'] = (name) => ({ ...ruleOf(fields, name), ...looksOf(schema, name) })
  return {
    draft,
    value,
    set,
    clear,
    rule,
    names: Object.keys(fields) as N[],
    rows,
    sending,
    submit,
    says: sentence && said,
  }
}

interface FieldProps<N extends string> extends FieldLooks {
  of: FormOf<N>
  name: N
}

export function Field<N extends string>({ of: form, name, ...looks }: FieldProps<N>) {
  const { label, choices, none, ticks, maxLength, isDay: asDay, isSecret, ...more } = { ...form.rule(name), ...looks }
  const { hint, wrongAt, rows, type = asDay ? 'date' : 'text', options, min, max, autocomplete, inputMode } = more
  const { problem } = form.sending
  const bare = { name, label, hint, wrongAt, problem, value: form.draft[name], set: form.set(name) }
  if (ticks) return <TicksField {...bare} ticks={ticks} />
  if (choices) return <SelectField {...bare} choices={choices} none={none} />
  if (isSecret) return <SecretField {...bare} autocomplete={autocomplete} />
  if (rows !== undefined) return <PassageField {...bare} maxLength={maxLength} rows={rows} />
  const input = { type, options, min, max, maxLength, autocomplete, inputMode }
  return <InputField {...bare} {...input} />
}

/** Fields beside one another; what is not asked for here is left out. */
export const FieldRow = <N extends string>({ of: form, names }: { of: FormOf<N>; names: readonly (N | false)[] }) => (
  <div class="field-row">{names.map((name) => name && <Field key={name} of={form} name={name} />)}</div>
)

interface FrameProps<N extends string> {
  of: FormOf<N>
  label: string
  button?: string
  /** Names of fields besides the form's own, that say themselves what is wrong with them. */
  names?: readonly string[]
  cancel?: (() => void) | undefined
  isOpened?: boolean
  children: ComponentChildren
}

export const Form = <N extends string>({ of: form, button, names, ...frame }: FrameProps<N>) => (
  <>
    <Frame
      {...frame}
      sending={form.sending}
      names={[...form.names, ...(names ?? [])]}
      submit={() => form.submit()}
      button={button ?? t('save')}
    />
    {form.says !== undefined && <SaidLine>{form.says}</SaidLine>}
  </>
)
