/** Each own village in a month: what is still to be done first, then the register’s order. */
import { shortDay } from '../../shared/format.ts'
import { Mark, StandingMark } from '../kit/marks.tsx'
import { t } from '../later-words.ts'
import { STANDING_LOOK, standingWord } from './month-said.ts'
import { countMissing, openFirst, type VillageMonth } from './own-month.ts'

const FRAMES: Record<VillageMonth['standing'], string> = {
  accepted: 'on',
  submitted: 'on',
  held: 'held',
  returned: 'off',
  part: 'part',
  missing: 'off',
  free: 'free',
}

export const Villages = ({ villages, nameOf }: { villages: VillageMonth[]; nameOf: (code: string) => string }) => (
  <>
    <h2>{t('month_villages', { count: villages.length, missing: countMissing(villages) })}</h2>
    <ul class="rows" data-list="month-villages">
      {openFirst(villages).map(({ code, standing, on, isOnPhone }) => (
        <li key={code} class="month-village" data-village={code} data-standing={standing}>
          <span class={`frame frame-${FRAMES[standing]}`} aria-hidden="true">
            {/^./u.exec(nameOf(code))?.[0]}
          </span>
          <span class="month-where">
            <strong>{nameOf(code)}</strong> <span class="soft">{daySaid(standing, on)}</span>
          </span>
          <span class="month-state">
            {isOnPhone && <StandingMark standing="waiting" />}
            <Mark look={STANDING_LOOK[standing]}>{standingWord(standing)}</Mark>
          </span>
        </li>
      ))}
    </ul>
  </>
)

function daySaid(standing: VillageMonth['standing'], on: string | null): string {
  if (on === null) return t('month_never')
  return standing === 'missing' || standing === 'free' ? t('month_last', { day: shortDay(on) }) : shortDay(on)
}
