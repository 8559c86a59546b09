/** A sheet as it leaves, as CSV or as a workbook: written while its rows are read, and no longer than somebody takes them. */
import {
  type CellKind,
  type CellValue,
  isEmpty,
  type OutColumn,
  type OutSheet,
  safeCell,
  serialOf,
  textOf,
} from '../domain/sheet-cell.ts'
import { remembered } from './remembered.ts'
import { encoded, type FileToZip, streamOf, zipped } from './zip-writer.ts'

/** For programs: the heads stand in its first row, so what it is and as of when stands in its name alone. */
export const csvStream = (sheet: OutSheet): ReadableStream<Uint8Array<ArrayBuffer>> =>
  streamOf(encoded(csvPieces(sheet)))

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
async function* csvPieces({ columns, pages }: OutSheet): AsyncGenerator<string> {
  // Excel takes it for UTF-8 by this mark alone
  yield `\uFEFF${columns.map(({ head }) => csvCell(safeCell(head))).join(',')}\r\n`
  for await (const rows of pages) {
    yield rows.map((row) => `${columns.map(({ kind }, i) => csvCell(textOf(kind, row[i]))).join(',')}\r\n`).join('')
  }
}

/** The title in its first row, the heads in its second, which stays in view; from there on it is a table with a name. */
export const xlsxStream = (sheet: OutSheet): ReadableStream<Uint8Array<ArrayBuffer>> => streamOf(zipped(filesOf(sheet)))

/** What Power Query and formulas call the table by. */
export const TABLE_NAME = 'yingxiang'
const FIRST_ROW = 3
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Each way a cell stands: its number format, and what it is. */
const STYLES = ['text', 'title', 'head', 'count', 'exact', 'day', 'moment', 'share', 'points'] as const
const styleOf = (kind: (typeof STYLES)[number]): number => STYLES.indexOf(kind)
const FORMATS: Partial<Record<(typeof STYLES)[number], number>> = {
  count: 3,
  day: 164,
  moment: 165,
  share: 10,
  points: 4,
}

function* filesOf(sheet: OutSheet): Generator<FileToZip> {
  const written = { rows: 0 }
  const fixed: Record<string, string> = {
    '[Content_Types].xml': contentTypes([...ONE_SHEET, ['tables/table1.xml', 'table']]),
    ...bookOf(sheet.name),
    'xl/styles.xml': styles(),
    'xl/worksheets/_rels/sheet1.xml.rels': relations([['table', '../tables/table1.xml']]),
  }
  for (const [path, xml] of Object.entries(fixed)) yield { path, pieces: [XML + xml] }
  yield { path: 'xl/worksheets/sheet1.xml', pieces: sheetPieces(sheet, written) }
  // how long the table is is known when its rows are written
  yield { path: 'xl/tables/table1.xml', pieces: [XML + table(sheet.columns, written.rows)] }
}

/** The parts that name the one sheet and its looks. */
export const bookOf = (name: string): Record<string, string> => ({
  '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
  'xl/workbook.xml':
    `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>` +
    `<sheet name="${escaped(tabName(name))}" sheetId="1" r:id="rId1"/></sheets>${headsOnEachPage(name)}</workbook>`,
  'xl/_rels/workbook.xml.rels': relations([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
  ]),
})

/** Printed, a sheet says on each of its pages what it is and what its columns are. */
const headsOnEachPage = (name: string): string =>
  '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">' +
  `${escaped(`'${tabName(name).replaceAll("'", "''")}'!$1:$2`)}</definedName></definedNames>`

/** On A4 across, all columns on one page, with lines and page numbers. */
const PRINTED =
  '<printOptions gridLines="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>' +
  '<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>'

async function* sheetPieces({ title, columns, pages }: OutSheet, written: { rows: number }): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width = 12 }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  )
  yield (
    `${XML}<worksheet ${MAIN} xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      '<sheetViews><sheetView workbookViewId="0">' +
      '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>` +
      `<row r="1">${textCell(title, styleOf('title'))}</row>` +
      `<row r="2">${columns.map(({ head }) => textCell(head, styleOf('head'))).join('')}</row>`
  )
  for await (const rows of pages) {
    yield rows.map((row) => rowXml(row, columns, FIRST_ROW + written.rows++)).join('')
  }
  yield `</sheetData>${PRINTED}<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`
}

function rowXml(row: CellValue[], columns: readonly OutColumn[], number: number): string {
  let cells = ''
  // a loop of its own: it runs for each cell of a hundred thousand rows
  for (let i = 0; i < columns.length; i++) cells += cellXml(columns[i]?.kind ?? 'text', row[i])
  return `<row r="${number}">${cells}</row>`
}

/** A time is a number with a look; what cannot be one stays the text it is. */
function cellXml(kind: CellKind, value: CellValue): string {
  if (isEmpty(value)) return '<c/>'
  if (typeof value === 'number') return numberCell(kind === 'share' ? value / 100 : value, styleOf(kind))
  if (kind !== 'day' && kind !== 'moment') return value.length > LONGEST_NAME ? plainCell(value) : nameCell(value)
  return numberCell(serialNumber(value), styleOf(kind))
}
const plainCell = (text: string): string => textCell(safeCell(text), 0)
/** Names of villages, teams and films stand in row after row; an id or a note seldom does. */
const nameCell = remembered(plainCell)
const LONGEST_NAME = 30
const serialNumber = remembered(serialOf)
export const numberCell = (value: number, style: number): string => `<c s="${style}"><v>${value}</v></c>`
/** Blanks at its ends would be lost. */
const EDGES = /^\s|\s$/
const KEPT = ' xml:space="preserve"'
export const textCell = (text: string, style: number): string =>
  `<c t="inlineStr"${style === 0 ? '' : ` s="${style}"`}><is><t${EDGES.test(text) ? KEPT : ''}>${escaped(text)}</t></is></c>`

const TO_ESCAPE = /[&<>"\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/u
const EACH_TO_ESCAPE = new RegExp(TO_ESCAPE, 'gu')
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** What XML cannot hold is left out. */
export const escaped = (text: string): string =>
  TO_ESCAPE.test(text) ? text.replace(EACH_TO_ESCAPE, (sign) => ESCAPES[sign] ?? '') : text

/** What a tab may be called: 31 characters, some signs not. */
export const tabName = (name: string): string => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31)

export const relations = (to: [kind: string, target: string][]): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${to
    .map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** Of a workbook of one sheet. */
export const ONE_SHEET: [path: string, type: string][] = [
  ['workbook.xml', 'sheet.main'],
  ['worksheets/sheet1.xml', 'worksheet'],
  ['styles.xml', 'styles'],
]
export function contentTypes(parts: [path: string, type: string][]): string {
  return `<Types xmlns="${PACKAGE}/content-types">
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Default Extension="xml" ContentType="application/xml"/>${parts
      .map(([path, type]) => `<Override PartName="/xl/${path}" ContentType="${SPREADSHEET}.${type}+xml"/>`)
      .join('')}</Types>`
}

function styles(): string {
  const looks = STYLES.map((kind) => {
    const font = kind === 'title' || kind === 'head' ? 1 : 0
    return `<xf numFmtId="${FORMATS[kind] ?? 0}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
  })
  const font = '<sz val="11"/><name val="Calibri"/>'
  return `<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
    <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
    <fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts>
    <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
    <cellXfs count="${looks.length}">${looks.join('')}</cellXfs></styleSheet>`
}

export function letters(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : letters(Math.floor(column / 26) - 1) + rest
}

/** A table has a row at least, be it an empty one. */
function table(columns: readonly OutColumn[], rows: number): string {
  const ref = `A2:${letters(columns.length - 1)}${FIRST_ROW - 1 + Math.max(1, rows)}`
  const heads = columns.map(({ head }, i) => `<tableColumn id="${i + 1}" name="${escaped(head)}"/>`)
  return `<table ${MAIN} id="1" name="${TABLE_NAME}" displayName="${TABLE_NAME}" ref="${ref}" totalsRowShown="0">
    <autoFilter ref="${ref}"/><tableColumns count="${heads.length}">${heads.join('')}</tableColumns>
    <tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
}
