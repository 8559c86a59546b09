/** Each own village in a month: what is still to be done first, then the register’s order. */
import { shortDay } from '../../shared/format.ts'
import { type Look, STATUS_LOOK } from '../../shared/shapes.ts'
import { Mark, StandingMark } from '../kit/marks.tsx'
import { t } from '../later-words.ts'
import { countMissing, openFirst, type VillageMonth } from './own-month.ts'

const LOOKS: Record<VillageMonth['standing'], Look> = {
  accepted: STATUS_LOOK.accepted,
  submitted: STATUS_LOOK.submitted,
  held: STATUS_LOOK.held,
  returned: STATUS_LOOK.returned,
  part: ['watch', 'dot'],
  missing: ['watch', 'alert'],
  free: ['unknown', 'ring'],
}
const FRAMES: Record<VillageMonth['standing'], string> = {
  accepted: 'on',
  submitted: 'on',
  held: 'held',
  returned: 'off',
  part: 'part',
  missing: 'off',
  free: 'free',
}

const standingWord = (standing: VillageMonth['standing']): string =>
  standing === 'missing' || standing === 'part' || standing === 'free'
    ? t(`month_is_${standing}`)
    : t(`standing_${standing}`)

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
            <Mark look={LOOKS[standing]}>{standingWord(standing)}</Mark>
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
