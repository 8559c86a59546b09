/** How many came, and whether it was indoors; a stepper, or a number as it is typed. */
import { Choice, useTyped } from '../kit/inputs.tsx'
import { stepped } from './log-draft.ts'
import { Remarks } from '../kit/remarks.tsx'
import { Says, wrongBy } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { PartProps } from './findings-at-entry.ts'

const STEPS = [-10, -1, 1, 10] as const
const VENUES = ['outdoor', 'indoor'] as const

export function Attendance({ draft, findings, issue, update }: PartProps) {
  const { attendance } = draft
  const typed = useTyped(attendance, (people) => update({ attendance: people }))
  const says = typed.isWrong ? t('number_wrong') : issue('attendance')
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
            enterKeyHint="done"
            autocomplete="off"
            value={typed.text}
            onFocus={typed.enter}
            onBlur={typed.leave}
            onInput={(event) => typed.type(event.currentTarget.value)}
            {...wrongBy(says, 'attendance-says')}
          />
          {STEPS.slice(2).map(step)}
        </div>
        <Says says={says} id="attendance-says" />
        <Remarks findings={findings} at="attendance" />
      </section>
      <Choice
        title={t('venue')}
        options={VENUES}
        chosen={draft.venue}
        choose={(venue) => update({ venue })}
        label={(venue) => t(`venue_${venue}`)}
        says={issue('venue')}
      />
    </>
  )
}
