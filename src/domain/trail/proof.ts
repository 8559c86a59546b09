/** How rows of the other tables are written to be proven by a line of the trail: one text for each table and proof. */
import { digestOf } from './sha256.ts'

/** Behind which rows stand that are not proven yet: an instant, and of rows of one instant the key. Before it stands none with an empty key. */
export interface Upto {
  at: number
  key: string
}
export type Columns = Record<string, string | number | null>

/** The canonical form: a JSON object of the columns that are not null, by their names, as JSON.stringify writes it, in UTF-8. So a column that is added later, and null for what is there, changes no hash. */
export function rowLine({ at, key }: Upto, columns: Columns): string {
  const names = Object.keys(columns).filter((name) => columns[name] !== null)
  const told = Object.fromEntries(names.sort().map((name) => [name, columns[name]]))
  return `${digestOf(JSON.stringify(told))} ${at} ${key}`
}

export const proofText = ({ at, key }: Upto, lines: string[]): string =>
  [`${at} ${key}`, ...lines].map((line) => `${line}\n`).join('')

const HASH = 64
/** A line for each row, by its instant and key. */
export function linesOf(text: string): Map<string, string> {
  const [, ...lines] = text.trimEnd().split('\n')
  return new Map(lines.map((line) => [line.slice(HASH + 1), line.slice(0, HASH)]))
}
export function uptoIn(text: string): Upto {
  const [line = ''] = text.split('\n', 1)
  const blank = line.indexOf(' ')
  return { at: Number(line.slice(0, blank)), key: line.slice(blank + 1) }
}
const keyIn = (row: string): string => row.slice(row.indexOf(' ') + 1)

export interface RowChange {
  is: 'altered' | 'missing' | 'added'
  key: string
}
/** What is otherwise in another text. */
export function changesIn(before: string, after: string): RowChange[] {
  if (before === after) return []
  const [was, is] = [linesOf(before), linesOf(after)]
  const changed = [...was].flatMap(([row, hash]): RowChange[] => {
    const now = is.get(row)
    return now === hash ? [] : [{ is: now === undefined ? 'missing' : 'altered', key: keyIn(row) }]
  })
  const added = [...is.keys()].filter((row) => !was.has(row))
  const all = [...changed, ...added.map((row): RowChange => ({ is: 'added', key: keyIn(row) }))]
  return all.length > 0 ? all : [{ is: 'added', key: keyIn(secondIn(after)) }]
}

/** A row that stands there twice. */
function secondIn(text: string): string {
  const lines = text.split('\n')
  return lines.find((line, i) => line === lines[i - 1])?.slice(HASH + 1) ?? ''
}

/** What the trail's line says of a proof, in `after.proof`. */
export interface ProofLine {
  /** The last line before what it looked at; 0 where no proof came before that reached the end of all tables. */
  since: number
  /** The newest line and the last instant of what it looked at. */
  newest: number
  until: number
  /** Of all that was there then; else the next one goes on. */
  isWhole: boolean
  /** The SHA-256 of each text, by its table. */
  tables: Record<string, string>
}
