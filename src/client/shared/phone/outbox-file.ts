/** An outbox as a file, for a colleague's phone or the desk to send: the same ids, so never double. */
import type { Entry, EntryKind } from './outbox-entry.ts'
import { isTold } from '../problem-reply.ts'
import { hashOf, isUnsent } from './outbox-request.ts'
import type { Outbox } from './outbox.ts'
import { type KeptPerson, type KeptPhoto, photoOf } from './phone-records.ts'
import { type Change, dispatch, phoneNow, readOutbox } from './device.ts'
import { shelf, type Write } from './shelf.ts'

export interface OutboxFile {
  person: { id: string; displayName: string }
  teamCode?: string | undefined
  /** By the phone's clock. */
  exportedAt: string
  entries: FileEntry[]
}
export interface FileEntry extends Pick<Entry, 'kind' | 'about' | 'key' | 'body' | 'after' | 'madeAt'> {
  /** A photo's bytes. */
  photo?: ArrayBuffer | undefined
}
/** Why a file cannot be read: its sentence is `outbox_file_…` of words-outbox.ts; `row` counts entries from 1. */
export interface FileProblem {
  kind: 'no_json' | 'not_ours' | 'newer' | 'no_person' | 'no_entries' | 'too_many' | 'bad_entry' | 'bad_photo'
  row: number
}
export type FileRead = { isRead: true; file: OutboxFile } | { isRead: false; problem: FileProblem }

const FORMAT = 'yingxiang-outbox'
const VERSION = 1
const MOST_ENTRIES = 5000

/** What is unsent of a person's, oldest first; a draft is nobody's business yet. */
export const exported = (box: Outbox): Entry[] =>
  [...box.entries.values()].filter(isUnsent).sort((a, b) => a.madeAt - b.madeAt || (a.key < b.key ? -1 : 1))

/** The file in pieces; a photo whose bytes are gone is left out. */
export async function outboxParts(
  entries: Entry[],
  { person, teamCode, exportedAt }: Omit<OutboxFile, 'entries'>,
  findPhoto: (key: string) => Promise<KeptPhoto | undefined>,
): Promise<string[]> {
  const head = JSON.stringify({ format: FORMAT, version: VERSION, person, teamCode, exportedAt, entries: [] })
  const parts: string[] = []
  for (const { kind, about, key, body, after, madeAt } of entries) {
    const bytes = kind === 'photo' ? (await findPhoto(key))?.bytes : undefined
    if (kind === 'photo' && !bytes) continue
    parts.push(JSON.stringify({ kind, about, key, body, after, madeAt, ...(bytes && { photo: to64(bytes) }) }))
  }
  return [head.slice(0, -2), ...parts.flatMap((part, i) => [i === 0 ? '\n' : ',\n', part]), '\n]}\n']
}

export function readOutboxFile(text: string): FileRead {
  const wrong = (kind: FileProblem['kind'], row = 0): FileRead => ({ isRead: false, problem: { kind, row } })
  const told = jsonOf(text)
  if (told === undefined) return wrong('no_json')
  if (!isTold(told) || told['format'] !== FORMAT || typeof told['version'] !== 'number') return wrong('not_ours')
  if (told['version'] !== VERSION) return wrong('newer')
  const { person, teamCode, exportedAt, entries } = told
  if (!isTold(person) || !isText(person['id']) || !isText(person['displayName'])) return wrong('no_person')
  if (!Array.isArray(entries) || entries.length === 0) return wrong('no_entries')
  if (entries.length > MOST_ENTRIES) return wrong('too_many')
  const read: FileEntry[] = []
  for (const [i, one] of entries.entries()) {
    const entry = entryOf(one)
    if (typeof entry === 'string') return wrong(entry, i + 1)
    read.push(entry)
  }
  const { id, displayName } = person as { id: string; displayName: string }
  const file = { person: { id, displayName }, exportedAt: isText(exportedAt) ? exportedAt : '', entries: read }
  return { isRead: true, file: { ...file, ...(isText(teamCode) && { teamCode }) } }
}

/** They wait in the outbox of the person who takes them over, and say whose they were. */
export const entriesFor = (person: string, file: OutboxFile): Entry[] =>
  file.entries.map(({ photo: _, ...entry }) => ({
    ...entry,
    person,
    state: 'waiting',
    nextAt: 0,
    tries: 0,
    turn: 1,
    from: file.person.displayName,
  }))

/** The photos' bytes that came along, as this phone keeps them. */
export const photosFor = (person: string, file: OutboxFile): KeptPhoto[] =>
  file.entries.flatMap(({ key, about, body, photo }) => {
    const { kind, type } = body as Pick<KeptPhoto, 'kind' | 'type'>
    return photo ? [{ key, person, logId: about, sha256: hashOf({ key }), kind, type, bytes: photo }] : []
  })

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown
  } catch {
    return undefined
  }
}

const ID = '[0-9a-zA-Z-]{1,64}'
const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
/** How each kind's key is made of what it is about: nothing else may take a place in the outbox. */
const KEYS: Record<EntryKind, (about: string) => RegExp> = {
  screening: (about) => new RegExp(`^screening:${about}$`),
  correction: (about) => new RegExp(`^correction:${about}:\\d+$`),
  void: (about) => new RegExp(`^void:${about}$`),
  missed_show: (about) => new RegExp(`^missed:${about}$`),
  plan: (about) => new RegExp(`^plan:${about}$`),
  plan_step: (about) => new RegExp(`^plan-step:${about}:${ID}$`),
  audibility: (about) => new RegExp(`^audibility:${about}$`),
  fault: (about) => new RegExp(`^fault:${about}$`),
  witness: () => new RegExp(`^witness:${ID}$`),
  step: (about) => new RegExp(`^step:${about}:\\d+$`),
  event: (about) => new RegExp(`^event:${about}$`),
  cadre_code: (about) => new RegExp(`^cadre_code:${about}(:[0-9a-f]{16})?$`),
  photo: (about) => new RegExp(`^photo:${about}:[0-9a-f]{64}$`),
}

function entryOf(one: unknown): FileEntry | 'bad_entry' | 'bad_photo' {
  if (!isTold(one)) return 'bad_entry'
  const { kind, about, key, body, after, madeAt, photo } = one
  const isNamed =
    isText(kind) && Object.keys(KEYS).includes(kind) && isText(about) && new RegExp(`^${UUID}$`).test(about)
  if (!isNamed || !isText(key) || !KEYS[kind as EntryKind](about).test(key)) return 'bad_entry'
  if (!isTold(body) || !Array.isArray(after) || !after.every(isText)) return 'bad_entry'
  if (typeof madeAt !== 'number' || !Number.isFinite(madeAt)) return 'bad_entry'
  const entry = { kind: kind as EntryKind, about, key, body, after, madeAt }
  if (kind !== 'photo') return entry
  const bytes = isText(photo) ? bytesOf64(photo) : undefined
  return !bytes || !isText(body['kind']) || !isText(body['type']) ? 'bad_photo' : { ...entry, photo: bytes }
}

// a call takes only so many arguments
const AT_ONCE = 8192

function to64(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes)
  const parts: string[] = []
  for (let at = 0; at < all.length; at += AT_ONCE) parts.push(String.fromCharCode(...all.subarray(at, at + AT_ONCE)))
  return btoa(parts.join(''))
}

/** Undefined for what is none. */
function bytesOf64(text: string): ArrayBuffer | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer
  } catch {
    return undefined
  }
}

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
