/** Hands a phone's file in: one request after another, until nothing may go, or the network or the session ends. */
import { language } from '../../shared/words.ts'
import type { Arrived } from '../../shared/outbox-answer.ts'
import { type Envelope, envelopeOf, hashOf } from '../../shared/outbox-request.ts'
import { handed, type Handing, nextOf } from './file-outbox.ts'

/** Null when there was no answer. */
export type Post = (envelope: Envelope) => Promise<Arrived | null>

/** Whoever reads along is told after each answer. `bytesOf` has a photo by its hash. */
export async function handIn(
  state: Handing,
  bytesOf: (sha256: string) => ArrayBuffer | undefined,
  post: Post,
  tell: (state: Handing) => void,
): Promise<Handing> {
  let now = state
  for (;;) {
    const plan = nextOf(now)
    if (plan.kind === 'wait' || now.stopped) return now
    const [first] = plan.job.entries
    const bytes = first?.kind === 'photo' ? bytesOf(hashOf(first)) : undefined
    const isGone = first?.kind === 'photo' && bytes === undefined
    now = handed(now, plan.job, isGone ? PHOTO_ABSENT : await post(envelopeOf(plan.job, bytes)))
    tell(now)
  }
}

/** As if the server had said it: nothing of it can be sent. */
const PHOTO_ABSENT: Arrived = {
  ...{ status: 422, retryAfter: null },
  reply: { code: 'photo_absent', detail: '', issues: [] },
}

/** As the manager who is signed in, not as the phone's person. */
export const postHere: Post = async ({ method, path, type, body }) => {
  const headers = { accept: 'application/json', 'accept-language': language(), 'content-type': type }
  try {
    const response = await fetch(path, { method, headers, body, redirect: 'error' })
    const reply: unknown = await response.json().catch(() => undefined)
    return { status: response.status, retryAfter: response.headers.get('retry-after'), reply }
  } catch {
    return null
  }
}
