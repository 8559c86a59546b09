/** What the reader may do next with a fault: a button for each step, a small form where the step needs more. */
import { useState } from 'preact/hooks'
import { type FaultDetail, faults } from '../../../contract/faults.ts'
import type { FaultAction } from '../../../domain/fault/fault.ts'
import type { Session } from '../../../domain/people/account.ts'
import { ask } from '../../shared/api.ts'
import { stepTitle } from '../kit/faults.tsx'
import { restOf, useSending } from '../kit/fields.tsx'
import { reportFaultPath } from '../routes.ts'
import { t } from '../words.ts'
import { isPlain, stepBody, type StepFields, stepsInOrder } from './rules.ts'
import { CloseForm } from './close-form.tsx'
import { StepForm } from './step-form.tsx'

interface Props {
  fault: FaultDetail
  session: Session
  reload: () => void
}

export function Steps({ fault, session, reload }: Props) {
  const [chosen, setChosen] = useState<FaultAction>()
  const [said, setSaid] = useState('')
  // somebody was first: what they did is shown beside what was typed here
  const sending = useSending({ conflict: reload })
  const take = async (action: FaultAction, fields: StepFields) => {
    const body = stepBody(action, fault.revision, fields)
    const { message = '' } = await ask(faults.step, { params: { id: fault.id }, body })
    setSaid(message)
    setChosen(undefined)
    // the button that was pressed may be gone by now
    document.getElementById('fault-state')?.focus()
    reload()
  }
  const choose = (action: FaultAction | undefined) => {
    sending.refuse([])
    setSaid('')
    setChosen(action)
  }
  const pick = (action: FaultAction) => {
    if (sending.isSending) return
    if (!isPlain(action)) return choose(action)
    choose(undefined)
    sending.run(() => take(action, {}))
  }
  const { usual, inOrder } = stepsInOrder(fault.status, session.role, fault.nextSteps)
  const form = { fault, sending, take, cancel: () => choose(undefined) }
  return (
    <section aria-labelledby="steps-title">
      <h2 id="steps-title">{t('steps_title')}</h2>
      {said && (
        <div class="notice notice-watch" role="status">
          <p>{said}</p>
          {fault.proof?.staysBelow && (
            <a class="button" href={reportFaultPath(fault.villageCode)}>
              {t('report_for', { village: fault.villageName })}
            </a>
          )}
        </div>
      )}
      {fault.nextSteps.length === 0 && <p class="soft">{t('steps_none')}</p>}
      <p class="actions">
        {inOrder.map((action) => (
          <button
            key={action}
            type="button"
            class={action === usual && !chosen ? 'main-action' : undefined}
            aria-expanded={isPlain(action) ? undefined : chosen === action}
            aria-disabled={sending.isSending}
            onClick={() => pick(action)}
          >
            {stepTitle(action)}
          </button>
        ))}
      </p>
      {!chosen && (
        <p class="says" role="alert">
          {restOf(sending.problem, [])}
        </p>
      )}
      {chosen === 'close' && <CloseForm {...form} />}
      {chosen && chosen !== 'close' && <StepForm key={chosen} action={chosen} session={session} {...form} />}
    </section>
  )
}
