/** What the linter finds: places of a text that contradict each other, the calendar, the register or what the system holds. */
import * as z from 'zod'
import type { NamedDay } from './report-days.ts'
import type { Fact, Subject } from './number-subjects.ts'
import type { LintSentence } from './lint-words.ts'
import type { Quantity } from './quantities.ts'
import type { Place, ReportText } from './report-text.ts'

export const LintKind = z.enum([
  'differs',
  'sum',
  'percent',
  'progress',
  'calendar',
  'deadline',
  'logic',
  'scope',
  'place_name',
  'held',
  'spelling',
  'punctuation',
])
export type LintKind = z.infer<typeof LintKind>

export interface Finding {
  kind: LintKind
  said: LintSentence
  places: Place[]
  holds?: LintSentence
}
export interface Confirmed {
  said: LintSentence
  places: Place[]
}
export interface Checked {
  findings: Finding[]
  confirmed: Confirmed[]
}

/** Works with days of their own. */
export const WORKS = ['film', 'tv', 'centre', 'upgrade', 'tourism', 'culture', 'training', 'art'] as const
export type Work = (typeof WORKS)[number]

/** What the system holds on a day, as far as a report may speak of it. */
export interface Held {
  asOf: string
  /** Some are known as at least so much: 2000余册. */
  figures: { subject: Subject; value: number; atLeast?: boolean }[]
  deadlines: { work: Work; what: 'finish' | 'inspection'; name: string; days: string[] }[]
  /** By the number of their document; whole 元 and parts of it. */
  funds: { document: string; amount: number; received?: number; paid?: number }[]
}

/** The names of the county, and how a name sounds without its tones. */
export interface LintRegister {
  townships: string[]
  villages: { name: string; townshipName: string; aliases: string[] }[]
  soundOf: (name: string) => string
}

/** What every check looks at. */
export interface Read {
  report: ReportText
  days: NamedDay[]
  quantities: Quantity[]
  facts: Fact[]
  year: number | undefined
  /** The day the text says that it tells of. */
  asOf: string | undefined
  /** The day under it. */
  signed: string | undefined
}

export const NOTHING: Checked = { findings: [], confirmed: [] }
export const together = (all: Checked[]): Checked => ({
  findings: all.flatMap(({ findings }) => findings),
  confirmed: all.flatMap(({ confirmed }) => confirmed),
})
/** Of a subject the number that is said most often; the first of those said as often. */
export function usual(facts: Fact[], subject: Subject): Quantity | undefined {
  const said = facts.filter((fact) => fact.subject === subject).map(({ quantity }) => quantity)
  const times = new Map<number, number>()
  for (const { value } of said) times.set(value, (times.get(value) ?? 0) + 1)
  const most = Math.max(...times.values())
  return said.find(({ value }) => times.get(value) === most)
}
