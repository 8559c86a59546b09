/** Which day a page speaks of: any up to today, and the way back to today. */
import { useId, useState } from 'preact/hooks'
import { longDay } from '../../shared/format.ts'
import { t } from '../words.ts'

/** While a year is typed the field already has a value, of the first century. */
const FIRST_DAY = '2000-01-01'

interface Props {
  shown: string
  /** By the server's clock. */
  today: string | undefined
  /** Does the address name a day? Then there is a way back. */
  isChosen: boolean
  /** Without a day: today. */
  show: (asOf: string | undefined) => void
}

export function DayPicker({ shown, today, isChosen, show }: Props) {
  const id = useId()
  // stays as it was typed: on the way to a day of last year the month may be one that is still to come
  const [later, setLater] = useState<string>()
  const choose = (day: string) => {
    const isToCome = today !== undefined && day > today
    setLater(isToCome ? day : undefined)
    if (day >= FIRST_DAY && !isToCome) show(day)
  }
  return (
    <>
      <label class="day-picker">
        <span>{t('show_day')}</span>
        <input
          type="date"
          value={later ?? shown}
          min={FIRST_DAY}
          max={today}
          required
          aria-invalid={later !== undefined || undefined}
          aria-describedby={later === undefined ? undefined : id}
          onChange={({ currentTarget: { value } }) => choose(value)}
        />
      </label>
      {later !== undefined && today && (
        <span id={id} class="wrong" role="alert">
          {t('day_to_come', { today: longDay(today) })}
        </span>
      )}
      {isChosen && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setLater(undefined)
            show(undefined)
          }}
        >
          {t('as_of_today')}
        </button>
      )}
    </>
  )
}
