/** The frame of every view: what is true of the phone on top, the places at the thumb. */
import type { ComponentChildren } from 'preact'
import { offMinutes } from '../../domain/screening/phone-clock.ts'
import { dayTimeOf, shortDay, timeOf } from '../shared/format.ts'
import { type Banner, bannersOf, GRAVE, isAnyUnsent, unsentSaid } from './phone/unsent.ts'
import { isInApp } from './door/door-ways.ts'
import { Brand, Icon } from './kit/states.tsx'
import { type Phone, usePhone } from './phone/phone.ts'
import { ME, OUTBOX, placesOf, type Route } from './routes.ts'
import { useMissedQueue } from './missed/missed.tsx'
import { useWorker } from './phone/browser.ts'
import { t } from './words.ts'

export function Shell({ route, children }: { route: Route; children: ComponentChildren }) {
  useMissedQueue()
  const { isFull } = usePhone()
  return (
    <div class={isFull ? 'field-app is-full' : 'field-app'}>
      <a class="skip" href="#content">
        {t('skip_to_content')}
      </a>
      <TopLine />
      <Banners />
      <div id="content" tabIndex={-1}>
        {children}
      </div>
      {isFull && (
        <p class="thumb-says" role="alert" data-line="full">
          {t('storage_full')}
        </p>
      )}
      <Places route={route} />
    </div>
  )
}

function TopLine() {
  const { isOnline, unsent, copy, person } = usePhone()
  return (
    <header class="top">
      <p class="top-says">
        {!isOnline && <strong>{t('offline_short')}</strong>}
        <span data-line="as-of">{copy ? t('data_of', { time: when(copy.now, copy.today) }) : t('data_none')}</span>
        {copy?.isClockFixed && <span class="tag">{t('sample_mark')}</span>}
      </p>
      <nav class="top-links" aria-label={t('nav_top')}>
        {isAnyUnsent(unsent) && (
          <a class="unsent" href={OUTBOX} data-line="unsent">
            {t('unsent_is', { what: unsentSaid(unsent) })}
          </a>
        )}
        {person.role === 'technician' && (
          <a href={ME} aria-label={t('nav_me')}>
            <Icon name="person" />
          </a>
        )}
      </nav>
    </header>
  )
}

/** The day is said when it is not today. */
function when(instant: string, today: string): string {
  const [day = ''] = dayTimeOf(instant).split(' ')
  return day === today ? timeOf(instant) : `${shortDay(day)} ${timeOf(instant)}`
}

function Places({ route }: { route: Route }) {
  const { person, unsent } = usePhone()
  return (
    <nav class="places" aria-label={t('nav_main')}>
      {placesOf(person.role).map(({ word, href, icon, views }) => (
        <a key={href} href={href} aria-current={views.includes(route.view) ? 'page' : undefined}>
          <Icon name={icon} />
          <span>{t(word)}</span>
          {word === 'nav_outbox' && isAnyUnsent(unsent) && (
            <span class="badge">
              <span class="unseen">{unsentSaid(unsent)}</span>
              <span aria-hidden="true">{unsent.records + unsent.photos}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  )
}

const offOf = ({ clock }: ReturnType<Phone['stamp']>): number | null => (clock ? offMinutes(clock) : null)

function Banners() {
  const { isOnline, unsent, storage, stamp, box, isFull, signInAgain, isRefused, problem, refresh } = usePhone()
  const worker = useWorker()
  const banners = bannersOf({
    ...{
      isOnline,
      unsent,
      isPersistent: storage?.isPersistent,
      isSignedOut: box.isSignedOut || isRefused,
      isStale: problem !== undefined && isOnline && !isRefused,
    },
    worker,
    isInApp: isInApp(navigator.userAgent),
    isStorageDenied: isFull || storage?.isAvailable === false,
    clockOff: offOf(stamp()),
  })
  if (banners.length === 0) return null
  return (
    <div class="banners" aria-live="polite">
      {banners.map((banner) => (
        <div
          key={banner.kind}
          class={`notice notice-${GRAVE.includes(banner.kind) ? 'bad' : 'watch'}`}
          data-banner={banner.kind}
        >
          <p>{said(banner)}</p>
          {banner.kind === 'signed_out' && (
            <button type="button" onClick={signInAgain}>
              {t('sign_in_again')}
            </button>
          )}
          {banner.kind === 'stale' && (
            <button type="button" onClick={refresh}>
              {t('retry')}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}

function said(banner: Banner): string {
  switch (banner.kind) {
    case 'not_persistent':
      return t('banner_not_persistent', { what: unsentSaid(banner.unsent) })
    case 'clock_ahead':
    case 'clock_behind':
      return t(`banner_${banner.kind}`, { minutes: banner.minutes })
    default:
      return t(`banner_${banner.kind}`)
  }
}

/** Before anybody is in: what this browser cannot do is said at the door, too. */
export function DoorBanners() {
  const inApp = isInApp(navigator.userAgent)
  if (!inApp && 'serviceWorker' in navigator) return null
  return (
    <div class="notice notice-bad" data-banner={inApp ? 'in_app' : 'no_worker'}>
      <p>{t(inApp ? 'banner_in_app' : 'banner_no_worker')}</p>
    </div>
  )
}

export const DoorHead = ({ children }: { children: ComponentChildren }) => (
  <div class="door-head">
    <Brand />
    {children}
  </div>
)
