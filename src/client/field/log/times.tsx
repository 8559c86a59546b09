/** When it began and ended, by the office's clock: now, by the film's length, or typed. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { addDays, localTime } from '../../../domain/period.ts'
import { shortDay } from '../../shared/format.ts'
import { dayOfStart, isNextDay, timeAfter } from './log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { Remarks } from '../kit/remarks.tsx'
import { Says, wrongBy } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { PartProps } from './findings-at-entry.ts'

export function Times({ draft, findings, issue, update }: PartProps) {
  const { copy, now, today } = useCopy()
  const { timeZone } = copy
  const nowTime = () => localTime(now(), timeZone)
  const minutes = draft.filmCodes.reduce(
    (sum, code) => sum + (copy.films.find((film) => film.code === code)?.minutes ?? 0),
    0,
  )
  // a day that was chosen, or that an earlier draft has, is not moved by a time that would fit another
  const [isDayFixed, fixDay] = useState(draft.day !== today)
  const start = (startTime: string | undefined, isFixed = isDayFixed) =>
    update({
      startTime,
      ...(startTime !== undefined && !isFixed && { day: dayOfStart(startTime, now(), timeZone) }),
    })
  const startNow = () => {
    fixDay(false)
    start(nowTime(), false)
  }
  const choose = (day: string) => {
    fixDay(true)
    update({ day })
  }
  const { startTime, endTime } = draft
  const isBefore = startTime !== undefined && endTime !== undefined && endTime < startTime && !isNextDay(draft)
  return (
    <section class="block" aria-label={t('times')}>
      <h2>{t('times')}</h2>
      <Day day={draft.day} today={today} choose={choose} />
      <div class="times">
        <Time
          name="start"
          value={startTime}
          says={issue('startedAt')}
          set={(time) => start(time)}
          press={startNow}
          guess={
            startTime === undefined && endTime !== undefined && minutes > 0 ? timeAfter(endTime, -minutes) : undefined
          }
        />
        <Time
          name="end"
          value={endTime}
          says={isBefore ? t('end_before_start', { start: startTime, end: endTime }) : issue('endedAt')}
          set={(time) => update({ endTime: time })}
          press={() => update({ endTime: nowTime() })}
          guess={
            endTime === undefined && startTime !== undefined && minutes > 0 ? timeAfter(startTime, minutes) : undefined
          }
          note={isNextDay(draft) ? t('time_next_day') : undefined}
        >
          <Remarks findings={findings} at="end" />
        </Time>
      </div>
      <Remarks findings={findings} at="times" />
    </section>
  )
}

interface TimeProps {
  name: 'start' | 'end'
  value: string | undefined
  says: string
  set: (time: string | undefined) => void
  press: () => void
  /** By the length of the films, when the other end is known. */
  guess: string | undefined
  /** Beside the time: that it is of the next day. */
  note?: string | undefined
  children?: ComponentChildren
}
function Time({ name, value, says, set, press, guess, note, children }: TimeProps) {
  return (
    <div class={says === '' ? 'time' : 'time has-issue'}>
      <label class="field">
        <span>
          {t(`time_${name}`)} {note !== undefined && <strong data-line="next-day">{note}</strong>}
        </span>
        <input
          type="time"
          name={name}
          value={value?.slice(0, 5) ?? ''}
          onInput={(event) => set(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
          {...wrongBy(says, `${name}-says`)}
        />
      </label>
      <button type="button" class="now" onClick={press}>
        {t(`now_${name}`)}
      </button>
      {guess !== undefined && (
        <button type="button" onClick={() => set(guess)}>
          {t('time_by_film', { time: guess })}
        </button>
      )}
      <Says says={says} id={`${name}-says`} />
      {children}
    </div>
  )
}

function Day({ day, today, choose }: { day: string; today: string; choose: (day: string) => void }) {
  const days = [
    ['day_today', today],
    ['day_yesterday', addDays(today, -1)],
  ] as const
  const isOther = days.every(([, option]) => option !== day)
  const [isOpen, setOpen] = useState(isOther)
  return (
    <>
      <div class="choice" role="group" aria-label={t('day')}>
        {days.map(([word, option]) => (
          <button key={option} type="button" aria-pressed={day === option} onClick={() => choose(option)}>
            {t(word)}
          </button>
        ))}
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('day_other')}
        </button>
      </div>
      {isOpen && (
        <input
          type="date"
          aria-label={t('day')}
          max={today}
          value={day}
          onInput={(event) => event.currentTarget.value !== '' && choose(event.currentTarget.value)}
        />
      )}
      <p class="soft">{t('day_is', { day: shortDay(day) })}</p>
    </>
  )
}
