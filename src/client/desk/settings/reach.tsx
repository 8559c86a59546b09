/** What a change reaches, said before it is saved: from which day, up to which other version, and which days stay. */
import { longDay } from '../../shared/format.ts'
import { t } from '../later-words.ts'
import { reachOf, untilNext } from './effective.ts'

interface Props {
  effectiveOn: string
  today: string
  /** Those there are already. */
  versions: { effectiveOn: string | null }[]
}

export function Reach({ effectiveOn, today, versions }: Props) {
  const until = untilNext(versions, effectiveOn)
  return (
    <p data-part="reach">
      {t(`reach_${reachOf(effectiveOn, today)}`, { day: longDay(effectiveOn) })}
      {until !== undefined && ` ${t('reach_until', { day: longDay(until) })}`}
    </p>
  )
}
