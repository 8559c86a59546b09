/** Lists of records, each with a button that opens its form; the buttons themselves; and the parts of a page, each at its own address. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button, Changing, Says } from './buttons.tsx'
import { useSending } from './fields.tsx'
import { type Key, t } from '../later-words.ts'
import type { Opening } from './section.tsx'

export const EditButton = ({ name, open }: { name: string; open: () => void }) => (
  <Changing>
    <Button label={t('edit')} of={t('edit_this', { name })} onClick={open} />
  </Changing>
)

interface RecordsProps<T> {
  of: Pick<Opening<string>, 'opened' | 'open'>
  /** What tests and styles know the list by. */
  name: string
  items: readonly T[]
  keyOf: (item: T) => string
  nameOf: (item: T) => string
  attribute: `data-${string}`
  line: (item: T) => ComponentChildren
  /** The form of an item, in place of its button. */
  form: (item: T) => ComponentChildren
}

/** A list of records, each with a button that opens its form beneath it. */
export const Records = <T,>({
  of: { opened, open },
  name,
  items,
  keyOf,
  nameOf,
  attribute,
  line,
  form,
}: RecordsProps<T>) => (
  <ul class="plain records one-button" data-list={name}>
    {items.map((item) => (
      <li key={keyOf(item)} {...{ [attribute]: keyOf(item) }}>
        {line(item)}
        {opened === keyOf(item) ? (
          form(item)
        ) : (
          <p class="actions">
            <EditButton name={nameOf(item)} open={() => open(keyOf(item))} />
          </p>
        )}
      </li>
    ))}
  </ul>
)

interface PartsProps<P extends string> {
  page: string
  label: string
  parts: readonly (readonly [P, Key])[]
  here: P
}

export const Parts = <P extends string>({ page, label, parts, here }: PartsProps<P>) => (
  <nav class="parts" aria-label={label}>
    {parts.map(([part, title], index) => (
      <a
        key={part}
        href={index === 0 ? `/${page}` : `/${page}?part=${part}`}
        aria-current={part === here ? 'page' : undefined}
      >
        {t(title as 'register_title')}
      </a>
    ))}
  </nav>
)

/** The part an address names; the first when it names none we know. */
export function partIn<P extends string>(search: string, parts: readonly (readonly [P, Key])[]): P {
  const asked = new URLSearchParams(search).get('part')
  const found = parts.find(([part]) => part === asked) ?? parts[0]
  if (!found) throw new Error('a page without parts')
  return found[0]
}

interface AskedProps {
  label: string
  of?: string
  /** On the button that does it. */
  sure: string
  /** What would come of it, said beside the question. */
  what?: ComponentChildren
  act: () => Promise<void>
  /** Somebody was first: what they did is to be shown. */
  conflict?: () => void
}

/** A button that asks once more before what cannot be undone. */
export function AskedTwice({ label, of, sure, what, act, conflict }: AskedProps) {
  const [isAsking, setAsking] = useState(false)
  const { problem, isSending, run } = useSending({ conflict })
  return (
    <>
      {isAsking && what && <p>{what}</p>}
      <Says>{problem?.detail}</Says>
      <p class="actions">
        {isAsking ? (
          <>
            <Button label={sure} isBusy={isSending} onClick={() => run(act)} />
            <Button class="quiet" label={t('cancel')} onClick={() => setAsking(false)} />
          </>
        ) : (
          <Button label={label} of={of} onClick={() => setAsking(true)} />
        )}
      </p>
    </>
  )
}
