/** What is chosen of an evening, and what speaks against it. */
import { say } from '../../../domain/language.ts'
import { addDays } from '../../../domain/period.ts'
import { planRemarks } from '../../../domain/plan/plan-remarks.ts'
import { shortDay, weekdayOf } from '../../shared/format.ts'
import { language } from '../../shared/words.ts'
import { Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { Plans } from './use-plans.ts'
import '../styles/form.css'

/** As far ahead as the copy goes. */
const DAYS_AHEAD = 35

interface DayProps {
  label: string
  value: string
  today: string
  set: (day: string) => void
}
export const Day = ({ label, value, today, set }: DayProps) => (
  <label class="field">
    <span>{label}</span>
    <select value={value} onInput={(event) => set(event.currentTarget.value)}>
      {Array.from({ length: DAYS_AHEAD + 1 }, (_, days) => addDays(today, days)).map((day) => (
        <option key={day} value={day}>
          {shortDay(day)} {weekdayOf(day)}
        </option>
      ))}
    </select>
  </label>
)

interface FilmsProps {
  chosen: string
  around: Plans['around']
  choose: (code: string) => void
}
export const Films = ({ chosen, around, choose }: FilmsProps) => (
  <label class="field">
    <span>{t('plan_film')}</span>
    <select value={chosen} onInput={(event) => choose(event.currentTarget.value)}>
      <option value="">{t('plan_film_open')}</option>
      {[...around.films.values()].map(({ code, title }) => (
        <option key={code} value={code}>
          {title}
        </option>
      ))}
    </select>
  </label>
)

export function Remarks({ draft, around }: { draft: Parameters<typeof planRemarks>[0]; around: Plans['around'] }) {
  const remarks = planRemarks(draft, around)
  return remarks.map((remark) => (
    <Notice key={remark.key} tone="watch" says={say(language(), remark)} data-remark={remark.key} />
  ))
}
