/** Reporting a fault: where, what kind, how bad, what is heard or seen. */
import { useRef, useState } from 'preact/hooks'
import { FaultCategory, FaultSeverity, NewFault } from '../../../domain/fault/fault.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { go } from '../../shared/place.ts'
import { FAULT_SEVERITY_LOOK } from '../../shared/shapes.ts'
import { Choice } from '../kit/inputs.tsx'
import { Discard, Elsewhere, FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { Back, Heading, Mark, Says, wrongBy } from '../kit/states.tsx'
import { issuesAt } from '../log/log-entry.ts'
import { EntryPage } from '../outbox/entry.tsx'
import { useCopy } from '../phone/phone.ts'
import { faultPath, villagePath } from '../routes.ts'
import { type Said, saidIssue, saidSentence } from '../kit/remarks.tsx'
import { categoryWord } from './faults.tsx'
import { t } from '../later-words.ts'
import { VillageList } from '../kit/village-list.tsx'
import { useFaults, villagesByUrgency } from './fault-now.ts'

interface FaultBody {
  villageCode: string
  category?: FaultCategory | undefined
  severity?: FaultSeverity | undefined
  description: string
}

export function FaultForm({ village }: { village: string | undefined }) {
  const { entries } = useCopy()
  const [id] = useState(freshId)
  const begun = entries.find(
    ({ kind, state, body }) => kind === 'fault' && state === 'draft' && (body as FaultBody).villageCode === village,
  )
  const [about] = useState(() => begun?.about ?? id)
  const [chosen, choose] = useState(village)
  const made = entries.find(({ key }) => key === `fault:${about}`)
  if (made && made.state !== 'draft') {
    return (
      <>
        <EntryPage entry={made} />
        {made.state !== 'attention' && (
          <p class="after">
            <a class="button wide" href={faultPath(about)}>
              {t('to_fault')}
            </a>
          </p>
        )}
      </>
    )
  }
  if (chosen === undefined) return <PickVillage choose={choose} />
  return <Form id={about} villageCode={chosen} />
}

function Form({ id, villageCode }: { id: string; villageCode: string }) {
  const { copy, entries, now } = useCopy()
  const village = copy.villages.find(({ code }) => code === villageCode)
  const key = `fault:${id}`
  const kept = entries.find((entry) => entry.key === key)
  const { body, isKept, hold, update, queue, discard } = useFormDraft<FaultBody>(
    { kind: 'fault', key, about: id },
    () => (kept ? (kept.body as FaultBody) : { villageCode, description: '' }),
  )
  const [said, setSaid] = useState<Said[]>([])
  const form = useRef<HTMLFormElement>(null)
  const set = (changes: Partial<FaultBody>) => {
    setSaid([])
    update(changes)
  }
  const issue = (field: string): string =>
    issuesAt(said, field)
      .map(({ message }) => message)
      .join(' ')
  const send = () => {
    const read = NewFault.safeParse({ id, ...body, reportedAt: now().toISOString() })
    if (read.success) return void queue(read.data)
    setSaid(issuesOf(read.error).map(saidIssue))
    goToWrong(form.current)
  }
  if (hold === 'elsewhere') return <Elsewhere />
  return (
    <main>
      <Back href={villagePath(villageCode)}>{village?.name}</Back>
      <Heading>{t('report_fault')}</Heading>
      <FieldForm name="fault" form={form} label={t('send_report')} send={send}>
        <Choice
          title={t('fault_category')}
          options={FaultCategory.options}
          chosen={body.category}
          choose={(category) => set({ category })}
          label={categoryWord}
          says={issue('category')}
        />
        <Choice
          title={t('fault_severity')}
          options={FaultSeverity.options}
          chosen={body.severity}
          choose={(severity) => set({ severity })}
          label={severityMark}
          says={issue('severity')}
        />
        <label class={issue('description') === '' ? 'field block' : 'field block has-issue'}>
          <span>{t('description')}</span>
          <textarea
            rows={3}
            value={body.description}
            onInput={(event) => set({ description: event.currentTarget.value })}
            {...wrongBy(issue('description'), 'description-says')}
          />
          <Says says={issue('description')} id="description-says" />
        </label>
        {isKept && <Discard discard={() => void discard().then(() => go(villagePath(villageCode)))} />}
      </FieldForm>
    </main>
  )
}

const severityMark = (severity: FaultSeverity) => (
  <Mark look={FAULT_SEVERITY_LOOK[severity]}>{saidSentence({ key: `fault_severity_${severity}` })}</Mark>
)

/** Which village a technician is in: the most urgent first, any by search, or the nearest. */
export function PickVillage({ choose }: { choose: (code: string) => void }) {
  const { copy } = useCopy()
  const urgent = villagesByUrgency(copy, useFaults()).map(({ village }) => village.code)
  return (
    <main>
      <Heading>{t('which_village')}</Heading>
      <VillageList first={urgent} choose={choose} />
    </main>
  )
}
