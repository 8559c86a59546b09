/** Villages or townships, ticked in a list that can be narrowed; of some only one. */
import { useId, useState } from 'preact/hooks'
import type { Problem } from '../../shared/api.ts'
import { figure } from '../../shared/format.ts'
import { issueAt } from '../kit/fields.tsx'
import { TownshipChoice } from '../kit/filters.tsx'
import { Empty } from '../kit/section.tsx'
import { t } from '../later-words.ts'
import type { Thing } from './change-rules.ts'

export interface Listed extends Thing {
  townshipName?: string
  aliases?: string[]
}

interface Props {
  label: string
  things: readonly Listed[]
  chosen: readonly Thing[]
  choose: (codes: string[]) => void
  isOne: boolean
  problem: Problem | undefined
}

export function ThingPicker({ label, things, chosen, choose, isOne, problem }: Props) {
  const id = useId()
  const [filter, setFilter] = useState({ township: '', text: '' })
  const text = filter.text.trim()
  const shown = things.filter(
    ({ code, name, townshipCode, aliases = [] }) =>
      (filter.township === '' || townshipCode === filter.township) &&
      [name, code, ...aliases].some((one) => one.includes(text)),
  )
  const codes = chosen.map(({ code }) => code)
  const tick = (code: string, isChosen: boolean) => {
    if (isOne) choose([code])
    else choose(isChosen ? [...codes, code] : codes.filter((one) => one !== code))
  }
  const wrong = issueAt(problem, 'from')
  const isOfVillages = things.some(({ townshipCode }) => townshipCode !== undefined)
  return (
    <fieldset class="group-row" data-part="from">
      <legend>{label}</legend>
      <div class="filters">
        {isOfVillages && (
          <TownshipChoice value={filter.township} set={(township) => setFilter({ ...filter, township })} />
        )}
        <label>
          <span>{t('change_find')}</span>
          <input
            type="search"
            value={filter.text}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? id : undefined}
            onInput={({ currentTarget }) => setFilter({ ...filter, text: currentTarget.value })}
          />
        </label>
      </div>
      {wrong && (
        <p id={id} class="wrong">
          {wrong}
        </p>
      )}
      <p data-part="chosen" role="status">
        {chosen.length === 0
          ? t('change_none_chosen')
          : t('change_chosen', {
              count: figure(chosen.length),
              names: chosen.map(({ name }) => name).join(t('list_comma')),
            })}
      </p>
      {shown.length === 0 && <Empty>{t('villages_none')}</Empty>}
      <ul class="ticks" aria-label={label}>
        {shown.map(({ code, name, townshipName }) => (
          <li key={code}>
            <label>
              <input
                type={isOne ? 'radio' : 'checkbox'}
                name={isOne ? `${id}-one` : undefined}
                value={code}
                checked={codes.includes(code)}
                onChange={({ currentTarget }) => tick(code, currentTarget.checked)}
              />
              <span>
                {name} <span class="soft">{townshipName ?? code}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
