/** What a change reaches, said before it is saved: from which day, up to which other version, and which days stay. */
import { longDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { reachOf, untilNext } from './effective.ts'

interface Props {
  effectiveOn: string
  today: string
  /** From what is in force today. */
  isChanged: boolean
  /** Those there are already. */
  versions: { effectiveOn: string | null }[]
}

export function Reach({ effectiveOn, today, isChanged, versions }: Props) {
  if (!isChanged && effectiveOn === today) return null
  const reach = reachOf(effectiveOn, today)
  const until = untilNext(versions, effectiveOn)
  return (
    <p data-part="reach">
      {t(!isChanged && reach === 'future' ? 'reach_same' : `reach_${reach}`, { day: longDay(effectiveOn) })}
      {until !== undefined && ` ${t('reach_until', { day: longDay(until) })}`}
    </p>
  )
}
