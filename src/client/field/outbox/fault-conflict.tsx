/** Somebody has reported it already: the same fault, and then one is a witness; or another, and then one insists. */
import { phoneNow } from '../../shared/phone/device.ts'
import { freshId } from '../../shared/fresh-id.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { openAlready } from '../broadcast/fault-now.ts'
import { usePhone } from '../phone/phone.ts'
import { t } from '../later-words.ts'
import { toldIn } from './entry-words.ts'

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
