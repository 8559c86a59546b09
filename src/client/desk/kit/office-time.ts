/** A field for a day and a time, by the office's clock. */
import { useEffect, useState } from 'preact/hooks'
import { instantAt, localDateTime } from '../../../domain/period.ts'
import { askClock, officeZone } from '../../shared/office.ts'
import type { FieldRule } from './form-draft.ts'

export const clockField = (instant: string, timeZone: string): string =>
  localDateTime(instant, timeZone).slice(0, 16).replace(' ', 'T')
export const instantIn = (field: string, timeZone: string): string =>
  instantAt(field.slice(0, 10), field.slice(11, 16), timeZone)

export const timeField = (label: string): FieldRule => ({
  label,
  print: (instant) => (typeof instant === 'string' ? clockField(instant, officeZone()) : ''),
  read: (text) => (text === '' ? undefined : instantIn(text, officeZone())),
})

/** The moment the form was opened; undefined until the office has told it. */
export function useOpenedAt(): string | undefined {
  const [openedAt, setOpenedAt] = useState<string>()
  useEffect(() => void askClock().then(({ now }) => setOpenedAt(now)), [])
  return openedAt
}
