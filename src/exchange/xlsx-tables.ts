/** What the cells of a workbook refer to by number: shared texts, and styles that make a number a date. */
import { clipped, unreadable } from './sheet-row.ts'
import { isDateFormat } from './xlsx-numbers.ts'
import { attribute, type XmlListener } from './xml.ts'

/** Held as long as the sheet is read; a sheet of 200 000 rows has about 5 MB of them. */
const MOST_STRING_BYTES = 32 * 1_048_576
const MOST_STRINGS = 500_000

/** Reads one part of the workbook's archive; refuses one that inflates to more than `most` bytes. */
export type ReadPart = (path: string, listener: XmlListener, most?: number) => Promise<void>

/** A text with several fonts is joined; its reading aids (rPh) are left out. */
export async function sharedStrings(read: ReadPart, path: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isAid = false
  const listener: XmlListener = {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isAid = true
      else if (name === 't') isText = !isAid
    },
    text(piece) {
      if (isText) text = clipped(text + piece)
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isAid = false
      else if (name === 'si' && strings.push(unescaped(text)) > MOST_STRINGS) throw unreadable('sheet_too_many_texts')
    },
  }
  await read(path, listener, MOST_STRING_BYTES)
  return strings
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([\da-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text

export async function dateStylesOf(read: ReadPart, path: string): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let isCellStyle = false
  await read(path, {
    open(name, tag) {
      if (name === 'numFmt') formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
      else if (name === 'cellXfs') isCellStyle = true
      else if (name === 'xf' && isCellStyle) {
        const id = Number(attribute(tag, 'numFmtId') ?? 0)
        styles.push(isDateFormat(id, formats.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false
    },
  })
  return styles
}
