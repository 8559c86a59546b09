/** What changed since each village's snapshot before: lost again first. */
import { useState } from 'preact/hooks'
import { figure } from '../../shared/format.ts'
import type { TvVillage } from '../../shared/replies-tv.ts'
import { t } from '../words.ts'
import { Mark } from '../kit/marks.tsx'
import { villagePath } from '../routes.ts'
import { Empty } from '../kit/states.tsx'
import { changedVillages, type TvChange } from './tv-order.ts'

const FIRST = 12

export function CoverageChanges({ villages }: { villages: TvVillage[] }) {
  const [isWhole, setWhole] = useState(false)
  const changed = changedVillages(villages)
  const shown = isWhole ? changed : changed.slice(0, FIRST)
  const rest = changed.length - shown.length
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{t('tv_changes_title')}</h2>
      {changed.length === 0 && <Empty>{t('tv_changes_none')}</Empty>}
      <ul class="plain changes" data-list="changes">
        {shown.map((village) => (
          <Change key={village.villageCode} village={village} />
        ))}
      </ul>
      {rest > 0 && (
        <p>
          <button type="button" class="quiet" onClick={() => setWhole(true)}>
            {t('tv_changes_more', { count: figure(rest) })}
          </button>
        </p>
      )}
    </section>
  )
}

function Change({ village: { villageCode, villageName, asOf, change } }: { village: TvChange }) {
  const { lost, connected } = change
  return (
    <li>
      <a href={villagePath(villageCode)}>{villageName}</a>
      <span class="marks">
        {lost > 0 && <Mark look={['bad', 'back']}>{t('tv_change_lost', { count: figure(lost) })}</Mark>}
        {connected < 0 && <Mark look={['bad', 'down']}>{t('tv_change_fewer', { count: figure(-connected) })}</Mark>}
        {connected > 0 && <Mark look={['good', 'up']}>{t('tv_change_connected', { count: figure(connected) })}</Mark>}
        {lost < 0 && <Mark look={['good', 'check']}>{t('tv_change_lost_less', { count: figure(-lost) })}</Mark>}
      </span>
      <span class="soft">{t('tv_between', { from: change.since, to: asOf })}</span>
    </li>
  )
}
