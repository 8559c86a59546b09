/** What becomes of a show's draft at each tap: begun, noted, ended, and what the phone remembers to put in. No DOM, no clock. */
import { addDays, instantAt, localDay, localTime } from '../../../domain/period.ts'
import { MOST_PAUSES } from '../../../domain/screening/pause.ts'
import type { FieldCopy, FieldFilm } from '../../../domain/screening/field-copy.ts'
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import {
  type DraftPause,
  earlierLogs,
  inVillage,
  isNextDay,
  type LogContent,
  type LogDraft,
  newDraft,
  type NoteKind,
  type Proposed,
  timeAfter,
} from '../log/log-draft.ts'
import { eveningOf } from '../home/tonight.ts'
import { plannedOn } from './next-village.ts'
import { duskTime, filmMinutesOf, placeOf } from './show-time.ts'

type Changes = Partial<LogDraft>
interface Around {
  copy: FieldCopy
  entries: readonly Entry[]
  now: Date
}

export const begun = ({ timeZone }: Pick<FieldCopy, 'timeZone'>, now: Date): Changes => ({
  day: localDay(now, timeZone),
  startTime: localTime(now, timeZone),
})

/** What is planned there for this evening is what is shown, until another film is chosen. */
export function asPlanned(draft: LogDraft, { team }: Pick<FieldCopy, 'team'>, evening: string): LogDraft {
  const planned = team?.plans?.find(
    ({ villageCode, on, state }) =>
      villageCode === draft.villageCode && on === evening && (state === 'planned' || state === 'confirmed'),
  )
  return planned?.filmCodes.length ? { ...draft, filmCodes: planned.filmCodes } : draft
}

/** Pressed too soon: nothing of it was. */
export const notBegun: Changes = { startTime: undefined, pauses: undefined, lastNote: undefined }

/** The end is now, or by the film's length where the office's clock stands (a demo); with it comes what the phone remembers. */
export function ended(draft: LogDraft, around: Around): Changes {
  const { copy, now } = around
  const { startTime = '' } = draft
  const endTime = copy.isClockFixed ? byFilm(draft, copy) : localTime(now, copy.timeZone)
  return endedAt({ ...draft, startTime }, endTime, around)
}

const SHOW_MINUTES = 100
const byFilm = (draft: LogDraft, copy: FieldCopy): string =>
  timeAfter(draft.startTime ?? '', filmMinutesOf(draft, copy) || SHOW_MINUTES)

/** The end as it is said; a pause that still stands ends with it. */
export function endedAt(draft: LogDraft, endTime: string, around: Around): Changes {
  const day = isNextDay({ ...draft, endTime }) ? addDays(draft.day, 1) : draft.day
  const until = instantAt(day, endTime, around.copy.timeZone)
  const pauses = draft.pauses
    ?.map((pause) => ({ ...pause, until: pause.until ?? until }))
    .filter((pause) => pause.until > pause.from)
  return { endTime, pauses, lastNote: undefined, ...remembered(draft, around) }
}

/** The next receipt, the village's last witness, and why there was no position: each only where nothing stands yet. */
function remembered(draft: LogDraft, { copy, entries }: Around): Changes {
  const logs = earlierLogs(copy, entries)
  const proposed = new Set<Proposed>(draft.proposed)
  const changes: Changes = {}
  const receiptNo = draft.receiptNo ? undefined : nextReceipt(logs, copy)
  if (receiptNo !== undefined) {
    proposed.add('receiptNo')
    changes.receiptNo = receiptNo
  }
  const witness = draft.witnessName || draft.witnessPhone ? undefined : lastWitness(logs, draft.villageCode)
  if (witness) {
    proposed.add('witness')
    changes.witnessName = witness.name
    changes.witnessPhone = witness.phone ?? ''
  }
  const reason = logs[0]?.noPosition
  if (!draft.position && !draft.noPosition && reason) changes.noPosition = reason
  return { ...changes, proposed: [...proposed] }
}

export const lastIn = (logs: readonly LogContent[], village: string | undefined): LogContent | undefined =>
  logs.find(({ villageCode }) => villageCode === village)

export const lastWitness = (logs: readonly LogContent[], village: string | undefined): LogContent['witness'] =>
  logs.find(({ villageCode, witness }) => villageCode === village && witness)?.witness

const MOST_SKIPPED = 200
/** A pad is gone through in order; who jumps about has several, and nobody can say which is next. */
const MOST_APART = 20

/** After the team's last one, past those that are known to be used; undefined where there is nothing to count on from. */
export function nextReceipt(logs: readonly LogContent[], copy: FieldCopy): string | undefined {
  const [last, before] = logs.flatMap(({ receiptNo }) => (receiptNo && /\d$/.test(receiptNo) ? [receiptNo] : []))
  if (last === undefined || (before !== undefined && !isOnePad(before, last))) return undefined
  const used = new Set([...logs, ...(copy.team?.shows ?? [])].map(({ receiptNo }) => receiptNo))
  let next = last
  for (let i = 0; i < MOST_SKIPPED; i++) {
    next = after(next)
    if (!used.has(next)) return next
  }
  return undefined
}

const parted = (receipt: string): [head: string, digits: string] => {
  const [, head = '', digits = ''] = /^(.*?)(\d{1,12})$/.exec(receipt) ?? []
  return [head, digits]
}

function isOnePad(before: string, last: string): boolean {
  const [one, other] = [parted(before), parted(last)]
  const apart = Number(other[1]) - Number(one[1])
  return one[0] === other[0] && apart > 0 && apart <= MOST_APART
}

function after(receipt: string): string {
  const [head, digits] = parted(receipt)
  return head + String(Number(digits) + 1).padStart(digits.length, '0')
}

const PAUSE_OF = { power: 'power', break: 'other' } as const

/** One tap: `says` goes to the note with its time, rain moves the show indoors, and what stops it stops the film's clock. */
export function noted(draft: LogDraft, kind: NoteKind, says: string, at: Date, timeZone: string): Changes {
  const time = localTime(at, timeZone)
  const { note, venue, pauses = [] } = draft
  const line = `${time}${says}`
  return {
    note: note ? `${note}；${line}` : line,
    venue: kind === 'rain' ? 'indoor' : venue,
    pauses: pausesAfter(pauses, kind, at.toISOString()),
    lastNote: { at: time, kind, before: { note, venue, pauses } },
  }
}

function pausesAfter(pauses: DraftPause[], kind: NoteKind, at: string): DraftPause[] {
  const isOver = (pause: DraftPause): boolean => pause.until === undefined
  if (kind === 'power_over' || kind === 'break_over') {
    return pauses
      .map((pause) => (isOver(pause) ? { ...pause, until: at } : pause))
      .filter(({ from, until = '' }) => until > from)
  }
  if (kind === 'rain' || pauses.some(isOver) || pauses.length >= MOST_PAUSES) return pauses
  return [...pauses, { from: at, reason: PAUSE_OF[kind] }]
}

export const undone = ({ lastNote }: LogDraft): Changes => ({ ...lastNote?.before, lastNote: undefined })

/** A full-length film takes the place of the one that was chosen; shorts stay beside it. */
export function withFilm({ filmCodes }: LogDraft, code: string, films: readonly FieldFilm[]): Changes {
  const isShort = (one: string): boolean => films.find((film) => film.code === one)?.kind === 'science_short'
  if (filmCodes.includes(code))
    return filmCodes.length > 1 ? { filmCodes: filmCodes.filter((one) => one !== code) } : {}
  return { filmCodes: isShort(code) ? [...filmCodes, code] : [code, ...filmCodes.filter(isShort)], filmTitles: [] }
}

/** Typed or chosen by hand: no longer what the phone put in. */
export const byHand = ({ proposed }: LogDraft, changes: Changes, field: Proposed): Changes => ({
  ...changes,
  proposed: proposed?.filter((one) => one !== field),
})

/** Of a show that is written down afterwards: an end that nobody typed follows the start and the film. */
export function withEnd(draft: LogDraft, changes: Changes, copy: FieldCopy): Changes {
  const next = { ...draft, ...changes }
  const isFollowing = next.proposed?.includes('endTime') && next.startTime !== undefined
  return isFollowing ? { ...changes, endTime: byFilm(next, copy) } : changes
}

/** Another village: its own venue, witness and speakers. */
export function moved(draft: LogDraft, villageCode: string, { copy, entries, now }: Around): LogDraft {
  const next = inVillage(draft, villageCode, copy, earlierLogs(copy, entries))
  if (!draft.proposed?.includes('witness')) return next
  const bare = { ...next, witnessName: '', witnessPhone: '' }
  return { ...bare, ...remembered(bare, { copy, entries, now }) }
}

interface Late extends Around {
  id: string
  teamCode: string
  villageCode: string | undefined
}
const AFTER_DUSK = 5

/** Of yesterday evening until it is dark today; from five minutes after dusk on, as long as the film. */
export function lateDraft({ id, teamCode, villageCode, copy, entries, now }: Late): LogDraft {
  const around = { copy, entries, now }
  const tonight = eveningOf(now, copy.timeZone)
  const startOf = (draft: LogDraft): string =>
    roundedUp(timeAfter(duskTime(draft.day, placeOf(draft, copy), copy.timeZone) ?? '20:00', AFTER_DUSK))
  const draftIn = (code: string | undefined, today: string): LogDraft => {
    const draft = newDraft({ id, teamCode, villageCode: code, copy, entries, today })
    return { ...asPlanned(draft, copy, today), isLate: true, proposed: ['endTime'] }
  }
  const asked = draftIn(villageCode, tonight)
  const isToCome = Date.parse(instantAt(tonight, startOf(asked), copy.timeZone)) > now.getTime()
  const last = addDays(tonight, -1)
  const draft = isToCome ? draftIn(plannedOn(last, around) ?? villageCode, last) : asked
  const timed = { ...draft, startTime: startOf(draft) }
  return { ...timed, endTime: byFilm(timed, copy), ...remembered(timed, around) }
}

/** To the next five minutes. */
const roundedUp = (time: string): string => timeAfter(time, (5 - (Number(time.slice(3, 5)) % 5)) % 5)

export const earlierOf = (id: string, copy: FieldCopy, entries: readonly Entry[]): LogContent | undefined =>
  earlierLogs(copy, entries).find((log) => log.id === id)
