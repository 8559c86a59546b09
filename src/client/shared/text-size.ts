/** How large the phone's letters are: a choice of this device, beside what its system has set. */
import { remember } from './keep.ts'

export const TEXT_SIZES = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** public/theme.js reads the same key before the first paint. */
const KEY = 'text-size'

export function textSizeNow(): TextSize {
  const chosen = document.documentElement.dataset['textSize']
  return chosen === 'large' || chosen === 'largest' ? chosen : 'normal'
}

export function setTextSize(next: TextSize): void {
  const { dataset } = document.documentElement
  remember(KEY, next === 'normal' ? null : next)
  if (next === 'normal') delete dataset['textSize']
  else dataset['textSize'] = next
}
