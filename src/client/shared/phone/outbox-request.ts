/** How each kind of entry goes to the server. */
import { addressOf, SENT_TO } from '../../../contract/address.ts'
import type { Language } from '../../../domain/language.ts'
import type { Entry, EntryKind } from './outbox-entry.ts'
import type { Job } from './outbox-plan.ts'

export interface Envelope {
  method: 'POST' | 'PUT'
  path: string
  type: string
  body: string | ArrayBuffer
}

/** Those the server takes by the hundred: where, and under which name. */
export const BATCHES: Partial<Record<EntryKind, { path: string; name: string }>> = {
  screening: { path: SENT_TO.logs, name: 'screenings' },
  missed_show: { path: SENT_TO.missedShows, name: 'missedShows' },
  audibility: { path: SENT_TO.audibilityReports, name: 'reports' },
}

/** `bytes` of the photo, of a photo. */
export function envelopeOf({ kind, entries }: Job, bytes?: ArrayBuffer): Envelope {
  const batch = BATCHES[kind]
  if (batch) return json('POST', batch.path, { [batch.name]: entries.map(({ body }) => body) })
  const [entry] = entries as [Entry]
  const at = (path: string) => addressOf({ path }, { params: { id: entry.about } })
  switch (kind) {
    case 'correction':
      return json('PUT', at(SENT_TO.log), entry.body)
    case 'void':
      return json('POST', at(SENT_TO.logVoid), entry.body)
    case 'witness':
      return json('POST', at(SENT_TO.faultWitnesses), entry.body)
    case 'step':
      return json('POST', at(SENT_TO.faultSteps), entry.body)
    case 'photo':
      return photo(entry, bytes ?? new ArrayBuffer(0))
    default:
      return json('POST', SENT_TO.faults, entry.body)
  }
}

const json = (method: Envelope['method'], path: string, body: unknown): Envelope => ({
  ...{ method, path, type: 'application/json', body: JSON.stringify(body) },
})

/** The last part of a photo's key is what is in it. */
export const hashOf = ({ key }: Entry): string => key.slice(key.lastIndexOf(':') + 1)

function photo(entry: Entry, body: ArrayBuffer): Envelope {
  const { kind, type } = entry.body as { kind: string; type: string }
  const params = { id: entry.about, sha256: hashOf(entry) }
  const path = addressOf({ path: SENT_TO.photo }, { params, query: { kind } })
  return { method: 'PUT', path, type, body }
}

/** `yx-account`: a server whose session is somebody else's refuses, so that nobody's work is sent as another's. */
export const headersOf = ({ type }: Envelope, person: string, language: Language): Record<string, string> => ({
  ...{ accept: 'application/json', 'accept-language': language, 'content-type': type, 'yx-account': person },
})
