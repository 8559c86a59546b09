/** How a figure stands in what somebody types, and how that is read back. */
import { fillBlocks, GAP } from '../../../domain/report/filled-report.ts'
import type { ReportFigure } from '../../../domain/report/report.ts'

/** A stretch of what is typed; with `field` it stands for a figure: `screenings-county.done|over`. */
export interface TypedPart {
  typed: string
  from: number
  field?: string
}

/**
 * Somebody types around 【2854】, never around brackets of ours: in a box for text a caret, an input method,
 * pasting and a screen reader do what they always do.
 */
export interface Tokens {
  /** As it would be printed. */
  saidOf: (field: string) => string
  tokenOf: (field: string) => string
  typedOf: (text: string) => string
  partsOf: (typed: string) => TypedPart[]
  /** What is kept of what was typed. */
  textOf: (typed: string) => string
}

const LONGEST_SAID = 12
const IN_TEXT = /\{\{([\w.-]{1,80}(?:\|[a-z_]{1,20})?)\}\}/g
const IN_TYPED = /【[^【】]+】/g

export const nameIn = (field: string): string => field.split('|')[0] ?? field

function sayerOf(figures: readonly ReportFigure[]): (field: string) => string {
  const said = new Map<string, string>()
  return (field) => {
    const known = said.get(field)
    if (known !== undefined) return known
    const [filled] = fillBlocks([{ kind: 'paragraph', text: `{{${field}}}` }], figures, {})
    const now = filled?.kind === 'paragraph' ? (filled.runs[0]?.text ?? '') : ''
    said.set(field, now)
    return now
  }
}

function partsIn(typed: string, fields: ReadonlyMap<string, string>): TypedPart[] {
  const parts: TypedPart[] = []
  let from = 0
  for (const { 0: token, index } of typed.matchAll(IN_TYPED)) {
    const field = fields.get(token)
    if (field === undefined) continue
    if (index > from) parts.push({ typed: typed.slice(from, index), from })
    parts.push({ typed: token, from: index, field })
    from = index + token.length
  }
  if (from < typed.length) parts.push({ typed: typed.slice(from), from })
  return parts
}

export function tokensOf(figures: readonly ReportFigure[]): Tokens {
  const tokens = new Map<string, string>()
  const fields = new Map<string, string>()
  const saidOf = sayerOf(figures)
  const tokenOf = (field: string): string => {
    const known = tokens.get(field)
    if (known !== undefined) return known
    const whole = saidOf(field)
    const short = whole.length > LONGEST_SAID ? `${whole.slice(0, LONGEST_SAID)}…` : whole
    const label = figures.find(({ name }) => name === nameIn(field))?.label ?? nameIn(field)
    const last = label.split('·').at(-1)?.trim() ?? label
    // what it says alone where that is said once; two that read alike stay two
    const called = [...(whole === GAP ? [] : [short]), `${short}·${last}`, `${short}·${label}`, `${short}·${field}`]
    const own = called.map((words) => `【${words}】`).find((token) => !fields.has(token)) ?? `【${field}】`
    tokens.set(field, own)
    fields.set(own, field)
    return own
  }
  const partsOf = (typed: string) => partsIn(typed, fields)
  return {
    saidOf,
    tokenOf,
    partsOf,
    typedOf: (text) => text.replaceAll(IN_TEXT, (_, field: string) => tokenOf(field)),
    textOf: (typed) =>
      partsOf(typed)
        .map((part) => (part.field === undefined ? part.typed : `{{${part.field}}}`))
        .join(''),
  }
}

/** The figure between whose ends the caret is; with `side`, the one it touches there. */
export const partAt = (parts: readonly TypedPart[], caret: number, side?: 'before' | 'after'): TypedPart | undefined =>
  parts.find(({ field, from, typed }) => {
    if (field === undefined) return false
    const to = from + typed.length
    return side === 'before' ? caret === to : side === 'after' ? caret === from : from < caret && caret < to
  })
