/** Of the evening: when it began and ended by the office's clock (now, by the film's length, or typed), how many came, indoors or not. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { addDays, localTime } from '../../../domain/period.ts'
import { shortDay } from '../../shared/format.ts'
import { Choice, Step, stepped, useTyped } from '../kit/inputs.tsx'
import { Remarks } from '../kit/remarks.tsx'
import { Button, Says, wrongBy } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { dayOfStart, isNextDay, timeAfter } from './log-draft.ts'
import type { PartProps } from './log-entry.ts'

export function Times({ draft, findings, issue, update }: PartProps) {
  const { copy, now, today } = useCopy()
  const { timeZone } = copy
  const nowTime = () => localTime(now(), timeZone)
  const minutes = copy.films.reduce((sum, film) => sum + (draft.filmCodes.includes(film.code) ? film.minutes : 0), 0)
  const byFilms = (other: string | undefined, way: 1 | -1) =>
    other !== undefined && minutes > 0 ? timeAfter(other, way * minutes) : undefined
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
          guess={startTime === undefined ? byFilms(endTime, -1) : undefined}
        />
        <Time
          name="end"
          value={endTime}
          says={isBefore ? t('end_before_start', { start: startTime, end: endTime }) : issue('endedAt')}
          set={(time) => update({ endTime: time })}
          press={() => update({ endTime: nowTime() })}
          guess={endTime === undefined ? byFilms(startTime, 1) : undefined}
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
      <Button class="now" label={t(`now_${name}`)} act={press} />
      {guess !== undefined && <Button label={t('time_by_film', { time: guess })} act={() => set(guess)} />}
      <Says says={says} id={`${name}-says`} />
      {children}
    </div>
  )
}

function Day({ day, today, choose }: { day: string; today: string; choose: (day: string) => void }) {
  const yesterday = addDays(today, -1)
  const [isOpen, setOpen] = useState(day !== today && day !== yesterday)
  return (
    <>
      <div class="choice" role="group" aria-label={t('day')}>
        <Button aria-pressed={day === today} label={t('day_today')} act={() => choose(today)} />
        <Button aria-pressed={day === yesterday} label={t('day_yesterday')} act={() => choose(yesterday)} />
        <Button aria-expanded={isOpen} label={t('day_other')} act={() => setOpen(!isOpen)} />
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

export function Attendance({ draft, findings, issue, update }: PartProps) {
  const { attendance } = draft
  const typed = useTyped(attendance, (people) => update({ attendance: people }))
  const says = typed.isWrong ? t('number_wrong') : issue('attendance')
  const step = (by: number) => update({ attendance: stepped(attendance, by) })
  const steps = (some: number[]) => some.map((by) => <Step key={by} by={by} of={t('attendance')} act={step} />)
  return (
    <>
      <section class={says === '' ? 'block' : 'block has-issue'} aria-label={t('attendance')}>
        <label class="label" for="attendance">
          {t('attendance')}
        </label>
        <div class="stepper">
          {steps([-10, -1])}
          <input id="attendance" {...typed.field} {...wrongBy(says, 'attendance-says')} />
          {steps([1, 10])}
        </div>
        <Says says={says} id="attendance-says" />
        <Remarks findings={findings} at="attendance" />
      </section>
      <Choice
        label={t('venue')}
        options={['outdoor', 'indoor'] as const}
        chosen={draft.venue}
        choose={(venue) => update({ venue })}
        word={(venue) => t(`venue_${venue}`)}
        says={issue('venue')}
      />
    </>
  )
}
