/** A speaker test by three big counters; what it proves is said while it is counted. After a repair it closes the fault, too. */
import { useState } from 'preact/hooks'
import { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/api.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { Button, LinkButton, Missing, Notice, Says } from '../kit/states.tsx'
import { Counters, type Counts, isBelowLine, isSettled, sentOf, type Verdict, verdictOf } from '../kit/counters.tsx'
import { FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { Passage } from '../kit/inputs.tsx'
import { messagesOf, saidIssue } from '../kit/remarks.tsx'
import { t } from '../later-words.ts'
import { EntryPage } from '../outbox/entry.tsx'
import { useCopy } from '../phone/phone.ts'
import { type Asked, entryPath, faultPath, newFaultPath, villagePath } from '../routes.ts'
import { type FaultNow, useFaults } from './fault-now.ts'
import { categoryWord, PickVillage } from './faults.tsx'
import { Horns } from './horns.tsx'
import { Proves, SayAbove } from './proves.tsx'
import { closingsOf, type Closing, useStepMade } from './steps-made.ts'

interface TestBody extends Counts {
  villageCode?: string | undefined
  faultId?: string | undefined
  note: string
}

export function TestForm({ asked: { id, village, fault } }: { asked: Asked }) {
  const { entries } = useCopy()
  const [made] = useState(() => id ?? freshId())
  const entry = entries.find(({ key }) => key === `audibility:${made}`)
  const begun = entry?.state === 'draft' ? (entry.body as TestBody) : undefined
  const [chosen, choose] = useState(village ?? begun?.villageCode)
  if (entry && entry.state !== 'draft') return <Done entry={entry} />
  if (id !== undefined && !entry) return <Missing />
  if (chosen === undefined) return <PickVillage choose={choose} />
  return <Form id={made} villageCode={chosen} faultId={fault ?? begun?.faultId} />
}

function Form({ id, villageCode, faultId }: { id: string; villageCode: string; faultId: string | undefined }) {
  const { copy, now, today } = useCopy()
  const village = copy.villages.find(({ code }) => code === villageCode)
  const state = copy.broadcast?.villages.find(({ code }) => code === villageCode)
  const known = village?.speakersInstalled ?? state?.speakersInstalled ?? undefined
  const fault = useFaults().find((one) => one.id === faultId && one.status === 'awaiting_retest' && !one.isStuck)
  const draft = useFormDraft<TestBody>({ kind: 'audibility', key: `audibility:${id}`, about: id }, () => ({
    villageCode,
    faultId,
    note: '',
    speakersInstalled: known,
  }))
  const { body, update, queue } = draft
  const [says, setSays] = useState('')
  const [isTried, setTried] = useState(false)
  const stepMade = useStepMade()
  const verdict = verdictOf(body)
  const closings = fault ? closingsOf(verdict) : []
  /** Without a closing the test goes alone. */
  const send = (closing?: Closing) => {
    setTried(true)
    if (!isSettled(body)) return goToWrong()
    const read = readTest(body, { id, villageCode, faultId, today, now: now() })
    if (!read.success) return setSays(messagesOf(issuesOf(read.error).map(saidIssue)))
    const facts = { installed: body.speakersInstalled, sounding: body.speakersSounding }
    const step = {
      close: { audibilityReportId: id, after: [`audibility:${id}`] },
      reopen: { reason: t('retest_reason', facts), after: [`audibility:${id}`] },
    }
    // the closing waits for its test, and both are on the phone's disk, or neither
    void queue(read.data, fault && closing ? stepMade(fault, closing, step[closing]) : [])
  }
  const count = (counts: Counts) => {
    setSays('')
    update({ ...counts, villageCode })
  }
  const main = closings[0]
  return (
    <FieldForm
      name="test"
      title={t(fault ? 'retest_title' : 'test_title')}
      back={fault ? [faultPath(fault.id), categoryWord(fault.category)] : [villagePath(villageCode), village?.name]}
      lead={<Lead village={village} fault={fault} />}
      label={t(main ? 'retest_send' : 'send_test')}
      send={() => send(main)}
      says={<SayAbove verdict={verdict} isOfFault={fault !== undefined} />}
      draft={draft}
    >
      <Counters counts={body} known={known} last={state?.speakersSounding ?? undefined} isSent={isTried} set={count} />
      {isSettled(body) && <Horns {...body} />}
      <Proves counts={body} verdict={verdict} />
      <OtherEnds
        closings={closings.slice(1)}
        isOfFault={fault !== undefined}
        villageCode={villageCode}
        verdict={verdict}
        send={send}
      />
      <Passage label={t('note')} rows={2} value={body.note} set={(note) => update({ note })} />
      <Says says={says} />
    </FieldForm>
  )
}

interface Beside {
  id: string
  villageCode: string
  faultId: string | undefined
  today: string
  now: Date
}

const readTest = (body: TestBody, { id, villageCode, faultId, today, now }: Beside) =>
  NewAudibilityReport.safeParse({
    ...sentOf(body),
    id,
    villageCode,
    testedOn: today,
    method: 'on_site',
    ...(body.note.trim() !== '' && { note: body.note }),
    ...(faultId !== undefined && { faultId }),
    // as the office has it, since no clock goes along: a phone that is behind makes no proof older than its repair
    recordedAt: now.toISOString(),
  })

interface EndsProps {
  closings: Closing[]
  isOfFault: boolean
  villageCode: string
  verdict: Verdict
  send: (closing?: Closing) => void
}

/** What else may come of it besides the button below. */
const OtherEnds = ({ closings, isOfFault, villageCode, verdict, send }: EndsProps) => (
  <p class="actions">
    {closings.map((closing) => (
      <Button key={closing} data-do={closing} label={t('retest_reopen')} act={() => send(closing)} />
    ))}
    {isOfFault && verdict.kind !== 'incomplete' && (
      <Button class="quiet" data-do="only" label={t('retest_only')} act={() => send()} />
    )}
    {!isOfFault && (
      <a class="button quiet" href={newFaultPath(villageCode)}>
        {t('test_reports')}
      </a>
    )}
  </p>
)

function Lead({
  village,
  fault,
}: {
  village: { name: string; townshipName: string } | undefined
  fault: FaultNow | undefined
}) {
  return (
    <p class="soft">
      {village?.name} {village?.townshipName}
      {fault && (
        <>
          <br />
          {t('retest_what', { category: categoryWord(fault.category), description: fault.description })}
        </>
      )}
    </p>
  )
}

/** Kept; what is worth doing next is offered: a report where it is below the line, the fault it was made for. */
function Done({ entry }: { entry: Entry }) {
  const { faultId, villageCode, ...counts } = entry.body as TestBody
  return (
    <>
      <EntryPage entry={entry} />
      <div class="after">
        {isBelowLine(verdictOf(counts)) && faultId === undefined && (
          <Notice tone="watch" says={t('below_report')}>
            <LinkButton class="main-action" href={newFaultPath(villageCode)} label={t('report_fault')} />
          </Notice>
        )}
        {faultId !== undefined && (
          <LinkButton class="main-action wide" href={faultPath(faultId)} label={t('to_fault')} />
        )}
        {entry.state === 'attention' && <a href={entryPath(entry.key)}>{t('look_at_it')}</a>}
      </div>
    </>
  )
}
