/** 顺便测喇叭: three numbers, each as it was typed; none changes another, and what cannot be is red where it stands. */
import { useId } from 'preact/hooks'
import { COUNTERS, type Counts, issueOf } from '../kit/counters.tsx'
import { stepped, useTyped } from '../kit/inputs.tsx'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import { isCounted } from '../log/log-entry.ts'
import { type BlockProps, OpenBlock, SayHere } from './parts.tsx'
import { Sign } from './signs.tsx'

type Counter = (typeof COUNTERS)[number]
const WORDS = {
  speakersInstalled: 'was_installed',
  speakersTested: 'was_tested',
  speakersSounding: 'was_sounding',
} as const
const MOST_SPEAKERS = 100_000

/** 装32 测32 响31 */
export const speakersSaid = (counts: Counts | undefined): string | undefined =>
  counts && isCounted(counts)
    ? t('speakers_are', {
        installed: counts.speakersInstalled ?? '–',
        tested: counts.speakersTested ?? '–',
        sounding: counts.speakersSounding ?? '–',
      })
    : undefined

export function SpeakersBlock({ form, isTried }: BlockProps) {
  const { draft, check, update, setOpen } = form
  const counts: Counts = draft.audibility ?? { speakersInstalled: check.known }
  const set = (audibility: Counts) => update({ audibility })
  const leave = () => {
    update({ audibility: undefined })
    setOpen(undefined)
  }
  return (
    <OpenBlock
      block="speakers"
      isSound
      title={
        <>
          <Sign name="speaker" /> {t('check_title')}
        </>
      }
      beside={<Button class="quiet" label={t('check_not')} act={leave} />}
    >
      {COUNTERS.map((counter) => (
        <One key={counter} counter={counter} counts={counts} set={set} known={check.known} />
      ))}
      {isCounted(counts) &&
        COUNTERS.map((counter) => {
          const issue = issueOf(counts, counter)
          const isSaid = issue === 'over' || issue === 'none' || (issue === 'missing' && isTried)
          return isSaid ? (
            <SayHere key={counter} tone="bad">
              {saidOf(counter, issue, counts)}
            </SayHere>
          ) : null
        })}
    </OpenBlock>
  )
}

interface OneProps {
  counter: Counter
  counts: Counts
  set: (counts: Counts) => void
  known: number | undefined
}
function One({ counter, counts, set, known }: OneProps) {
  const id = useId()
  const value = counts[counter]
  const typed = useTyped(value, (count) => set({ ...counts, [counter]: count }))
  const word = t(WORDS[counter])
  const isWrong = typed.isWrong || (isCounted(counts) && issueOf(counts, counter) === 'over')
  const step = (by: number) => set({ ...counts, [counter]: stepped(value, by, MOST_SPEAKERS) })
  return (
    <div class={isWrong ? 'tri is-bad' : 'tri'} data-counter={counter}>
      <label for={id}>
        {word}
        {counter === 'speakersInstalled' && known !== undefined && <small>{t('register_has', { count: known })}</small>}
      </label>
      <Button aria-label={t('counter_less', { what: word })} label={<Sign name="minus" />} act={() => step(-1)} />
      <input id={id} {...typed.field} aria-invalid={isWrong || undefined} />
      <Button aria-label={t('counter_more', { what: word })} label={<Sign name="plus" />} act={() => step(1)} />
    </div>
  )
}

function saidOf(counter: Counter, issue: 'over' | 'none' | 'missing', counts: Counts): string {
  const what = t(WORDS[counter])
  if (issue !== 'over') return t(`count_${issue}`, { what })
  const before = counter === 'speakersTested' ? 'speakersInstalled' : 'speakersTested'
  return t('count_over_here', {
    what,
    count: counts[counter] ?? 0,
    before: t(WORDS[before]),
    most: counts[before] ?? 0,
  })
}
