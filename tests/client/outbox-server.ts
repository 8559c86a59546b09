/** A server as an outbox meets it: keeps each id once, and is given logs that it refuses, that are too large, that break it. */
import { type Arrived, BATCHES, hashOf, type Job } from '../../src/client/shared/phone/outbox-request.ts'
import type { Entry } from '../../src/client/shared/phone/outbox-entry.ts'

/** What becomes of a body, whoever brings it and however often. */
export type Nature = 'good' | 'invalid' | 'too_large' | 'breaks_it'
export interface Body {
  id: string
  nature: Nature
  text: string
}
export const bodyOf = ({ body }: Entry): Body => body as Body
const problem = (code: string) => ({ code, detail: code })

export class OutboxServer {
  /** By key: a photo's id is its log's. */
  readonly kept = new Map<string, string>()
  /** Every body it has said no to, by key and text. */
  readonly refused = new Set<string>()
  readonly conflicts: string[] = []
  isSessionGood = true
  /** So many new things it takes before its senders have sent as much as they may for now. */
  room = Infinity
  /** Its answer to any request: there are too many of them, or it cannot write. */
  mood: 'well' | 'too_many' | 'unavailable' = 'well'
  /** What it says of when to come again, in seconds; null when it says nothing. */
  retryAfter: string | null = '60'

  take({ kind, entries }: Job): Arrived {
    if (!this.isSessionGood) return answer(401, problem('unauthorized'))
    if (this.mood === 'too_many') return this.later(429, problem('too_many'))
    if (this.mood === 'unavailable') return this.later(503, problem('unavailable'))
    const giants = entries.filter((entry) => bodyOf(entry).nature === 'too_large')
    for (const entry of giants) this.refused.add(sayingOf(entry))
    // as a server in between says it: not in our words
    if (giants.length > 0) return answer(413, undefined)
    if (entries.some((entry) => bodyOf(entry).nature === 'breaks_it')) return answer(500, problem('internal'))
    if (BATCHES[kind]) return this.later(200, { results: entries.map((entry) => this.resultOf(entry)) })
    const [only] = entries as [Entry]
    const { outcome, error } = this.resultOf(only)
    if (outcome === 'too_many') return this.later(429, error)
    if (error) return answer(outcome === 'conflict' ? 409 : 422, error)
    return answer(201, kind === 'photo' ? { sha256: hashOf(only) } : { id: only.about })
  }

  private later(status: number, reply: unknown): Arrived {
    return { ...answer(status, reply), retryAfter: this.retryAfter }
  }

  private resultOf(entry: Entry): { id: string; outcome: string; error?: { code: string; detail: string } } {
    const id = entry.about
    const text = JSON.stringify(entry.body)
    const known = this.kept.get(entry.key)
    if (bodyOf(entry).nature === 'invalid') {
      this.refused.add(sayingOf(entry))
      return { id, outcome: 'invalid', error: problem('invalid') }
    }
    if (known === text) return { id, outcome: 'already_stored' }
    if (known !== undefined) {
      this.conflicts.push(entry.key)
      return { id, outcome: 'conflict', error: problem('conflict') }
    }
    if (this.room <= 0) return { id, outcome: 'too_many', error: problem('too_many') }
    this.room -= 1
    this.kept.set(entry.key, text)
    return { id, outcome: 'stored' }
  }
}

export const sayingOf = (entry: Entry): string => `${entry.key} ${JSON.stringify(entry.body)}`
const answer = (status: number, reply: unknown): Arrived => ({ status, reply, retryAfter: null })

/** All that were in a request. */
export const ALL: readonly string[] = ['all']
/** Whom an answer tells to come later: the logs it names, or everybody who asked. */
export function toldLater({ status, reply }: Arrived): readonly string[] {
  if (status === 429 || status === 503) return ALL
  const { results = [] } = (reply ?? {}) as { results?: { id: string; outcome: string }[] }
  return results.flatMap(({ id, outcome }) => (outcome === 'too_many' ? [id] : []))
}
