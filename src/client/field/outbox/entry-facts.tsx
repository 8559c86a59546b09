/** What an entry of the outbox says: in a line of a list its kind, its village and its day; on its own page all of it, in words. */
import * as z from 'zod'
import type { FieldCopy } from '../../../domain/screening/field-copy.ts'
import {
  isTextField,
  LOG_FIELDS,
  type LogFieldName,
  logFields,
  type TextField,
} from '../../../domain/screening/log-fields.ts'
import type { Pause } from '../../../domain/screening/pause.ts'
import { dayOf, dayTimeOf, figure, screeningsOf, shortDay, timeOf } from '../../shared/format.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { entryProblemSaid } from '../../shared/words-outbox.ts'
import { FindingMark } from '../kit/remarks.tsx'
import { EntryMark } from '../kit/marks.tsx'
import { Facts, Notice, Row } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { LogContent } from '../log/log-draft.ts'
import { usePhone } from '../phone/phone.ts'
import { entryPath, eventPath, faultPath, logPath, testPath } from '../routes.ts'
import { photosLeft } from './entry-look.ts'

const text = z.string().min(1).optional().catch(undefined)
const count = z.number().optional().catch(undefined)
/** What a body may say, whatever it is of, and whoever's file it came from. */
const Told = z
  .object({
    villageCode: text,
    on: text,
    to: text,
    testedOn: text,
    day: text,
    startedAt: text,
    at: text,
    reportedAt: text,
    reason: text,
    description: text,
    note: text,
    title: text,
    townshipCode: text,
    kind: text,
    times: count,
    people: count,
    copies: count,
    revision: count,
    speakersInstalled: count,
    speakersTested: count,
    speakersSounding: count,
  })
  .catch({})
export const toldIn = ({ body }: Pick<Entry, 'body'>): z.infer<typeof Told> => Told.parse(body)

export const kindOf = (entry: Entry): string => t(`kind_${entry.kind}`)

/** The village it is about; of steps and witnesses, that of the fault. */
export function villageOf(entry: Entry, copy: FieldCopy | undefined, entries: readonly Entry[]): string {
  const { about } = entry
  const code =
    toldIn(entry).villageCode ??
    copy?.broadcast?.faults.find(({ id }) => id === about)?.villageCode ??
    copy?.team?.plans?.find(({ id }) => id === about)?.villageCode ??
    copy?.team?.logs.find(({ content }) => content.id === about)?.content.villageCode ??
    entries.flatMap((other) => (other.about === about ? (toldIn(other).villageCode ?? []) : []))[0]
  return copy?.villages.find((village) => village.code === code)?.name ?? code ?? ''
}

function dayIn(entry: Entry): string {
  const { on, testedOn, day = on ?? testedOn, startedAt, at, reportedAt } = toldIn(entry)
  const instant = startedAt ?? at ?? reportedAt
  return day ? shortDay(day) : instant ? shortDay(dayOf(instant)) : ''
}

/** Where it is looked at: drafts in their form, all else on its own page. */
function hrefOf({ kind, state, about, key }: Entry): string {
  if (kind === 'screening' || kind === 'correction')
    return state === 'draft' || state === 'received' ? logPath(about) : entryPath(key)
  if (state === 'draft' && kind === 'audibility') return testPath(about)
  if (state === 'draft' && kind === 'event') return eventPath(about)
  return kind === 'step' && state === 'received' ? faultPath(about) : entryPath(key)
}

export function EntryRow({ entry }: { entry: Entry }) {
  const { copy, entries } = usePhone()
  const { key, kind, state, problem, verdict, about } = entry
  const village = villageOf(entry, copy, entries)
  const left = (kind === 'screening' || kind === 'event') && state !== 'draft' ? photosLeft(entries, about) : 0
  const says = [
    village === '' ? '' : kindOf(entry),
    toldIn(entry).title ?? '',
    dayIn(entry),
    left > 0 ? t('photos_left', { count: left }) : '',
  ]
  return (
    <Row
      data-entry={key}
      data-state={state}
      href={hrefOf(entry)}
      name={village === '' ? kindOf(entry) : village}
      says={says.filter((part) => part !== '').join(' · ')}
      state={<EntryMark entry={entry} />}
    >
      {(state === 'attention' || state === 'waiting') && problem && (
        <p class={state === 'attention' ? 'row-more says' : 'row-more soft'}>{entryProblemSaid(problem)}</p>
      )}
      {verdict?.status === 'returned' && verdict.reason && (
        <p class="row-more">{t('reason_given', { reason: verdict.reason })}</p>
      )}
    </Row>
  )
}

/** With a title nothing is said of what there is none of. */
export function EntryRows({ title, entries }: { title?: string; entries: Entry[] }) {
  if (title !== undefined && entries.length === 0) return null
  return (
    <>
      {title !== undefined && <h2>{title}</h2>}
      <ul class="rows">
        {entries.map((entry) => (
          <EntryRow key={entry.key} entry={entry} />
        ))}
      </ul>
    </>
  )
}

const pauseSaid = ({ from, until, reason }: Pause): string =>
  t('pause_said', { why: t(`pause_${reason}`), from: timeOf(from), until: timeOf(until) })

type Said = [label: string, value: string | undefined]

interface Props {
  content: LogContent
  credit?: number | undefined
  findings?: { code: string; blocking: boolean; message: string }[] | undefined
  photosMissing?: number
}

export function LogFacts({ content, credit, findings, photosMissing = 0 }: Props) {
  const { copy } = usePhone()
  const village = copy?.villages.find(({ code }) => code === content.villageCode)
  const titles = content.filmCodes.map((code) => copy?.films.find((film) => film.code === code)?.title ?? code)
  const { audibility, witness, position, noPosition, photos, pauses } = content
  // null: told with another field, or of no interest to the one who made it
  const said: Record<Exclude<LogFieldName, TextField>, Said | null> = {
    villageCode: [t('village'), village ? `${village.name}（${village.townshipName}）` : content.villageCode],
    filmCodes: [t('films'), [...titles, ...(content.filmTitles ?? [])].join(t('list_comma'))],
    startedAt: [
      t('times'),
      `${shortDay(dayOf(content.startedAt))} ${timeOf(content.startedAt)}–${timeOf(content.endedAt)}`,
    ],
    attendance: [t('attendance'), figure(content.attendance)],
    venue: [t('venue'), t(`venue_${content.venue}`)],
    witness: [t('witness'), witness && [witness.name, witness.phone ?? ''].join(' ').trim()],
    audibility: [t('check_title'), audibility && t('check_full', { ...audibility })],
    position: [
      t('position'),
      position
        ? t('position_short', { metres: figure(position.accuracyM) })
        : noPosition && t(`no_position_${noPosition}`),
    ],
    pauses: [t('pauses'), pauses?.map(pauseSaid).join(t('list_comma'))],
    photos: [t('photos_title'), photos && t('photos_count', { count: photos.length })],
    teamCode: null,
    filmTitles: null,
    endedAt: null,
    noPosition: null,
    recordedAt: null,
    clock: null,
  }
  const counted = credit === undefined ? undefined : t('credit_value', { count: screeningsOf(credit) })
  const factOf = (field: LogFieldName): Said | null =>
    isTextField(field) ? [t(LOG_FIELDS[field].label), content[field]] : said[field]
  const facts = logFields.map(factOf).filter((fact) => fact !== null)
  return (
    <>
      {findings?.map(({ code, blocking, message }) => (
        <Notice key={`${code} ${message}`} tone={blocking ? 'bad' : 'watch'}>
          <FindingMark isBlocking={blocking} />
          <p>{message}</p>
        </Notice>
      ))}
      {photosMissing > 0 && <Notice tone="watch" says={t('photos_missing', { count: photosMissing })} />}
      <Facts facts={[...facts, [t('credit'), counted]]} />
    </>
  )
}

/** What a phone counts of an event. */
export const EVENT_COUNTS = ['times', 'people', 'copies'] as const

/** An event's says no more than that a phone sent it. */
function reasonIn(entry: Entry): string | undefined {
  const { reason } = toldIn(entry)
  if (entry.kind === 'plan_step' && reason === undefined) return undefined
  if (entry.kind === 'missed_show' || entry.kind === 'plan_step')
    return t(`missed_reason_${reason ?? 'other'}` as 'missed_reason_other')
  return entry.kind === 'event' ? undefined : reason
}

export function OtherFacts({ entry }: { entry: Entry }) {
  const { copy } = usePhone()
  const { speakersInstalled, speakersTested, speakersSounding, ...told } = toldIn(entry)
  const isTest = speakersInstalled !== undefined && speakersTested !== undefined && speakersSounding !== undefined
  const on = told.on ?? told.testedOn
  const at = told.at ?? told.reportedAt
  const facts: [string, string | undefined][] = [
    [t('event_title_short'), told.title],
    [t('place_township'), copy?.townships?.find(({ code }) => code === told.townshipCode)?.name],
    [t('day'), on && shortDay(on)],
    [t('time'), at && (at.length === 'HH:MM'.length ? at : dayTimeOf(at))],
    [t('plan_moved_to'), told.to && shortDay(told.to)],
    [t('reason'), reasonIn(entry)],
    [t('fault_description'), told.description],
    [t('speakers'), isTest ? t('check_full', { speakersInstalled, speakersTested, speakersSounding }) : undefined],
    ...EVENT_COUNTS.map((name): Said => [t(`in_${name}`), told[name] === undefined ? undefined : figure(told[name])]),
    [t('note'), told.note],
  ]
  return <Facts facts={facts} />
}
