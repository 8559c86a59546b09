/** Finding a village or a film by characters, pinyin or initials, as they are typed with a thumb. */

export interface Searchable {
  /** The name first, then what else it may be found by. */
  names: string[]
  /** Several names are joined by spaces. */
  pinyin: string
  initials: string
}

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·.\-']/g, '')

/** How well it fits, 0 best; null not at all. */
export function rankOf(query: string, { names, pinyin, initials }: Searchable): number | null {
  const wanted = folded(query)
  if (wanted === '') return 0
  const [name = '', ...others] = names.map(folded)
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  const [sounds, letters] = [pinyin.toLowerCase().split(' '), initials.toLowerCase().split(' ')]
  if (letters.some((word) => word.startsWith(wanted))) return 2
  if (sounds.some((word) => word.startsWith(wanted))) return 3
  if (name.includes(wanted)) return 4
  if (others.some((other) => other.includes(wanted))) return 5
  if (wanted.length > 1 && letters.some((word) => word.includes(wanted))) return 6
  return wanted.length > 2 && sounds.some((word) => word.includes(wanted)) ? 7 : null
}

/** Those that fit, best first; among equals in the order they came in. */
export function found<T>(items: readonly T[], query: string, read: (item: T) => Searchable): T[] {
  const ranked = items.flatMap((item, i) => {
    const rank = rankOf(query, read(item))
    return rank === null ? [] : [{ item, rank, i }]
  })
  return ranked.sort((a, b) => a.rank - b.rank || a.i - b.i).map(({ item }) => item)
}

type Sounds = Pick<Searchable, 'pinyin' | 'initials'>
type Place = Sounds & Record<'name' | 'townshipName', string>
export const villageNames = ({ name, townshipName, pinyin, initials }: Place): Searchable => {
  return { names: [name, townshipName], pinyin, initials }
}
export const filmNames = ({ title, pinyin, initials }: Sounds & { title: string }): Searchable => {
  return { names: [title], pinyin, initials }
}
