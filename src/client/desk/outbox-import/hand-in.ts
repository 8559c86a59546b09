/** Hands a phone's file in: one request after another, until nothing may go, or the network or the session ends. */
import { language } from '../../shared/words.ts'
import { type Arrived, type Envelope, envelopeOf } from '../../shared/phone/outbox-request.ts'
import type { OutboxFile } from '../../shared/phone/outbox-file.ts'
import { handed, type Handing, nextOf } from './file-outbox.ts'

/** Null when there was no answer. */
export type Post = (envelope: Envelope) => Promise<Arrived | null>

/** Whoever reads along is told after each answer. */
export async function handIn(
  state: Handing,
  file: OutboxFile,
  post: Post,
  tell: (state: Handing) => void,
): Promise<Handing> {
  const photos = new Map(file.entries.map(({ key, photo }) => [key, photo]))
  let now = state
  for (;;) {
    const plan = nextOf(now)
    if (plan.kind === 'wait' || now.stopped) return now
    const [first] = plan.job.entries
    const bytes = photos.get(first?.key ?? '')
    now = handed(now, plan.job, await post(envelopeOf(plan.job, bytes)))
    tell(now)
  }
}

/** As the manager who is signed in, not as the phone's person. */
export const postHere: Post = async (envelope) => {
  const { method, path, type, body } = envelope
  const headers = { accept: 'application/json', 'accept-language': language(), 'content-type': type }
  try {
    const response = await fetch(path, { method, headers, body, redirect: 'error' })
    const reply: unknown = await response.json().catch(() => undefined)
    return { status: response.status, retryAfter: response.headers.get('retry-after'), reply }
  } catch {
    return null
  }
}
