/** A speaker test by three big counters; what it proves is said while it is counted. */
import { useState } from 'preact/hooks'
import { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/api.ts'
import { percent } from '../../shared/format.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { Empty, Frame, Goes, LinkButton, Missing, Notice, Says } from '../kit/states.tsx'
import { Counters, COUNTERS, type Counts, isBelowLine, isSettled, type Verdict, verdictOf } from '../kit/counters.tsx'
import { FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { Passage } from '../kit/inputs.tsx'
import { messagesOf, saidIssue } from '../kit/remarks.tsx'
import { t } from '../later-words.ts'
import { EntryPage } from '../outbox/entry.tsx'
import { EntryRows } from '../outbox/entry-facts.tsx'
import { useCopy, usePhone } from '../phone/phone.ts'
import { type Asked, entryPath, faultPath, newFaultPath, newTestPath, villagePath } from '../routes.ts'
import { PickVillage } from './faults.tsx'

interface TestBody extends Counts {
  villageCode?: string | undefined
  faultId?: string | undefined
  note: string
}

export function TestForm({ asked: { id, village, fault } }: { asked: Asked }) {
  const { entries } = useCopy()
  const [made] = useState(() => id ?? freshId())
  const entry = entries.find(({ key }) => key === `audibility:${made}`)
  const begun = entry?.state === 'draft' ? (entry.body as TestBody).villageCode : undefined
  const [chosen, choose] = useState(village ?? begun)
  if (entry && entry.state !== 'draft') return <Done entry={entry} />
  if (id !== undefined && !entry) return <Missing />
  if (chosen === undefined) return <PickVillage choose={choose} />
  return <Form id={made} villageCode={chosen} fault={fault} />
}

function Form({ id, villageCode, fault }: { id: string; villageCode: string; fault: string | undefined }) {
  const { copy, now, today } = useCopy()
  const village = copy.villages.find(({ code }) => code === villageCode)
  const state = copy.broadcast?.villages.find(({ code }) => code === villageCode)
  const known = village?.speakersInstalled ?? state?.speakersInstalled ?? undefined
  const draft = useFormDraft<TestBody>({ kind: 'audibility', key: `audibility:${id}`, about: id }, () => ({
    villageCode,
    faultId: fault,
    note: '',
    speakersInstalled: known,
  }))
  const { body, update, queue } = draft
  const [says, setSays] = useState('')
  const [isTried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    if (!isSettled(body, known)) return goToWrong()
    const { confirmed: _, note, faultId, ...counts } = body
    const read = NewAudibilityReport.safeParse({
      ...counts,
      id,
      villageCode,
      testedOn: today,
      method: 'on_site',
      ...(note.trim() !== '' && { note }),
      ...(faultId !== undefined && { faultId }),
      // as the office has it, since no clock goes along: a phone that is behind makes no proof older than its repair
      recordedAt: now().toISOString(),
    })
    if (read.success) return void queue(read.data)
    setSays(messagesOf(issuesOf(read.error).map(saidIssue)))
  }
  const count = (counts: Counts) => {
    setSays('')
    update({ ...counts, villageCode })
  }
  return (
    <FieldForm
      name="test"
      title={t('test_title')}
      back={[villagePath(villageCode), village?.name]}
      label={t('send_test')}
      send={send}
      draft={draft}
    >
      <Counters counts={body} known={known} isSent={isTried} set={count} />
      <Proves verdict={verdictOf(body, known)} isFilled={COUNTERS.every((counter) => body[counter] !== undefined)} />
      <Passage label={t('note')} rows={2} value={body.note} set={(note) => update({ note })} />
      <Says says={says} />
    </FieldForm>
  )
}

function Proves({ verdict, isFilled }: { verdict: Verdict; isFilled: boolean }) {
  if (verdict.kind === 'incomplete') return <p class="soft">{t(isFilled ? 'proves_unsettled' : 'proves_incomplete')}</p>
  return (
    <Notice tone={PROOF_TONE[verdict.kind]}>
      {verdict.ratePercent !== null && <p class="rate">{percent(verdict.ratePercent, 1)}</p>}
      <p data-line="proves">{t(`proves_${verdict.kind}`)}</p>
    </Notice>
  )
}

const PROOF_TONE = { pass: 'good', low: 'watch', severe: 'bad', part_below: 'watch', part_nothing: 'info' } as const

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
          <LinkButton class="main-action wide" href={faultPath(faultId)} label={t('back_to_fault')} />
        )}
        {entry.state === 'attention' && <a href={entryPath(entry.key)}>{t('look_at_it')}</a>}
      </div>
    </>
  )
}

const RECENT = 20

export function Tests() {
  const { entries } = usePhone()
  const tests = entries.filter(({ kind }) => kind === 'audibility').sort((a, b) => b.madeAt - a.madeAt)
  return (
    <Frame title={t('tests_title')}>
      <Goes class="main-action wide" href={newTestPath()} label={t('test_new')} />
      <h2>{t('tests_here')}</h2>
      {tests.length === 0 && <Empty>{t('tests_none')}</Empty>}
      <EntryRows entries={tests.slice(0, RECENT)} />
    </Frame>
  )
}
