/** Names that are few and seldom change, spelt out once: that takes longer than looking for them. */
import type { SearchKeys } from '../../domain/register/search.ts'
import { searchKeys } from './pinyin.ts'

const MOST = 5000
const known = new Map<string, { pinyin: string; initials: string }>()

export function spellingOf(name: string): { pinyin: string; initials: string } {
  const spelling = known.get(name) ?? searchKeys([name])
  if (known.size < MOST) known.set(name, spelling)
  return spelling
}

export const spelt = (name: string): SearchKeys<'pinyin' | 'initials'> => [
  ['pinyin', spellingOf(name).pinyin.split(' ')],
  ['initials', spellingOf(name).initials.split(' ')],
]
