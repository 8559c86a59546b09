/** Which log, test, fault or photo an entry of a file is, on one line; a file may hold anything, so nothing is taken for granted. */
import type { Entry } from '../../shared/phone/outbox-entry.ts'
import { dayTimeOf } from '../../shared/format.ts'
import { t } from '../later-words.ts'

type Body = Record<string, unknown>

export function whatOf({ kind, body, about }: Entry, nameOf: (villageCode: string) => string): string {
  const fields: Body = typeof body === 'object' && body !== null ? (body as Body) : {}
  const text = (name: string): string => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  }
  const village = text('villageCode') && nameOf(text('villageCode'))
  const parts = {
    screening: () => [village, moment(text('startedAt'))],
    correction: () => [village, moment(text('startedAt'))],
    void: () => [text('reason')],
    missed_show: () => [village, text('on')],
    audibility: () => [village, text('testedOn')],
    fault: () => [village, moment(text('reportedAt')), text('description')],
    witness: () => [text('name')],
    step: () => [text('reason')],
    photo: () => [photoWord(text('kind'))],
  } satisfies Record<Entry['kind'], () => string[]>
  return parts[kind]().filter(Boolean).join(' ') || about
}

const KINDS = ['start', 'middle', 'end', 'receipt'] as const
function photoWord(kind: string): string {
  const known = KINDS.find((one) => one === kind)
  return known ? t(`photo_${known}`) : kind
}

const moment = (instant: string): string => (Number.isNaN(Date.parse(instant)) ? instant : dayTimeOf(instant))
