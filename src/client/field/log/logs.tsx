/** A team's logs: those begun and sent of late; and one at its address, a form while it is a draft, after that what became of it. */
import type { FieldLog } from '../../../domain/screening/field-copy.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { StandingMark } from '../kit/marks.tsx'
import { Frame, Goes, Missing, Notice, Redirected } from '../kit/states.tsx'
import { useSeen } from '../home/news.tsx'
import { t } from '../later-words.ts'
import { EntryPage, isCorrectable, Withdraw } from '../outbox/entry.tsx'
import { EntryRows, LogFacts } from '../outbox/entry-facts.tsx'
import { useCopy } from '../phone/phone.ts'
import { PastList } from './past-list.tsx'
import { type Asked, correctPath, lateShowPath, ME, newShowPath, OUTBOX, receiptPath, showPath } from '../routes.ts'

const newest = (a: Entry, b: Entry): number => b.madeAt - a.madeAt
const ownLogs = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ kind }) => kind === 'screening' || kind === 'correction').sort(newest)

export function Logs() {
  const { entries } = useCopy()
  const own = ownLogs(entries)
  const drafts = own.filter(({ state }) => state === 'draft')
  const sent = own.filter(({ state }) => state !== 'draft')
  return (
    <Frame title={t('logs_history')} back={[ME, t('nav_me')]}>
      <Goes class="main-action wide" href={newShowPath()} label={t('log_new')} />
      <Goes class="wide" href={lateShowPath()} label={t('late_title')} />
      <EntryRows title={t('section_draft', { count: drafts.length })} entries={drafts} />
      <PastList sent={sent} />
    </Frame>
  )
}

export function OneLog({ asked: { id = '', sent } }: { asked: Asked }) {
  const { copy, entries } = useCopy()
  useSeen(id)
  const [entry] = ownLogs(entries.filter(({ about }) => about === id))
  // what is not finished yet is gone on with where it is filled in
  if (entry?.state === 'draft') return <Redirected to={entry.kind === 'correction' ? correctPath(id) : showPath(id)} />
  if (entry) return <EntryPage entry={entry} isFresh={sent !== undefined} />
  const log = copy.team?.logs.find(({ content }) => content.id === id)
  return log ? <KnownLog log={log} /> : <Missing />
}

/** A log that this phone only knows from the bureau's copy: what was sent, and what became of it. */
function KnownLog({ log }: { log: FieldLog }) {
  const { content, status, findings, reason, credit, photosMissing } = log
  return (
    <Frame title={t('screening_log')} back={[OUTBOX, t('nav_outbox')]}>
      <p>
        <StandingMark standing={status} />
      </p>
      {reason !== undefined && <Notice tone="watch" says={t('reason_given', { reason })} />}
      <LogFacts content={content} credit={credit} findings={findings} photosMissing={photosMissing} />
      <Goes href={receiptPath(content.id)} label={t('receipt_see')} />
      {isCorrectable(status) && (
        <>
          <Goes class="main-action" href={correctPath(content.id)} label={t('correct')} />
          <Withdraw id={content.id} />
        </>
      )}
    </Frame>
  )
}
