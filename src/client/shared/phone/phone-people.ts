/** Who uses this phone: several may, each with a queue of their own that the others do not see. */
import type { Role } from '../../../domain/people/account.ts'
import type { Language } from '../../../domain/sentence.ts'
import { tell } from './device-news.ts'
import { phoneNow } from './device.ts'
import { shelf } from './shelf.ts'

export interface PhonePerson {
  id: string
  displayName: string
  role: Role
  teamCode?: string | undefined
}
export interface KeptPerson extends PhonePerson {
  /** By the phone's clock. */
  lastUsedAt: number
}

const CURRENT = 'current'

/** Everybody who has used this phone. */
export async function peopleHere(): Promise<KeptPerson[]> {
  const kept = await shelf()
  const [found = []] = await kept.look([{ from: 'people', prefix: '' }])
  return found as KeptPerson[]
}

/** Who is using it; null after they left. */
export async function currentPerson(): Promise<KeptPerson | null> {
  const kept = await shelf()
  const [[current] = []] = await kept.look([{ from: 'meta', key: CURRENT }])
  const id = (current as { person?: string } | undefined)?.person
  if (id === undefined) return null
  const [[person] = []] = await kept.look([{ from: 'people', key: id }])
  return (person as KeptPerson | undefined) ?? null
}

/** Somebody is signed in: theirs is the queue that is sent now. */
export async function enterPerson(person: PhonePerson): Promise<void> {
  const kept = await shelf()
  const lastUsedAt = phoneNow()
  await kept.change([], () => ({
    writes: [
      { to: 'people', put: { ...person, lastUsedAt } satisfies KeptPerson },
      { to: 'meta', put: { key: CURRENT, person: person.id } },
    ],
    result: undefined,
  }))
  tell({ kind: 'person' })
}

/** Signed out: what is unsent stays, out of sight. */
export async function leavePerson(): Promise<void> {
  const kept = await shelf()
  await kept.change([], () => ({ writes: [{ to: 'meta', remove: CURRENT }], result: undefined }))
  tell({ kind: 'person' })
}

const LANGUAGE = 'language'
/** For the service worker, which sees no other storage. */
export async function keepLanguage(language: Language): Promise<void> {
  const kept = await shelf()
  await kept.change([], () => ({ writes: [{ to: 'meta', put: { key: LANGUAGE, language } }], result: undefined }))
}
export async function keptLanguage(): Promise<Language> {
  const kept = await shelf()
  const [[found] = []] = await kept.look([{ from: 'meta', key: LANGUAGE }])
  return (found as { language?: unknown } | undefined)?.language === 'en' ? 'en' : 'zh'
}
