/** Twelve shares of a year's work as they stand in a field, and back. */
import type { Problem } from '../../shared/api.ts'
import { t } from '../later-words.ts'
import { type FieldRule, numberIn } from './form-draft.ts'

export const sharesIn = (text: string): string[] => text.split(/[\s,|，、]+/).filter((part) => part !== '')

export const sharesSaid = (shares: readonly number[]): string => shares.join(' ')

export const sharesField = (label: string): FieldRule => ({
  label,
  hint: t('month_shares_hint'),
  print: (shares: unknown): string => {
    if (Array.isArray(shares)) return shares.join(' ')
    return typeof shares === 'string' ? shares : ''
  },
  read: (text: string) => (text === '' ? undefined : sharesIn(text).map(Number)),
})

/** None, or twelve numbers; what they add up to is the server's to say. */
export function sharesCheck(text: string, path: string): Problem['issues'] {
  const shares = sharesIn(text)
  const areShares = shares.length === 0 || (shares.length === 12 && shares.every((part) => numberIn(part) !== null))
  return areShares ? [] : [{ path, message: t('month_shares_twelve') }]
}
