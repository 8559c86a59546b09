/** From the form to what is sent: the domain's own schema says what is missing, at its field. */
import type { Issue } from '../../../domain/errors.ts'
import { issuesOf } from '../../../domain/issues.ts'
import { LOG_FIELDS, type LogFieldName, logFields } from '../../../domain/screening/log-fields.ts'
import { NewScreening, ScreeningCorrection } from '../../../domain/screening/screening.ts'
import { COUNTERS, issueOf, sentOf } from '../kit/counters.tsx'
import { earlierLogs, type LogContent, type LogDraft, spanOf, speakersKnown } from './log-draft.ts'
import type { KnownShow } from '../../../domain/screening/clashes.ts'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import { type Finding, findingsOf } from '../../../domain/screening/findings.ts'
import { localDay } from '../../../domain/period.ts'
import { needsOn } from '../../../domain/screening/proof.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { type Phone, useCopy } from '../phone/phone.ts'
import { plannedThere } from '../plan/own-plans.ts'
import { isOfTheTime, type Said, saidIssue } from '../kit/remarks.tsx'

type Filled = { isComplete: true; body: LogContent } | { isComplete: false; issues: Issue[] }

type Stamp = ReturnType<Phone['stamp']>

const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim()) || undefined

/** What the form says so far, as a log says it; nothing of it is checked. */
function contentOf(draft: LogDraft, { timeZone, recordedAt, clock }: Stamp): Partial<LogContent> {
  const { filmTitles, position, noPosition, photos, pauses, audibility } = draft
  const [name, phone] = [text(draft.witnessName), text(draft.witnessPhone)]
  const told: Partial<Record<LogFieldName, unknown>> = {
    ...draft,
    ...spanOf(draft, timeZone),
    filmTitles: filmTitles?.length ? filmTitles : undefined,
    // a phone without a name is said to lack the name
    witness: name === undefined && phone === undefined ? undefined : { name, ...(phone !== undefined && { phone }) },
    recordedAt: draft.recordedAt ?? recordedAt,
    audibility: audibility && isCounted(audibility) ? sentOf(audibility) : undefined,
    noPosition: position ? undefined : noPosition,
    clock,
    photos: photos.length > 0 ? photos : undefined,
    pauses: pauses?.length ? pauses.filter(({ until }) => until !== undefined) : undefined,
  }
  const fields = logFields.map((field) => [field, LOG_FIELDS[field].kind === 'text' ? text(told[field]) : told[field]])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined)) as Partial<LogContent>
}

/** Where the check was only opened, and nothing counted, there was none. */
export const isCounted = (audibility: LogDraft['audibility']): boolean =>
  audibility?.speakersTested !== undefined || audibility?.speakersSounding !== undefined

export function fillIn(draft: LogDraft, stamp: Stamp): Filled {
  const { id, revision } = draft
  const content = contentOf(draft, stamp)
  const read =
    revision === undefined
      ? NewScreening.safeParse({ id, ...content })
      : ScreeningCorrection.safeParse({ revision, id, knownFields: Object.keys(LOG_FIELDS), ...content })
  return read.success ? { isComplete: true, body: read.data } : { isComplete: false, issues: issuesOf(read.error) }
}

/** What goes out says the same as what the bureau has; when and how it is sent does not matter. */
export function isSame(body: LogContent, kept: LogContent): boolean {
  const told = (content: LogContent & { revision?: number; knownFields?: string[] }): string => {
    const { id: _id, revision: _, knownFields: __, clock: ___, recordedAt: ____, startedAt, endedAt, ...rest } = content
    return JSON.stringify([Date.parse(startedAt), Date.parse(endedAt), rest], inOrder)
  }
  return told(body) === told(kept)
}

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

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
    venue: 'indoor' as const,
    filmCodes: [],
    attendance: 1,
    startedAt,
    // until its end is said it lasts as long as the films
    endedAt: new Date(Date.parse(startedAt) + ranMinutes * 60_000).toISOString(),
    ...log,
    villageCode: village.code,
    screenedOn: localDay(startedAt, timeZone),
  }
  const needs = needsOn(copy.proofRules ?? [], show.screenedOn)
  const others = showsKnown(copy, entries)
  const plan = plannedThere(copy, entries, village.code, show.screenedOn)
  const around = { village, films, others, settings: { timeZone, countyPosition }, needs, plan }
  return findingsOf(show, around, now, firstReceivedAt)
}

/** The bureau's shows, and over them what this phone has made since. */
function showsKnown(copy: FieldCopy, entries: Iterable<Entry>): KnownShow[] {
  const nameOf = (code: string): string => copy.villages.find((village) => village.code === code)?.name ?? code
  const shows = new Map<string, KnownShow>()
  const own = new Map(copy.team?.logs.map(({ content }) => [content.id, content]))
  for (const show of copy.team?.shows ?? []) {
    const { position, photos } = own.get(show.id) ?? {}
    shows.set(show.id, { ...show, position, photos, villageName: nameOf(show.villageCode) })
  }
  const made = [...entries].filter(isShow).sort((a, b) => a.madeAt - b.madeAt)
  for (const { about: id, body, verdict } of made) {
    shows.set(id, {
      ...body,
      id,
      screenedOn: localDay(body.startedAt, copy.timeZone),
      teamName: copy.team?.code === body.teamCode ? copy.team.name : body.teamCode,
      villageName: nameOf(body.villageCode),
      isRejected: verdict?.status === 'rejected',
    })
    if (verdict?.status === 'voided') shows.delete(id)
  }
  return [...shows.values()]
}

const isShow = (entry: Entry): entry is Entry & { body: NewScreening } =>
  (entry.kind === 'screening' || entry.kind === 'correction') && entry.state !== 'draft'

export type Check = ReturnType<typeof useCheck>

/** `known`: how many speakers the village is known to have. `said` of the counts is said at each of them. */
export function useCheck(draft: LogDraft) {
  const { copy, entries, now, stamp } = useCopy()
  const logs = earlierLogs(copy, entries)
  const known = speakersKnown(copy, draft.villageCode, logs)
  const filled = fillIn(draft, stamp())
  const first = copy.team?.logs.find(({ content }) => content.id === draft.id)?.receivedAt
  const log = { id: draft.id, teamCode: draft.teamCode, ...contentOf(draft, stamp()) }
  const others = entries.filter(({ about }) => about !== draft.id)
  const findings = findingsAtEntry(log, copy, others, now(), first === undefined ? undefined : new Date(first)).filter(
    // until its start is said, what leans on the time of day would be a guess
    ({ code }) => draft.startTime !== undefined || !isOfTheTime(code),
  )
  const said = filled.isComplete
    ? []
    : filled.issues.map(saidIssue).filter(({ path }) => path !== 'audibility' && !path.startsWith('audibility.'))
  const counts = draft.audibility ?? {}
  const wrong = isCounted(draft.audibility) ? COUNTERS.filter((counter) => issueOf(counts, counter)) : []
  const all: Said[] = [...said, ...wrong.map((counter) => ({ path: `audibility.${counter}`, message: '' }))]
  return { filled, findings, known, logs, said: all }
}
