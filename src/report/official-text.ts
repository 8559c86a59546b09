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
