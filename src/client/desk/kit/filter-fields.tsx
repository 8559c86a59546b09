/** The fields of a filter; each takes effect at once. */
import type { ComponentChildren } from 'preact'
import { teams as teamRoutes, townships as townshipRoutes } from '../../../contract/register.ts'
import { textIn } from '../../shared/format.ts'
import { useAll } from '../../shared/load.ts'
import { t } from '../words.ts'
import type { Choices } from './form-draft.ts'

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
  of: Choices
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
  choices?: Choices
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
export const namedChoices = (things: Named[] | undefined, chosen?: string): Choices =>
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
