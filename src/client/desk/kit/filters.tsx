/** The filters of a list, each in the address and each taking effect at once, folded on a phone; and the fields that set them. */
import type { ComponentChildren } from 'preact'
import { teams as teamRoutes, townships as townshipRoutes } from '../../../contract/register.ts'
import { textIn } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../words.ts'
import type { Choices as ChoicesOf } from './form-draft.ts'
import type { ListQuery, Query } from './list.tsx'
import { Icon } from './marks.tsx'

interface FilterField {
  value: string | undefined
  set: (value: string) => void
}

/** While a year is typed the field already has a value, of the first century; none takes the day out. */
const isWhole = (day: string): boolean => day === '' || day >= '2000'

export const Day = ({ label, value, set }: FilterField & { label: string }) => (
  <label>
    <span>{label}</span>
    <input
      type="date"
      value={value ?? ''}
      onChange={({ currentTarget: typed }) => isWhole(typed.value) && set(typed.value)}
    />
  </label>
)

/** As `YYYY-MM`, which is also typed where a browser has no calendar of months. */
export const Month = ({ label, value, set }: FilterField & { label: string }) => (
  <label>
    <span>{label}</span>
    <input
      type="month"
      pattern="20[0-9]{2}-(0[1-9]|1[0-2])"
      placeholder="2017-06"
      value={value ?? ''}
      onChange={({ currentTarget: typed }) => isWhole(typed.value) && typed.checkValidity() && set(typed.value)}
    />
  </label>
)

interface OptionsProps {
  of: ChoicesOf
  /** In front of them, for nothing or anything. */
  none?: string | undefined
}

/** What can be chosen, each by its value. */
export const Options = ({ of: choices, none }: OptionsProps) => (
  <>
    {none !== undefined && <option value="">{none}</option>}
    {choices.map(([value, name]) => (
      <option key={value} value={value}>
        {name}
      </option>
    ))}
  </>
)

interface ChoiceProps extends FilterField {
  label: string
  none?: string | undefined
  choices?: ChoicesOf
  /** Options that are more than a value and a name. */
  children?: ComponentChildren
}

export const Choice = ({ label, value, set, none, choices, children }: ChoiceProps) => (
  <label>
    <span>{label}</span>
    <select value={value ?? ''} onChange={({ currentTarget }) => set(currentTarget.value)}>
      {choices && <Options of={choices} none={none} />}
      {children}
    </select>
  </label>
)

interface Named {
  code: string
  name: string
  endsOn?: string | undefined
}

/** What ended is still chosen for days before; its name says until when. */
export const nameOrEnd = ({ name, endsOn }: Omit<Named, 'code'>): string =>
  endsOn === undefined ? name : t('with_end', { name, day: endsOn })

/** Until the names are here, what is chosen is shown by its code. */
export const namedChoices = (things: Named[] | undefined, chosen?: string): ChoicesOf =>
  (things ?? (chosen ? [{ code: chosen, name: chosen }] : [])).map((one) => [one.code, nameOrEnd(one)])

export function TownshipChoice(field: FilterField) {
  const choices = namedChoices(useAll(townshipRoutes.list, {}).data?.items, field.value)
  return <Choice label={t('township')} none={t('all_townships')} choices={choices} {...field} />
}

export function TeamChoice(field: FilterField) {
  const choices = namedChoices(useAll(teamRoutes.list, {}).data?.items, field.value)
  return <Choice label={t('team')} none={t('all_teams')} choices={choices} {...field} />
}

interface CheckProps {
  label: ComponentChildren
  name?: string
  isOn: boolean
  set: (isOn: boolean) => void
}

/** Yes or no, by a tick. */
export const Check = ({ label, name, isOn, set }: CheckProps) => (
  <label class="check">
    <input type="checkbox" name={name} checked={isOn} onChange={({ currentTarget }) => set(currentTarget.checked)} />
    <span>{label}</span>
  </label>
)

interface SearchProps extends FilterField {
  hint?: string
  /** Of one that looks for something of its own. */
  name?: string
  label?: string
  button?: string
}

export const SearchBox = ({ hint, value, set, name = 'q', label, button }: SearchProps) => (
  <form
    class="search"
    role={name === 'q' ? 'search' : undefined}
    onSubmit={(event) => {
      event.preventDefault()
      set(textIn(event.currentTarget, name).trim())
    }}
  >
    <label>
      <span>{label ?? t('search')}</span>
      <input type="search" name={name} value={value ?? ''} placeholder={hint} />
    </label>
    <button type="submit">{button ?? t('search')}</button>
  </form>
)

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

/** A field's value and how to set it, for such a field. */
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
