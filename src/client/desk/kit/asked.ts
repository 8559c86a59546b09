/** What a form asks for, checked before it is sent: which fields are still empty, which are no numbers. */
import type { Problem } from '../../shared/api.ts'
import { t } from '../words.ts'

type Issues = Problem['issues']

/** A sentence for each field that has nothing in it. */
export const emptyAmong = (fields: { path: string; label: string; value: string }[]): Issues =>
  fields
    .filter(({ value }) => value.trim() === '')
    .map(({ path, label }) => ({ path, message: t('fill_in', { field: label }) }))

/** What was typed as a number; null while it is none. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim().replace('−', '-')
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(trimmed) ? Number(trimmed) : null
}

export const notNumbers = (fields: { path: string; value: string }[]): Issues =>
  fields
    .filter(({ value }) => value.trim() !== '' && numberIn(value) === null)
    .map(({ path }) => ({ path, message: t('a_number') }))

/** On one line, as the contract wants it. */
export const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
