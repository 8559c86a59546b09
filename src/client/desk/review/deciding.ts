/** A decision on its way: which, for whom, what came of it, and taking the last one back. */
import { useState } from 'preact/hooks'
import { request } from '../../shared/api.ts'
import type { ReviewDecision } from '../../../domain/screening.ts'
import { type Sending, useSending } from '../sending.ts'
import { t } from '../words.ts'
import { type Decided, decidedIn, decisionBody, type ReviewReply, type Undoable } from './decided.ts'
import { forget, remember, useUndoable } from './decisions.ts'

/** What was said last: of a decision, or of one that was taken back. */
export interface Said extends Decided {
  what: ReviewDecision | 'undo'
}

export interface Deciding {
  /** A decision that waits for its reason, with the logs it is for. */
  asking: { decision: 'return' | 'reject'; ids: readonly string[] } | undefined
  choose: (decision: ReviewDecision, ids: readonly string[]) => void
  send: (decision: ReviewDecision, ids: readonly string[], reason: string) => void
  cancel: () => void
  undo: () => void
  undoable: Undoable | undefined
  said: Said | undefined
  sending: Sending
}

export function useDeciding(decided: (done: string[]) => void, undone: () => void): Deciding {
  const [asking, setAsking] = useState<Deciding['asking']>()
  const [said, setSaid] = useState<Said>()
  const sending = useSending()
  const [undoable] = useUndoable()
  const send: Deciding['send'] = (decision, ids, reason) => {
    if (decision !== 'accept' && reason.trim() === '') {
      return sending.refuse([{ path: 'reason', message: t('reason_missing') }])
    }
    sending.run(async () => {
      const reply = await request('POST', '/api/reviews', decisionBody(ids, decision, reason))
      const came = decidedIn(reply as ReviewReply)
      setAsking(undefined)
      setSaid({ ...came, what: decision })
      if (came.done.length > 0) remember(decision, came.done)
      decided([...came.done, ...came.already])
    })
  }
  const undo = () => {
    if (!undoable) return
    sending.run(async () => {
      const reply = await request('POST', '/api/reviews/undo', { ids: undoable.ids })
      forget(undoable.number)
      setSaid({ ...decidedIn(reply as ReviewReply), what: 'undo' })
      undone()
    })
  }
  const choose: Deciding['choose'] = (decision, ids) => {
    if (ids.length === 0) return
    sending.refuse([])
    if (decision === 'accept') send(decision, ids, '')
    else setAsking({ decision, ids })
  }
  return { ...{ asking, choose, send, undo, undoable, said, sending }, cancel: () => setAsking(undefined) }
}
