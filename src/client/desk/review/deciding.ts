/** A decision on its way: which, for whom, what came of it; and one’s own that can still be taken back. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Log } from '../../../contract/screenings.ts'
import type { ReviewDecision } from '../../../domain/screening/screening.ts'
import { ask } from '../../shared/api.ts'
import { reviews } from '../../../contract/reviews.ts'
import { useAll } from '../../shared/load.ts'
import { waitingChanged } from '../kit/held-logs.tsx'
import { keepDraft } from '../kit/log-review.tsx'
import { type Sending, useSending } from '../kit/fields.tsx'
import { t } from '../words.ts'
import { type Decided, decidedIn, decisionBody, soonestEnd, type Undoable, undoableIn, undoableNow } from './rules.ts'

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
  /** The latest unless told. */
  undo: (which?: Undoable) => void
  undoable: Undoable[]
  said: Said | undefined
  sending: Sending
}

interface Around {
  /** The logs as they were read. */
  logs: readonly Log[]
  decided: (done: string[]) => void
  reload: () => void
}

export function useDeciding({ logs, decided, reload }: Around): Deciding {
  const [asking, setAsking] = useState<Deciding['asking']>()
  const [said, setSaid] = useState<Said>()
  const sending = useSending()
  const undoable = useUndoable()
  const send: Deciding['send'] = (decision, ids, reason) => {
    if (decision !== 'accept' && reason.trim() === '') {
      return sending.refuse([{ path: 'reason', message: t('reason_missing') }])
    }
    const revisions = new Map(logs.map(({ id, revision }) => [id, revision]))
    sending.run(async () => {
      const reply = await ask(reviews.decide, { body: decisionBody(ids, decision, reason, revisions) })
      const came = decidedIn(reply)
      const refused = came.refused.map(({ id }) => id)
      keepDraft(decision, ids, '')
      // the reason stays in its box for those that somebody else was faster with
      if (decision === 'accept' || refused.length === 0) setAsking(undefined)
      else setAsking({ decision, ids: refused })
      if (refused.length > 0) keepDraft(decision, refused, reason)
      setSaid({ ...came, what: decision })
      if (reply.batch !== undefined && came.done.length > 0) remember(madeOf(reply.batch, decision, came.done, logs))
      decided([...came.done, ...came.already])
    })
  }
  const undo = undoing(sending, undoable, setSaid, reload)
  const choose: Deciding['choose'] = (decision, ids) => {
    if (ids.length === 0) return
    sending.refuse([])
    setSaid(undefined)
    if (decision === 'accept') send(decision, ids, '')
    else setAsking({ decision, ids })
  }
  return { ...{ asking, choose, send, undo, undoable, said, sending }, cancel: () => setAsking(undefined) }
}

const undoing =
  (sending: Sending, undoable: Undoable[], setSaid: (said: Said) => void, reload: () => void): Deciding['undo'] =>
  (which = undoable[0]) => {
    if (!which) return
    sending.run(async () => {
      const reply = await ask(reviews.undo, { body: { ids: which.logs.map(({ id }) => id) } })
      forget(which.batch)
      setSaid({ ...decidedIn(reply), what: 'undo' })
      reload()
    })
  }

function madeOf(batch: string, decision: ReviewDecision, ids: readonly string[], logs: readonly Log[]): Undoable {
  const known = new Map(logs.map((log) => [log.id, log]))
  const about = (log: Log | undefined) => log && { villageName: log.villageName, screenedOn: log.screenedOn }
  return { batch, decision, logs: ids.map((id) => ({ id, ...about(known.get(id)) })) }
}

const EVERY = 60_000
/** Not on the server's list yet: until that is here, the next key is for the decision just made. */
let made: Undoable[] = []
const undone = new Set<string>()
const followers = new Set<() => void>()

function changed(): void {
  for (const follow of followers) follow()
  waitingChanged()
}

function remember(decision: Undoable): void {
  made = [decision, ...made]
  changed()
}

function forget(batch: string): void {
  undone.add(batch)
  made = made.filter((one) => one.batch !== batch)
  changed()
}

/** The latest first. */
function useUndoable(): Undoable[] {
  const { data, reload } = useAll(reviews.undoable, {}, { every: EVERY })
  const [, look] = useState(0)
  useEffect(() => {
    const follow = () => {
      look((n) => n + 1)
      reload()
    }
    followers.add(follow)
    return () => void followers.delete(follow)
  }, [reload])
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
