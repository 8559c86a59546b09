/** Three big counters for speakers installed, tested and sounding; each stays as it was typed, and says what is wrong with it. */
import { useId } from 'preact/hooks'
import { Step, stepped, useTyped } from './inputs.tsx'
import { Button, Says, wrongBy } from './states.tsx'
import { t } from '../later-words.ts'
import { bandOfTest, isFull, rateOfTest, type SpeakerCounts } from '../../../domain/audibility/audibility.ts'

interface Props {
  counts: Counts
  set: (counts: Counts) => void
  /** How many are installed as far as the bureau knows. */
  known: number | undefined
  /** It was to be sent: what is missing is said as well. */
  isSent: boolean
}
const COUNTER_WORDS = {
  speakersInstalled: 'installed',
  speakersTested: 'tested',
  speakersSounding: 'sounding',
} as const

export const Counters = (props: Props) => (
  <div>
    {COUNTERS.map((counter) => (
      <One key={counter} counter={counter} {...props} />
    ))}
  </div>
)

function One({ counter, counts, set, known, isSent }: Props & { counter: Counter }) {
  const id = useId()
  const value = counts[counter]
  const word = t(COUNTER_WORDS[counter])
  const typed = useTyped(value, (count) => set({ ...counts, [counter]: count }))
  const step = (by: number) => {
    typed.leave()
    set({ ...counts, [counter]: stepped(value, by, MOST_SPEAKERS) })
  }
  const issue = issueOf(counts, counter, known)
  const isSaid = isSent || (typed.isLeft && issue !== 'missing')
  const says = typed.isWrong ? t('number_wrong') : issue && isSaid ? saidOf(issue, counter, counts, known) : ''
  const most = mostOf(counts, counter)
  const all = () => set({ ...counts, [counter]: most })
  const confirm = () => set({ ...counts, confirmed: value })
  const putBack = () => set({ ...counts, speakersInstalled: known })
  return (
    <div class="counter" data-counter={counter}>
      <label for={id}>{word}</label>
      <Button aria-label={t('counter_less', { what: word })} label="−" act={() => step(-1)} />
      <input id={id} {...typed.field} {...wrongBy(says, `${id}-says`)} />
      <Button aria-label={t('counter_more', { what: word })} label="+" act={() => step(1)} />
      <div class={says === '' ? 'counter-says' : 'counter-says has-issue'}>
        <Says says={says} id={`${id}-says`} />
        {says !== '' && issue === 'unlike' && (
          <p class="actions">
            <Button label={t('count_is_right', { count: value ?? 0 })} act={confirm} />
            <Button label={t('count_as_known', { known: known ?? 0 })} act={putBack} />
          </p>
        )}
      </div>
      <div class="tens">
        {[-10, 10].map((by) => (
          <Step key={by} by={by} of={word} act={step} />
        ))}
        {most !== undefined && most !== value && <Button label={t('counter_all', { count: most })} act={all} />}
      </div>
    </div>
  )
}

function saidOf(issue: CountIssue, counter: Counter, counts: Counts, known: number | undefined): string {
  const facts = { what: t(COUNTER_WORDS[counter]), count: counts[counter] ?? 0, known: known ?? 0 }
  if (issue !== 'over') return t(`count_${issue}`, facts)
  const before = counter === 'speakersTested' ? 'speakersInstalled' : 'speakersTested'
  return t('count_over', { ...facts, before: t(COUNTER_WORDS[before]), most: counts[before] ?? 0 })
}

type Counter = keyof SpeakerCounts
/** `confirmed`: how many are installed, said to be right although it is not what is known. */
export type Counts = Partial<SpeakerCounts> & { confirmed?: number | undefined }
export const COUNTERS: Counter[] = ['speakersInstalled', 'speakersTested', 'speakersSounding']
const MOST_SPEAKERS = 100_000

/** A counter can be no more than the one before it. */
const BEFORE = {
  speakersInstalled: undefined,
  speakersTested: 'speakersInstalled',
  speakersSounding: 'speakersTested',
} as const
const mostOf = (counts: Counts, counter: Counter): number | undefined => {
  const before = BEFORE[counter]
  return before && counts[before]
}

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
  const isCounted = speakersInstalled !== undefined && speakersTested !== undefined && speakersSounding !== undefined
  if (!isCounted || !isSettled(counts, known)) return { kind: 'incomplete' }
  const test = { speakersInstalled, speakersTested, speakersSounding }
  const band = bandOfTest(test)
  if (band === 'untested') return { kind: 'part_nothing', ratePercent: null }
  return { kind: isFull(test) ? band : 'part_below', ratePercent: rateOfTest(test) }
}
/** Below the line: then a fault is worth reporting at once. */
export const isBelowLine = ({ kind }: Verdict): boolean => kind === 'low' || kind === 'severe' || kind === 'part_below'
