/** Workbooks: which sheets there are, their shared texts and dates, and their rows, read piece by piece as they are asked for. */
import { clipped, RowUnderWay, type SheetRow, unreadable } from './sheet-row.ts'
import { Archive, attribute, unescaped, type XmlListener, XmlReader } from './zip.ts'
import { isDateFormat, numberText } from './excel-dates.ts'
import { columnOf, filledDown, type Merge, mergesIn } from './merged-cells.ts'

const MEGABYTE = 1_048_576
/** Of everything that is read; 200 000 rows of a screening sheet are about 100 MB of XML. */
const MOST_MEGABYTES = 200
const MOST_OTHER_BYTES = 16 * MEGABYTE

interface Workbook {
  sheets: { name: string; path: string }[]
  strings: string[]
  /** By style number: is it shown as a date or a time? */
  dateStyles: boolean[]
  /** Days are counted from 1904, as old Macs do. */
  from1904: boolean
  xmlOf(path: string): AsyncGenerator<string>
}

/** Throws AppError `invalid` when there is no workbook in these bytes, or a monstrous one. */
async function openWorkbook(bytes: Uint8Array, mostMegabytes = MOST_MEGABYTES): Promise<Workbook> {
  // what is merged stands behind the rows: a sheet is read twice
  const archive = new Archive(bytes, 2 * mostMegabytes * MEGABYTE)
  const read = async (part: string, listener: XmlListener, most = MOST_OTHER_BYTES): Promise<void> => {
    const reader = new XmlReader(listener)
    for await (const piece of archive.text(part, most)) reader.read(piece)
    reader.end()
  }
  const [root] = targetsOf(await tagsIn(read, '_rels/.rels'), 'officeDocument').values()
  if (root === undefined) throw unreadable('sheet_not_xlsx')
  const path = resolved('', root)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const related = await tagsIn(read, `${folder}_rels/${path.slice(folder.length)}.rels`)
  const book = await tagsIn(read, path)
  const paths = targetsOf(related, 'worksheet')
  const sheets = book
    .filter(({ name, tag }) => name === 'sheet' && !/hidden/i.test(attribute(tag, 'state') ?? ''))
    .flatMap(({ tag }) => {
      const target = paths.get(attribute(tag, '\\w+:id') ?? '')
      return target === undefined ? [] : [{ name: attribute(tag, 'name') ?? '', path: resolved(folder, target) }]
    })
  const texts = new SharedStrings()
  const [strings] = targetsOf(related, 'sharedStrings').values()
  if (strings !== undefined) await read(resolved(folder, strings), texts, MOST_STRING_BYTES)
  const [styles] = targetsOf(related, 'styles').values()
  const settings = book.find(({ name }) => name === 'workbookPr')
  return {
    sheets,
    from1904: /^(1|true)$/.test((settings && attribute(settings.tag, 'date1904')) ?? ''),
    strings: texts.strings,
    dateStyles: styles === undefined ? [] : dateStylesOf(await tagsIn(read, resolved(folder, styles))),
    xmlOf: (sheet) => archive.text(sheet, mostMegabytes * MEGABYTE),
  }
}

type Tag = Record<'name' | 'tag', string>

async function tagsIn(read: ReadPart, path: string): Promise<Tag[]> {
  const tags: Tag[] = []
  await read(path, { open: (name, tag) => void tags.push({ name, tag }) })
  return tags
}

/** Of one kind, by their ids: the parts that a part refers to. */
const targetsOf = (tags: Tag[], kind: string): Map<string, string> =>
  new Map(
    tags
      .filter(({ name, tag }) => name === 'Relationship' && attribute(tag, 'Type')?.endsWith(`/${kind}`))
      .map(({ tag }) => [attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '']),
  )

function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/** Held as long as the sheet is read; a sheet of 200 000 rows has about 5 MB of them. */
const MOST_STRING_BYTES = 32 * 1_048_576
const MOST_STRINGS = 500_000

/** Reads one part of the workbook's archive; refuses one that inflates to more than `most` bytes. */
type ReadPart = (path: string, listener: XmlListener, most?: number) => Promise<void>

/** Gathers a text: of several fonts it is joined, its reading aids (rPh) are left out. */
class TextListener {
  protected value = ''
  private isText = false
  private isAid = false

  protected openText(name: string): void {
    if (name === 'rPh') this.isAid = true
    else if (name === 't' || name === 'v') this.isText = !this.isAid
  }

  text(piece: string): void {
    if (this.isText) this.value = clipped(this.value + piece)
  }

  protected closeText(name: string): void {
    if (name === 't' || name === 'v') this.isText = false
    else if (name === 'rPh') this.isAid = false
  }
}

class SharedStrings extends TextListener implements XmlListener {
  readonly strings: string[] = []

  open(name: string): void {
    if (name === 'si') this.value = ''
    else this.openText(name)
  }

  close(name: string): void {
    if (name !== 'si') this.closeText(name)
    else if (this.strings.push(unescaped(this.value)) > MOST_STRINGS) throw unreadable('sheet_too_many_texts')
  }
}

/** By style number: is it shown as a date or a time? */
function dateStylesOf(tags: Tag[]): boolean[] {
  const formats = new Map<number, string>()
  for (const { name, tag } of tags) {
    if (name === 'numFmt') formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  }
  // the styles of cells come last, behind those that have names
  const ofCells = tags.slice(tags.findIndex(({ name }) => name === 'cellXfs')).filter(({ name }) => name === 'xf')
  return ofCells.map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    return isDateFormat(id, formats.get(id))
  })
}

/** Each visible sheet; its rows are read when they are asked for, a merged cell’s value in each of its rows. */
export async function xlsxSheetsOf(bytes: Uint8Array) {
  const book = await openWorkbook(bytes)
  return book.sheets.map(({ name, path }) => {
    let merges: Promise<Merge[]> | undefined
    return {
      name,
      async *rows(): AsyncGenerator<SheetRow> {
        merges ??= mergesIn(book.xmlOf(path))
        yield* filledDown(sheetRows(book, path), await merges)
      },
    }
  })
}

/** Every visible sheet with all its rows, at most `most.rows` of each. */
export async function xlsxSheets(bytes: Uint8Array, most: { rows: number; megabytes: number }) {
  const book = await openWorkbook(bytes, most.megabytes)
  const sheets: { name: string; rows: SheetRow[] }[] = []
  for (const { name, path } of book.sheets) {
    const rows: SheetRow[] = []
    for await (const row of sheetRows(book, path)) {
      if (rows.push(row) > most.rows + 1) {
        throw unreadable('sheet_too_many_rows', { row: row.row, maximum: most.rows })
      }
    }
    sheets.push({ name, rows })
  }
  return sheets
}

async function* sheetRows(book: Workbook, path: string): AsyncGenerator<SheetRow> {
  const rows = new RowListener(book)
  const reader = new XmlReader(rows)
  for await (const piece of book.xmlOf(path)) {
    reader.read(piece)
    yield* rows.handOver()
  }
  reader.end()
}

const CELL = /<c r="([A-Z]{1,3})\d{1,7}"((?: [st]="\w{1,5}"){0,2})><v>([^<&]{0,2000})<\/v><\/c>/y
const [TYPE, STYLE] = [/ t="(\w+)"/, / s="(\d+)"/]

class RowListener extends TextListener implements XmlListener {
  private readonly book: Workbook
  private row = new RowUnderWay(0)
  private column = -1
  private type = ''
  private style = 0
  private ready: SheetRow[] = []

  constructor(book: Workbook) {
    super()
    this.book = book
  }

  handOver(): SheetRow[] {
    const rows = this.ready
    this.ready = []
    return rows
  }

  open(name: string, tag: string): void {
    if (name === 'c') this.openCell(tag)
    else if (name === 'row') {
      this.row = new RowUnderWay(Number(attribute(tag, 'r') ?? this.row.row + 1))
      this.column = -1
    } else this.openText(name)
  }

  close(name: string): void {
    if (name === 'c') this.row.put(this.column, this.cellText())
    else if (name !== 'row') this.closeText(name)
    else if (this.row.cells.length > 0) this.ready.push({ row: this.row.row, cells: this.row.cells })
  }

  /** Most cells by far are written so; there are a million of them in a large sheet. */
  whole(xml: string, open: number): number {
    CELL.lastIndex = open
    const found = CELL.exec(xml)
    if (!found) return open
    const [, reference = '', said = '', value = ''] = found
    this.column = columnOf(reference)
    this.type = TYPE.exec(said)?.[1] ?? 'n'
    this.style = Number(STYLE.exec(said)?.[1] ?? 0)
    this.value = value
    this.row.put(this.column, this.cellText())
    return CELL.lastIndex
  }

  private openCell(tag: string): void {
    const reference = attribute(tag, 'r')
    this.column = reference === undefined ? this.column + 1 : columnOf(reference)
    this.type = attribute(tag, 't') ?? 'n'
    this.style = Number(attribute(tag, 's') ?? 0)
    this.value = ''
  }

  /** What the cell shows; of a formula, what it came to when the file was saved. */
  private cellText(): string {
    if (this.value === '') return ''
    if (this.type === 's') return this.book.strings[Number(this.value)] ?? ''
    if (this.type === 'b') return this.value === '1' ? 'TRUE' : 'FALSE'
    if (this.type === 'n') return numberText(this.value, this.book.dateStyles[this.style] ?? false, this.book.from1904)
    return unescaped(this.value)
  }
}
