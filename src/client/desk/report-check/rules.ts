/** A checked text as it is drawn: cut at its marks; its findings as a list to copy. No screen in here. */
import type { LintFinding, LintResult } from '../../../contract/report-check.ts'
import type { LintKind } from '../../../domain/report/lint/finding.ts'
import type { Look } from '../../shared/shapes.ts'

/** A stretch of the text, and the findings that have a place in it, by their numbers from 0. */
export interface Piece {
  text: string
  from: number
  findings: number[]
}

/** Places may lie within each other: the text is cut wherever one begins or ends. */
export function piecesOf(text: string, findings: LintFinding[]): Piece[] {
  const begins = new Map<number, number[]>()
  const ends = new Map<number, number[]>()
  const at = (map: Map<number, number[]>, place: number, finding: number): void =>
    void map.set(place, [...(map.get(place) ?? []), finding])
  for (const [number, { places }] of findings.entries()) {
    for (const { from, to } of places) {
      if (to <= from) continue
      at(begins, from, number)
      at(ends, to, number)
    }
  }
  const cuts = [...new Set([0, ...begins.keys(), ...ends.keys(), text.length])].sort((a, b) => a - b)
  const open: number[] = []
  return cuts.flatMap((from, i): Piece[] => {
    for (const number of ends.get(from) ?? []) open.splice(open.indexOf(number), 1)
    open.push(...(begins.get(from) ?? []))
    const to = cuts[i + 1] ?? text.length
    if (to <= from) return []
    return [{ text: text.slice(from, to), from, findings: [...new Set(open)].sort((a, b) => a - b) }]
  })
}

export const LOOKS: Record<LintKind, Look> = {
  differs: ['bad', 'cross'],
  sum: ['bad', 'cross'],
  percent: ['bad', 'cross'],
  progress: ['bad', 'cross'],
  calendar: ['bad', 'cross'],
  held: ['bad', 'cross'],
  deadline: ['watch', 'clock'],
  logic: ['watch', 'clock'],
  scope: ['watch', 'clock'],
  place_name: ['watch', 'clock'],
  spelling: ['info', 'ring'],
  punctuation: ['info', 'ring'],
}

/** The gravest of them colours a place. */
const GRAVEST = ['bad', 'watch', 'info'] as const
export const toneOf = (kinds: LintKind[]): (typeof GRAVEST)[number] =>
  GRAVEST.find((tone) => kinds.some((kind) => LOOKS[kind][0] === tone)) ?? 'info'

export const listed = ({ findings }: LintResult, kindSaid: (kind: LintKind) => string): string =>
  findings
    .map(({ kind, message, holds, places }, i) => {
      const said = places.map(({ text }) => text.replaceAll('\n', ' ')).slice(0, 8)
      return `${i + 1}. [${kindSaid(kind)}] ${message}${holds === undefined ? '' : ` ${holds}`} (${said.join(' · ')})`
    })
    .join('\n')

export type CheckFile = 'txt' | 'docx'
export function fileKind(name: string): CheckFile | undefined {
  return /\.(txt|docx)$/i.exec(name)?.[1]?.toLowerCase() as CheckFile | undefined
}
