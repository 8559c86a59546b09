/** The outbox: everything made on this phone and how it stands, readable without signal. */
import { useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { exportOutbox, importOutbox, readOutboxFile } from '../../shared/phone/outbox-file.ts'
import { planOf } from '../../shared/phone/outbox-request.ts'
import { StandingMark } from '../kit/marks.tsx'
import { Button, CallOffice, Empty, Frame, Goes, LinkButton, Notice, Row } from '../kit/states.tsx'
import { entryProblemSaid, fileProblemSaid } from '../../shared/words-outbox.ts'
import { FileButton } from '../kit/inputs.tsx'
import { t } from '../later-words.ts'
import { isAnyUnsent, unsentSaid, usePhone } from '../phone/phone.ts'
import { correctPath, logPath, ME } from '../routes.ts'
import { EntryRows } from './entry-facts.tsx'
import { inSections, type Section } from './entry-look.ts'

const FIRST = 20

export function OutboxView() {
  const { entries, person } = usePhone()
  const sections = inSections(entries).filter(([, list]) => list.length > 0)
  const listed = (isReceived: boolean) =>
    sections
      .filter(([section]) => (section === 'received') === isReceived)
      .map(([section, list]) => <List key={section} section={section} entries={list} />)
  return (
    <Frame title={t('nav_outbox')}>
      <Waiting />
      {listed(false)}
      <Returned />
      <Behind />
      {entries.length === 0 && <Empty>{t('outbox_empty')}</Empty>}
      {listed(true)}
      <Transfer />
      {person.role === 'technician' && <Goes class="wide" href={ME} label={t('nav_me')} />}
    </Frame>
  )
}

function List({ section, entries }: { section: Section; entries: Entry[] }) {
  const [isAll, setAll] = useState(false)
  const more = isAll ? 0 : entries.length - FIRST
  return (
    <section data-section={section}>
      <EntryRows
        title={t(`section_${section}`, { count: figure(entries.length) })}
        entries={isAll ? entries : entries.slice(0, FIRST)}
      />
      {more > 0 && <Button class="quiet" label={t('list_more', { count: more })} act={() => setAll(true)} />}
    </section>
  )
}

/** What waits, when it is tried again, and the button that does not wait. */
function Waiting() {
  const { box, unsent, isOnline, entries, sendNow } = usePhone()
  if (!isAnyUnsent(unsent)) return <Notice tone="good" says={t('outbox_all_sent')} />
  const plan = planOf(box, phoneNow())
  const why = entries.find(({ state, problem }) => state === 'waiting' && problem)?.problem
  const until = plan.kind === 'wait' ? plan.until : null
  const next = () => {
    if (box.isSignedOut) return t('outbox_signed_out')
    if (!isOnline) return t('outbox_offline')
    return until === null ? '' : nextTry(Math.max(1, Math.ceil((until - phoneNow()) / 1000)))
  }
  return (
    <Notice tone="watch">
      <p data-line="waiting">{t('unsent_is', { what: unsentSaid(unsent) })}</p>
      {why && (
        <>
          <p data-line="why">
            {entryProblemSaid(why)} {t('outbox_later')}
          </p>
          <CallOffice />
        </>
      )}
      <p class="soft">{next()}</p>
      <Button class="main-action" label={t('send_now')} act={sendNow} />
    </Notice>
  )
}

/** A pause that the server asked for is minutes long. */
const nextTry = (seconds: number): string =>
  seconds < 100 ? t('outbox_next', { seconds }) : t('outbox_next_minutes', { minutes: Math.round(seconds / 60) })

/** Returned logs that were made on another phone, or long ago: their correction is begun from the bureau's copy. */
function Returned() {
  const { copy, entries } = usePhone()
  const here = new Set(entries.map(({ about }) => about))
  const returned = (copy?.team?.logs ?? []).filter(
    ({ status, content }) => status === 'returned' && !here.has(content.id),
  )
  if (returned.length === 0) return null
  const names = new Map(copy?.villages.map(({ code, name }) => [code, name]))
  return (
    <section>
      <h2>{t('section_returned', { count: figure(returned.length) })}</h2>
      <ul class="rows">
        {returned.map(({ content: { id, villageCode }, reason }) => (
          <Row
            key={id}
            href={logPath(id)}
            name={names.get(villageCode)}
            says={reason !== undefined && <span>{t('reason_given', { reason })}</span>}
            state={<StandingMark standing="returned" />}
          >
            <p class="row-more">
              <LinkButton href={correctPath(id)} label={t('correct')} />
            </p>
          </Row>
        ))}
      </ul>
    </section>
  )
}

/** Of very many that wait only the newest are in the copy. */
function Behind() {
  const { copy } = usePhone()
  const carried = (copy?.team?.logs ?? []).filter(({ status }) => status === 'held' || status === 'returned').length
  const behind = (copy?.team?.waiting ?? carried) - carried
  if (behind <= 0) return null
  return (
    <>
      <p data-line="behind">{t('waiting_behind', { count: figure(behind) })}</p>
      <CallOffice />
    </>
  )
}

/** The outbox as a file, for a colleague's phone or the desk; and a colleague's file taken in. */
function Transfer() {
  const { person, unsent } = usePhone()
  const [says, setSays] = useState('')
  const give = async () => {
    const blob = await exportOutbox(person)
    if (!blob) return setSays(t('export_nothing'))
    save(blob, `yingxiang-${person.displayName}.json`)
    setSays(t('export_done', { what: unsentSaid(unsent) }))
  }
  const take = async (file: File) => {
    const read = readOutboxFile(await file.text())
    if (!read.isRead) return setSays(fileProblemSaid(read.problem))
    const { changed } = await importOutbox(person.id, read.file)
    const [count, name] = [changed.length, read.file.person.displayName]
    setSays(t('import_done', { count, name, known: read.file.entries.length - count }))
  }
  const failed = () => setSays(t('file_failed'))
  return (
    <section>
      <h2>{t('transfer_title')}</h2>
      <p class="soft">{t('transfer_text')}</p>
      <div class="actions">
        <Button label={t('export')} act={() => void give().catch(failed)} />
        <FileButton
          label={t('import')}
          accept="application/json,.json"
          take={(file) => void take(file).catch(failed)}
        />
      </div>
      <p role="status" data-line="transfer">
        {says}
      </p>
    </section>
  )
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
