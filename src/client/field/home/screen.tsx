/** The village's screen: where tonight's show is to be and why there, or the show that runs. */
import { figure, phoneSaid, shortDay, telOf, timeOf } from '../../shared/format.ts'
import { phoneNow } from '../../shared/phone/device.ts'
import { Icon } from '../kit/marks.tsx'
import { useCopy } from '../phone/phone.ts'
import { CHOOSE_VILLAGE } from '../routes.ts'
import { t } from '../words.ts'
import { duskAt, type Fix, metresTo, type RunningShow, type Why } from './tonight.ts'
import type { Contact, VillageRow } from './village-rows.ts'

interface Props {
  row: VillageRow
  why: Why
  evening: string
  fix: Fix | undefined
}
export function VillageScreen({ row: { code, lastScreenedOn, contact }, why, evening, fix }: Props) {
  const { copy } = useCopy()
  const village = copy.villages.find((one) => one.code === code)
  const metres = metresTo(village, fix, phoneNow())
  const dusk = duskAt(village, copy, evening)
  return (
    <section class="screen" data-tonight={code} data-why={why.kind}>
      <p class="screen-top">
        <strong>{whySaid(why, evening)}</strong>
        <a href={CHOOSE_VILLAGE}>{t('choose_other')}</a>
      </p>
      <Place code={code} />
      <p class="screen-facts">
        <span>{lastScreenedOn ? t('last_shown', { day: shortDay(lastScreenedOn) }) : t('never_shown')}</span>
        {metres !== undefined && <span data-fact="distance">{distance(metres)}</span>}
        {dusk !== null && <span data-fact="dusk">{t('dusk_at', { time: timeOf(dusk) })}</span>}
      </p>
      <Call contact={contact} />
    </section>
  )
}

function Place({ code }: { code: string }) {
  const { copy } = useCopy()
  const village = copy.villages.find((one) => one.code === code)
  return (
    <h2 class="place">
      {village?.name ?? code} <span>{village?.townshipName}</span>
    </h2>
  )
}

/** What stands on top of the card. */
function whySaid(why: Why, evening: string): string {
  if (why.kind === 'planned') {
    const day = why.on === evening ? t('plan_tonight') : t('planned_on', { day: shortDay(why.on) })
    return why.at === undefined ? day : `${day} ${why.at}`
  }
  const waited = why.days === null ? t('never_shown') : t('days_waited', { days: why.days })
  if (why.kind === 'all_shown') return t('all_shown')
  return why.kind === 'chosen' ? waited : `${t('waits_longest')} · ${waited}`
}

export const distance = (metres: number): string =>
  metres < 1000
    ? t('metres_away', { metres: Math.round(metres / 50) * 50 })
    : t('km_off', { km: figure(metres < 10_000 ? Math.round(metres / 100) / 10 : Math.round(metres / 1000)) })

function Call({ contact }: { contact: Contact | undefined }) {
  if (!contact) return <p class="call soft">{t('contact_none')}</p>
  return (
    <a class="call" href={telOf(contact.phone)} data-call={contact.phone}>
      <Icon name="call" />
      <span class="call-whom">
        {contact.name} <span class="soft">{t('contact_is')}</span>
      </span>
      <strong>{phoneSaid(contact.phone)}</strong>
    </a>
  )
}

export function RunningScreen({ running }: { running: RunningShow }) {
  const { now } = useCopy()
  const { villageCode, title, minutes, filmMinutes, frames, standsSince, isOver } = running
  const stands = standsSince === undefined ? 'show_runs' : 'show_stands'
  return (
    <section class="screen" data-running={running.id}>
      <p class="screen-top">
        <strong>{t(isOver ? 'show_is_over' : stands)}</strong>
        <span class="song">{title}</span>
      </p>
      <Place code={villageCode} />
      <p class="screen-clock">
        <strong data-line="clock">{timeOf(now().toISOString())}</strong>
        <span>
          {t('show_minutes', { minutes })}
          {filmMinutes > 0 && (
            <>
              <br />
              {t('film_minutes', { minutes: filmMinutes })}
            </>
          )}
        </span>
      </p>
      {frames.length > 0 && (
        <div class="film" aria-hidden="true">
          <div class="frames minutes">
            {frames
              .map((share, at) => ({ share, at }))
              .map(({ share, at }) => (
                <i key={at} class={minuteOf(share)} />
              ))}
          </div>
        </div>
      )}
    </section>
  )
}

/** A frame of the film that has run, is running, or is still to come. */
const minuteOf = (share: number): string | undefined => {
  if (share >= 1) return 'minute-on'
  return share > 0 ? 'minute-part' : undefined
}
