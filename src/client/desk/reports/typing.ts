/** What the box of a paragraph does besides taking letters: its keys, its figures, and where its caret goes. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ReportFigure } from '../../../domain/report/report.ts'
import { isComposing } from '../kit/keys-on.ts'
import { partAt, type Tokens, type TypedPart } from './figure-text.ts'
import type { Moved } from './rules.ts'
import type { Deed, Piece } from './writing.ts'

export interface BlockProps {
  piece: Piece
  /** Its place, from 1, as it is called. */
  place: number
  isHere: boolean
  isReadOnly: boolean
  tokens: Tokens
  figures: readonly ReportFigure[]
  moved: readonly Moved[]
  /** Where the caret is to go; a new one each time. */
  caret: { at: number } | undefined
  send: (deed: Deed) => void
  /** Somebody is in it, and where. */
  at: (from: number, to: number) => void
  pick: () => void
  /** To the block before, or the next. */
  leave: (by: -1 | 1) => void
}

/** The box, the figure that somebody stands on in it, and how to go to a place. */
export function useBox(props: BlockProps, typed: string, parts: readonly TypedPart[]) {
  const { piece, isReadOnly, tokens, caret, at, pick } = props
  const box = useRef<HTMLTextAreaElement>(null)
  const [chosen, choose] = useState<TypedPart>()
  const goTo = (from: number, to = from) => {
    box.current?.focus({ preventScroll: true })
    box.current?.setSelectionRange(from, to)
  }
  const look = () => {
    const room = box.current
    if (!room) return
    const [from, to] = [room.selectionStart, room.selectionEnd]
    // nobody types inside a figure: it is one piece
    const inside = from === to ? partAt(parts, from) : undefined
    if (inside) room.setSelectionRange(inside.from, inside.from + inside.typed.length)
    choose(inside ?? parts.find((part) => part.field && part.from === from && from + part.typed.length === to))
    at(room.selectionStart, room.selectionEnd)
  }
  // a box that is typed in is not written to: a text drawn late would take the newest letters away
  const own = useRef('')
  useLayoutEffect(() => {
    if (box.current && own.current !== typed) box.current.value = typed
    own.current = typed
  }, [typed])
  useCaret(caret, (to) => {
    const text = piece.block.kind === 'table' ? '' : piece.block.text
    goTo(to < 0 ? (box.current?.selectionStart ?? 0) : tokens.typedOf(text.slice(0, to)).length)
    box.current?.scrollIntoView({ block: 'nearest' })
    look()
  })
  useTouched(box, {
    parts,
    pick: isReadOnly ? undefined : pick,
    choose: (part) => (goTo(part.from, part.from + part.typed.length), look()),
  })
  return { box, chosen, choose, goTo, look, own }
}

type Press = KeyboardEvent & { currentTarget: HTMLTextAreaElement }

export function pressed(
  event: Press,
  { piece: { key }, isReadOnly, send, leave }: BlockProps,
  split: (text: string) => void,
): void {
  if (isComposing(event)) return
  const { selectionStart: from, selectionEnd: to, value } = event.currentTarget
  const deed = deedOf(event, { from, to, value })
  const isLeaving = deed === 'before' || deed === 'after'
  if (deed === undefined || (isReadOnly && !isLeaving)) return
  event.preventDefault()
  if (isLeaving) leave(deed === 'before' ? -1 : 1)
  else if (deed === 'split') split(`${value.slice(0, from)}\n${value.slice(to)}`)
  else if (deed === 'join') send({ do: 'join', key })
  else if (deed === 'undo' || deed === 'redo') send({ do: deed })
  else send({ do: 'move', key, by: deed === 'up' ? -1 : 1 })
}

interface Touched {
  parts: readonly TypedPart[]
  pick: (() => void) | undefined
  choose: (part: TypedPart) => void
}

/** What phones, too, say before they change a text: @ opens the figures, and a figure is chosen before it is deleted. */
function useTouched(box: { current: HTMLTextAreaElement | null }, now: Touched): void {
  const latest = useRef(now)
  latest.current = now
  useLayoutEffect(() => {
    const room = box.current
    const before = (event: InputEvent) => {
      const { parts, pick, choose } = latest.current
      if (!room || !pick) return
      if (event.data === '@' && !event.isComposing) {
        event.preventDefault()
        pick()
        return
      }
      if (room.selectionStart !== room.selectionEnd) return
      const side = DELETING[event.inputType]
      const part = side && partAt(parts, room.selectionStart, side)
      if (!part) return
      event.preventDefault()
      choose(part)
    }
    room?.addEventListener('beforeinput', before)
    return () => room?.removeEventListener('beforeinput', before)
  }, [box])
}
const DELETING: Partial<Record<string, 'before' | 'after'>> = {
  deleteContentBackward: 'before',
  deleteContentForward: 'after',
}

interface Typed {
  from: number
  to: number
  value: string
}

/** What a key does besides typing. */
function deedOf(event: KeyboardEvent, { from, to, value }: Typed) {
  const { key, altKey, shiftKey } = event
  const isCommand = event.ctrlKey || event.metaKey
  if (isCommand && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
  if (isCommand && key.toLowerCase() === 'y') return 'redo'
  if (altKey && key === 'ArrowUp') return 'up'
  if (altKey && key === 'ArrowDown') return 'down'
  if (isCommand || altKey || shiftKey) return undefined
  if (key === 'Enter') return 'split'
  if (key === 'Backspace' && to === 0) return 'join'
  if (key === 'ArrowUp' && to === 0) return 'before'
  if (key === 'ArrowDown' && from === value.length) return 'after'
  return undefined
}

/** Goes where the caret is wanted, once for each wish. */
export function useCaret(caret: { at: number } | undefined, go: (at: number) => void): void {
  const latest = useRef(go)
  latest.current = go
  useLayoutEffect(() => {
    if (caret) latest.current(caret.at)
  }, [caret])
}
