/** 补记一场: of which evening it is. */
import { useState } from 'preact/hooks'
import { addDays } from '../../../domain/period.ts'
import { shortDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { spanOf } from '../log/log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import type { Form } from './parts.tsx'
import { eveningOf } from '../home/tonight.ts'

const LATE_MS = 24 * 3_600_000

export function DayPick({ form: { draft, update }, today }: { form: Form; today: string }) {
  const { copy, now } = useCopy()
  const evening = eveningOf(now(), copy.timeZone)
  const last = addDays(evening, -1)
  const [isOpen, setOpen] = useState(draft.day !== evening && draft.day !== last)
  const day = (of: string, word: 'day_today' | 'day_last') => (
    <button
      type="button"
      class="pick-button"
      aria-pressed={draft.day === of && !isOpen}
      onClick={() => {
        setOpen(false)
        update({ day: of })
      }}
    >
      {t(word)}
    </button>
  )
  const { endedAt } = spanOf(draft, copy.timeZone)
  const isLate = endedAt !== undefined && now().getTime() - Date.parse(endedAt) > LATE_MS
  return (
    <>
      <div class="days" role="group" aria-label={t('day')}>
        {day(evening, 'day_today')}
        {day(last, 'day_last')}
        <button type="button" class="pick-button" aria-pressed={isOpen} onClick={() => setOpen(true)}>
          {t('day_another')}
        </button>
      </div>
      {isOpen && (
        <input
          type="date"
          aria-label={t('day')}
          max={today}
          value={draft.day}
          onInput={({ currentTarget: { value } }) => value !== '' && update({ day: value })}
        />
      )}
      <p class="soft" data-line="day">
        {t(isLate ? 'late_is' : 'late_is_not', { day: shortDay(draft.day) })}
      </p>
    </>
  )
}
