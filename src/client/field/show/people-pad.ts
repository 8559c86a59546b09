/** Counting with one's own keys: digits as on a calculator, steps of one and of ten; nothing stands there until something is pressed. */

export const PAD_KEYS = [
  '1',
  '2',
  '3',
  '+10',
  '4',
  '5',
  '6',
  '+1',
  '7',
  '8',
  '9',
  '-1',
  'clear',
  '0',
  'back',
  '-10',
] as const
export type PadKey = (typeof PAD_KEYS)[number]

const MOST_PEOPLE = 1_000_000

export function padded(count: number | undefined, key: PadKey): number | undefined {
  if (key === 'clear') return undefined
  if (key === 'back') return count === undefined || count < 10 ? undefined : Math.floor(count / 10)
  if (key.length > 1) return Math.min(MOST_PEOPLE, Math.max(0, (count ?? 0) + Number(key)))
  const typed = (count ?? 0) * 10 + Number(key)
  return typed > MOST_PEOPLE ? count : typed
}
