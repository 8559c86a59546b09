/** The fields of a filter; each takes effect at once. */
import type { ComponentChildren } from 'preact'
import { textIn } from '../../shared/format.ts'
import { t } from '../words.ts'
import { teams as teamRoutes, townships as townshipRoutes } from '../../../contract/register.ts'
import { useAll } from '../../shared/load.ts'

export interface FilterField {
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

export const Choice = ({
  label,
  value,
  set,
  children,
}: FilterField & { label: string; children: ComponentChildren }) => (
  <label>
    <span>{label}</span>
    <select value={value ?? ''} onChange={({ currentTarget }) => set(currentTarget.value)}>
      {children}
    </select>
  </label>
)

export function TownshipChoice(field: FilterField) {
  const townships = useAll(townshipRoutes.list, {})
  return (
    <Choice label={t('township')} {...field}>
      <option value="">{t('all_townships')}</option>
      <Named things={townships.data?.items} chosen={field.value} />
    </Choice>
  )
}

export function TeamChoice(field: FilterField) {
  const teams = useAll(teamRoutes.list, {})
  return (
    <Choice label={t('team')} {...field}>
      <option value="">{t('all_teams')}</option>
      <Named things={teams.data?.items} chosen={field.value} />
    </Choice>
  )
}

/** Until the names are here, what is chosen is shown by its code. */
export function Named({
  things,
  chosen,
}: {
  things: { code: string; name: string }[] | undefined
  chosen: string | undefined
}) {
  const known = things ?? (chosen ? [{ code: chosen, name: chosen }] : [])
  return (
    <>
      {known.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </>
  )
}

export const SearchBox = ({ hint, value, set }: FilterField & { hint: string }) => (
  <form
    class="search"
    role="search"
    onSubmit={(event) => {
      event.preventDefault()
      set(textIn(event.currentTarget, 'q').trim())
    }}
  >
    <label>
      <span>{t('search')}</span>
      <input type="search" name="q" value={value ?? ''} placeholder={hint} />
    </label>
    <button type="submit">{t('search')}</button>
  </form>
)
