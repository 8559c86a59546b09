/** One fault: how it stands, what waits to be sent of it, and the steps it allows now. */
import { useState } from 'preact/hooks'
import type { FaultAction } from '../../../domain/fault/fault.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { dayTimeOf } from '../../shared/format.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { EntryRow } from '../outbox/entry-row.tsx'
import { useCopy } from '../phone/phone.ts'
import { newTestPath, villagePath } from '../routes.ts'
import { saidSentence } from '../kit/remarks.tsx'
import { Back, Facts, Heading, Missing, Notice } from '../kit/states.tsx'
import { type FaultNow, MAIN_STEP, nextSteps, proofsFor, useFaults } from './fault-now.ts'
import { categoryWord, DueMark, FaultMark } from './faults.tsx'
import { t } from '../later-words.ts'

export function FaultPage({ id }: { id: string }) {
  const { copy, entries } = useCopy()
  const fault = useFaults().find((known) => known.id === id)
  if (!fault) return <Missing />
  const village = copy.villages.find(({ code }) => code === fault.villageCode)
  const own = entries.filter(({ about, kind, state }) => about === id && kind !== 'witness' && state !== 'received')
  const facts: [string, string][] = [
    [t('fault_severity'), saidSentence({ key: `fault_severity_${fault.severity}` })],
    [t('description'), fault.description],
    [t('noticed'), `${dayTimeOf(fault.reportedAt)} ${fault.reportedBy}`],
    [t('fault_assignee'), fault.assignee ?? ''],
    [t('repaired_at'), fault.repairedAt === undefined ? '' : dayTimeOf(fault.repairedAt)],
  ]
  return (
    <main>
      <Back href={villagePath(fault.villageCode)}>{village?.name}</Back>
      <Heading>{t('found_fault', { village: village?.name ?? '', category: categoryWord(fault.category) })}</Heading>
      <p data-line="fault-state">
        <FaultMark status={fault.status} /> <DueMark fault={fault} />
      </p>
      <Facts facts={facts} />
      {own.length > 0 && (
        <>
          <h2>{t('fault_pending')}</h2>
          <ul class="rows">
            {own.map((entry) => (
              <EntryRow key={entry.key} entry={entry} />
            ))}
          </ul>
        </>
      )}
      <Steps fault={fault} />
    </main>
  )
}

const NEED_REASON: FaultAction[] = ['pause', 'reopen']

function Steps({ fault }: { fault: FaultNow }) {
  const [asking, setAsking] = useState<FaultAction>()
  const steps = nextSteps(fault)
  const take = useStep(fault)
  if (fault.isStuck) {
    return (
      <Notice tone="bad">
        <p>{t('fault_stuck')}</p>
      </Notice>
    )
  }
  if (steps.length === 0) return <p class="soft">{t('steps_none')}</p>
  const press = (action: FaultAction) =>
    NEED_REASON.includes(action) || action === 'close' ? setAsking(action) : take(action)
  return (
    <section aria-label={t('steps_title')}>
      <h2>{t('steps_title')}</h2>
      <p class="actions">
        {steps.map((action) => (
          <button
            key={action}
            type="button"
            class={MAIN_STEP[fault.status] === action ? 'main-action' : ''}
            onClick={() => press(action)}
          >
            {saidSentence({ key: `step_${action}` })}
          </button>
        ))}
      </p>
      {asking === 'close' && <Close fault={fault} take={take} />}
      {asking !== undefined && asking !== 'close' && (
        <Reason
          key={asking}
          action={asking}
          take={(reason) => {
            take(asking, { reason })
            setAsking(undefined)
          }}
        />
      )}
    </section>
  )
}

interface Extras {
  reason?: string
  audibilityReportId?: string
  after?: string[]
}

/** A step waits for everything of the same fault made before it here, and for the test it names. */
function useStep(fault: FaultNow) {
  const { change, person, now } = useCopy()
  return (action: FaultAction, { after = [], ...extras }: Extras = {}) => {
    const body = { revision: fault.revision, action, at: now().toISOString(), ...extras }
    const key = `step:${fault.id}:${fault.revision}`
    const waitsFor = [...fault.pending, ...after]
    const entry: Entry = {
      ...{ key, person: person.id, kind: 'step', about: fault.id, state: 'draft', body, after: waitsFor },
      ...{ madeAt: phoneNow(), nextAt: 0, tries: 0 },
    }
    void change([
      { kind: 'drafted', entry },
      { kind: 'queued', key, body, after: waitsFor },
    ])
  }
}

function Reason({ action, take }: { action: FaultAction; take: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const [says, setSays] = useState('')
  const word = saidSentence({ key: `step_${action}` })
  return (
    <form
      class="door-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') setSays(t('reason_missing'))
        else take(reason.trim())
      }}
    >
      <label class="field">
        <span>{t('reason_for', { step: word })}</span>
        <textarea rows={2} maxLength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
      <p class="says" role="alert">
        {says}
      </p>
      <button type="submit" class="main-action">
        {t('step_confirm', { step: word })}
      </button>
    </form>
  )
}

/** Closing takes a whole test made after the repair; where there is none yet, it is to be made now. */
function Close({ fault, take }: { fault: FaultNow; take: ReturnType<typeof useStep> }) {
  const { entries } = useCopy()
  const proofs = proofsFor(fault, entries)
  return (
    <div>
      <p>{t(proofs.length > 0 ? 'close_with' : 'close_needs_test')}</p>
      <p class="actions">
        {proofs.map(({ id, key, recordedAt, speakersSounding, speakersInstalled }) => (
          <button
            key={id}
            type="button"
            class="main-action"
            onClick={() => take('close', { audibilityReportId: id, after: [key] })}
          >
            {t('close_by', { time: dayTimeOf(recordedAt), sounding: speakersSounding, installed: speakersInstalled })}
          </button>
        ))}
        <a class="button" href={newTestPath(fault.villageCode, fault.id)}>
          {t('test_now')}
        </a>
      </p>
    </div>
  )
}
