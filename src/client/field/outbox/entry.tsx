/** One entry of the outbox: how it stands, what was wrong, what can be done, and what it says. */
import { CORRECTABLE, type ScreeningStatus } from '../../../domain/screening/screening.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { go } from '../../shared/place.ts'
import { photosLeft, receiptOf, standingOf } from './entry-look.ts'
import { draftOf, type LogContent } from '../log/log-draft.ts'
import { Back, EntryMark, Heading, Missing, Notice } from '../kit/states.tsx'
import { usePhone } from '../phone/phone.ts'
import { correctPath, HOME, logPath, newLogPath, OUTBOX } from '../routes.ts'
import { t } from '../later-words.ts'
import { kindOf, toldIn, villageOf } from './entry-row.tsx'
import { LogFacts, OtherFacts } from './entry-facts.tsx'
import { TakeBack } from './take-back.tsx'
import { phoneNow } from '../../shared/phone/device.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { openAlready } from '../broadcast/fault-now.ts'

export function EntryView({ entryKey }: { entryKey: string }) {
  const { entries } = usePhone()
  const entry = entries.find(({ key }) => key === entryKey)
  return entry ? <EntryPage entry={entry} /> : <Missing />
}

const isLog = ({ kind }: Entry): boolean => kind === 'screening' || kind === 'correction'

/** `isFresh`: just sent off; then the next thing to do is said. */
export function EntryPage({ entry, isFresh = false }: { entry: Entry; isFresh?: boolean }) {
  const { entries, copy } = usePhone()
  const receipt = receiptOf(entry)
  const village = villageOf(entry, copy, entries)
  return (
    <main data-view="entry" data-state={entry.state}>
      <Back href={isFresh ? HOME : OUTBOX}>{t(isFresh ? 'back_villages' : 'nav_outbox')}</Back>
      <Heading>{village === '' ? kindOf(entry) : t('entry_title', { kind: kindOf(entry), village })}</Heading>
      <p>
        <EntryMark entry={entry} />
      </p>
      <Standing entry={entry} />
      {isLog(entry) ? (
        <LogFacts
          content={entry.body as LogContent}
          credit={receipt?.credit}
          findings={receipt?.findings}
          photosMissing={photosLeft(entries, entry.about)}
        />
      ) : (
        <OtherFacts entry={entry} />
      )}
      <Doings entry={entry} />
      {isLog(entry) && <TakeBack entry={entry} />}
      {isFresh && entry.kind === 'screening' && (
        <p class="actions">
          <a class="button" href={newLogPath()}>
            {t('log_next')}
          </a>
        </p>
      )}
    </main>
  )
}

function Standing({ entry }: { entry: Entry }) {
  if (entry.state === 'attention' && entry.problem) {
    return (
      <Notice tone="bad" isAlert>
        <p>{entryProblemSaid(entry.problem)}</p>
        {entry.problem.issues.map(({ path, message }) => (
          <p key={path}>{message}</p>
        ))}
      </Notice>
    )
  }
  if (standingOf(entry) === 'waiting' || entry.state === 'sending') {
    return (
      <Notice tone="info">
        <p data-line="saved">{entry.problem ? entryProblemSaid(entry.problem) : t('saved_will_send')}</p>
      </Notice>
    )
  }
  const standing = standingOf(entry)
  const reason = entry.verdict?.reason
  if (entry.state !== 'received' || standing === 'received' || standing === 'draft') return null
  return (
    <Notice tone={standing === 'returned' || standing === 'rejected' ? 'watch' : 'good'}>
      <p data-line="received">{t(`received_${standing as ScreeningStatus}`)}</p>
      {reason !== undefined && <p>{t('reason_given', { reason })}</p>}
    </Notice>
  )
}

function Doings({ entry }: { entry: Entry }) {
  const { change, stamp } = usePhone()
  const status = standingOf(entry)
  if (entry.kind === 'fault' && entry.problem?.code === 'conflict') return <FaultConflict entry={entry} />
  if (entry.kind === 'missed_show' && entry.state === 'draft') {
    const undo = () => void change({ kind: 'dropped', key: entry.key }).then((isDone) => isDone && go(HOME))
    return (
      <p class="actions">
        <button type="button" onClick={undo}>
          {t('undo')}
        </button>
      </p>
    )
  }
  if (isLog(entry) && entry.problem?.code === 'conflict') return <OtherVersion id={entry.about} />
  if (entry.state === 'attention') {
    const again = () => void change({ kind: 'retried', key: entry.key })
    const edit = () => {
      const { revision } = toldIn(entry) as { revision?: number }
      const content = { ...(entry.body as LogContent), id: entry.about }
      const draft = draftOf(content, revision ?? 0, stamp().timeZone)
      const body = { ...draft, revision }
      void change({ kind: 'reopened', key: entry.key, body }).then((isDone) => isDone && go(logPath(entry.about)))
    }
    return (
      <p class="actions">
        {isLog(entry) && (
          <button type="button" class="main-action" onClick={edit}>
            {t('edit')}
          </button>
        )}
        <button type="button" onClick={again}>
          {t('send_again')}
        </button>
      </p>
    )
  }
  const isOpen = isLog(entry) && entry.state === 'received' && CORRECTABLE.some((correctable) => correctable === status)
  return isOpen ? (
    <p class="actions">
      <a class={status === 'returned' ? 'button main-action' : 'button'} href={correctPath(entry.about)}>
        {t('correct')}
      </a>
    </p>
  ) : null
}

/** The bureau has this log in another version: sent again as it is, it would be refused again. */
const OtherVersion = ({ id }: { id: string }) => (
  <p class="actions">
    <a class="button main-action" href={correctPath(id)}>
      {t('correct_newest')}
    </a>
  </p>
)

/** Somebody has reported it already: the same fault, and then one is a witness; or another, and then one insists. */
export function FaultConflict({ entry }: { entry: Entry }) {
  const { change, person, now } = usePhone()
  const open = openAlready(entry)
  const insist = () =>
    void change([
      { kind: 'reopened', key: entry.key, body: entry.body },
      { kind: 'queued', key: entry.key, body: { ...toldIn(entry), insist: true } },
    ])
  const join = (fault: string) => {
    const id = freshId()
    const note = toldIn(entry)['description']
    const body = { id, witnessedAt: now().toISOString(), ...(typeof note === 'string' && { note: note.slice(0, 500) }) }
    const witness: Entry = {
      ...{ key: `witness:${id}`, person: person.id, kind: 'witness', about: fault, state: 'draft', body, after: [] },
      ...{ madeAt: phoneNow(), nextAt: 0, tries: 0 },
    }
    void change([
      { kind: 'drafted', entry: witness },
      { kind: 'queued', key: witness.key, body },
      { kind: 'reopened', key: entry.key, body: entry.body },
      { kind: 'dropped', key: entry.key },
    ])
  }
  return (
    <p class="actions">
      {open && (
        <button type="button" class="main-action" onClick={() => join(open.id)}>
          {t('join_fault')}
        </button>
      )}
      <button type="button" onClick={insist}>
        {t('insist_fault')}
      </button>
    </p>
  )
}
