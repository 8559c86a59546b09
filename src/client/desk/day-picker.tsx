/** Which day a page speaks of: any up to today, and the way back to today. */
import { t } from './words.ts'

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
  return (
    <>
      <label class="day-picker">
        <span>{t('show_day')}</span>
        <input
          type="date"
          value={shown}
          min={FIRST_DAY}
          max={today}
          required
          onChange={({ currentTarget: { value } }) => value >= FIRST_DAY && show(value)}
        />
      </label>
      {isChosen && (
        <button type="button" class="quiet" onClick={() => show(undefined)}>
          {t('as_of_today')}
        </button>
      )}
    </>
  )
}
