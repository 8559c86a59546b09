/** Three big counters for speakers installed, tested and sounding; each stays as it was typed, and says what is wrong with it. */
import { useId } from 'preact/hooks'
import { type Counter, COUNTERS, type CountIssue, type Counts, issueOf, MOST_SPEAKERS, mostOf } from './counts.ts'
import { stepped } from '../log/log-draft.ts'
import { Says, wrongBy } from './states.tsx'
import { useTyped } from './inputs.tsx'
import { t } from '../later-words.ts'

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

export function Counters(props: Props) {
  return (
    <div>
      {COUNTERS.map((counter) => (
        <One key={counter} counter={counter} {...props} />
      ))}
    </div>
  )
}

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
  return (
    <div class="counter" data-counter={counter}>
      <label for={id}>{word}</label>
      <button type="button" aria-label={t('counter_less', { what: word })} onClick={() => step(-1)}>
        −
      </button>
      <input
        id={id}
        inputMode="numeric"
        enterKeyHint="done"
        autocomplete="off"
        value={typed.text}
        onFocus={typed.enter}
        onBlur={typed.leave}
        onInput={(event) => typed.type(event.currentTarget.value)}
        {...wrongBy(says, `${id}-says`)}
      />
      <button type="button" aria-label={t('counter_more', { what: word })} onClick={() => step(1)}>
        +
      </button>
      <div class={says === '' ? 'counter-says' : 'counter-says has-issue'}>
        <Says says={says} id={`${id}-says`} />
        {says !== '' && issue === 'unlike' && (
          <p class="actions">
            <button type="button" onClick={() => set({ ...counts, confirmed: value })}>
              {t('count_is_right', { count: value ?? 0 })}
            </button>
            <button type="button" onClick={() => set({ ...counts, speakersInstalled: known })}>
              {t('count_as_known', { known: known ?? 0 })}
            </button>
          </p>
        )}
      </div>
      <div class="tens">
        {[-10, 10].map((by) => (
          <button key={by} type="button" onClick={() => step(by)}>
            {by > 0 ? `+${by}` : `−${-by}`}
            <span class="unseen"> {word}</span>
          </button>
        ))}
        {most !== undefined && most !== value && (
          <button type="button" onClick={() => set({ ...counts, [counter]: most })}>
            {t('counter_all', { count: most })}
          </button>
        )}
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
