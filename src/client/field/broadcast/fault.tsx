/** One fault: how it stands, what waits to be sent of it, and the steps it allows now. */
import { useState } from 'preact/hooks'
import type { FaultAction } from '../../../domain/fault/fault.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { AskForm } from '../kit/ask-form.tsx'
import { Passage } from '../kit/inputs.tsx'
import { saidSentence } from '../kit/remarks.tsx'
import { Button, CallOffice, Facts, Frame, LinkButton, Missing, Notice } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { EntryRows } from '../outbox/entry-facts.tsx'
import { useCopy } from '../phone/phone.ts'
import { type Asked, newTestPath, villagePath } from '../routes.ts'
import { type FaultNow, MAIN_STEP, nextSteps, proofsFor, useFaults } from './fault-now.ts'
import { FaultPhotos } from './fault-photos.tsx'
import { categoryWord, DueMark, FaultMark } from './faults.tsx'
import { type Extras, useStepMade } from './steps-made.ts'

export function FaultPage({ asked: { id } }: { asked: Asked }) {
  const { copy, entries } = useCopy()
  const fault = useFaults().find((known) => known.id === id)
  if (!fault) return <Missing />
  const village = copy.villages.find(({ code }) => code === fault.villageCode)
  const own = entries.filter(
    ({ about, kind, state }) => about === id && kind !== 'witness' && kind !== 'photo' && state !== 'received',
  )
  const facts: [string, string | undefined][] = [
    [t('fault_severity'), saidSentence({ key: `fault_severity_${fault.severity}` })],
    [t('machine'), fault.resourceCode],
    [t('description'), fault.description],
    [t('noticed'), `${dayTimeOf(fault.reportedAt)} ${fault.reportedBy}`],
    [t('fault_assignee'), fault.assignee],
    [t('repaired_at'), fault.repairedAt && dayTimeOf(fault.repairedAt)],
  ]
  return (
    <Frame
      title={t('found_fault', { village: village?.name ?? '', category: categoryWord(fault.category) })}
      back={[villagePath(fault.villageCode), village?.name]}
    >
      <p data-line="fault-state">
        <FaultMark status={fault.status} /> <DueMark fault={fault} />
      </p>
      <Facts facts={facts} />
      <EntryRows title={t('fault_pending')} entries={own} />
      <Steps fault={fault} />
      <FaultPhotos
        faultId={fault.id}
        kinds={fault.repairedAt === undefined ? ['before'] : ['after', 'before']}
        after={fault.pending}
      />
    </Frame>
  )
}

const NEED_REASON: FaultAction[] = ['pause', 'reopen']

function Steps({ fault }: { fault: FaultNow }) {
  const { change } = useCopy()
  const [asking, setAsking] = useState<FaultAction>()
  const stepMade = useStepMade()
  const steps = nextSteps(fault)
  const take = (action: FaultAction, extras?: Extras) => void change(stepMade(fault, action, extras))
  if (fault.isStuck) {
    return (
      <Notice tone="bad" says={t('fault_stuck')}>
        <CallOffice />
      </Notice>
    )
  }
  if (steps.length === 0) return <p class="soft">{t('steps_none')}</p>
  const explain = (action: FaultAction) => (reason: string) => {
    take(action, { reason })
    setAsking(undefined)
  }
  return (
    <section aria-label={t('steps_title')}>
      <h2>{t('steps_title')}</h2>
      {steps.includes('close') && <Close fault={fault} take={take} />}
      <p class="actions">
        {steps
          .filter((action) => action !== 'close')
          .map((action) => (
            <Button
              key={action}
              class={MAIN_STEP[fault.status] === action ? 'main-action' : ''}
              label={saidSentence({ key: `step_${action}` })}
              act={() => (NEED_REASON.includes(action) ? setAsking(action) : take(action))}
            />
          ))}
      </p>
      {asking !== undefined && <Reason key={asking} action={asking} take={explain(asking)} />}
    </section>
  )
}

function Reason({ action, take }: { action: FaultAction; take: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const [says, setSays] = useState('')
  const step = saidSentence({ key: `step_${action}` })
  const send = () => (reason.trim() === '' ? setSays(t('reason_missing')) : take(reason.trim()))
  return (
    <AskForm class="door-form" says={says} button={t('step_confirm', { step })} looks="main-action" send={send}>
      <Passage label={t('reason_for', { step })} rows={2} maxLength={500} value={reason} set={setReason} />
    </AskForm>
  )
}

/** Closing takes a whole test made after the repair: by one form, or by one that was made already. */
function Close({ fault, take }: { fault: FaultNow; take: (action: FaultAction, extras?: Extras) => void }) {
  const { entries } = useCopy()
  const proofs = proofsFor(fault, entries)
  return (
    <>
      <LinkButton
        class="main-action lamp is-sound"
        href={newTestPath(fault.villageCode, fault.id)}
        label={t('retest_title')}
      />
      <p class="soft">{t('retest_closed')}</p>
      {proofs.length > 0 && <p>{t('close_with')}</p>}
      <p class="actions">
        {proofs.map(({ id, key, recordedAt, speakersSounding: sounding, speakersInstalled: installed }) => (
          <Button
            key={id}
            label={t('close_by', { time: dayTimeOf(recordedAt), sounding, installed })}
            act={() => take('close', { audibilityReportId: id, after: [key] })}
          />
        ))}
      </p>
    </>
  )
}
