/** Three big counters for speakers installed, tested and sounding; each stays as it was typed, and says what is wrong with it. */
import { useId } from 'preact/hooks'
import { stepped, useTyped } from './inputs.tsx'
import { Button, Says, wrongBy } from './states.tsx'
import { t } from '../later-words.ts'
import './counters.css'
import { bandOfTest, isFull, rateOfTest, type SpeakerCounts } from '../../../domain/audibility/audibility.ts'

interface Props {
  counts: Counts
  set: (counts: Counts) => void
  /** How many are installed as far as the bureau knows, and how many sounded last: to compare with, nothing more. */
  known: number | undefined
  last?: number | undefined
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
    <p class="soft">{t('counter_how')}</p>
  </div>
)

function One({ counter, counts, set, known, last, isSent }: Props & { counter: Counter }) {
  const id = useId()
  const value = counts[counter]
  const word = t(COUNTER_WORDS[counter])
  const typed = useTyped(value, (count) => set({ ...counts, [counter]: count }))
  const step = (by: number) => {
    typed.leave()
    set({ ...counts, [counter]: stepped(value, by, MOST_SPEAKERS) })
  }
  const issue = issueOf(counts, counter)
  const isSaid = isSent || (typed.isLeft && issue !== 'missing')
  const says = typed.isWrong ? t('number_wrong') : issue && isSaid ? saidOf(issue, counter, counts) : ''
  const most = mostOf(counts, counter)
  const isOther = counter === 'speakersInstalled' && isUnlike(counts, known)
  return (
    <div class={says === '' ? 'counter' : 'counter has-issue'} data-counter={counter}>
      <label for={id}>
        {word} <span class="soft">{besideOf(counter, known, last)}</span>
      </label>
      <Button aria-label={t('counter_less', { what: word })} label="−" act={() => step(-1)} />
      <input id={id} {...typed.field} {...wrongBy(says, `${id}-says`)} />
      <Button aria-label={t('counter_more', { what: word })} label="+" act={() => step(1)} />
      <div class="counter-says">
        <Says says={says} id={`${id}-says`} />
        {isOther && <p data-line="unlike">{t('count_unlike', { known: known ?? 0, count: value ?? 0 })}</p>}
        {most !== undefined && most !== value && (
          <Button
            class="quiet"
            label={t('counter_all', { count: most })}
            of={word}
            act={() => set({ ...counts, [counter]: most })}
          />
        )}
      </div>
    </div>
  )
}

/** What the office has, beside what is counted here. */
function besideOf(counter: Counter, known: number | undefined, last: number | undefined): string {
  if (counter === 'speakersTested') return t('counter_each')
  if (counter === 'speakersInstalled') return known === undefined ? '' : t('counter_known', { count: known })
  return last === undefined ? '' : t('counter_last', { count: last })
}

function saidOf(issue: CountIssue, counter: Counter, counts: Counts): string {
  const facts = { what: t(COUNTER_WORDS[counter]), count: counts[counter] ?? 0 }
  if (issue !== 'over') return t(`count_${issue}`, facts)
  const before = counter === 'speakersTested' ? 'speakersInstalled' : 'speakersTested'
  return t('count_over', { ...facts, before: t(COUNTER_WORDS[before]), most: counts[before] ?? 0 })
}

type Counter = keyof SpeakerCounts
export type Counts = Partial<SpeakerCounts>
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

/** `over`: more than the one before it. */
export type CountIssue = 'missing' | 'none' | 'over'

export function issueOf(counts: Counts, counter: Counter): CountIssue | undefined {
  const count = counts[counter]
  if (count === undefined) return 'missing'
  const most = mostOf(counts, counter)
  if (most !== undefined && count > most) return 'over'
  return counter === 'speakersInstalled' && count < 1 ? 'none' : undefined
}

/** Not as many as the register has: taken as counted, and told as a difference. */
export const isUnlike = ({ speakersInstalled: count }: Counts, known: number | undefined): boolean =>
  known !== undefined && count !== undefined && count > 0 && count !== known

/** Of drafts of older versions, too, which knew more. */
export const sentOf = ({ speakersInstalled, speakersTested, speakersSounding }: Counts): Counts => ({
  speakersInstalled,
  speakersTested,
  speakersSounding,
})

/** Complete, and in order. */
export const isSettled = (counts: Counts): counts is SpeakerCounts =>
  COUNTERS.every((counter) => issueOf(counts, counter) === undefined)

export type Verdict =
  | { kind: 'incomplete' }
  /** A part test gives no rate: it proves a village below the line, or nothing. */
  | { kind: 'pass' | 'low' | 'severe' | 'part_below' | 'part_nothing'; ratePercent: number | null }

/** Of counts that are settled; the others prove nothing. */
export function verdictOf(counts: Counts): Verdict {
  if (!isSettled(counts)) return { kind: 'incomplete' }
  const band = bandOfTest(counts)
  if (band === 'untested') return { kind: 'part_nothing', ratePercent: null }
  return { kind: isFull(counts) ? band : 'part_below', ratePercent: rateOfTest(counts) }
}

/** Below the line: then a fault is worth reporting at once. */
export const isBelowLine = ({ kind }: Verdict): boolean => kind === 'low' || kind === 'severe' || kind === 'part_below'
