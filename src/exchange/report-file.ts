/** A report's file as text: plain, in whatever encoding Windows has it, or a Word file's paragraphs and tables. */
import { AppError } from '../domain/errors.ts'
import { LONGEST_REPORT } from '../domain/report/lint/lint.ts'
import { textOf } from './csv.ts'
import { unreadable } from './sheet-row.ts'
import { Archive, XmlReader } from './zip.ts'

export type ReportFileKind = 'txt' | 'docx'

/** Of all parts together, however small the file is. */
const MOST_UNPACKED = 20 * 1_048_576

/** Throws AppError `invalid` of what is no such file, `too_large` of more than a report. */
export async function reportText(bytes: Uint8Array, kind: ReportFileKind): Promise<string> {
  let text = ''
  for await (const piece of kind === 'txt' ? textOf(once(bytes)) : docxText(bytes)) {
    text += piece
    if (text.length > LONGEST_REPORT) {
      throw new AppError('too_large', { key: 'report_too_long', facts: { most: LONGEST_REPORT } })
    }
  }
  return text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* docxText(bytes: Uint8Array): AsyncGenerator<string> {
  const words = new WordText()
  const reader = new XmlReader(words)
  let isThere = false
  try {
    for await (const piece of new Archive(bytes, MOST_UNPACKED).text('word/document.xml')) {
      isThere = true
      reader.read(piece)
      yield words.taken()
    }
    reader.end()
  } catch (error) {
    const isTooBig = error instanceof AppError && JSON.stringify(error.sentence).includes('sheet_too_big')
    throw isTooBig ? error : unreadable('report_file_broken')
  }
  if (!isThere) throw unreadable('report_file_broken')
  yield words.taken()
}

/** What stands in a document's paragraphs; a table's row is a line, its cells apart by a tab. */
class WordText {
  private said = ''
  private isText = false
  private cells = 0
  /** Of what stands twice, for programs that know more and for others, the first is read. */
  private otherwise = 0

  open(name: string): void {
    if (name === 't') this.isText = true
    else if (name === 'tc') this.cells++
    else if (name === 'Fallback') this.otherwise++
    else if (name === 'tab') this.add(' ')
    else if (name === 'br' || name === 'cr') this.add('\n')
  }

  close(name: string): void {
    if (name === 't') this.isText = false
    else if (name === 'Fallback') this.otherwise--
    else if (name === 'tc') {
      this.cells--
      this.add('\t')
    } else if (name === 'p') this.add(this.cells > 0 ? ' ' : '\n')
    else if (name === 'tr') this.add('\n')
  }

  text(text: string): void {
    if (this.isText) this.add(text)
  }

  taken(): string {
    const said = this.said
    this.said = ''
    return said
  }

  private add(text: string): void {
    if (this.otherwise === 0) this.said += text
  }
}
