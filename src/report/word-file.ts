/** A Word file whose bytes follow from what it says: the library writes the time of its making and names of chance. */
import { Document, type FileChild, Packer } from 'docx'
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'
import { type Footing, footers, headers } from './official-foot.ts'
import { FACES, PAGE, STYLES } from './official-paper.ts'

export interface Paper {
  title: string
  office: string
  /** The instant that stands in it as that of its making. */
  madeAt: string
  footing: Footing
  children: FileChild[]
}

export async function wordFile({ title, office, madeAt, footing, children }: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({
    title,
    creator: office,
    lastModifiedBy: office,
    styles: STYLES,
    evenAndOddHeaderAndFooters: true,
    compatabilityModeVersion: 15,
    sections: [{ properties: PAGE, headers: headers(footing), footers: footers(footing), children }],
  })
  return sameBytes(new Uint8Array(await Packer.toArrayBuffer(document)), madeAt)
}

/** Zip knows no zone: this day, whatever the machine's clock is set to. */
const PACKED_ON = new Date(2017, 0, 1)

function sameBytes(file: Uint8Array, madeAt: string): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(file)
  const made = `${new Date(madeAt).toISOString().slice(0, 19)}Z`
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())
  parts['docProps/core.xml'] = strToU8(
    core.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${made}`),
  )
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  parts['word/document.xml'] = strToU8(numberedFromOne(text))
  parts['word/fontTable.xml'] = strToU8(fontTable())
  const packed: Zippable = {}
  for (const name of Object.keys(parts).toSorted(contentsFirst)) packed[name] = parts[name] ?? new Uint8Array()
  return zipSync(packed, { level: 6, mtime: PACKED_ON })
}

/** The library goes on counting bookmarks from one document to the next. */
function numberedFromOne(text: string): string {
  const numbers = new Map<string, number>()
  return text.replaceAll(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)/g, (_, start: string, id: string) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
    return `${start}${numbers.get(id)}`
  })
}

/** Readers look for what kind of file it is in its first entry. */
const contentsFirst = (a: string, b: string): number => {
  const first = '[Content_Types].xml'
  if (a === first || b === first) return a === first ? -1 : 1
  return a < b ? -1 : 1
}

/** Charset 86 is GB2312. */
function fontTable(): string {
  const fonts = Object.values(FACES).map(
    ({ name, insteadOf }) =>
      `<w:font w:name="${name}"><w:altName w:val="${insteadOf.join(',')}"/><w:charset w:val="86"/>` +
      '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>',
  )
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="${main}">${fonts.join('')}</w:fonts>`
}
