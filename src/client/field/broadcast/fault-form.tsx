/** Reporting a fault: where, what kind, how bad, what is heard or seen. */
import { useState } from 'preact/hooks'
import { FaultCategory, FaultSeverity, NewFault } from '../../../domain/fault/fault.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/api.ts'
import { FAULT_SEVERITY_LOOK } from '../../shared/shapes.ts'
import { Mark } from '../../shared/states.tsx'
import { FieldForm, goToWrong, useFormDraft } from '../kit/field-form.tsx'
import { Choice } from '../kit/inputs.tsx'
import { issuesAt, messagesOf, type Said, saidIssue, saidSentence } from '../kit/remarks.tsx'
import { Frame, LinkButton, Says, wrongBy } from '../kit/states.tsx'
import { VillageList } from '../kit/village-list.tsx'
import { t } from '../later-words.ts'
import { EntryPage } from '../outbox/entry.tsx'
import { useCopy } from '../phone/phone.ts'
import { type Asked, faultPath, villagePath } from '../routes.ts'
import { useFaults, villagesByUrgency } from './fault-now.ts'
import { categoryWord } from './faults.tsx'

type FaultBody = Partial<NewFault> & Pick<NewFault, 'villageCode' | 'description'>

export function FaultForm({ asked: { village } }: { asked: Asked }) {
  const { entries } = useCopy()
  const [about] = useState(() => {
    const begun = entries.find(
      ({ kind, state, body }) => kind === 'fault' && state === 'draft' && (body as FaultBody).villageCode === village,
    )
    return begun?.about ?? freshId()
  })
  const [chosen, choose] = useState(village)
  const made = entries.find(({ key }) => key === `fault:${about}`)
  if (!made || made.state === 'draft')
    return chosen === undefined ? <PickVillage choose={choose} /> : <Form id={about} villageCode={chosen} />
  return (
    <>
      <EntryPage entry={made} />
      {made.state !== 'attention' && (
        <p class="after">
          <LinkButton class="wide" href={faultPath(about)} label={t('to_fault')} />
        </p>
      )}
    </>
  )
}

function Form({ id, villageCode }: { id: string; villageCode: string }) {
  const { copy, now } = useCopy()
  const village = copy.villages.find(({ code }) => code === villageCode)
  const draft = useFormDraft<FaultBody>({ kind: 'fault', key: `fault:${id}`, about: id }, () => ({
    villageCode,
    description: '',
  }))
  const { body, update, queue } = draft
  const [said, setSaid] = useState<Said[]>([])
  const set = (changes: Partial<FaultBody>) => {
    setSaid([])
    update(changes)
  }
  const issue = (field: string): string => messagesOf(issuesAt(said, field))
  const send = () => {
    const read = NewFault.safeParse({ id, ...body, reportedAt: now().toISOString() })
    if (read.success) return void queue(read.data)
    setSaid(issuesOf(read.error).map(saidIssue))
    goToWrong()
  }
  return (
    <FieldForm
      name="fault"
      title={t('report_fault')}
      back={[villagePath(villageCode), village?.name]}
      label={t('send_report')}
      send={send}
      draft={draft}
    >
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
    </FieldForm>
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
    <Frame title={t('which_village')}>
      <VillageList first={urgent} choose={choose} />
    </Frame>
  )
}
