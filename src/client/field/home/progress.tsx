/** The team's year in one line and a bar: what counts, how far before or behind the plan in shows, by which day. */
import { FULL_CREDIT } from '../../../domain/register/film.ts'
import { figure, percent, shortDay } from '../../shared/format.ts'
import { VERDICT_LOOK } from '../../shared/shapes.ts'
import { Mark } from '../kit/marks.tsx'
import { useCopy } from '../phone/phone.ts'
import { t } from '../words.ts'
import { progressOf } from './tonight.ts'
import type { VillageRow } from './village-rows.ts'

export function Progress({ rows }: { rows: VillageRow[] }) {
  const { copy } = useCopy()
  if (!copy.team) return null
  const onPhone = rows.reduce((sum, row) => sum + row.onPhone, 0)
  const progress = progressOf(copy.team, Math.floor(onPhone / FULL_CREDIT))
  if (!progress) return <p class="soft">{t('figures_none')}</p>
  const { done, amount, verdict, deadline, donePercent, planPercent } = progress
  return (
    <section class="pace" aria-label={t('figures_title')}>
      <p class="pace-line">
        <span>
          <strong data-figure="done">{figure(done)}</strong>
          {t('of_shows', { amount: figure(amount) })}
        </span>
        <strong data-figure="pace">
          <Mark look={VERDICT_LOOK[verdict]}>{progressSaid(progress)}</Mark>
        </strong>
      </p>
      <p class="pace-bar">
        <span
          class="bar"
          role="img"
          aria-label={t('figures_bar', { done: percent(donePercent), time: percent(planPercent) })}
        >
          <span class="bar-done" style={{ width: `${donePercent}%` }} />
          <span class="bar-now" style={{ left: `${planPercent}%` }} />
        </span>
        <span class="soft">{t('until_day', { day: shortDay(deadline) })}</span>
      </p>
    </section>
  )
}

/** In shows: nobody drives to a village for a percentage point. */
export function progressSaid({ verdict, shows, left }: NonNullable<ReturnType<typeof progressOf>>): string {
  if (verdict === 'done') return t('quota_done')
  if (verdict === 'overdue') return t('quota_overdue', { left: figure(left) })
  if (shows === 0) return t('pace_even')
  return t(verdict === 'ahead' ? 'shows_ahead' : 'shows_behind', { shows: figure(shows) })
}
