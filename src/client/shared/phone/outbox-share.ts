/** Hands a phone's outbox over as a file, and takes a colleague's in. */
import { type Change, dispatch, phoneNow, readOutbox } from './device.ts'
import { shelf } from './indexed-shelf.ts'
import { entriesFor, exported, type OutboxFile, outboxParts, photosFor } from './outbox-file.ts'
import type { KeptPerson } from './phone-people.ts'
import { photoOf } from './phone-photos.ts'
import type { Write } from './shelf.ts'

/** Null when there is nothing unsent. */
export async function exportOutbox(person: KeptPerson): Promise<Blob | null> {
  const entries = exported(await readOutbox(person.id))
  if (entries.length === 0) return null
  const { id, displayName, teamCode } = person
  const about = { person: { id, displayName }, teamCode, exportedAt: new Date(phoneNow()).toISOString() }
  return new Blob(await outboxParts(entries, about, photoOf), { type: 'application/json' })
}

/** Resolves with what was new; what this phone knows already, whoever's it is, stays as it is. */
export async function importOutbox(person: string, file: OutboxFile): Promise<Change> {
  const kept = await shelf()
  const known = await kept.look(file.entries.map(({ key }) => ({ from: 'entries', key })))
  const isNew = new Set(file.entries.flatMap(({ key }, i) => (known[i]?.length === 0 ? [key] : [])))
  const photos = photosFor(person, file).filter(({ key }) => isNew.has(key))
  const beside = photos.map((put): Write => ({ to: 'photos', put }))
  return dispatch(person, { kind: 'imported', entries: entriesFor(person, file) }, beside)
}
