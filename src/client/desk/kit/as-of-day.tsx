/** The day that figures are of; until it is known its room is kept, so that what stands beside it does not move. */
import { longDay } from '../../shared/format.ts'
import { t } from '../words.ts'

/** As wide as days are. */
const ANY_DAY = '2017-10-30'

export const AsOfDay = ({ day }: { day: string | undefined }) => (
  <span class={day ? undefined : 'to-come'} data-as-of={day}>
    {t('as_of')} <strong>{longDay(day ?? ANY_DAY)}</strong>
  </span>
)
