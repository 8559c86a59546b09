/** What a log's phone thought the time was, beside the server's. */
import { aheadMs, offMinutes, type PhoneClock } from '../../../domain/screening/phone-clock.ts'
import { figure } from '../../shared/format.ts'
import { t } from '../words.ts'

/** By whole minutes: 比系统时间快 12 分钟. */
export function clockSaid(clock: PhoneClock): string {
  const minutes = Math.trunc(aheadMs(clock) / 60_000)
  if (minutes === 0) return t('clock_right')
  const facts = { minutes: figure(Math.abs(minutes)) }
  return minutes > 0 ? t('clock_ahead', facts) : t('clock_behind', facts)
}

/** So far that it is a finding, too. */
export const isClockOff = (clock: PhoneClock): boolean => offMinutes(clock) !== null
