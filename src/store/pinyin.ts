/** Names as they are typed on a Latin keyboard: toneless pinyin and initials. */
import { pinyin } from 'pinyin-pro'

/** 三清村 → { pinyin: 'sanqingcun', initials: 'sqc' }; several names are joined by spaces. */
export function searchKeys(names: string[]): { pinyin: string; initials: string } {
  const syllables = names.map((name) => pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' }))
  return {
    pinyin: syllables
      .map((parts) => parts.join(''))
      .join(' ')
      .toLowerCase(),
    initials: syllables
      .map((parts) => parts.map((part) => part[0] ?? '').join(''))
      .join(' ')
      .toLowerCase(),
  }
}
