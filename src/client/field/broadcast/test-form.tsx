/** A speaker test by three big counters; what it proves is said while it is counted. */
import { useRef, useState } from 'preact/hooks'
import { NewAudibilityReport } from '../../../domain/audibility/audibility.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { percent } from '../../shared/format.ts'
import { go } from '../../shared/place.ts'
import { Counters } from '../kit/counters.tsx'
import { COUNTERS, type Counts, isBelowLine, isSettled, type Verdict, verdictOf } from '../kit/counts.ts'
import { Discard, Elsewhere, FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { Back, Empty, Heading, Missing, Notice, Says } from '../kit/states.tsx'
import { useCopy, usePhone } from '../phone/phone.ts'
import { entryPath, faultPath, newFaultPath, newTestPath, villagePath } from '../routes.ts'
import { saidIssue } from '../kit/remarks.tsx'
import { EntryPage } from '../outbox/entry.tsx'
import { PickVillage } from './fault-form.tsx'
import { t } from '../later-words.ts'
import { EntryRow } from '../outbox/entry-row.tsx'

interface TestBody extends Counts {
  villageCode?: string | undefined
  faultId?: string | undefined
  note: string
}
interface Props {
  id?: string
  village?: string | undefined
  fault?: string | undefined
}

export function TestForm({ id, village, fault }: Props) {
  const { entries } = useCopy()
  const [made] = useState(() => id ?? freshId())
  const entry = entries.find(({ key }) => key === `audibility:${made}`)
  const [chosen, choose] = useState(
    village ?? (entry?.state === 'draft' ? (entry.body as TestBody).villageCode : undefined),
  )
  if (entry && entry.state !== 'draft') return <Done id={made} />
  if (id !== undefined && !entry) return <Missing />
  if (chosen === undefined) return <PickVillage choose={choose} />
  return <Form id={made} villageCode={chosen} fault={fault} />
}

function Form({ id, villageCode, fault }: { id: string; villageCode: string; fault: string | undefined }) {
  const { copy, entries, now, today } = useCopy()
  const village = copy.villages.find(({ code }) => code === villageCode)
  const state = copy.broadcast?.villages.find(({ code }) => code === villageCode)
  const known = village?.speakersInstalled ?? state?.speakersInstalled ?? undefined
  const key = `audibility:${id}`
  const kept = entries.find((entry) => entry.key === key)
  const { body, isKept, hold, update, queue, discard } = useFormDraft<TestBody>(
    { kind: 'audibility', key, about: id },
    () =>
      kept
        ? (kept.body as TestBody)
        : {
            villageCode,
            faultId: fault,
            note: '',
            speakersInstalled: known,
          },
  )
  const [says, setSays] = useState('')
  const [isTried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const verdict = verdictOf(body, known)
  const send = () => {
    setTried(true)
    if (!isSettled(body, known)) return goToWrong(form.current)
    const { speakersInstalled, speakersTested, speakersSounding, note, faultId } = body
    const read = NewAudibilityReport.safeParse({
      ...{ id, villageCode, testedOn: today, speakersInstalled, speakersTested, speakersSounding, method: 'on_site' },
      ...(note.trim() !== '' && { note }),
      ...(faultId !== undefined && { faultId }),
      // as the office has it, since no clock goes along: a phone that is behind makes no proof older than its repair
      recordedAt: now().toISOString(),
    })
    if (read.success) return void queue(read.data)
    setSays(
      issuesOf(read.error)
        .map(saidIssue)
        .map(({ message }) => message)
        .join(' '),
    )
  }
  if (hold === 'elsewhere') return <Elsewhere />
  return (
    <main>
      <Back href={villagePath(villageCode)}>{village?.name}</Back>
      <Heading>{t('test_title')}</Heading>
      <FieldForm name="test" form={form} label={t('send_test')} send={send}>
        <Counters
          {...{ counts: body, known, isSent: isTried }}
          set={(counts) => (setSays(''), update({ ...counts, villageCode }))}
        />
        <Proves verdict={verdict} isFilled={COUNTERS.every((counter) => body[counter] !== undefined)} />
        <label class="field">
          <span>{t('note')}</span>
          <textarea rows={2} value={body.note} onInput={(event) => update({ note: event.currentTarget.value })} />
        </label>
        <Says says={says} />
        {isKept && <Discard discard={() => void discard().then(() => go(villagePath(villageCode)))} />}
      </FieldForm>
    </main>
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
function Done({ id }: { id: string }) {
  const { entries } = useCopy()
  const entry = entries.find(({ key }) => key === `audibility:${id}`)
  if (!entry) return <Missing />
  const body = entry.body as TestBody
  return (
    <>
      <EntryPage entry={entry} />
      <div class="after">
        {isBelowLine(verdictOf(body)) && body.faultId === undefined && (
          <Notice tone="watch">
            <p>{t('below_report')}</p>
            <a class="button main-action" href={newFaultPath(body.villageCode)}>
              {t('report_fault')}
            </a>
          </Notice>
        )}
        {body.faultId !== undefined && (
          <a class="button main-action wide" href={faultPath(body.faultId)}>
            {t('back_to_fault')}
          </a>
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
    <main>
      <Heading>{t('tests_title')}</Heading>
      <p class="actions">
        <a class="button main-action wide" href={newTestPath()}>
          {t('test_new')}
        </a>
      </p>
      <h2>{t('tests_here')}</h2>
      {tests.length === 0 && <Empty>{t('tests_none')}</Empty>}
      <ul class="rows">
        {tests.slice(0, RECENT).map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
      </ul>
    </main>
  )
}
