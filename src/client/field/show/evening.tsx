/** What was settled in the first two moments, looked at or changed afterwards: village, film, venue, times, pauses. */
import { shortDay, timeOf } from '../../shared/format.ts'
import { wrongBy } from '../kit/states.tsx'
import { Button } from '../kit/states.tsx'
import { issuesAt } from '../kit/remarks.tsx'
import { t } from '../later-words.ts'
import { isNextDay, type LogDraft, spanOf, timeAfter } from '../log/log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { pausedMinutes } from '../../../domain/screening/pause.ts'
import { VenuePick } from './before.tsx'
import { FilmPick } from './films.tsx'
import { type BlockProps, type Form, Line, OpenBlock, SaidHere } from './parts.tsx'
import { standingOf } from './show-blocks.ts'
import { byHand, withEnd } from './show-draft.ts'
import { duskTime, filmMinutesOf, placeOf } from './show-time.ts'

const TIMES = ['startedAt', 'endedAt', 'pauses'] as const

function useNames({ draft }: Form) {
  const { copy } = useCopy()
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  const titles = draft.filmCodes.map((code) => copy.films.find((film) => film.code === code)?.title ?? code)
  return {
    village: village?.name ?? draft.villageCode ?? '',
    township: village?.townshipName ?? '',
    films: [...titles, ...(draft.filmTitles ?? [])].join(t('list_comma')),
  }
}

/** 20:36–22:13，放了97分钟 */
function spanSaid(draft: LogDraft, timeZone: string): string {
  const { startTime = '', endTime } = draft
  const { startedAt, endedAt } = spanOf(draft, timeZone)
  if (startedAt === undefined || endedAt === undefined || endTime === undefined)
    return t('began_at', { time: startTime.slice(0, 5) })
  const pauses = (draft.pauses ?? []).map(({ from, until = endedAt, reason }) => ({ from, until, reason }))
  const stood = Math.round(pausedMinutes({ startedAt, endedAt, pauses }))
  const minutes = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000) - stood
  const span = `${startTime.slice(0, 5)}–${endTime.slice(0, 5)}`
  return stood > 0 ? t('ran_with_pauses', { span, minutes, stood }) : t('ran_whole', { span, minutes })
}

export function ShowLine({ form }: BlockProps) {
  const { copy, today } = useCopy()
  const { draft, known, setOpen } = form
  const { village, films } = useNames(form)
  const day = draft.day === today ? '' : `${shortDay(draft.day)} `
  return (
    <Line block="show" standing={standingOf('show', known)} go={t('change_it')} act={() => setOpen('show')}>
      <b>{village}</b>　<span class="song">{films}</span>
      <span class="line-more">{day + spanSaid(draft, copy.timeZone)}</span>
    </Line>
  )
}

export function ShowBlock({ form, isTried }: BlockProps) {
  const { village, township } = useNames(form)
  return (
    <OpenBlock
      block="show"
      title={
        <>
          {village} <span class="soft">{township}</span>
        </>
      }
      beside={<Button class="quiet" label={t('other_village')} act={form.pickVillage} />}
    >
      <SaidHere form={form} of={['villageCode']} />
      <FilmPick form={form} isTried={isTried} />
      <VenuePick {...form} />
      <TimeFields form={form} />
      <Pauses form={form} />
      <SaidHere form={form} of={TIMES} />
    </OpenBlock>
  )
}

export function VillageLine({ form }: BlockProps) {
  const { village, township } = useNames(form)
  return (
    <>
      <Line block="village" standing={standingOf('village', form.known)} go={t('other_village')} act={form.pickVillage}>
        <b>{village}</b> <span class="soft">{township}</span>
      </Line>
      <SaidHere form={form} of={['villageCode']} />
    </>
  )
}

export function FilmLine({ form }: BlockProps) {
  const { copy } = useCopy()
  const { draft, known, setOpen } = form
  const { films } = useNames(form)
  const minutes = filmMinutesOf(draft, copy)
  const facts = [minutes > 0 && t('minutes_short', { minutes }), draft.venue && t(`venue_short_${draft.venue}`)].filter(
    Boolean,
  )
  return (
    <Line block="film" standing={standingOf('film', known)} go={t('change_it')} act={() => setOpen('film')}>
      <span class="song">{films || t('begin_lacks_film')}</span> <span class="soft">{facts.join(' · ')}</span>
    </Line>
  )
}

export const FilmBlock = ({ form, isTried }: BlockProps) => (
  <OpenBlock block="film" title={t('which_film')}>
    <FilmPick form={form} isTried={isTried} />
    <VenuePick {...form} />
  </OpenBlock>
)

export function TimesLine({ form }: BlockProps) {
  const { copy } = useCopy()
  const { draft, known, setOpen } = form
  return (
    <Line
      block="times"
      standing={standingOf('times', known)}
      label={t('time')}
      go={t('change_it')}
      act={() => setOpen('times')}
    >
      {spanSaid(draft, copy.timeZone)}
    </Line>
  )
}

/** When it began in steps of five minutes; the end follows the film until it is said otherwise. */
export function TimesBlock({ form }: BlockProps) {
  const { copy } = useCopy()
  const { draft, update } = form
  const { startTime = '20:00', day } = draft
  const dusk = duskTime(day, placeOf(draft, copy), copy.timeZone)
  const step = (by: number) => update(withEnd(draft, { startTime: timeAfter(startTime, by) }, copy))
  return (
    <OpenBlock block="times" title={t('ask_times')} beside={dusk && t('dark_at', { time: dusk })}>
      <div class="hm">
        <Button label="−5" of={t('minutes_word')} act={() => step(-5)} />
        <TimeInput form={form} name="start" />
        <Button label="+5" of={t('minutes_word')} act={() => step(5)} />
      </div>
      <EndSaid form={form} />
      <Pauses form={form} />
      <SaidHere form={form} of={TIMES} />
    </OpenBlock>
  )
}

function EndSaid({ form }: { form: Form }) {
  const { draft, update } = form
  if (!draft.proposed?.includes('endTime')) return <TimeInput form={form} name="end" isLabelled />
  return (
    <p>
      {t('ends_by_film', { time: draft.endTime ?? '' })}{' '}
      <Button
        class="quiet"
        label={t('change_it')}
        of={t('time_end')}
        act={() => update(byHand(draft, {}, 'endTime'))}
      />
    </p>
  )
}

const TimeFields = ({ form }: { form: Form }) => (
  <>
    <div class="two">
      <TimeInput form={form} name="start" isLabelled />
      <TimeInput form={form} name="end" isLabelled />
    </div>
    <DayInput form={form} />
  </>
)

/** A log that was sent of another evening than it was. */
function DayInput({ form: { draft, update } }: { form: Form }) {
  const { today } = useCopy()
  if (draft.revision === undefined) return null
  return (
    <label class="field">
      <span>{t('day')}</span>
      <input
        type="date"
        max={today}
        value={draft.day}
        onInput={({ currentTarget: { value } }) => value !== '' && update({ day: value })}
      />
    </label>
  )
}

interface TimeProps {
  form: Form
  name: 'start' | 'end'
  isLabelled?: boolean
}
function TimeInput({ form: { draft, check, update }, name, isLabelled = false }: TimeProps) {
  const { copy } = useCopy()
  const { startTime, endTime } = draft
  const isEnd = name === 'end'
  const value = isEnd ? endTime : startTime
  const isBefore = isEnd && startTime !== undefined && endTime !== undefined && endTime < startTime && !isNextDay(draft)
  const isWrong = issuesAt(check.said, isEnd ? 'endedAt' : 'startedAt').length > 0
  const says = isBefore ? t('end_before_start', { start: startTime, end: endTime }) : ''
  const set = (time: string) => {
    if (time === '') return
    update(isEnd ? byHand(draft, { endTime: time }, 'endTime') : withEnd(draft, { startTime: time }, copy))
  }
  return (
    <label class="field">
      <span class={isLabelled ? undefined : 'unseen'}>
        {t(`time_${name}`)} {isEnd && isNextDay(draft) && <strong data-line="next-day">{t('time_next_day')}</strong>}
      </span>
      <input
        type="time"
        name={name}
        class={isLabelled ? undefined : 'number-time'}
        value={value?.slice(0, 5) ?? ''}
        onInput={({ currentTarget }) => set(currentTarget.value)}
        {...wrongBy(isWrong ? `${says} ` : says, `${name}-says`)}
      />
      {isLabelled && (
        <span class="says" id={`${name}-says`} role="alert">
          {says}
        </span>
      )}
    </label>
  )
}

function Pauses({ form: { draft, update } }: { form: Form }) {
  if (!draft.pauses?.length) return null
  const drop = (from: string) => update({ pauses: draft.pauses?.filter((pause) => pause.from !== from) })
  return (
    <ul class="pauses" aria-label={t('pauses')}>
      {draft.pauses.map(({ from, until = from, reason }) => (
        <li key={from}>
          {t('pause_said', { why: t(`pause_${reason}`), from: timeOf(from), until: timeOf(until) })}
          <Button class="quiet" label={t('film_remove')} of={t('pauses')} act={() => drop(from)} />
        </li>
      ))}
    </ul>
  )
}
