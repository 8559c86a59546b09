/** “It did not happen”: one tap on a reason, said at once, undone for as long as it was not sent. */
import { useState } from 'preact/hooks'
import { MISSED_DAYS, MissedReason, type NewMissedShow } from '../../../domain/screening/missed-show.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { freshId } from '../../shared/api.ts'
import { shortDay } from '../../shared/format.ts'
import { useCopy } from '../phone/phone.ts'
import { eveningOf } from '../home/tonight.ts'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { addDays } from '../../../domain/period.ts'
import './missed.css'
import { type Entry, madeEntry } from '../../shared/phone/outbox-entry.ts'

interface Props {
  villageCode: string
  /** The evening that is meant; this one unless told. */
  on?: string
  done: () => void
}
export function MissedReasons({ villageCode, on: meant, done }: Props) {
  const { copy, person, change, now, stamp } = useCopy()
  const [on, setOn] = useState(() => meant ?? eveningOf(now(), stamp().timeZone))
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

/** The evenings of which it can still be said, this one first. */
const missedDays = (evening: string): string[] =>
  Array.from({ length: MISSED_DAYS }, (_, ago) => addDays(evening, -ago))

type Missed = NewMissedShow & Pick<Entry, 'person' | 'madeAt'>
export const missedEntry = ({ person, madeAt, ...body }: Missed): Entry =>
  madeEntry({ kind: 'missed_show', key: `missed:${body.id}`, about: body.id, person, body, madeAt })
