/** A team's coming evenings: confirmed with one tap, moved by rain with one tap, planned by the team itself; all without signal. */
import { useState } from 'preact/hooks'
import { nextFreeEvening } from '../../../domain/plan/free-evening.ts'
import { isStanding } from '../../../domain/plan/standing.ts'
import { MissedReason } from '../../../domain/screening/missed-show.ts'
import { freshId } from '../../shared/api.ts'
import { shortDay, weekdayOf } from '../../shared/format.ts'
import { Fold } from '../kit/inputs.tsx'
import { Mark } from '../kit/marks.tsx'
import { Button, Empty, Frame, Named } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { VillageRow } from '../home/village-rows.ts'
import { MissedNote } from '../missed/missed-note.tsx'
import { MissedReasons } from '../missed/missed.tsx'
import { HOME } from '../routes.ts'
import { AddOne } from './add-evening.tsx'
import { Day, Films, Remarks } from './plan-fields.tsx'
import type { OwnPlan } from './own-plans.ts'
import { type Plans, usePlans } from './use-plans.ts'

export function PlanView() {
  const known = usePlans()
  const { plans, today, take, untold } = known
  const coming = [...untold, ...plans.filter(({ on }) => on >= today)]
  const open = coming.filter(({ state }) => state === 'planned')
  return (
    <Frame title={t('plans_title')} back={[HOME, t('back_villages')]}>
      {coming.length > 0 && <p class="soft">{t('plan_lead')}</p>}
      {open.length > 1 && (
        <Button
          class="main-action wide"
          label={t('plan_confirm_all', { count: open.length })}
          act={() => take(open.map(({ id, revision }) => ({ kind: 'confirm', id, revision })))}
        />
      )}
      {coming.length === 0 && <Empty>{t('plan_none')}</Empty>}
      <ul class="rows" data-list="plans">
        {coming.map((plan) => (
          <Evening key={plan.id} plan={plan} known={known} />
        ))}
      </ul>
      <AddOne known={known} />
    </Frame>
  )
}

function Evening({ plan, known }: { plan: OwnPlan; known: Plans }) {
  const { around, plans, today, evening, take } = known
  const { id, revision, on, at, state, isUnsent } = plan
  const village = around.villages.get(plan.villageCode)
  const isPast = on < today
  const rain = nextFreeEvening(plans, plan.teamCode, on, today)
  const step = { id, revision }
  return (
    <li class="row" data-plan={id} data-state={state}>
      <p class="row-name">
        {shortDay(on)} {weekdayOf(on)} {at} <Named name={village?.name ?? ''} of={village?.townshipName ?? ''} />
      </p>
      <p>
        <Mark look={LOOKS[state]}>{t(`plan_state_${state}`)}</Mark>{' '}
        <span class="soft">{[saidOf(plan, around), isUnsent && t('plan_waits')].filter(Boolean).join(' · ')}</span>
      </p>
      {isStanding(plan) && on <= evening && <NotHeld plan={plan} missed={known.missedOf(plan)} name={village?.name} />}
      {isStanding(plan) && !isPast && (
        <>
          <Remarks draft={plan} around={around} />
          <p class="actions">
            {state === 'planned' && (
              <Button label={t('plan_confirm')} of={village?.name} act={() => take([{ kind: 'confirm', ...step }])} />
            )}
            <Button
              label={t('plan_rain', { day: shortDay(rain) })}
              of={village?.name}
              act={() => take([{ kind: 'move', ...step, to: rain, newId: freshId(), reason: 'rain' }])}
            />
          </p>
          <More plan={plan} known={known} />
        </>
      )}
    </li>
  )
}

interface NotHeldProps {
  plan: OwnPlan
  missed: VillageRow['missed']
  name: string | undefined
}
/** Of an evening that has come: why nothing was shown, also days afterwards. */
function NotHeld({ plan: { villageCode, on }, missed, name }: NotHeldProps) {
  const [isAsking, setAsking] = useState(false)
  if (missed)
    return (
      <p data-missed={villageCode}>
        <MissedNote missed={missed} />
      </p>
    )
  return (
    <>
      <p class="actions">
        <Button aria-expanded={isAsking} label={t('missed')} of={name} act={() => setAsking(!isAsking)} />
      </p>
      {isAsking && <MissedReasons villageCode={villageCode} on={on} done={() => setAsking(false)} />}
    </>
  )
}

const LOOKS = {
  planned: ['watch', 'clock'],
  confirmed: ['good', 'check'],
  moved: ['unknown', 'ring'],
  cancelled: ['unknown', 'ring'],
} as const

function saidOf(plan: OwnPlan, { films }: Plans['around']): string {
  const reason = plan.reason ? t(`missed_reason_${plan.reason}`) : ''
  if (plan.state === 'cancelled') return t('plan_gone', { reason })
  if (plan.state === 'moved') return t('plan_went_to', { day: shortDay(plan.movedToOn ?? ''), reason })
  const named = plan.filmCodes.map((code) => t('film_named', { title: films.get(code)?.title ?? code }))
  const shown = named.length > 0 ? named.join(t('list_comma')) : t('plan_film_open')
  return [shown, plan.movedFromOn && t('plan_came_from', { day: shortDay(plan.movedFromOn) }), plan.note]
    .filter(Boolean)
    .join(' · ')
}

function More({ plan, known }: { plan: OwnPlan; known: Plans }) {
  const { around, plans, today, take } = known
  const { id, revision } = plan
  const [to, setTo] = useState(() => nextFreeEvening(plans, plan.teamCode, plan.on, today))
  const [reason, setReason] = useState<MissedReason>('rain')
  const step = { id, revision }
  return (
    <Fold title={t('plan_more')}>
      <Films
        chosen={plan.filmCodes[0] ?? ''}
        around={around}
        choose={(code) => take([{ kind: 'films', ...step, filmCodes: code === '' ? [] : [code] }])}
      />
      <label class="field">
        <span>{t('plan_why')}</span>
        <select value={reason} onInput={(event) => setReason(MissedReason.parse(event.currentTarget.value))}>
          {MissedReason.options.map((one) => (
            <option key={one} value={one}>
              {t(`missed_reason_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Day label={t('plan_moved_to')} value={to} today={today} set={setTo} />
      <p class="actions">
        <Button
          label={t('plan_move')}
          disabled={to === plan.on || to < today}
          act={() => take([{ kind: 'move', ...step, to, newId: freshId(), reason }])}
        />
        <Button label={t('plan_cancel')} act={() => take([{ kind: 'cancel', ...step, reason }])} />
      </p>
    </Fold>
  )
}
