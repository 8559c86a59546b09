/** 开场: the village on its screen, the film, indoors or not, a photo; three taps, or one where film and photo stand. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { localTime } from '../../../domain/period.ts'
import { metresBetween } from '../../../domain/register/place.ts'
import { FAR_METRES } from '../../../domain/screening/clashes.ts'
import type { FindingCode } from '../../../domain/screening/findings.ts'
import type { NewScreening } from '../../../domain/screening/screening.ts'
import { figure } from '../../shared/format.ts'
import { isPositionAllowed } from '../kit/position-allowed.ts'
import { useAskPosition } from '../kit/village-list.tsx'
import { Button } from '../kit/states.tsx'
import { t } from '../later-words.ts'
import type { LogDraft } from '../log/log-draft.ts'
import { useCheck } from '../log/log-entry.ts'
import { useCopy } from '../phone/phone.ts'
import { KeptDraft } from './kept-draft.tsx'
import { FilmPick } from './films.tsx'
import { Foot, type Form, SaidHere, ShowFrame } from './parts.tsx'
import { PhotoTile } from './photos.tsx'
import { begun } from './show-draft.ts'
import { minutesToDusk, placeOf } from './show-time.ts'
import { Sign } from './signs.tsx'

export function Before({ form, begin }: { form: Form; begin: () => void }) {
  const { copy, now } = useCopy()
  const { draft, update } = form
  const [isTried, setTried] = useState(false)
  const at = now()
  const count = draft.filmCodes.length + (draft.filmTitles?.length ?? 0)
  const gap = count === 0 ? 'film' : draft.venue === undefined ? 'venue' : undefined
  const toDusk = draft.venue === 'outdoor' ? minutesToDusk(at, placeOf(draft, copy), copy.timeZone) : 0
  const start = () => {
    if (gap) {
      setTried(true)
      return goTo(gap)
    }
    update(begun(copy, at), begin)
  }
  const time = localTime(at, copy.timeZone)
  const says = gap
    ? t(`begin_lacks_${gap}`)
    : toDusk > 0
      ? t('begin_early', { minutes: toDusk })
      : t(draft.venue === 'outdoor' ? 'begin_dark' : 'begin_indoor', { time })
  return (
    <ShowFrame
      moment="before"
      name={t('moment_before')}
      foot={
        <Foot
          tone={gap ? 'amber' : toDusk > 0 ? 'watch' : 'good'}
          says={says}
          label={gap ? t(`begin_to_${gap}`) : t('begin_now')}
          isHollow={gap !== undefined}
          name="begin"
          act={start}
        />
      }
    >
      <Screen form={form} />
      <SaidAhead form={form} />
      <h2 id="film" tabIndex={-1}>
        {t('which_film')}
      </h2>
      <FilmPick form={form} isTried={isTried} />
      <div class="both">
        <div>
          <h2 id="venue" tabIndex={-1}>
            {t('which_venue')}
          </h2>
          <VenuePick draft={draft} update={update} />
        </div>
        <div>
          <h2>{t('start_photo')}</h2>
          <PhotoTile form={form} kind="start" />
        </div>
      </div>
      <KeptDraft form={form} />
    </ShowFrame>
  )
}

function goTo(gap: 'film' | 'venue'): void {
  const place = document.getElementById(gap)
  place?.focus()
  place?.scrollIntoView({ block: 'start' })
}

/** The village, and whether the phone is there. */
function Screen({ form }: { form: Form }) {
  const { copy } = useCopy()
  const { draft, pickVillage } = form
  const village = copy.villages.find(({ code }) => code === draft.villageCode)
  const { says, askNow } = usePlaceOf(form)
  return (
    <section class="screen" aria-label={t('village')}>
      <div class="screen-row">
        <div>
          <strong class="screen-name">{village?.name ?? draft.villageCode}</strong> <span>{village?.townshipName}</span>
          <p class="screen-place">
            <Sign name="place" isSmall />
            {draft.position ? (
              whereSaid(draft, village)
            ) : (
              <Button class="quiet" label={t('position_take')} act={askNow} />
            )}
          </p>
          {says !== '' && <p class="screen-place">{says}</p>}
        </div>
        <Button class="quiet" label={t('other_village')} act={pickVillage} />
      </div>
    </section>
  )
}

/** What will be remarked if it begins now: the film says its own, and the line above the button the dusk. */
function SaidAhead({ form: { draft, known } }: { form: Form }) {
  const { copy, now } = useCopy()
  const check = useCheck({ ...draft, ...begun(copy, now()) })
  const findings = check.findings.filter(({ code }) => AHEAD.includes(code))
  return (
    <SaidHere form={{ known, check: { ...check, said: [], findings } }} of={['villageCode', 'position', 'startedAt']} />
  )
}
const AHEAD: readonly FindingCode[] = [
  'duplicate',
  'overlap',
  'impossible_travel',
  'outside_area',
  'many_shows',
  'far_from_village',
]

type Spot = { latitude?: number | undefined; longitude?: number | undefined }
/** 人在村里，误差12米 */
export function whereSaid({ position }: Pick<LogDraft, 'position'>, village: Spot | undefined): string {
  if (!position) return ''
  const metres = figure(position.accuracyM)
  const { latitude, longitude } = village ?? {}
  if (latitude === undefined || longitude === undefined) return t('position_short', { metres })
  const away = metresBetween(position, { latitude, longitude })
  return away - position.accuracyM > FAR_METRES
    ? t('place_away', { km: figure(away / 1000, 1), metres })
    : t('place_here', { metres })
}

/** Asked unbidden only where it was allowed before, and only while nothing is said of it. */
export function usePlaceOf({ draft, update }: Pick<Form, 'draft' | 'update'>) {
  const take = (position: NonNullable<NewScreening['position']>) => update({ position, noPosition: undefined })
  const { says, askNow } = useAskPosition(take)
  const opening = useRef({ isOpen: !draft.position && !draft.isLate && draft.revision === undefined, askNow })
  useEffect(() => {
    const { isOpen, askNow: askOnce } = opening.current
    if (isOpen) void isPositionAllowed().then((isAllowed) => isAllowed && askOnce())
  }, [])
  return { says, askNow }
}

export const VenuePick = ({ draft, update }: Pick<Form, 'draft' | 'update'>) => (
  <div class="venues" role="group" aria-label={t('venue')}>
    {(['outdoor', 'indoor'] as const).map((venue) => (
      <button
        key={venue}
        type="button"
        class="pick-button"
        data-option={venue}
        aria-pressed={draft.venue === venue}
        onClick={() => update({ venue })}
      >
        <Sign name={venue} />
        {t(`venue_short_${venue}`)}
      </button>
    ))}
  </div>
)
