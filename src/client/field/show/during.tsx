/** 放映中: always dark. The clock, the minutes against the film, a photo, notes with one tap; the end, and what is asked before it. */
import { useState } from 'preact/hooks'
import { localTime } from '../../../domain/period.ts'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { LogDraft, NoteKind } from '../log/log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { type Form, ShowFrame } from './parts.tsx'
import { Shoot, ShotsSay, useShots } from './photos.tsx'
import { ended, endedAt, notBegun, noted, undone } from './show-draft.ts'
import { isForgotten, type Running, runningOf } from './show-time.ts'
import { Sign, type SignName } from './signs.tsx'

/** So long a start that was pressed too soon can be taken back. */
const TAKE_BACK_MINUTES = 5

export function During({ form }: { form: Form }) {
  const { copy, entries, now } = useCopy()
  const { draft, update } = form
  const [isAsking, setAsking] = useState(false)
  const at = now()
  const running = runningOf(draft, copy, at)
  const end = () => update(ended(draft, { copy, entries, now: at }))
  const isLost = isForgotten(draft, at, copy.timeZone)
  return (
    <ShowFrame moment="during" name={t('moment_during')}>
      <BigScreen draft={draft} running={running} time={localTime(at, copy.timeZone)} />
      <svg class="dark-beam" viewBox="0 0 360 326" preserveAspectRatio="none" aria-hidden="true">
        <polygon points="18,0 342,0 190,326 170,326" />
        <polygon class="is-inner" points="90,0 270,0 186,326 174,326" />
      </svg>
      {isLost ? (
        <Forgotten form={form} running={running} />
      ) : (
        <>
          <MiddlePhoto form={form} running={running} />
          <Notes form={form} />
          <p class="safe">
            <Sign name="lock" isSmall />
            {t('show_is_safe')}
          </p>
          {running.minutes < TAKE_BACK_MINUTES && (
            <p>
              <Button class="quiet" label={t('not_begun')} act={() => update(notBegun)} />
            </p>
          )}
          <div class="show-foot">
            {isAsking && (
              <div class="ask-end" role="group" aria-label={t('end_show')}>
                <p>{t('end_early', { minutes: running.minutes })}</p>
                <p class="actions">
                  <Button data-do="end-yes" label={t('end_show')} act={end} />
                  <Button label={t('end_not_yet')} act={() => setAsking(false)} />
                </p>
              </div>
            )}
            <Button
              class={running.isEarly ? 'lamp is-hollow' : 'lamp'}
              data-do="end"
              label={
                <>
                  <span class="lens" />
                  {t('end_show')}
                </>
              }
              act={() => (running.isEarly ? setAsking(true) : end())}
            />
          </div>
        </>
      )}
    </ShowFrame>
  )
}

interface BigProps {
  draft: LogDraft
  running: Running
  time: string
}
function BigScreen({ draft, running, time }: BigProps) {
  const { copy } = useCopy()
  const { minutes, filmMinutes, startTime, endsTime, frames, standsSince } = running
  const titles = draft.filmCodes.map((code) => copy.films.find((film) => film.code === code)?.title ?? code)
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  return (
    <section class="screen is-big">
      <p class="big-title">
        <span class="song">{[...titles, ...(draft.filmTitles ?? [])].join(t('list_comma'))}</span>{' '}
        <span>{village?.name ?? draft.villageCode}</span>
      </p>
      <div class="clock" role="timer" aria-label={t('time')}>
        {time}
      </div>
      <p class="ends big">
        <b data-line="ran">{t('ran_minutes', { minutes })}</b>
        {filmMinutes > 0 && <span>{t('film_minutes', { minutes: filmMinutes })}</span>}
      </p>
      {frames.length > 0 && (
        <div class="film" aria-hidden="true">
          <div class="run">
            {frames.map((share, i) => (
              <i
                // the frames of one film never change places
                // eslint-disable-next-line react/no-array-index-key
                key={i}
                class={i === Math.floor(frames.length / 2) ? 'is-middle' : undefined}
                style={lit(share)}
              />
            ))}
          </div>
        </div>
      )}
      <p class="ends">
        <span>{t('began_at', { time: startTime })}</span>
        {standsSince === undefined ? (
          endsTime !== undefined && <span>{t('ends_about', { time: endsTime })}</span>
        ) : (
          <span>{t('stands_since', { time: localTime(standsSince, copy.timeZone) })}</span>
        )}
      </p>
    </section>
  )
}

const lit = (share: number) => ({
  background: `linear-gradient(90deg, #f2b24a ${Math.round(share * 100)}%, #2c241a ${Math.round(share * 100)}%)`,
})

function MiddlePhoto({ form, running }: { form: Form; running: Running }) {
  const shots = useShots(form)
  const isShot = form.draft.photos.some(({ kind }) => kind === 'middle')
  const says = isShot ? 'middle_taken' : running.isHalf ? 'middle_now' : 'middle_later'
  return (
    <>
      <Shoot kind="middle" shots={shots} class="mid">
        <Sign name={isShot ? 'check' : 'camera'} />
        <span>
          <b>{t('shoot_middle')}</b>
          <br />
          <span class="small">{t(says)}</span>
        </span>
      </Shoot>
      <ShotsSay shots={shots} />
    </>
  )
}

const NOTES: [NoteKind, SignName][] = [
  ['rain', 'rain'],
  ['power', 'power'],
  ['break', 'break'],
]

/** What stands is ended by the same button. */
function kindNow(kind: NoteKind, { pauses = [] }: LogDraft): NoteKind {
  const standing = pauses.find(({ until }) => until === undefined)?.reason
  if (kind === 'power' && standing === 'power') return 'power_over'
  return kind === 'break' && standing === 'other' ? 'break_over' : kind
}

function Notes({ form: { draft, update } }: { form: Form }) {
  const { copy, now } = useCopy()
  const note = (kind: NoteKind) => update(noted(draft, kind, t(`note_${kind}`), now(), copy.timeZone))
  const { lastNote } = draft
  return (
    <>
      <div class="notes">
        {NOTES.map(([first, sign]) => {
          const kind = kindNow(first, draft)
          const isOn = kind !== first || lastNote?.kind === first
          return (
            <button
              key={first}
              type="button"
              class={isOn ? 'is-on' : undefined}
              data-note={kind}
              onClick={() => note(kind)}
            >
              <Sign name={sign} />
              <b>{t(`note_${kind}`)}</b>
            </button>
          )
        })}
      </div>
      {lastNote && (
        <p class="noted" role="status" data-line="noted">
          <Sign name="check" isSmall />
          <span>{t('noted_is', { time: lastNote.at, what: t(`note_${lastNote.kind}`) })}</span>
          <Button
            class="quiet"
            label={
              <>
                <Sign name="undo" isSmall />
                {t('undo')}
              </>
            }
            act={() => update(undone(draft))}
          />
        </p>
      )}
    </>
  )
}

/** Three in the morning, and nobody said when it ended: it is asked, and never guessed. */
function Forgotten({ form: { draft, update }, running: { endsTime } }: { form: Form; running: Running }) {
  const { copy, entries, now } = useCopy()
  const [time, setTime] = useState('')
  const end = (at: string) => update(endedAt(draft, at, { copy, entries, now: now() }))
  return (
    <section class="ask-end" role="group" aria-label={t('end_forgotten')} data-ask="end">
      <h2>{t('end_forgotten')}</h2>
      {endsTime !== undefined && <Button label={t('time_by_film', { time: endsTime })} act={() => end(endsTime)} />}
      <label class="field">
        <span>{t('time_end')}</span>
        <input type="time" name="end" value={time} onInput={({ currentTarget }) => setTime(currentTarget.value)} />
      </label>
      <Button class="main-action wide" label={t('end_then')} act={() => time !== '' && end(time)} />
    </section>
  )
}
