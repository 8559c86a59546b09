/** The linter: a report's text checked against itself, the calendar, the register and what the system holds. No language model, no network. */
import { againstHeld } from './against-held.ts'
import { averages } from './averages.ts'
import { deadlines } from './deadlines.ts'
import { differences } from './differences.ts'
import { differingNumbers, toldAgain } from './differing-numbers.ts'
import { type Checked, type Held, type LintRegister, NOTHING, type Read, together } from './finding.ts'
import { lists } from './lists.ts'
import { logic } from './logic.ts'
import { partsAndWholes } from './parts-and-wholes.ts'
import { percentages } from './percentages.ts'
import { placeNames } from './place-names.ts'
import { punctuation } from './punctuation.ts'
import { quantitiesIn } from './quantities.ts'
import { daysIn, daySigned, dayTold, yearTold } from './report-days.ts'
import { factsIn } from './number-subjects.ts'
import { readText } from './report-text.ts'
import { spelling } from './spelling.ts'
import { timeProgress } from './time-progress.ts'

/** Characters: a megabyte of Chinese, more than five hundred pages. */
export const LONGEST_REPORT = 350_000
/** Numbers and days that are read of one text: a page has about thirty. */
const MOST_NUMBERS = 4000
const MOST_FINDINGS = 500

export interface LintKnown {
  register?: LintRegister | undefined
  held?: Held | undefined
  soundOf?: ((text: string) => string) | undefined
}

export function readReport(text: string): Read {
  const report = readText(text.slice(0, LONGEST_REPORT))
  const days = daysIn(report).slice(0, MOST_NUMBERS)
  const quantities = quantitiesIn(report, days).slice(0, MOST_NUMBERS)
  const year = yearTold(report)
  return {
    report,
    days,
    quantities,
    facts: factsIn(quantities, year),
    year,
    asOf: dayTold(report, days, year),
    signed: daySigned(report, days),
  }
}

const checksOf = (read: Read, { register, held, soundOf }: LintKnown): (() => Checked)[] => [
  () => differingNumbers(read),
  () => partsAndWholes(read),
  () => lists(read),
  () => percentages(read),
  () => differences(read),
  () => averages(read),
  () => toldAgain(read),
  () => timeProgress(read),
  () => deadlines(read, held),
  () => logic(read),
  () => placeNames(read, register),
  () => againstHeld(read, held),
  () => spelling(read, soundOf ?? register?.soundOf),
  () => punctuation(read),
  () => unread(read),
]

/** What is not looked at is never passed over in silence. */
function unread({ quantities }: Read): Checked {
  const [last] = quantities.slice(MOST_NUMBERS - 1)
  if (!last) return NOTHING
  const said = { key: 'numbers_unread', facts: { most: MOST_NUMBERS } } as const
  return { findings: [{ kind: 'scope', said, places: [{ from: last.from, to: last.to }] }], confirmed: [] }
}

export const lintReport = (text: string, known: LintKnown = {}): Checked =>
  sorted(checksOf(readReport(text), known).map((check) => check()))

/** One check after the other, others having their turn in between. */
export async function lintInTurns(
  text: string,
  known: LintKnown,
  turn: <T>(work: () => T) => Promise<T>,
): Promise<Checked> {
  const all: Checked[] = []
  for (const check of checksOf(await turn(() => readReport(text)), known)) all.push(await turn(check))
  return sorted(all)
}

function sorted(all: Checked[]): Checked {
  const { findings, confirmed } = together(all)
  const seen = new Set<string>()
  const isNew = (one: string): boolean => !seen.has(one) && seen.add(one).size > 0
  return {
    findings: inOrder(findings.filter(({ kind, places }) => isNew(`${kind} ${numbersAt(places)}`))).slice(
      0,
      MOST_FINDINGS,
    ),
    confirmed: inOrder(
      confirmed.filter(({ said, places }) => isNew(JSON.stringify(said)) && isNew(numbersAt(places))),
    ).slice(0, MOST_FINDINGS),
  }
}

/** The same numbers told twice, as a sum and as a difference, are one finding. */
const numbersAt = (places: { from: number }[]): string =>
  places
    .map(({ from }) => from)
    .toSorted((a, b) => a - b)
    .join(' ')

/** By their first place; what is of the whole text comes last. */
const inOrder = <T extends { said: { key: string }; places: { from: number }[] }>(all: T[]): T[] =>
  all.sort((a, b) => placeOf(a) - placeOf(b))
const placeOf = ({ said, places }: { said: { key: string }; places: { from: number }[] }): number =>
  said.key === 'half_width' ? LONGEST_REPORT : (places[0]?.from ?? 0)
