/** A sheet as it came, with what is wrong in it: the cells red, and why in a last column. */
import type { Language } from '../domain/sentence.ts'
import { say } from '../domain/language.ts'
import type { CellProblem, SheetHead } from './sheet-head.ts'
import { REASON_HEADING } from './sheet-head.ts'
import type { Sheet } from './sheet.ts'
import type { SheetRow } from './sheet-row.ts'
import { bookOf, contentTypes, letters, MAIN, numberCell, ONE_SHEET, textCell, XML } from './sheet-out.ts'
import { type FileToZip, streamOf, zipped } from './zip-writer.ts'

const [PLAIN, RED, BOLD] = [0, 1, 2]
const ROWS_A_PIECE = 200
/** Of one row; more is not read. */
const MOST_REASONS = 10
/** What loses nothing as a number; telephone numbers and codes of more digits stay texts. */
const NUMBER = /^-?(?:0|[1-9]\d{0,10})(?:\.\d{1,6})?$/

export interface Checked<F extends string> {
  sheet: Sheet
  head: SheetHead<F>
  /** The widest of its rows. */
  width: number
  problems: ReadonlyMap<number, CellProblem[]>
}

export const errorWorkbook = <F extends string>(
  checked: Checked<F>,
  language: Language,
): ReadableStream<Uint8Array<ArrayBuffer>> => streamOf(zipped(filesOf(checked, language)))

function* filesOf<F extends string>(checked: Checked<F>, language: Language): Generator<FileToZip> {
  const fixed = {
    '[Content_Types].xml': contentTypes(ONE_SHEET),
    ...bookOf(checked.sheet.name || 'Sheet1'),
    'xl/styles.xml': STYLES,
  }
  for (const [path, xml] of Object.entries(fixed)) yield { path, pieces: [XML + xml] }
  yield { path: 'xl/worksheets/sheet1.xml', pieces: pieces(checked, language) }
}

async function* pieces<F extends string>(checked: Checked<F>, language: Language): AsyncGenerator<string> {
  const { sheet, head, problems } = checked
  yield `${XML}<worksheet ${MAIN}><sheetData>`
  let waiting: string[] = []
  for await (const row of sheet.rows()) {
    const reason = row.row === head.row ? REASON_HEADING[language === 'zh' ? 0 : 1] : ''
    waiting.push(rowXml(row, checked, reasonOf(problems.get(row.row) ?? [], language) || reason))
    if (waiting.length < ROWS_A_PIECE) continue
    yield waiting.join('')
    waiting = []
  }
  yield `${waiting.join('')}</sheetData></worksheet>`
}

function reasonOf(problems: CellProblem[], language: Language): string {
  const said = problems.slice(0, MOST_REASONS).map(({ column, sentence }) => {
    return (column === '' ? '' : `${column}${language === 'zh' ? '：' : ': '}`) + say(language, sentence)
  })
  return said.join('\n')
}

function rowXml<F extends string>({ row, cells }: SheetRow, checked: Checked<F>, reason: string): string {
  const problems = checked.problems.get(row) ?? []
  const wrong = new Set(problems.map(({ column }) => column).filter((column) => column !== ''))
  const red = new Set(checked.head.columns.filter(({ heading }) => wrong.has(heading)).map(({ index }) => index))
  const isWhole = problems.length > 0 && red.size === 0
  let xml = ''
  for (let i = 0; i < Math.max(cells.length, checked.width); i++) {
    const style = row === checked.head.row && !red.has(i) ? BOLD : red.has(i) || isWhole ? RED : PLAIN
    xml += at(i, row, cellXml(cells[i] ?? '', style))
  }
  if (reason !== '') xml += at(checked.width, row, textCell(reason, problems.length > 0 ? RED : BOLD))
  return `<row r="${row}">${xml}</row>`
}

const at = (column: number, row: number, cell: string): string => cell.replace('<c', `<c r="${letters(column)}${row}"`)
function cellXml(text: string, style: number): string {
  if (text === '') return style === PLAIN ? '<c/>' : `<c s="${style}"/>`
  return NUMBER.test(text) ? numberCell(Number(text), style) : textCell(text, style)
}

const FONT = '<sz val="11"/><name val="Calibri"/>'
const solid = (rgb: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`
const STYLES = `<styleSheet ${MAIN}><fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>
  <fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${solid('FFFFC7CE')}</fills>
  <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
  <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
  <cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
  <xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/>
  <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`
