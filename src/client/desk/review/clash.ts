/** Two logs that cannot both be right, side by side: what they say alike, what differently, and how far apart they are. */
import { LOG_FIELDS, logFields, type LogFieldName } from '../../../domain/screening/log-fields.ts'
import { metresBetween } from '../../../domain/register/place.ts'
import type { Log } from '../../shared/replies.ts'

/** What the team said, with what the bureau made of it before and after. */
export type Compared = LogFieldName | 'status' | 'screenedOn' | 'receivedAt'
const COMPARED: Compared[] = [
  'status',
  'screenedOn',
  ...logFields.filter((field) => LOG_FIELDS[field].isCompared),
  'receivedAt',
]

export interface ComparedRow {
  field: Compared
  isDifferent: boolean
}

/** As it is compared: films in any order, a position by where it is and not by when it was found. */
function comparable(log: Log, field: Compared): unknown {
  if (field === 'filmCodes') return [...log.filmCodes, ...(log.filmTitles ?? [])].toSorted()
  if (field === 'position') return log.position && [log.position.latitude, log.position.longitude]
  return log[field]
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

/** What neither of them says is left out. */
export function comparedRows(log: Log, other: Log): ComparedRow[] {
  return COMPARED.filter((field) => isSaid(log[field]) || isSaid(other[field])).map((field) => ({
    field,
    isDifferent: JSON.stringify(comparable(log, field)) !== JSON.stringify(comparable(other, field)),
  }))
}

export interface Apart {
  /** Minutes from one start to the other. */
  minutes: number
  /** Minutes both ran at the same time. */
  overlap: number
  /** Between the phones; null where one of them doesn't say where it was. */
  km: number | null
}

const MINUTE = 60_000
const ms = (instant: string): number => Date.parse(instant)

export function apart(log: Log, other: Log): Apart {
  const from = Math.max(ms(log.startedAt), ms(other.startedAt))
  const to = Math.min(ms(log.endedAt), ms(other.endedAt))
  return {
    minutes: Math.round(Math.abs(ms(log.startedAt) - ms(other.startedAt)) / MINUTE),
    overlap: Math.max(0, Math.round((to - from) / MINUTE)),
    km: log.position && other.position ? Math.round(metresBetween(log.position, other.position) / 100) / 10 : null,
  }
}

/** The logs a log clashes with, each once; those of blocking findings first. */
export const othersOf = ({ findings }: Pick<Log, 'findings'>): string[] => [
  ...new Set(
    findings
      .toSorted((a, b) => Number(b.blocking) - Number(a.blocking))
      .flatMap(({ otherId }) => (otherId === undefined ? [] : [otherId])),
  ),
]
