/** A log's form while it is filled in: every change is on its way to the disk before the next one can be made. */
import { useRef, useState } from 'preact/hooks'
import { phoneNow } from '../../shared/phone/device.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import type { OutboxEvent } from '../../shared/phone/outbox-events.ts'
import type { LogDraft } from './log-draft.ts'
import type { LogContent } from './log-draft.ts'
import { usePhone } from '../phone/phone.ts'

export interface Draft {
  draft: LogDraft
  entryKey: string
  /** Something of it is on the disk. */
  isKept: boolean
  update: (changes: Partial<LogDraft>) => void
  /** Into the outbox, with its photos. */
  queue: (body: LogContent) => Promise<boolean>
  discard: () => Promise<boolean>
}

export const keyOfLog = ({ id, revision }: Pick<LogDraft, 'id' | 'revision'>): string =>
  revision === undefined ? `screening:${id}` : `correction:${id}:${revision}`

export function useDraft(start: () => LogDraft): Draft {
  const { person, entries, change } = usePhone()
  const [draft, setDraft] = useState(start)
  const latest = useRef(draft)
  const entryKey = keyOfLog(draft)
  const kept = entries.find(({ key }) => key === entryKey)
  const madeAt = useRef(kept?.madeAt ?? phoneNow())
  const entryOf = (body: LogDraft): Entry => ({
    ...{ key: entryKey, person: person.id, kind: body.revision === undefined ? 'screening' : 'correction' },
    ...{ about: body.id, state: 'draft', body, after: [], madeAt: madeAt.current, nextAt: 0, tries: 0 },
  })
  const update: Draft['update'] = (changes) => {
    latest.current = { ...latest.current, ...changes }
    setDraft(latest.current)
    void change({ kind: 'drafted', entry: entryOf(latest.current) })
  }
  const photos = entries.filter(({ kind, about, state }) => kind === 'photo' && about === draft.id && state === 'draft')
  const queue: Draft['queue'] = (body) =>
    change([
      { kind: 'drafted', entry: entryOf(latest.current) },
      { kind: 'queued', key: entryKey, body },
      ...photos.map((photo): OutboxEvent => ({ kind: 'queued', key: photo.key, body: photo.body, after: [entryKey] })),
    ])
  const discard: Draft['discard'] = () =>
    change([entryKey, ...photos.map(({ key }) => key)].map((key): OutboxEvent => ({ kind: 'dropped', key })))
  return { draft, entryKey, isKept: kept !== undefined, update, queue, discard }
}
