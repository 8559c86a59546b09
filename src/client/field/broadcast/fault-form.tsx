/** Reporting a fault: where, what kind, how bad, what is heard or seen. */
import { useState } from 'preact/hooks'
import { FaultCategory, FaultSeverity, NewFault } from '../../../domain/fault.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { go } from '../../shared/place.ts'
import { FAULT_SEVERITY_LOOK } from '../../shared/shapes.ts'
import { Discard } from '../log/discard.tsx'
import { issuesAt } from '../log-entry.ts'
import { Mark } from '../marks.tsx'
import { EntryPage } from '../outbox/entry.tsx'
import { useCopy } from '../phone.ts'
import { faultPath, villagePath } from '../routes.ts'
import { type Said, saidIssue, saidSentence } from '../said.ts'
import { Back, Heading } from '../states.tsx'
import { Elsewhere } from '../elsewhere.tsx'
import { useFormDraft } from '../use-form-draft.ts'
import { useHold } from '../use-hold.ts'
import { categoryWord } from './marks.tsx'
import { PickVillage } from './pick-village.tsx'
import { t } from './words.ts'

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
  const hold = useHold(key)
  const kept = entries.find((entry) => entry.key === key)
  const { body, isKept, update, queue, discard } = useFormDraft<FaultBody>('fault', key, id, () =>
    kept ? (kept.body as FaultBody) : { villageCode, description: '' },
  )
  const [said, setSaid] = useState<Said[]>([])
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
    if (read.success) void queue(read.data)
    else setSaid(issuesOf(read.error).map(saidIssue))
  }
  if (hold === 'elsewhere') return <Elsewhere />
  return (
    <main>
      <Back href={villagePath(villageCode)}>{village?.name}</Back>
      <Heading>{t('fault_form_title')}</Heading>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Kinds body={body} issue={issue} set={set} />
        <label class={issue('description') === '' ? 'field block' : 'field block has-issue'}>
          <span>{t('description')}</span>
          <textarea
            rows={3}
            value={body.description}
            onInput={(event) => set({ description: event.currentTarget.value })}
          />
          <Issue says={issue('description')} />
        </label>
        {isKept && <Discard discard={() => void discard().then(() => go(villagePath(villageCode)))} />}
        <div class="send-bar">
          <button type="submit" class="main-action wide">
            {t('fault_send')}
          </button>
        </div>
      </form>
    </main>
  )
}

const Issue = ({ says }: { says: string }) => (
  <p class="says" role="alert">
    {says}
  </p>
)

interface KindsProps {
  body: FaultBody
  issue: (field: string) => string
  set: (changes: Partial<FaultBody>) => void
}
function Kinds({ body, issue, set }: KindsProps) {
  return (
    <>
      <section class={issue('category') === '' ? 'block' : 'block has-issue'} aria-label={t('category')}>
        <h2>{t('category')}</h2>
        <div class="choice">
          {FaultCategory.options.map((category) => (
            <button
              key={category}
              type="button"
              aria-pressed={body.category === category}
              onClick={() => set({ category })}
            >
              {categoryWord(category)}
            </button>
          ))}
        </div>
        <Issue says={issue('category')} />
      </section>
      <section class={issue('severity') === '' ? 'block' : 'block has-issue'} aria-label={t('severity')}>
        <h2>{t('severity')}</h2>
        <div class="choice">
          {FaultSeverity.options.map((severity) => (
            <button
              key={severity}
              type="button"
              aria-pressed={body.severity === severity}
              onClick={() => set({ severity })}
            >
              <Mark look={FAULT_SEVERITY_LOOK[severity]}>{saidSentence({ key: `fault_severity_${severity}` })}</Mark>
            </button>
          ))}
        </div>
        <Issue says={issue('severity')} />
      </section>
    </>
  )
}
