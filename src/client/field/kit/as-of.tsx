/** From when what is shown is, and that there is no signal. */
import { dayTimeOf, shortDay, timeOf } from '../../shared/format.ts'
import { usePhone } from '../phone/phone.ts'
import { t } from '../words.ts'
import { Icon } from './marks.tsx'

export function AsOf() {
  const { isOnline, copy } = usePhone()
  return (
    <p class="as-of">
      {!isOnline && (
        <>
          <Icon name="no-signal" size={18} />
          <span class="unseen">{t('offline_short')}</span>
        </>
      )}
      <span data-line="as-of">{copy ? t('data_of', { time: when(copy.now, copy.today) }) : t('data_none')}</span>
      {copy?.isClockFixed && <span class="tag">{t('sample_mark')}</span>}
    </p>
  )
}

function when(instant: string, today: string): string {
  const [day = ''] = dayTimeOf(instant).split(' ')
  return day === today ? timeOf(instant) : `${shortDay(day)} ${timeOf(instant)}`
}
