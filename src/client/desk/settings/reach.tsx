/** What a change reaches, said before it is saved: from which day, up to which other version, and which days stay. */
import { longDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'

type Reached = 'today' | 'future' | 'past'

export function reachOf(effectiveOn: string, today: string): Reached {
  if (effectiveOn === today) return 'today'
  return effectiveOn > today ? 'future' : 'past'
}

/** The day on which another version takes over from one that begins on `day`; none where it stays the last. */
export const untilNext = (versions: { effectiveOn: string | null }[], day: string): string | undefined =>
  versions
    .flatMap(({ effectiveOn }) => (effectiveOn !== null && effectiveOn > day ? [effectiveOn] : []))
    .sort()
    .at(0)

interface Props {
  effectiveOn: string
  today: string
  /** From what is in force today. */
  isChanged: boolean
  /** Those there are already. */
  versions: { effectiveOn: string | null }[]
}

export function Reach({ effectiveOn, today, isChanged, versions }: Props) {
  if (effectiveOn === '' || (!isChanged && effectiveOn === today)) return null
  const reach = reachOf(effectiveOn, today)
  const until = untilNext(versions, effectiveOn)
  return (
    <p data-part="reach">
      {t(!isChanged && reach === 'future' ? 'reach_same' : `reach_${reach}`, { day: longDay(effectiveOn) })}
      {until !== undefined && ` ${t('reach_until', { day: longDay(until) })}`}
    </p>
  )
}
