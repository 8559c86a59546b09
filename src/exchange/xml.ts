/** XML as far as a workbook needs it: tags and text out of pieces of any size, holding no more than one tag. */
import { unreadable } from './sheet-row.ts'

export interface XmlListener {
  open?(name: string, tag: string): void
  close?(name: string): void
  /** May come in several pieces. */
  text?(text: string): void
}

const LONGEST_TAG = 65_536
const LONGEST_ENTITY = 12
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

export class XmlReader {
  private readonly listener: XmlListener
  private waiting = ''

  constructor(listener: XmlListener) {
    this.listener = listener
  }

  read(piece: string): void {
    const xml = this.waiting + piece
    let at = 0
    for (let open = xml.indexOf('<'); open !== -1; open = xml.indexOf('<', at)) {
      if (open > at) this.text(xml.slice(at, open))
      const end = endOfMarkup(xml, open)
      at = open
      if (end === -1) break
      this.markup(xml.slice(open, end))
      at = end
    }
    this.keep(xml, at)
  }

  /** Throws AppError `invalid` when the document breaks off inside a tag. */
  end(): void {
    if (this.waiting.startsWith('<')) throw unreadable('sheet_broken')
  }

  /** What cannot be understood yet waits: a tag, or an entity at the very end. */
  private keep(xml: string, from: number): void {
    this.waiting = xml.slice(from)
    if (this.waiting.startsWith('<')) {
      if (this.waiting.length > LONGEST_TAG) throw unreadable('sheet_broken')
      return
    }
    const ampersand = this.waiting.lastIndexOf('&')
    const isCut =
      ampersand !== -1 && this.waiting.length - ampersand < LONGEST_ENTITY && !this.waiting.includes(';', ampersand)
    const cut = isCut ? ampersand : this.waiting.length
    if (cut > 0) this.text(this.waiting.slice(0, cut))
    this.waiting = this.waiting.slice(cut)
  }

  private text(raw: string): void {
    this.listener.text?.(decodeEntities(raw))
  }

  private markup(markup: string): void {
    if (markup.startsWith('<![CDATA[')) this.listener.text?.(markup.slice(9, -3))
    else if (markup.startsWith('</')) this.listener.close?.(localName(markup, 2))
    // a document type could define entities that grow; no workbook has one
    else if (markup.startsWith('<!D')) throw unreadable('sheet_broken')
    else if (!markup.startsWith('<!') && !markup.startsWith('<?')) {
      const name = localName(markup, 1)
      this.listener.open?.(name, markup)
      if (markup.endsWith('/>')) this.listener.close?.(name)
    }
  }
}

/** Just past the tag, comment or instruction that begins at `open`; -1 when its end has not come yet. */
function endOfMarkup(xml: string, open: number): number {
  const special = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ].find(([start = '']) => xml.startsWith(start, open))
  if (special?.[1]) {
    const end = xml.indexOf(special[1], open + 2)
    return end === -1 ? -1 : end + special[1].length
  }
  if (xml.charAt(open + 1) === '!' && xml.length - open < '<![CDATA['.length) return -1
  let quote = 0
  for (let at = open + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) quote = code === quote ? 0 : quote
    else if (code === 62) return at + 1
    else if (code === 34 || code === 39) quote = code
  }
  return -1
}

function localName(markup: string, from: number): string {
  const name = /[^\s/>]*/.exec(markup.slice(from))?.[0] ?? ''
  return name.slice(name.indexOf(':') + 1)
}

const patterns = new Map<string, RegExp>()
/** An attribute of a tag as it came to `open`. */
export function attribute(tag: string, name: string): string | undefined {
  let pattern = patterns.get(name)
  if (!pattern) patterns.set(name, (pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = pattern.exec(tag)
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : undefined
}

const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{2,4});/gi, entity) : text

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole
  const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
}
