/** Three big counters for speakers installed, tested and sounding; each keeps the others in order. */
import { useId } from 'preact/hooks'
import { numberIn } from './log-draft.ts'
import { type Counter, COUNTERS, type Counts, withCount } from './counts.ts'
import { t } from './later-words.ts'

export function Counters({ counts, set }: { counts: Counts; set: (counts: Counts) => void }) {
  return (
    <div>
      {COUNTERS.map((counter) => (
        <One key={counter} counter={counter} counts={counts} set={set} />
      ))}
    </div>
  )
}

function One({ counter, counts, set }: { counter: Counter; counts: Counts; set: (counts: Counts) => void }) {
  const id = useId()
  const value = counts[counter]
  const word = t(`counter_${counter}`)
  const step = (by: number) => set(withCount(counts, counter, (value ?? 0) + by))
  const most =
    counter === 'speakersTested'
      ? counts.speakersInstalled
      : counter === 'speakersSounding'
        ? counts.speakersTested
        : undefined
  return (
    <div class="counter" data-counter={counter}>
      <label for={id}>{word}</label>
      <button type="button" aria-label={t('counter_less', { what: word })} onClick={() => step(-1)}>
        −
      </button>
      <input
        id={id}
        inputMode="numeric"
        autocomplete="off"
        value={value === undefined ? '' : String(value)}
        onInput={(event) => {
          const typed = numberIn(event.currentTarget.value)
          if (typed !== undefined) set(withCount(counts, counter, typed))
        }}
      />
      <button type="button" aria-label={t('counter_more', { what: word })} onClick={() => step(1)}>
        +
      </button>
      <div class="tens">
        {[-10, 10].map((by) => (
          <button key={by} type="button" onClick={() => step(by)}>
            {by > 0 ? `+${by}` : `−${-by}`}
            <span class="unseen"> {word}</span>
          </button>
        ))}
        {most !== undefined && most !== value && (
          <button type="button" onClick={() => set(withCount(counts, counter, most))}>
            {t('counter_all', { count: most })}
          </button>
        )}
      </div>
    </div>
  )
}
