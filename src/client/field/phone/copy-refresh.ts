/** Asks for a newer copy of the register and of one's own work; where nothing has changed, only the clock is learnt. */
import { FIELD_COPY } from '../../../contract/address.ts'
import { Problem, problemIn } from '../../shared/api.ts'
import { recall, remember } from '../../shared/keep.ts'
import { keepCopy, type KeptCopy } from '../../shared/phone/phone-records.ts'
import { language, t } from '../../shared/words.ts'

const PATIENCE_MS = 30_000
const tagKey = (person: string): string => `copy-tag:${person}`

/** Throws a Problem: `offline` when nobody answered, `unauthorized` when the session is over or somebody else's. */
export async function refreshCopy(person: string, kept: KeptCopy | undefined): Promise<void> {
  const response = await asked(person, kept ? recall(tagKey(person)) : null)
  const etag = response.headers.get('etag')
  const rememberTag = () => remember(tagKey(person), etag === null ? null : `${language()} ${etag}`)
  if (response.status === 304 && kept) {
    const now = response.headers.get('yx-now')
    await keepCopy(person, { ...kept.copy, now: now ?? kept.copy.now })
    // the copy is the same; what others did since has given it a newer name
    if (etag !== null) rememberTag()
    return
  }
  const reply: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const problem = problemIn(reply)
    const isUnknown = response.status === 401 && problem.reply === undefined
    throw isUnknown ? new Problem('unauthorized', t('offline')) : problem
  }
  const { FieldCopy } = await copySchema()
  const read = FieldCopy.safeParse(reply)
  if (!read.success || read.data.person.id !== person) throw new Problem('unreadable', t('unreadable'))
  await keepCopy(person, read.data)
  rememberTag()
}

/** Most of the domain: nobody at the door waits for it. */
const copySchema = () =>
  import('../../../domain/screening/field-copy.ts').catch(() => {
    throw new Problem('offline', t('offline'))
  })

/** The sentences in a copy are in one language: a tag counts for that one only. */
async function asked(person: string, known: string | null): Promise<Response> {
  const spoken = `${language()} `
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': language(),
    'yx-account': person,
  }
  if (known?.startsWith(spoken)) headers['if-none-match'] = known.slice(spoken.length)
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    return await fetch(FIELD_COPY, { headers, cache: 'no-store', redirect: 'error', signal: patience.signal })
  } catch {
    throw new Problem('offline', t('offline'))
  } finally {
    clearTimeout(timer)
  }
}
