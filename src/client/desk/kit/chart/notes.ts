/** What managers wrote on the year's picture (春节停映): decisions of one setting, each from its day on. */
import { type Setting, settings } from '../../../../contract/settings.ts'
import { dayNumber, yearOf } from '../../../../domain/period.ts'
import { useAsk } from '../../../shared/load.ts'
import type { Gap } from './pictures.ts'

const MOST = 3

/** The newest of the year up to the day, in their order. */
export const notesOf = ({ history }: Pick<Setting, 'history'>, asOf: string): Gap['notes'] =>
  history
    .filter(({ effectiveOn: day }) => day <= asOf && yearOf(day) === yearOf(asOf))
    .flatMap(({ effectiveOn, value }) => (typeof value === 'string' && value ? [{ on: effectiveOn, text: value }] : []))
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .slice(-MOST)
    .map(({ on, text }) => ({ x: dayNumber(on), text }))

export function useNotes(asOf: string): Gap['notes'] {
  const { data } = useAsk(settings.read, { params: { name: 'CHART_NOTE' } })
  return data ? notesOf(data, asOf) : []
}
