/** A decision on its way: which, for whom, what came of it; and one’s own that can still be taken back. */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { reviews } from '../../../contract/reviews.ts'
import type { SentOf } from '../../../contract/route.ts'
import type { Log } from '../../../contract/screenings.ts'
import type { ReviewDecision } from '../../../domain/screening/screening.ts'
import { ask } from '../../shared/api.ts'
import { EVERY_MINUTE, useAll } from '../../shared/load.ts'
import { type Sending, useSending } from '../kit/fields.tsx'
import { useWaitingChanges, waitingChanged } from '../kit/held-logs.tsx'
import { asksReason, keepDraft, lacksProof, useClosedAmong } from '../kit/log-review.tsx'
import { t } from '../words.ts'
import {
  type Decided,
  decidedIn,
  decisionBody,
  mayDecide,
  soonestEnd,
  type Undoable,
  undoableIn,
  undoableNow,
} from './rules.ts'

/** What was said last: of a decision, or of one that was taken back. */
export interface Said extends Decided {
  what: ReviewDecision | 'undo'
}

/** A decision that waits for its reason, with the logs it is for; to accept needs one where the month is closed. */
interface Asked {
  decision: ReviewDecision
  ids: readonly string[]
}

interface Around {
  /** The logs as they were read. */
  logs: readonly Log[]
  decided: (done: string[]) => void
  reload: () => void
}

const lacksReason = (decision: ReviewDecision, reason: string): boolean => decision !== 'accept' && reason.trim() === ''

export type Deciding = ReturnType<typeof useDeciding>

export function useDeciding({ logs, decided, reload }: Around) {
  const [asking, setAsking] = useState<Asked>()
  const [said, setSaid] = useState<Said>()
  const sending = useSending()
  const undoable = useUndoable()
  const isClosedAmong = useClosedAmong()
  const undoings = useUndo(undoable, sending, (came) => {
    setSaid({ ...came, what: 'undo' })
    reload()
  })
  const send = (decision: ReviewDecision, ids: readonly string[], reason: string) => {
    if (lacksReason(decision, reason)) return sending.refuse([{ path: 'reason', message: t('reason_missing') }])
    const revisions = new Map(logs.map(({ id, revision }) => [id, revision]))
    sending.run(async () => {
      const reply = await replied(decisionBody(ids, decision, reason, revisions), () => setAsking({ decision, ids }))
      const came = decidedIn(reply)
      const refused = came.refused.map(({ id }) => id)
      keepDraft(decision, ids, '')
      // the reason stays in its box for those that somebody else was faster with
      if (refused.length > 0) keepDraft(decision, refused, reason)
      setAsking(decision === 'accept' || refused.length === 0 ? undefined : { decision, ids: refused })
      setSaid({ ...came, what: decision })
      if (reply.batch !== undefined && came.done.length > 0) remember(reply.batch, decision, came.done, logs)
      decided([...came.done, ...came.already])
    })
  }
  const choose = (decision: ReviewDecision, wanted: readonly string[]) => {
    const ids = mayDecide(logs, wanted)
    if (ids.length === 0) return
    sending.refuse([])
    setSaid(undefined)
    if (decision === 'accept' && !lacksProof(logs, ids) && !isClosedAmong(logs, ids)) send(decision, ids, '')
    else setAsking({ decision, ids })
  }
  const cancel = () => {
    setAsking(undefined)
    undoings.cancelUndo()
  }
  return { asking, choose, send, cancel, ...undoings, undoable, said, sending }
}

/** Taking decisions back; one whose month was closed since waits for its reason. */
function useUndo(undoable: readonly Undoable[], sending: Sending, done: (came: Decided) => void) {
  const [undoing, setUndoing] = useState<Undoable>()
  /** The latest unless told. */
  const undo = (which = undoable[0], reason = '') => {
    if (!which) return
    sending.run(async () => {
      const came = await takenBack(which, reason).catch((thrown: unknown) => {
        if (asksReason(thrown)) setUndoing(which)
        throw thrown
      })
      setUndoing(undefined)
      done(came)
    })
  }
  return { undo, undoing, cancelUndo: () => setUndoing(undefined) }
}

const replied = (body: SentOf<typeof reviews.decide>, askWhy: () => void) =>
  ask(reviews.decide, { body }).catch((thrown: unknown) => {
    if (asksReason(thrown)) askWhy()
    throw thrown
  })

async function takenBack({ batch, logs }: Undoable, said: string): Promise<Decided> {
  const ids = logs.map(({ id }) => id)
  const reply = await ask(reviews.undo, { body: { ids, reason: said.trim() || undefined } })
  keepDraft('undo', ids, '')
  forget(batch)
  return decidedIn(reply)
}

/** Not on the server's list yet: until that is here, the next key is for the decision just made. */
let made: Undoable[] = []
const undone = new Set<string>()

function remember(batch: string, decision: ReviewDecision, ids: readonly string[], logs: readonly Log[]): void {
  const about = ids.map((id) => {
    const log = logs.find((one) => one.id === id)
    return { id, ...(log && { villageName: log.villageName, screenedOn: log.screenedOn }) }
  })
  made = [{ batch, decision, logs: about }, ...made]
  waitingChanged()
}

function forget(batch: string): void {
  undone.add(batch)
  made = made.filter((one) => one.batch !== batch)
  waitingChanged()
}

/** The latest first. */
function useUndoable(): Undoable[] {
  const { data, reload } = useAll(reviews.undoable, {}, EVERY_MINUTE)
  const [, look] = useState(0)
  const follow = useCallback(() => {
    look((n) => n + 1)
    reload()
  }, [reload])
  useWaitingChanges(follow)
  useEffect(() => {
    const ms = data && soonestEnd(data)
    if (ms === undefined || ms === null) return undefined
    const timer = setTimeout(reload, ms + 500)
    return () => clearTimeout(timer)
  }, [data, reload])
  const listed = useMemo(() => (data ? undoableIn(data) : []), [data])
  useEffect(() => {
    made = made.filter(({ batch }) => !listed.some((one) => one.batch === batch))
  }, [listed])
  return undoableNow(listed, made, undone)
}
