/** A team's logs: those begun and sent of late; and one at its address, a form while it is a draft, after that what became of it. */
import type { FieldLog } from '../../../domain/screening/field-copy.ts'
import { dayOf, shortDay } from '../../shared/format.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { StandingMark } from '../kit/marks.tsx'
import { Empty, Frame, Goes, Missing, Notice, Redirected, Row } from '../kit/states.tsx'
import { useSeen } from '../home/news.tsx'
import { t } from '../later-words.ts'
import { EntryPage, isCorrectable, Withdraw } from '../outbox/entry.tsx'
import { EntryRow, EntryRows, LogFacts } from '../outbox/entry-facts.tsx'
import { useCopy } from '../phone/phone.ts'
import {
  type Asked,
  correctPath,
  lateShowPath,
  logPath,
  ME,
  newShowPath,
  OUTBOX,
  receiptPath,
  showPath,
} from '../routes.ts'

const RECENT = 10

const newest = (a: Entry, b: Entry): number => b.madeAt - a.madeAt
const ownLogs = (entries: readonly Entry[]): Entry[] =>
  entries.filter(({ kind }) => kind === 'screening' || kind === 'correction').sort(newest)

export function Logs() {
  const { copy, entries } = useCopy()
  const own = ownLogs(entries)
  const drafts = own.filter(({ state }) => state === 'draft')
  const sent = own.filter(({ state }) => state !== 'draft')
  const here = new Set(own.map(({ about }) => about))
  const logs = (copy.team?.logs ?? []).filter(({ content }) => !here.has(content.id))
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  return (
    <Frame title={t('logs_recent')} back={[ME, t('nav_me')]}>
      <Goes class="main-action wide" href={newShowPath()} label={t('log_new')} />
      <Goes class="wide" href={lateShowPath()} label={t('late_title')} />
      <EntryRows title={t('section_draft', { count: drafts.length })} entries={drafts} />
      {sent.length + logs.length === 0 && <Empty>{t('logs_none')}</Empty>}
      <ul class="rows">
        {sent.slice(0, RECENT).map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
        {logs
          .sort((a, b) => b.content.startedAt.localeCompare(a.content.startedAt))
          .slice(0, RECENT)
          .map(({ content: { id, villageCode, startedAt }, status }) => (
            <Row
              key={id}
              href={logPath(id)}
              name={names.get(villageCode)}
              says={shortDay(dayOf(startedAt))}
              state={<StandingMark standing={status} />}
            />
          ))}
      </ul>
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
