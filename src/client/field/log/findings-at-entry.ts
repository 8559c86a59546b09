/** What the bureau will remark on, said while the log is still being written: by the server's own rules, from what this phone knows. */
import type { KnownShow } from '../../../domain/screening/clashes.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { type Finding, type FindingCode, findingsOf } from '../../../domain/screening/findings.ts'
import { localDay } from '../../../domain/period.ts'
import type { NewScreening } from '../../../domain/screening/screening.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { COUNTERS, issueOf } from '../kit/counts.ts'
import { earlierLogs, type LogContent, type LogDraft, speakersKnown } from './log-draft.ts'
import { contentOf, type Filled, fillIn, isCounted } from './log-entry.ts'
import { useCopy } from '../phone/phone.ts'
import { type Said, saidIssue } from '../kit/remarks.tsx'

/** A log as far as it is written: what is not there yet is no reason for a remark. */
export type LogSoFar = Pick<NewScreening, 'id' | 'teamCode'> & Partial<NewScreening>

/** `now` by the office's clock. A correction is no late report if its log was in time: `firstReceivedAt`. */
export function findingsAtEntry(
  log: LogSoFar,
  copy: FieldCopy,
  entries: Iterable<Entry>,
  now: Date,
  firstReceivedAt = now,
): Finding[] {
  const village = copy.villages.find(({ code }) => code === log.villageCode)
  if (!village) return []
  const films = copy.films.filter(({ code }) => log.filmCodes?.includes(code))
  const { timeZone, countyPosition } = copy
  const startedAt = log.startedAt ?? now.toISOString()
  const ranMinutes = films.reduce((sum, { minutes }) => sum + minutes, 0)
  const show = {
    ...{ venue: 'indoor' as const, filmCodes: [], attendance: 1 },
    // until its end is said it lasts as long as the films
    ...{ startedAt, endedAt: new Date(Date.parse(startedAt) + ranMinutes * 60_000).toISOString() },
    ...given(log),
    ...{ villageCode: village.code, screenedOn: localDay(startedAt, timeZone) },
  }
  const around = { village, films, others: showsKnown(copy, entries), settings: { timeZone, countyPosition } }
  return findingsOf(show, around, now, firstReceivedAt)
}

/** Without fields that are there but empty. */
const given = (log: LogSoFar): LogSoFar =>
  Object.fromEntries(Object.entries(log).filter(([, value]: [string, unknown]) => value !== undefined)) as LogSoFar

/** The bureau's shows, and over them what this phone has made since. */
export function showsKnown(copy: FieldCopy, entries: Iterable<Entry>): KnownShow[] {
  const nameOf = new Map(copy.villages.map(({ code, name }) => [code, name]))
  const shows = new Map<string, KnownShow>()
  for (const show of copy.team?.shows ?? []) {
    shows.set(show.id, { ...show, villageName: nameOf.get(show.villageCode) ?? show.villageCode })
  }
  const made = [...entries].filter(isShow).sort((a, b) => a.madeAt - b.madeAt)
  for (const { about, body, verdict } of made) {
    if (verdict?.status === 'voided') shows.delete(about)
    else shows.set(about, { ...showOf(about, body, copy, nameOf), isRejected: verdict?.status === 'rejected' })
  }
  return [...shows.values()]
}

type ShowEntry = Entry & { body: NewScreening }
const isShow = (entry: Entry): entry is ShowEntry =>
  (entry.kind === 'screening' || entry.kind === 'correction') && entry.state !== 'draft'

function showOf(id: string, log: NewScreening, copy: FieldCopy, nameOf: Map<string, string>): KnownShow {
  const { teamCode, villageCode, startedAt, endedAt, filmCodes, receiptNo, position } = log
  return {
    ...{ id, teamCode, villageCode, startedAt, endedAt, filmCodes, receiptNo, position },
    screenedOn: localDay(startedAt, copy.timeZone),
    teamName: copy.team?.code === teamCode ? copy.team.name : teamCode,
    villageName: nameOf.get(villageCode) ?? villageCode,
  }
}

export interface Check {
  filled: Filled
  said: Said[]
  findings: Finding[]
  /** How many speakers the village is known to have. */
  known: number | undefined
  logs: LogContent[]
}

const OF_THE_TIME: FindingCode[] = [
  'duplicate',
  'overlap',
  'impossible_travel',
  'in_future',
  'late_report',
  'before_dusk',
]

export function useCheck(draft: LogDraft): Check {
  const { copy, entries, now, stamp } = useCopy()
  const logs = earlierLogs(copy, entries)
  const known = speakersKnown(copy, draft.villageCode, logs)
  const filled = fillIn(draft, stamp())
  const first = copy.team?.logs.find(({ content }) => content.id === draft.id)?.receivedAt
  const log = { id: draft.id, teamCode: draft.teamCode, ...contentOf(draft, stamp()) }
  const others = entries.filter(({ about }) => about !== draft.id)
  const findings = findingsAtEntry(log, copy, others, now(), first === undefined ? undefined : new Date(first)).filter(
    // until its start is said, what leans on the time of day would be a guess
    ({ code }) => draft.startTime !== undefined || !OF_THE_TIME.includes(code),
  )
  // what is wrong between the counts is said at each of them
  const said = filled.isComplete
    ? []
    : filled.issues.map(saidIssue).filter(({ path }) => path !== 'audibility' && !path.startsWith('audibility.'))
  const counts = draft.audibility ?? {}
  const wrong = isCounted(draft.audibility) ? COUNTERS.filter((counter) => issueOf(counts, counter, known)) : []
  return {
    ...{ filled, findings, known, logs },
    said: [...said, ...wrong.map((counter) => ({ path: `audibility.${counter}`, message: '' }))],
  }
}

/** Fields, each once, whatever is wrong with it. */
export const countOf = (said: readonly Said[]): number => new Set(said.map(({ path }) => path.split('.')[0])).size

/** What each part of the form is given. */
export interface PartProps {
  draft: LogDraft
  logs: Check['logs']
  issue: (field: string) => string
  findings: Finding[]
  /** How many speakers the village is known to have. */
  known: number | undefined
  /** It was to be sent once: what is missing is said. */
  isTried: boolean
  update: (changes: Partial<LogDraft>) => void
}
