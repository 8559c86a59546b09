/** Sheets as people bring them, good and malicious, for tests to read. */
import { constants, deflateRawSync } from 'node:zlib'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { AppError } from '../../src/domain/errors.ts'
import { say } from '../../src/domain/language.ts'
import { openSheets, type Sheet, type SheetKind, type Source } from '../../src/exchange/sheet.ts'
import { NO_CORRECTIONS } from '../../src/domain/import-corrections.ts'
import { LOGS } from '../../src/exchange/log-import.ts'
import { SheetReading } from '../../src/exchange/sheet-reading.ts'
import type { SheetRow } from '../../src/exchange/sheet-row.ts'

/** A source that gives its bytes in pieces, as a network or a disk does. */
export const sourceOf = (content: string | Uint8Array, pieceBytes = 1000): Source => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }
}

export async function rowsOf(source: Source, kind: SheetKind): Promise<SheetRow[]> {
  const [first] = await openSheets(source, kind)
  return first ? rowsIn(first) : []
}

async function rowsIn(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of sheet.rows()) rows.push(row)
  return rows
}

/** Why a sheet cannot be read, in English; fails when it can. */
export async function refusalOf(source: Source, kind: SheetKind): Promise<string> {
  try {
    const asked = { kind, noun: LOGS, language: 'en', corrections: NO_CORRECTIONS, ofOffice: new Map() } as const
    const { sheet } = await SheetReading.open(source, asked)
    const rows = await rowsIn(sheet)
    throw new Error(`it was read: ${rows.length} rows`)
  } catch (error) {
    if (error instanceof AppError) return say('en', error.sentence)
    throw error
  }
}

/** As a browser sends a file with what was said beside it. */
export async function inParts(content: string | Uint8Array<ArrayBuffer>, corrections: object) {
  const [name, type] = typeof content === 'string' ? ['放映记录.csv', 'text/csv'] : ['放映记录.xlsx', '']
  const form = new FormData()
  form.set('file', new File([content], name, { type }))
  form.set('corrections', JSON.stringify(corrections))
  const sent = new Response(form)
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' }
  return { body: new Uint8Array(await sent.arrayBuffer()), headers }
}

/** As another program writes it: hucre, not the code under test. */
export const xlsxOf = (rows: CellValue[][], name = '放映记录'): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name, rows }] })

const gbk = new Map<string, number[]>()
/** GBK as Chinese Excel saves it; the platform only decodes, so the table is made from that. */
export function gbkOf(text: string): Uint8Array {
  if (gbk.size === 0) {
    const decoder = new TextDecoder('gb18030')
    for (let high = 0x81; high <= 0xfe; high++) {
      for (let low = 0x40; low <= 0xfe; low++) gbk.set(decoder.decode(new Uint8Array([high, low])), [high, low])
    }
  }
  return new Uint8Array(Array.from(text).flatMap((letter) => gbk.get(letter) ?? [letter.charCodeAt(0)]))
}

export interface Part {
  name: string
  deflated: Uint8Array
  size: number
}

/** A text as a part of an archive; `times` over, without ever being that long in memory. */
export function part(name: string, ...pieces: [text: string, times?: number][]): Part {
  const packed = pieces.flatMap(([text, times = 1]) => {
    const block = deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH })
    return Array.from({ length: times }, () => block)
  })
  const size = pieces.reduce((total, [text, times = 1]) => total + Buffer.byteLength(text) * times, 0)
  return { name, deflated: Buffer.concat([...packed, deflateRawSync('')]), size: size % 2 ** 32 }
}

/** An archive of these parts. Its checksums are left 0, as nobody needs them. */
export function zipOf(parts: Part[]): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, deflated, size } of parts) {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(deflated.length, 14)
    fields.writeUInt32LE(size, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), Buffer.from(deflated))
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + deflated.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(Buffer.concat(directory).length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATION}/${kind}" Target="${target}"/>`

/** The parts of a workbook of one sheet beside that sheet. */
export const workbookParts = (): Part[] => [
  part('_rels/.rels', [`<Relationships>${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`]),
  part('xl/_rels/workbook.xml.rels', [
    `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
  ]),
  part('xl/workbook.xml', [
    '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ]),
]

/** A workbook whose sheet and shared texts are given as XML. */
export const workbookOf = (rows: string, strings = '', styles = ''): Uint8Array =>
  zipOf([
    ...workbookParts(),
    part('xl/styles.xml', [`<styleSheet>${styles}</styleSheet>`]),
    part('xl/sharedStrings.xml', [`<sst>${strings}</sst>`]),
    part('xl/worksheets/sheet1.xml', [`<worksheet><sheetData>${rows}</sheetData></worksheet>`]),
  ])
