/** What a workbook says outside its rows: which sheets there are, their shared texts, which formats are dates. */
import { unreadable } from './sheet-row.ts'
import { dateStylesOf, type ReadPart, sharedStrings } from './xlsx-tables.ts'
import { attribute, type XmlListener, XmlReader } from './xml.ts'
import { Archive } from './zip.ts'

const MEGABYTE = 1_048_576
/** Of everything that is read; 200 000 rows of a screening sheet are about 100 MB of XML. */
const MOST_MEGABYTES = 200
const MOST_OTHER_BYTES = 16 * MEGABYTE

export interface Workbook {
  /** Visible sheets in their order. */
  sheets: { name: string; path: string }[]
  strings: string[]
  /** By style number: is it shown as a date or a time? */
  dateStyles: boolean[]
  /** Days are counted from 1904, as old Macs do. */
  from1904: boolean
  /** A sheet's XML, piece by piece. */
  xmlOf(path: string): AsyncGenerator<string>
}

/** Throws AppError `invalid` when there is no workbook in these bytes, or a monstrous one. */
export async function openWorkbook(bytes: Uint8Array, mostMegabytes = MOST_MEGABYTES): Promise<Workbook> {
  const archive = new Archive(bytes, mostMegabytes * MEGABYTE)
  const read = async (part: string, listener: XmlListener, most = MOST_OTHER_BYTES): Promise<void> => {
    const reader = new XmlReader(listener)
    for await (const piece of archive.text(part, most)) reader.read(piece)
    reader.end()
  }
  const [root] = relationsOf(await relations(read, '_rels/.rels'), 'officeDocument')
  if (!root) throw unreadable('sheet_not_xlsx')
  const path = resolved('', root.target)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const related = await relations(read, `${folder}_rels/${path.slice(folder.length)}.rels`)
  const pathOf = (target: string): string => resolved(folder, target)

  const book = await sheetList(read, path)
  const paths = new Map(relationsOf(related, 'worksheet').map(({ id, target }) => [id, pathOf(target)]))
  const [strings] = relationsOf(related, 'sharedStrings')
  const [styles] = relationsOf(related, 'styles')
  return {
    sheets: book.sheets.flatMap(({ name, id }) => (paths.has(id) ? [{ name, path: paths.get(id) ?? '' }] : [])),
    from1904: book.from1904,
    strings: strings ? await sharedStrings(read, pathOf(strings.target)) : [],
    dateStyles: styles ? await dateStylesOf(read, pathOf(styles.target)) : [],
    xmlOf: (sheet) => archive.text(sheet),
  }
}

interface Relation {
  id: string
  type: string
  target: string
}

async function relations(read: ReadPart, path: string): Promise<Relation[]> {
  const found: Relation[] = []
  await read(path, {
    open(name, tag) {
      if (name !== 'Relationship') return
      const [id = '', type = '', target = ''] = ['Id', 'Type', 'Target'].map((key) => attribute(tag, key))
      found.push({ id, type, target })
    },
  })
  return found
}

const relationsOf = (all: Relation[], kind: string): Relation[] => all.filter(({ type }) => type.endsWith(`/${kind}`))

function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

async function sheetList(read: ReadPart, path: string) {
  const sheets: { name: string; id: string }[] = []
  let from1904 = false
  await read(path, {
    open(name, tag) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')
      const isHidden = /hidden/i.test(attribute(tag, 'state') ?? '')
      if (name === 'sheet' && !isHidden) {
        sheets.push({ name: attribute(tag, 'name') ?? '', id: attribute(tag, '\\w+:id') ?? '' })
      }
    },
  })
  return { sheets, from1904 }
}
