/** Lists of records, each with a button that opens its form; and the buttons themselves. */
import type { ComponentChildren } from 'preact'
import { t } from '../later-words.ts'
import type { Opening } from './section.tsx'

export const EditButton = ({ name, open }: { name: string; open: () => void }) => (
  <button type="button" aria-label={t('edit_this', { name })} onClick={open}>
    {t('edit')}
  </button>
)

export const AddButton = ({ label, open }: { label: string; open: () => void }) => (
  <p class="actions">
    <button type="button" onClick={open}>
      {label}
    </button>
  </p>
)

interface RecordsProps<T> {
  of: Pick<Opening<string>, 'opened' | 'open'>
  /** What tests and styles know the list by. */
  name: string
  items: readonly T[]
  /** How an item is known, and how it is called. */
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
