/** The outbox: everything made on this phone and how it stands, readable without signal. */
import { useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { planOf } from '../../shared/phone/outbox-plan.ts'
import { entryProblemSaid, fileProblemSaid } from '../../shared/words-outbox.ts'
import { inSections, type Section } from './entry-look.ts'
import { Empty, Heading, Notice, StandingMark } from '../kit/states.tsx'
import { usePhone } from '../phone/phone.ts'
import { correctPath, logPath, ME } from '../routes.ts'
import { isAnyUnsent, unsentSaid } from '../phone/unsent.ts'
import { t } from '../later-words.ts'
import { EntryRow } from './entry-row.tsx'
import { exportOutbox, importOutbox, readOutboxFile } from '../../shared/phone/outbox-file.ts'

const FIRST = 20

export function OutboxView() {
  const { entries, person } = usePhone()
  const sections = inSections(entries).filter(([, list]) => list.length > 0)
  const listed = (isReceived: boolean) =>
    sections
      .filter(([section]) => (section === 'received') === isReceived)
      .map(([section, list]) => (
        <List key={section} section={section} count={list.length}>
          {list.map((entry) => (
            <EntryRow key={entry.key} entry={entry} />
          ))}
        </List>
      ))
  return (
    <main>
      <Heading>{t('nav_outbox')}</Heading>
      <Waiting />
      {listed(false)}
      <Returned />
      <Behind />
      {entries.length === 0 && <Empty>{t('outbox_empty')}</Empty>}
      {listed(true)}
      <Transfer />
      {person.role === 'technician' && (
        <p class="actions">
          <a class="button wide" href={ME}>
            {t('nav_me')}
          </a>
        </p>
      )}
    </main>
  )
}

interface ListProps {
  section: Section
  count: number
  children: preact.ComponentChild[]
}
function List({ section, count, children }: ListProps) {
  const [isAll, setAll] = useState(false)
  return (
    <section data-section={section}>
      <h2>{t(`section_${section}`, { count: figure(count) })}</h2>
      <ul class="rows">{isAll ? children : children.slice(0, FIRST)}</ul>
      {!isAll && count > FIRST && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {t('list_more', { count: count - FIRST })}
        </button>
      )}
    </section>
  )
}

/** What waits, when it is tried again, and the button that does not wait. */
function Waiting() {
  const { box, unsent, isOnline, entries, sendNow } = usePhone()
  if (!isAnyUnsent(unsent)) {
    return (
      <Notice tone="good">
        <p>{t('outbox_all_sent')}</p>
      </Notice>
    )
  }
  const plan = planOf(box, phoneNow())
  const why = entries.find(({ state, problem }) => state === 'waiting' && problem)?.problem
  const seconds =
    plan.kind === 'wait' && plan.until !== null ? Math.max(1, Math.ceil((plan.until - phoneNow()) / 1000)) : null
  return (
    <Notice tone="watch">
      <p data-line="waiting">{t('unsent_is', { what: unsentSaid(unsent) })}</p>
      {why && (
        <p data-line="why">
          {entryProblemSaid(why)} {t('outbox_later')}
        </p>
      )}
      <p class="soft">
        {box.isSignedOut
          ? t('outbox_signed_out')
          : !isOnline
            ? t('outbox_offline')
            : seconds === null
              ? ''
              : nextTry(seconds)}
      </p>
      <button type="button" class="main-action" onClick={sendNow}>
        {t('send_now')}
      </button>
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
        {returned.map(({ content, reason }) => (
          <li key={content.id} class="row">
            <a class="row-link" href={logPath(content.id)}>
              <span class="row-says">
                <span class="row-name">{names.get(content.villageCode)}</span>
                {reason !== undefined && <span>{t('reason_given', { reason })}</span>}
              </span>
              <span class="row-state">
                <StandingMark standing="returned" />
              </span>
            </a>
            <p class="row-more">
              <a class="button" href={correctPath(content.id)}>
                {t('correct')}
              </a>
            </p>
          </li>
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
  return behind > 0 ? <p data-line="behind">{t('waiting_behind', { count: figure(behind) })}</p> : null
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
    setSays(
      t('import_done', {
        count: changed.length,
        known: read.file.entries.length - changed.length,
        name: read.file.person.displayName,
      }),
    )
  }
  const failed = () => setSays(t('file_failed'))
  return (
    <section>
      <h2>{t('transfer_title')}</h2>
      <p class="soft">{t('transfer_text')}</p>
      <div class="actions">
        <button type="button" onClick={() => void give().catch(failed)}>
          {t('export')}
        </button>
        <label>
          <input
            type="file"
            accept="application/json,.json"
            aria-label={t('import')}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              event.currentTarget.value = ''
              if (file) void take(file).catch(failed)
            }}
          />
          <span class="button" aria-hidden="true">
            {t('import')}
          </span>
        </label>
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
