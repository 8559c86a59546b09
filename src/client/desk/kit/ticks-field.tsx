/** A field of the desk's forms in which any of some words are ticked: its value is these, in their order, with commas between. */
import type { FieldProps } from './fields.tsx'
import { Check } from './filters.tsx'
import type { Choices } from './form-draft.ts'

export function TicksField({ label, name, value, set, hint, ticks }: FieldProps & { ticks: Choices }) {
  const ticked = value.split(',')
  const toggle = (one: string, isOn: boolean) =>
    set(ticks.flatMap(([word]) => ((word === one ? isOn : ticked.includes(word)) ? word : [])).join(','))
  return (
    <fieldset class="group-row" data-ticks={name}>
      <legend>{label}</legend>
      <div class="scopes">
        {ticks.map(([word, said]) => (
          <Check key={word} name={word} label={said} isOn={ticked.includes(word)} set={(isOn) => toggle(word, isOn)} />
        ))}
      </div>
      {hint && <p class="soft">{hint}</p>}
    </fieldset>
  )
}
