/** “It did not happen”: one tap on a reason, said at once, undone for as long as it was not sent. */
import { useEffect, useState } from 'preact/hooks'
import { MissedReason } from '../../../domain/screening/missed-show.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { shortDay } from '../../shared/format.ts'
import { eveningOf, missedDays, missedEntry, missedToQueue, untilMissed } from './missed-entry.ts'
import { useCopy, usePhone } from '../phone/phone.ts'
import type { VillageRow } from '../home/home-order.ts'
import { t } from '../words.ts'

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
          <button key={reason} type="button" onClick={() => say(reason)}>
            {t(`missed_reason_${reason}`)}
          </button>
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
        <button type="button" class="quiet" onClick={() => void change({ kind: 'dropped', key: entry.key })}>
          {t('undo')}
        </button>
      )}
    </>
  )
}
