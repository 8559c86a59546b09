/** What becomes of a report's blocks as somebody writes: typed in, parted, joined, moved, and taken back step by step. */
import * as z from 'zod'
import { ReportBlock } from '../../../domain/report/report.ts'

/** Blocks as the form keeps them, in a field of text like any other. */
export const blocksIn = (value: string): ReportBlock[] => z.array(ReportBlock).parse(JSON.parse(value))

export interface Piece {
  /** It stays the same however often the piece is moved or changed. */
  key: number
  block: ReportBlock
}
export interface Writing {
  pieces: readonly Piece[]
  nextKey: number
  past: readonly (readonly Piece[])[]
  future: readonly (readonly Piece[])[]
  /** In which piece somebody types, sentence after sentence: each is taken back as one. */
  typing?: number | undefined
  /** Where the caret is to go, in letters of the text that is kept; below 0 it stays. */
  caret?: { key: number; at: number } | undefined
}
export type Deed =
  | { do: 'put'; key: number; block: ReportBlock; isTyped?: boolean; at?: number }
  | { do: 'split'; key: number; texts: readonly string[] }
  | { do: 'join'; key: number }
  | { do: 'add'; after: number | undefined; block: ReportBlock }
  | { do: 'remove'; key: number }
  | { do: 'move'; key: number; by: -1 | 1 }
  | { do: 'undo' }
  | { do: 'redo' }
  | { do: 'take'; blocks: readonly ReportBlock[] }

export function writingOf(blocks: readonly ReportBlock[]): Writing {
  return { pieces: blocks.map((block, key) => ({ key, block })), nextKey: blocks.length, past: [], future: [] }
}

const MOST_STEPS = 200
const isText = (block: ReportBlock | undefined) => block !== undefined && block.kind !== 'table'
const textIn = (block: ReportBlock): string => (block.kind === 'table' ? '' : block.text)
export const withText = (block: ReportBlock, text: string): ReportBlock =>
  block.kind === 'table' ? block : { ...block, text }
const sentences = (block: ReportBlock): number => textIn(block).split(/[。；，、：.,;]/).length

export function writingReducer(now: Writing, deed: Deed): Writing {
  const { pieces, past, future } = now
  switch (deed.do) {
    case 'undo':
    case 'redo': {
      const [from, to] = deed.do === 'undo' ? [past, future] : [future, past]
      const back = from.at(-1)
      if (!back) return now
      const [left, kept] = [from.slice(0, -1), [...to, pieces]]
      const turned = deed.do === 'undo' ? { past: left, future: kept } : { past: kept, future: left }
      return { ...now, ...turned, pieces: back, typing: undefined, caret: caretAfter(pieces, back) }
    }
    case 'take': {
      const isAsLong = deed.blocks.length === pieces.length
      const taken = deed.blocks.map((block, place) => ({
        key: isAsLong ? (pieces[place]?.key ?? place) : now.nextKey + place,
        block,
      }))
      return changed(now, taken, { nextKey: now.nextKey + taken.length })
    }
    default:
      return changed(now, ...afterDeed(now, deed))
  }
}

/** Behind what was changed last, in the piece that is another one. */
function caretAfter(before: readonly Piece[], after: readonly Piece[]): Writing['caret'] {
  const other = after.find((piece) => !before.includes(piece))
  if (!other) return undefined
  const now = textIn(other.block)
  const was = textIn(before.find(({ key }) => key === other.key)?.block ?? other.block)
  const same = now
    .split('')
    .toReversed()
    .findIndex((letter, place) => letter !== was.at(-1 - place))
  return { key: other.key, at: same < 0 ? now.length : now.length - same }
}

type More = Partial<Pick<Writing, 'nextKey' | 'caret' | 'typing'>>

function changed(now: Writing, pieces: readonly Piece[], more: More = {}): Writing {
  if (pieces === now.pieces) return { ...now, ...more }
  const isSameStep = more.typing !== undefined && more.typing === now.typing
  const past = isSameStep ? now.past : [...now.past.slice(-MOST_STEPS), now.pieces]
  return { ...now, typing: undefined, ...more, pieces, past, future: [] }
}

type Done = [pieces: readonly Piece[], more?: More]
type OnPieces = Exclude<Deed, { do: 'undo' | 'redo' | 'take' }>

function afterDeed({ pieces, nextKey }: Writing, deed: OnPieces): Done {
  const place = pieces.findIndex(({ key }) => key === (deed.do === 'add' ? deed.after : deed.key))
  const here = pieces[place]
  if (deed.do === 'add') {
    const at = place < 0 ? pieces.length : place + 1
    return [pieces.toSpliced(at, 0, { key: nextKey, block: deed.block }), begunAt(nextKey)]
  }
  if (!here) return [pieces]
  const { key, block } = here
  switch (deed.do) {
    case 'put': {
      const isOneSentence = deed.isTyped && sentences(block) === sentences(deed.block)
      const typing = isOneSentence ? { typing: key } : {}
      return [
        pieces.with(place, { key, block: deed.block }),
        deed.at === undefined ? typing : { caret: { key, at: deed.at } },
      ]
    }
    case 'split':
      return split(pieces, place, deed.texts, nextKey)
    case 'join':
      return joined(pieces, place)
    case 'remove': {
      const next = pieces[place + 1] ?? pieces[place - 1]
      return [pieces.toSpliced(place, 1), next && { caret: { key: next.key, at: 0 } }]
    }
    case 'move': {
      const to = place + deed.by
      if (to < 0 || to >= pieces.length) return [pieces]
      return [pieces.toSpliced(place, 1).toSpliced(to, 0, here), { caret: { key, at: -1 } }]
    }
  }
}

function split(pieces: readonly Piece[], place: number, texts: readonly string[], nextKey: number): Done {
  const here = pieces[place]
  const [first = '', ...rest] = texts
  if (!here) return [pieces]
  const added = rest.map((text, more) => ({ key: nextKey + more, block: { kind: 'paragraph' as const, text } }))
  const parts = [{ key: here.key, block: withText(here.block, first) }, ...added]
  return [pieces.toSpliced(place, 1, ...parts), begunAt(nextKey + rest.length - 1)]
}

/** With the text before it; a table takes none. */
function joined(pieces: readonly Piece[], place: number): Done {
  const [before, here] = [pieces[place - 1], pieces[place]]
  if (!before || !here || !isText(before.block)) return [pieces]
  const text = textIn(before.block)
  const block = withText(before.block, text + textIn(here.block))
  return [pieces.toSpliced(place - 1, 2, { key: before.key, block }), { caret: { key: before.key, at: text.length } }]
}
const begunAt = (key: number): More => ({ nextKey: key + 1, caret: { key, at: 0 } })
