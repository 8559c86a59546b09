/** How many came, and whether it was indoors; a stepper, or a number as it is. */
import { numberIn, stepped } from '../log-draft.ts'
import { t } from '../later-words.ts'
import type { PartProps } from './log-form.tsx'

const STEPS = [-10, -1, 1, 10] as const
const VENUES = ['outdoor', 'indoor'] as const

export function Attendance({ draft, issue, update }: PartProps) {
  const { attendance } = draft
  const [says, venueSays] = [issue('attendance'), issue('venue')]
  const step = (by: number) => (
    <button key={by} type="button" onClick={() => update({ attendance: stepped(attendance, by) })}>
      {by > 0 ? `+${by}` : `−${-by}`}
      <span class="unseen"> {t('attendance')}</span>
    </button>
  )
  return (
    <>
      <section class={says === '' ? 'block' : 'block has-issue'} aria-label={t('attendance')}>
        <label class="label" for="attendance">
          {t('attendance')}
        </label>
        <div class="stepper">
          {STEPS.slice(0, 2).map(step)}
          <input
            id="attendance"
            inputMode="numeric"
            autocomplete="off"
            value={attendance === undefined ? '' : String(attendance)}
            onInput={(event) => update({ attendance: numberIn(event.currentTarget.value) })}
          />
          {STEPS.slice(2).map(step)}
        </div>
        <p class="says" role="alert">
          {says}
        </p>
      </section>
      <section class={venueSays === '' ? 'block' : 'block has-issue'} aria-label={t('venue')}>
        <h2>{t('venue')}</h2>
        <div class="choice">
          {VENUES.map((venue) => (
            <button key={venue} type="button" aria-pressed={draft.venue === venue} onClick={() => update({ venue })}>
              {t(`venue_${venue}`)}
            </button>
          ))}
        </div>
        <p class="says" role="alert">
          {venueSays}
        </p>
      </section>
    </>
  )
}
