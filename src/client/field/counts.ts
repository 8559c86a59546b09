/** The three counters of a speaker test: 0 ≤ sounding ≤ tested ≤ installed, whichever is pressed. */
import { bandOfTest, isFull, rateOfTest, type SpeakerCounts } from '../../domain/audibility.ts'

export type Counter = keyof SpeakerCounts
export type Counts = Partial<SpeakerCounts>
export const COUNTERS: Counter[] = ['speakersInstalled', 'speakersTested', 'speakersSounding']
const MOST = 100_000

/** One counter set; the others follow as far as they must, and no farther. */
export function withCount(counts: Counts, counter: Counter, value: number): Counts {
  const count = Math.min(MOST, Math.max(counter === 'speakersInstalled' ? 1 : 0, value))
  const set: Counts = { ...counts, [counter]: count }
  const { speakersInstalled: installed, speakersTested: tested, speakersSounding: sounding } = set
  if (counter === 'speakersSounding') return withRoom(set, count, count)
  if (counter === 'speakersTested')
    return { ...withRoom(set, count, undefined), ...atMost('speakersSounding', sounding, count) }
  return {
    ...set,
    ...atMost('speakersTested', tested, installed ?? 1),
    ...atMost('speakersSounding', sounding, installed ?? 1),
  }
}

const atMost = (counter: Counter, value: number | undefined, most: number): Counts =>
  value === undefined ? {} : { [counter]: Math.min(value, most) }

/** Those that sound were tested, and those tested are installed. */
function withRoom(counts: Counts, tested: number, sounding: number | undefined): Counts {
  const grown = sounding === undefined ? tested : Math.max(counts.speakersTested ?? 0, tested)
  const installed = Math.max(counts.speakersInstalled ?? 1, grown, 1)
  return { ...counts, speakersTested: grown, speakersInstalled: installed }
}

export type Verdict =
  | { kind: 'incomplete' }
  /** A part test gives no rate: it proves a village below the line, or nothing. */
  | { kind: 'pass' | 'low' | 'severe' | 'part_below' | 'part_nothing'; ratePercent: number | null }

export function verdictOf(counts: Counts): Verdict {
  const { speakersInstalled, speakersTested, speakersSounding } = counts
  if (speakersInstalled === undefined || speakersTested === undefined || speakersSounding === undefined)
    return { kind: 'incomplete' }
  const test = { speakersInstalled, speakersTested, speakersSounding }
  const band = bandOfTest(test)
  if (band === 'untested') return { kind: 'part_nothing', ratePercent: null }
  return { kind: isFull(test) ? band : 'part_below', ratePercent: rateOfTest(test) }
}
/** Below the line: then a fault is worth reporting at once. */
export const isBelowLine = ({ kind }: Verdict): boolean => kind === 'low' || kind === 'severe' || kind === 'part_below'
