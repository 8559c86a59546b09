/** Lines of the audit trail, and who changed a thing's entry in the register, newest first: on the page of the thing itself. */
import * as register from '../../../contract/register.ts'
import { audit, type AuditLine } from '../../../contract/accounts.ts'
import { MOST_A_PAGE } from '../../../contract/route.ts'
import { LEDGER_NOUNS } from '../../../domain/ledger/kinds.ts'
import type { LedgerNoun } from '../../../domain/ledger/ledger.ts'
import type { SubjectKind } from '../../../domain/people/trail.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { useAll, useAsk } from '../../shared/load.ts'
import { t } from '../later-words.ts'
import {
  auditPath,
  type AuditQuery,
  entryPath,
  faultPath,
  flagPath,
  logPath,
  reportPath,
  taskPath,
  villagePath,
} from '../routes.ts'
import { type Called, changeSaid, type Content, isContent, lineChanges, saidOf, whoOf } from './trail.ts'
import { AnsweredSection, Empty } from './section.tsx'
import { LinkLine } from './buttons.tsx'

const SHOWN = 5

export function EntryHistory({ kind, code }: { kind: SubjectKind; code: string }) {
  const query = { subjectKind: kind, subjectId: code }
  const trail = useAsk(audit.list, { query: { ...query, limit: SHOWN } })
  return (
    <AnsweredSection name="entry-history" title={t('entry_history')} load={trail} lines={2}>
      {({ items, nextCursor }) => (
        <>
          {items.length === 0 ? <Empty>{t('entry_history_none')}</Empty> : <Lines items={items} query={query} />}
          {nextCursor && <LinkLine href={auditPath(query)}>{t('entry_history_all')}</LinkLine>}
        </>
      )}
    </AnsweredSection>
  )
}

/** What they name is asked for where there are any. */
function Lines({ items, query }: { items: AuditLine[]; query: AuditQuery }) {
  const called = useCalled()
  return (
    <ul class="plain records" data-list="entry-history">
      {items.map((line) => (
        <TrailLine key={line.id} line={line} query={query} called={called} />
      ))}
    </ul>
  )
}

/** What teams, townships, villages and films are called; until it is here, their codes. */
export function useCalled(): Called {
  const teams = useAll(register.teams.list, {})
  const townships = useAll(register.townships.list, {})
  const films = useAll(register.films.list, {})
  const villages = useAll(register.villages.list, { query: { limit: MOST_A_PAGE } })
  const named = [...(teams.data?.items ?? []), ...(townships.data?.items ?? [])]
  return new Map([
    ...named.map(({ code, name }) => [code, name] as const),
    ...(films.data?.items ?? []).map(({ code, title }) => [code, title] as const),
    // several townships have a village of the same name
    ...(villages.data?.items ?? []).map(
      ({ code, name, townshipName }) => [code, t('village_title', { village: name, township: townshipName })] as const,
    ),
  ])
}

interface LineProps {
  line: AuditLine
  /** What is asked for: a thing it names is not offered by itself once more. */
  query: AuditQuery
  called: Called
}

/** Who did what to what, when, and behind it what was there before and after. */
export function TrailLine({ line, query, called }: LineProps) {
  const { at, subject, reason } = line
  const path = subjectPath(line)
  const { did, thing } = saidOf(line)
  const changes = lineChanges(line)
  const onlyThis = auditPath({ ...query, subjectKind: subject.kind, subjectId: subject.id })
  return (
    <li class="audit-line" data-audit={line.id} data-kind={subject.kind}>
      <span class="soft audit-when">{dayTimeOf(at)}</span>
      <p>
        <strong>{whoOf(line)}</strong> {did} {thing && (path ? <a href={path}>{thing}</a> : thing)}
        {reason && <span class="audit-reason">{t('audit_reason', { reason })}</span>}
      </p>
      {query.subjectId !== subject.id && (
        <a class="audit-only" href={onlyThis} aria-label={t('audit_only_this_of', { name: thing ?? did })}>
          {t('audit_only_this')}
        </a>
      )}
      {changes.length > 0 && (
        <details>
          <summary>
            {t(line.before === undefined ? 'audit_content' : 'audit_changes', { count: changes.length })}
          </summary>
          <ul class="plain would-change">
            {changes.map((change) => (
              <li key={change.field}>{changeSaid(line, change, called)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

const textIn = (content: Content, name: string): string | undefined => {
  const value = content[name]
  return typeof value === 'string' ? value : undefined
}

const PAGES: Partial<Record<SubjectKind, string>> = {
  account: '/phones',
  enrolment: '/phones',
  session: '/phones',
  credit_rule: '/register?part=rule',
  film: '/register?part=films',
  film_title: '/register?part=films',
  register: '/register',
  township: '/register',
  token: '/settings?part=tokens',
  setting: '/settings?part=limits',
  tv_coverage: '/tv',
  missed_show: '/missed',
  plan: '/plan',
  duty: '/duties',
}

const isLedger = (kind: string): kind is LedgerNoun => LEDGER_NOUNS.some((noun) => noun === kind)
/** A photo is shown with its log, its fault, or its entry of the ledger. */
function photoPath(id: string): string {
  const [of = '', entry = ''] = id.split('/')
  if (of === 'fault') return faultPath(entry)
  return isLedger(of) ? entryPath(of, entry) : logPath(of)
}

/** Where the subject is shown; its village, log, fault or task where it has no page of its own. */
export function subjectPath({ subject: { kind, id }, before, after }: AuditLine): string | undefined {
  const content = { ...(isContent(before) ? before : {}), ...(isContent(after) ? after : {}) }
  const log = textIn(content, 'screeningId')
  const fault = textIn(content, 'faultId')
  const target = textIn(content, 'targetCode') ?? (kind === 'target_entry' ? textIn(content, 'code') : undefined)
  const village = textIn(content, 'villageCode')
  if (kind === 'screening') return logPath(id)
  if (kind === 'photo') return photoPath(id)
  if (kind === 'fault') return faultPath(id)
  if (kind === 'flag') return flagPath(id)
  if (kind === 'report') return reportPath(id)
  if (isLedger(kind)) return entryPath(kind, id)
  if (kind === 'village' || kind === 'village_speakers') return villagePath(id)
  if (kind === 'team') return `/register?part=teams&team=${encodeURIComponent(id)}`
  if (kind === 'target') return `/settings?part=targets&target=${encodeURIComponent(id)}`
  if (PAGES[kind]) return PAGES[kind]
  if (log) return logPath(log)
  if (fault) return faultPath(fault)
  if (target) return taskPath(target)
  return village && villagePath(village)
}
