/** The filters of a list, each in the address and each taking effect at once; folded on a phone. */
import type { ComponentChildren } from 'preact'
import { t } from '../words.ts'
import { Choice, Day } from './filter-fields.tsx'
import type { Choices as ChoicesOf } from './form-draft.ts'
import type { ListQuery, Query } from './list.tsx'
import { Icon } from './marks.tsx'

type Filtered<W extends string> = {
  query: Query<W>
  set: (word: W) => (value: string) => void
}

interface Props<W extends string> {
  of: Filtered<W> & Pick<ListQuery<W>, 'count' | 'cleared'>
  /** What came by a link and has no field: shown by name, and it can be taken out again. */
  chips?: Partial<Record<W, ((value: string) => string) | undefined>>
  /** On a phone, too, once something is chosen. */
  isOpen?: boolean
  children: ComponentChildren
}

export function Filters<W extends string>({ of: list, chips, isOpen, children }: Props<W>) {
  const { count, query, set } = list
  const chosen = (Object.keys(chips ?? {}) as W[]).flatMap((word) => {
    const value = query[word]
    return value ? [{ word, name: chips?.[word]?.(value) ?? value }] : []
  })
  return (
    <details class="filter-room" open={(isOpen && count > 0) || matchMedia('(min-width: 60rem)').matches}>
      <summary>{count > 0 ? t('filters_count', { count }) : t('filters')}</summary>
      <div class="filters">
        {children}
        {chosen.map(({ word, name }) => (
          <button
            key={word}
            type="button"
            class="chip"
            aria-label={t('filter_remove', { village: name })}
            onClick={() => set(word)('')}
          >
            {t('filter_village', { village: name })} <Icon name="close" />
          </button>
        ))}
        {count > 0 && (
          <a class="clear" href={list.cleared}>
            {t('filter_clear')}
          </a>
        )}
      </div>
    </details>
  )
}

/** A field's value and how to set it, for the fields of filter-fields.tsx. */
export const filterOf = <W extends string>({ query, set }: Filtered<W>, word: W) => ({
  value: query[word],
  set: set(word),
})

interface Span<W extends string> {
  of: Filtered<W>
  from?: W
  to?: W
  labels?: readonly [from: string, to: string]
}

export const Days = <W extends string>({ of: list, from, to, labels }: Span<W>) => (
  <>
    <Day label={labels?.[0] ?? t('from')} {...filterOf(list, from ?? ('from' as W))} />
    <Day label={labels?.[1] ?? t('to')} {...filterOf(list, to ?? ('to' as W))} />
  </>
)

interface ChoicesProps<W extends string> {
  of: Filtered<W>
  word: W
  label: string
  any: string
  choices: ChoicesOf
}

export const Choices = <W extends string>({ of: list, word, label, any, choices }: ChoicesProps<W>) => (
  <Choice label={label} none={any} choices={choices} {...filterOf(list, word)} />
)

/** Villages under special watch, the others, or all. */
export const Designated = <W extends string>({ of: list }: { of: Filtered<W | 'designated'> }) => (
  <Choices
    of={list}
    word="designated"
    label={t('designated_village')}
    any={t('designated_any')}
    choices={[
      ['true', t('designated_only')],
      ['false', t('designated_not')],
    ]}
  />
)
