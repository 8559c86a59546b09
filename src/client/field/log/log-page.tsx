/** One log at its address: a form while it is a draft, and after that what became of it. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { CORRECTABLE } from '../../../domain/screening/screening.ts'
import { freshId } from '../../shared/fresh-id.ts'
import { EntryPage } from '../outbox/entry.tsx'
import { draftOf, type LogDraft, newDraft } from './log-draft.ts'
import { useCopy } from '../phone/phone.ts'
import { correctPath, OUTBOX, type Route } from '../routes.ts'
import { Back, Heading, Missing, Notice, StandingMark } from '../kit/states.tsx'
import { LogForm } from './log-form.tsx'
import type { FieldLog } from '../../../domain/screening/field-copy.ts'
import { Withdraw } from '../outbox/take-back.tsx'
import { LogFacts } from '../outbox/entry-facts.tsx'
import { t } from '../later-words.ts'
import { keepSeen, keptSeen, seenOne } from '../home/news.tsx'

export function LogPage({ route }: { route: Route }) {
  if (route.view === 'new-log') return <NewLog village={route.village} />
  if (route.view === 'log') return <OldLog id={route.id} isFresh={route.isJustSent} />
  return route.view === 'correct' ? <Correction id={route.id} /> : <Missing />
}

/** The id is made once for this opening; the draft is kept from the first change on, and gone on with when there is one. */
function NewLog({ village }: { village: string | undefined }) {
  const { copy, entries, today, person } = useCopy()
  const [start] = useState((): LogDraft => {
    const begun = entries.find(({ kind, state, body }) => {
      const isDraft = kind === 'screening' && state === 'draft'
      return isDraft && village !== undefined && (body as LogDraft).villageCode === village
    })
    const teamCode = copy.team?.code ?? person.teamCode ?? ''
    return begun
      ? (begun.body as LogDraft)
      : newDraft({ id: freshId(), teamCode, villageCode: village, copy, entries, today })
  })
  return <LogForm start={() => start} />
}

function OldLog({ id, isFresh }: { id: string; isFresh: boolean }) {
  const { copy, entries } = useCopy()
  const newest = useMemo(
    () =>
      entries
        .filter(({ about, kind }) => about === id && (kind === 'screening' || kind === 'correction'))
        .sort((a, b) => a.madeAt - b.madeAt)
        .pop(),
    [entries, id],
  )
  if (newest?.state === 'draft') return <LogForm key={newest.key} start={() => newest.body as LogDraft} />
  if (newest) return <EntryPage entry={newest} isFresh={isFresh} />
  const log = copy.team?.logs.find(({ content }) => content.id === id)
  return log ? <KnownLog log={log} /> : <Missing />
}

/** Starts from the log as the bureau has it on opening; what was begun already is gone on with. */
function Correction({ id }: { id: string }) {
  const { copy, entries } = useCopy()
  const [opened] = useState(() => {
    const begun = entries.find(({ kind, about, state }) => kind === 'correction' && about === id && state === 'draft')
    const log = copy.team?.logs.find(({ content }) => content.id === id)
    if (begun) return { draft: begun.body as LogDraft, reason: log?.reason }
    if (!log || !CORRECTABLE.some((status) => status === log.status)) return undefined
    return { draft: draftOf(log.content, log.revision, copy.timeZone), reason: log.reason }
  })
  return opened ? <LogForm start={() => opened.draft} reason={opened.reason} /> : <Missing />
}

/** A log that this phone only knows from the bureau's copy: what was sent, and what became of it. */
function KnownLog({ log }: { log: FieldLog }) {
  const { content, status, findings, reason, credit, photosMissing } = log
  return (
    <main>
      <Back href={OUTBOX}>{t('nav_outbox')}</Back>
      <Heading>{t('screening_log')}</Heading>
      <p>
        <StandingMark standing={status} />
      </p>
      {reason !== undefined && (
        <Notice tone="watch">
          <p>{t('reason_given', { reason })}</p>
        </Notice>
      )}
      <LogFacts content={content} credit={credit} findings={findings} photosMissing={photosMissing} />
      {CORRECTABLE.some((correctable) => correctable === status) && (
        <>
          <p class="actions">
            <a class="button main-action" href={correctPath(content.id)}>
              {t('correct')}
            </a>
          </p>
          <Withdraw id={content.id} />
        </>
      )}
    </main>
  )
}

/** A log's page; what was opened is no news any more, however one came to it. */
export function OneLog({ route }: { route: Route }) {
  const { copy, person } = useCopy()
  const id = route.view === 'log' || route.view === 'correct' ? route.id : undefined
  useEffect(() => {
    const seen = keptSeen(person.id)
    const next = id === undefined ? seen : seenOne(copy, seen, id)
    if (next !== null && next !== seen) keepSeen(person.id, next)
  }, [id, copy, person.id])
  return <LogPage route={route} />
}
