/** The three counts of a speaker test as they are typed: what is wrong between them is said, and nothing is put right by itself. */
import { bandOfTest, isFull, rateOfTest, type SpeakerCounts } from '../../../domain/audibility/audibility.ts'

export type Counter = keyof SpeakerCounts
/** `confirmed`: how many are installed, said to be right although it is not what is known. */
export type Counts = Partial<SpeakerCounts> & { confirmed?: number | undefined }
export const COUNTERS: Counter[] = ['speakersInstalled', 'speakersTested', 'speakersSounding']
export const MOST_SPEAKERS = 100_000

/** How many a counter can be by the one before it. */
export const mostOf = (counts: Counts, counter: Counter): number | undefined =>
  counter === 'speakersTested'
    ? counts.speakersInstalled
    : counter === 'speakersSounding'
      ? counts.speakersTested
      : undefined

/** `over`: more than the one before it; `unlike`: not what the register or the last test has, and nobody said so yet. */
export type CountIssue = 'missing' | 'none' | 'over' | 'unlike'

/** `known`: how many are installed as far as the bureau knows. */
export function issueOf(counts: Counts, counter: Counter, known: number | undefined): CountIssue | undefined {
  const count = counts[counter]
  if (count === undefined) return 'missing'
  const most = mostOf(counts, counter)
  if (most !== undefined && count > most) return 'over'
  if (counter !== 'speakersInstalled') return undefined
  if (count < 1) return 'none'
  return known !== undefined && count !== known && count !== counts.confirmed ? 'unlike' : undefined
}

/** Complete, in order, and asked about where it was to be. */
export const isSettled = (counts: Counts, known: number | undefined): boolean =>
  COUNTERS.every((counter) => issueOf(counts, counter, known) === undefined)

/** What is sent of them. */
export function sentOf({ confirmed: _, ...counts }: Counts): Partial<SpeakerCounts> {
  return counts
}

export type Verdict =
  | { kind: 'incomplete' }
  /** A part test gives no rate: it proves a village below the line, or nothing. */
  | { kind: 'pass' | 'low' | 'severe' | 'part_below' | 'part_nothing'; ratePercent: number | null }

/** Of counts that are settled; the others prove nothing. */
export function verdictOf(counts: Counts, known?: number): Verdict {
  const { speakersInstalled, speakersTested, speakersSounding } = counts
  if (speakersInstalled === undefined || speakersTested === undefined || speakersSounding === undefined)
    return { kind: 'incomplete' }
  if (!isSettled(counts, known)) return { kind: 'incomplete' }
  const test = { speakersInstalled, speakersTested, speakersSounding }
  const band = bandOfTest(test)
  if (band === 'untested') return { kind: 'part_nothing', ratePercent: null }
  return { kind: isFull(test) ? band : 'part_below', ratePercent: rateOfTest(test) }
}
/** Below the line: then a fault is worth reporting at once. */
export const isBelowLine = ({ kind }: Verdict): boolean => kind === 'low' || kind === 'severe' || kind === 'part_below'
