/** What is written of logs that come in: one statement of each kind, however many senders they are of. */
import type { Received } from '../../domain/screening/screening.ts'
import { carriedReports } from '../audibility/audibility-reports.ts'
import { insertRows, type Statement } from '../engine/sql.ts'
import { auditedOfAll } from '../people/audit.ts'
import { boundsStatements, type Sender } from './intake-bounds.ts'
import { photosMarked } from './photos.ts'
import { columnsOf, contentDigest } from './screenings.ts'
import { assertStillUnlisted, titlesWritten } from './written-films.ts'

/** A log that is not kept yet. */
export interface Fresh {
  received: Received
  /** What it says, normalized, in JSON. */
  content: string
  row: ReturnType<typeof rowOf>
}

/** `sent`: as it was sent, where a written title is known as a film; null where it is the same. */
export const rowOf = (received: Received, sent: string | null) =>
  Object.assign(columnsOf(received), { received_at: received.receivedAt, sent })

/** What one sender puts in. */
export interface Put {
  sender: Sender & { source?: 'sheet'; reason?: string | undefined }
  taken: Fresh[]
}

export function statementsOf(puts: Put[]): Statement[] {
  const all = puts.flatMap(({ taken }) => taken)
  const logs = all.map(({ received }) => received)
  const heldIn = new Set(logs.flatMap(({ teamCode, status }) => (status === 'held' ? [teamCode] : [])))
  const counted = puts.map(({ sender, taken }) => ({ sender, logs: taken.length }))
  const rows = all.map(({ row }) => row)
  return [
    ...assertStillUnlisted(logs),
    insertRows('screenings', rows, '', true),
    ...titlesWritten(logs),
    ...photosMarked(logs),
    ...puts.flatMap(({ sender, taken }) =>
      carriedReports(
        taken.map(({ received }) => received),
        sender.actor,
      ),
    ),
    ...boundsStatements(counted, 'submit', [...heldIn]),
    auditedOfAll(puts.map(actOf)),
  ]
}

const actOf = ({ sender: { actor, now, reason, source }, taken }: Put) => ({
  actor,
  now,
  entries: taken.map(({ received: { id, status, findings }, content, row }) => ({
    action: 'submit',
    subjectKind: 'screening' as const,
    subjectId: id,
    reason,
    after: {
      status,
      findings: findings.map(({ code }) => code),
      ...(source && { source }),
      sha256: contentDigest(content, row),
    },
  })),
})
