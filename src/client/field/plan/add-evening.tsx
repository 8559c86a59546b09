/** An evening that a team plans itself. */
import { useState } from 'preact/hooks'
import { addDays } from '../../../domain/period.ts'
import { nextFreeEvening } from '../../../domain/plan/free-evening.ts'
import { Fold } from '../kit/inputs.tsx'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { useCopy } from '../phone/phone.ts'
import { Day, Films, Remarks } from './plan-fields.tsx'
import type { Plans } from './use-plans.ts'

const NOTHING = { villageCode: '', filmCode: '' }

/** Those that wait longest first, as on the first view. */
export function AddOne({ known }: { known: Plans }) {
  const { copy } = useCopy()
  const { around, plans, today, add } = known
  const teamCode = copy.team?.code ?? ''
  const [draft, setDraft] = useState(NOTHING)
  const [chosenDay, setDay] = useState<string>()
  const on = chosenDay ?? nextFreeEvening(plans, teamCode, addDays(today, -1), today)
  const { villageCode, filmCode } = draft
  const filmCodes = filmCode === '' ? [] : [filmCode]
  const served = [...(copy.team?.villages ?? [])].sort((a, b) =>
    (a.lastScreenedOn ?? '') < (b.lastScreenedOn ?? '') ? -1 : 1,
  )
  const save = () => {
    add({ villageCode, on, filmCodes })
    setDraft(NOTHING)
    setDay(undefined)
  }
  return (
    <Fold title={t('plan_add')}>
      <label class="field">
        <span>{t('plan_village')}</span>
        <select
          value={villageCode}
          onInput={({ currentTarget }) => setDraft({ ...draft, villageCode: currentTarget.value })}
        >
          <option value="">{t('plan_village_choose')}</option>
          {served.map(({ code }) => (
            <option key={code} value={code}>
              {around.villages.get(code)?.name ?? code}
            </option>
          ))}
        </select>
      </label>
      <Day label={t('plan_day')} value={on} today={today} set={setDay} />
      <Films chosen={filmCode} around={around} choose={(code) => setDraft({ ...draft, filmCode: code })} />
      {villageCode !== '' && <Remarks draft={{ id: '', teamCode, villageCode, on, filmCodes }} around={around} />}
      <Button class="main-action wide" label={t('plan_save')} disabled={villageCode === ''} act={save} />
    </Fold>
  )
}
