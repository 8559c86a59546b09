/** Before a log is written: drafts that were begun, a new one, and what was sent of late. */
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { dayOf, shortDay } from '../../shared/format.ts'
import { EntryRow } from '../outbox/entry-row.tsx'
import { Empty, Heading, StandingMark } from '../kit/states.tsx'
import { useCopy } from '../phone/phone.ts'
import { logPath, newLogPath } from '../routes.ts'
import { t } from '../later-words.ts'

const RECENT = 10

export function Logs() {
  const { copy, entries } = useCopy()
  const own = entries.filter(({ kind }) => kind === 'screening' || kind === 'correction')
  const drafts = own.filter(({ state }) => state === 'draft').sort(newest)
  const here = new Set(own.map(({ about }) => about))
  const sent = own.filter(({ state }) => state !== 'draft').sort(newest)
  const logs = (copy.team?.logs ?? []).filter(({ content }) => !here.has(content.id))
  const names = new Map(copy.villages.map(({ code, name }) => [code, name]))
  return (
    <main>
      <Heading>{t('nav_log')}</Heading>
      <p class="actions">
        <a class="button main-action wide" href={newLogPath()}>
          {t('log_new')}
        </a>
      </p>
      {drafts.length > 0 && (
        <>
          <h2>{t('section_draft', { count: drafts.length })}</h2>
          <ul class="rows">
            {drafts.map((entry) => (
              <EntryRow key={entry.key} entry={entry} />
            ))}
          </ul>
        </>
      )}
      <h2>{t('logs_recent')}</h2>
      {sent.length + logs.length === 0 && <Empty>{t('logs_none')}</Empty>}
      <ul class="rows">
        {sent.slice(0, RECENT).map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
        {logs
          .sort((a, b) => b.content.startedAt.localeCompare(a.content.startedAt))
          .slice(0, RECENT)
          .map(({ content, status }) => (
            <li key={content.id} class="row">
              <a class="row-link" href={logPath(content.id)}>
                <span class="row-says">
                  <span class="row-name">{names.get(content.villageCode)}</span>
                  <span class="soft">{shortDay(dayOf(content.startedAt))}</span>
                </span>
                <span class="row-state">
                  <StandingMark standing={status} />
                </span>
              </a>
            </li>
          ))}
      </ul>
    </main>
  )
}

const newest = (a: Entry, b: Entry): number => b.madeAt - a.madeAt
