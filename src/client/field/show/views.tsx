/** The ways into a show: a new one, one that is written down afterwards, one that has begun. */
import { useState } from 'preact/hooks'
import { freshId } from '../../shared/api.ts'
import { useSeen } from '../home/news.tsx'
import { eveningOf } from '../home/tonight.ts'
import { Missing, Redirected } from '../kit/states.tsx'
import { isCorrectable } from '../outbox/entry.tsx'
import { draftOf, type LogDraft, newDraft } from '../log/log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { type Asked, logPath } from '../routes.ts'
import { Show } from './show.tsx'
import { villageAfter } from './next-village.ts'
import { asPlanned, earlierOf, lateDraft } from './show-draft.ts'

/** The id is made once for this opening; a show that has begun in this village is gone on with. */
export function NewShow({ asked: { village, after } }: { asked: Asked }) {
  const { copy, entries, today, person, now } = useCopy()
  const start = (): LogDraft => {
    const begun = entries.find(({ kind, state, body }) => {
      const draft = body as LogDraft
      return (
        kind === 'screening' &&
        state === 'draft' &&
        !draft.isLate &&
        village !== undefined &&
        draft.villageCode === village
      )
    })
    if (begun) return begun.body as LogDraft
    const last = after === undefined ? undefined : earlierOf(after, copy, entries)
    const villageCode = village ?? (last && villageAfter(last, { copy, entries, now: now() }))
    const teamCode = copy.team?.code ?? person.teamCode ?? ''
    const draft = newDraft({ id: freshId(), teamCode, villageCode, copy, entries, today })
    return asPlanned(draft, copy, eveningOf(now(), copy.timeZone))
  }
  return <Show start={start} />
}

export function LateShow({ asked: { village } }: { asked: Asked }) {
  const { copy, entries, person, now } = useCopy()
  const teamCode = copy.team?.code ?? person.teamCode ?? ''
  const start = () => lateDraft({ id: freshId(), teamCode, villageCode: village, copy, entries, now: now() })
  return <Show start={start} />
}

/** One that has begun: where it was left. */
export function OneShow({ asked: { id } }: { asked: Asked }) {
  const { entries } = useCopy()
  const [begun, setBegun] = useState<LogDraft>()
  const found = entries.find(({ kind, state, about }) => kind === 'screening' && state === 'draft' && about === id)
  // once it is sent it is a draft no more, and its page stays until the next one has come
  if (!begun && found) setBegun(found.body as LogDraft)
  const draft = begun ?? (found?.body as LogDraft | undefined)
  if (draft) return <Show start={() => draft} />
  return id !== undefined && entries.some(({ about }) => about === id) ? <Redirected to={logPath(id)} /> : <Missing />
}

/** Starts from the log as the bureau has it on opening; what was begun already is gone on with. */
export function Correction({ asked: { id = '' } }: { asked: Asked }) {
  const { copy, entries } = useCopy()
  useSeen(id)
  const [opened] = useState(() => {
    const begun = entries.find(({ kind, about, state }) => kind === 'correction' && about === id && state === 'draft')
    const log = copy.team?.logs.find(({ content }) => content.id === id)
    if (begun) return begun.body as LogDraft
    if (!log || !isCorrectable(log.status)) return undefined
    return draftOf(log.content, log.revision, copy.timeZone)
  })
  return opened ? <Show start={() => opened} /> : <Missing />
}
