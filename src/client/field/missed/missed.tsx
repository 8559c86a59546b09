/** “It did not happen”: one tap on a reason, said at once, undone for as long as it was not sent. */
import { useEffect, useState } from 'preact/hooks'
import { MISSED_DAYS, MissedReason, type NewMissedShow } from '../../../domain/screening/missed-show.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { freshId } from '../../shared/api.ts'
import { shortDay } from '../../shared/format.ts'
import { useCopy, usePhone } from '../phone/phone.ts'
import type { VillageRow } from '../home/home-order.ts'
import { Button } from '../kit/states.tsx'
import { t } from '../words.ts'
import { addDays, localDay } from '../../../domain/period.ts'
import { type Entry, madeEntry, type OutboxEvent } from '../../shared/phone/outbox-entry.ts'

/** The one who queues what was not taken back; stands in the frame, so that it works in every view. */
export function useMissedQueue(): void {
  const { entries, change, isOnline } = usePhone()
  useEffect(() => {
    // without signal nothing is sent, and all can still be taken back
    if (!isOnline) return
    const wait = untilMissed(entries, phoneNow())
    if (wait === null) return
    const timer = setTimeout(() => void change(missedToQueue(entries, phoneNow())), wait + 50)
    return () => clearTimeout(timer)
  }, [entries, change, isOnline])
}

export function MissedReasons({ villageCode, done }: { villageCode: string; done: () => void }) {
  const { copy, person, change, now, stamp } = useCopy()
  const [on, setOn] = useState(() => eveningOf(now(), stamp().timeZone))
  const say = (reason: MissedReason) => {
    const { recordedAt } = stamp()
    const teamCode = copy.team?.code ?? person.teamCode ?? ''
    const made = { id: freshId(), person: person.id, teamCode, villageCode, on, reason, recordedAt, madeAt: phoneNow() }
    void change({ kind: 'drafted', entry: missedEntry(made) })
    done()
  }
  return (
    <div class="missed-reasons" role="group" aria-label={t('missed_why')}>
      <p class="soft">{t('missed_why')}</p>
      <label class="field">
        <span>{t('missed_day')}</span>
        <select value={on} onInput={(event) => setOn(event.currentTarget.value)}>
          {missedDays(eveningOf(now(), stamp().timeZone)).map((day, ago) => (
            <option key={day} value={day}>
              {ago === 0 ? t('missed_tonight', { day: shortDay(day) }) : shortDay(day)}
            </option>
          ))}
        </select>
      </label>
      <div class="choice">
        {MissedReason.options.map((reason) => (
          <Button key={reason} label={t(`missed_reason_${reason}`)} act={() => say(reason)} />
        ))}
      </div>
    </div>
  )
}

export function MissedNote({ missed }: { missed: NonNullable<VillageRow['missed']> }) {
  const { change } = usePhone()
  const { entry } = missed
  return (
    <>
      <span class="soft">
        {t('missed_note', { day: shortDay(missed.on), reason: t(`missed_reason_${missed.reason}`) })}
      </span>
      {entry?.state === 'draft' && (
        <Button class="quiet" label={t('undo')} act={() => void change({ kind: 'dropped', key: entry.key })} />
      )}
    </>
  )
}

/** So long a slip of the thumb can be undone. */
export const UNDO_MS = 8000
const NIGHT_HOURS_MS = 5 * 3_600_000

/** After midnight it is still the evening before. */
export const eveningOf = (now: Date, timeZone: string): string =>
  localDay(new Date(now.getTime() - NIGHT_HOURS_MS), timeZone)

/** The evenings of which it can still be said, this one first. */
const missedDays = (evening: string): string[] =>
  Array.from({ length: MISSED_DAYS }, (_, ago) => addDays(evening, -ago))

type Missed = NewMissedShow & Pick<Entry, 'person' | 'madeAt'>
export const missedEntry = ({ person, madeAt, ...body }: Missed): Entry =>
  madeEntry({ kind: 'missed_show', key: `missed:${body.id}`, about: body.id, person, body, madeAt })

/** What nobody took back in time, also when the app was closed meanwhile. */
export const missedToQueue = (entries: readonly Entry[], now: number): OutboxEvent[] =>
  entries.flatMap(({ kind, state, madeAt, key, body }) =>
    kind === 'missed_show' && state === 'draft' && now - madeAt >= UNDO_MS ? [{ kind: 'queued', key, body }] : [],
  )

/** Milliseconds until the next one is due; null when none waits. */
export function untilMissed(entries: readonly Entry[], now: number): number | null {
  const left = entries.flatMap(({ kind, state, madeAt }) =>
    kind === 'missed_show' && state === 'draft' ? [Math.max(0, madeAt + UNDO_MS - now)] : [],
  )
  return left.length > 0 ? Math.min(...left) : null
}
