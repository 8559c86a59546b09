/** Words of an official document, as wide as they are printed. */

/** 2017年6月30日: no zeros before, Arabic digits. */
export function dayInChinese(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** In characters of the grid: what is not Chinese takes half of one. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1), 0)

/** Without what XML cannot carry. */
export const printable = (text: string): string =>
  text.replaceAll(/\p{Cs}|[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '').replaceAll('\t', ' ')

/** After these a title may go on in the next line: 回行时词意完整、排列对称. */
const MAY_BREAK_AFTER = /[的年月日、，：）》”]/u
const LATIN = /[\w.%]/

/** A long title in lines of about the same length, so many characters each at most. */
export function titleLines(title: string, most: number): string[] {
  const many = Math.ceil(widthOf(title) / most)
  if (many < 2) return [title]
  const letters = Array.from(title)
  const even = widthOf(title) / many
  const far = (at: number): number => Math.abs(widthOf(letters.slice(0, at).join('')) - even)
  const isWhole = (at: number): boolean => !LATIN.test(letters[at - 1] ?? '') || !LATIN.test(letters[at] ?? '')
  const fits = (at: number): boolean =>
    widthOf(letters.slice(0, at).join('')) <= most && widthOf(letters.slice(at).join('')) <= most * (many - 1)
  const places = letters.map((_, at) => at).filter((at) => at > 0 && isWhole(at) && fits(at))
  const good = places.filter((at) => MAY_BREAK_AFTER.test(letters[at - 1] ?? '') && far(at) <= even / 3)
  const [at = 0] = (good.length > 0 ? good : places).toSorted((a, b) => far(a) - far(b))
  if (at === 0) return [title]
  return [letters.slice(0, at).join(''), ...titleLines(letters.slice(at).join(''), most)]
}
