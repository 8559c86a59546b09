/** A small form kept as it is filled in: a speaker test or a fault's report. */
import { useRef, useState } from 'preact/hooks'
import { phoneNow } from '../../shared/phone/device.ts'
import type { Entry, EntryKind } from '../../shared/phone/outbox-entry.ts'
import { usePhone } from '../phone/phone.ts'

export interface FormDraft<Body> {
  body: Body
  isKept: boolean
  update: (changes: Partial<Body>) => void
  /** `sent`: what goes out, once the form is complete. */
  queue: (sent: unknown, after?: string[]) => Promise<boolean>
  discard: () => Promise<boolean>
}

export function useFormDraft<Body extends object>(
  kind: EntryKind,
  key: string,
  about: string,
  start: () => Body,
): FormDraft<Body> {
  const { person, entries, change } = usePhone()
  const [body, setBody] = useState(start)
  const latest = useRef(body)
  const kept = entries.find((entry) => entry.key === key)
  const madeAt = useRef(kept?.madeAt ?? phoneNow())
  const entryOf = (after: string[] = []): Entry => ({
    ...{ key, person: person.id, kind, about, state: 'draft', body: latest.current, after },
    ...{ madeAt: madeAt.current, nextAt: 0, tries: 0 },
  })
  return {
    body,
    isKept: kept !== undefined,
    update: (changes) => {
      latest.current = { ...latest.current, ...changes }
      setBody(latest.current)
      void change({ kind: 'drafted', entry: entryOf() })
    },
    queue: (sent, after = []) =>
      change([
        { kind: 'drafted', entry: entryOf(after) },
        { kind: 'queued', key, body: sent, after },
      ]),
    discard: () => change({ kind: 'dropped', key }),
  }
}
