/** The frame of every view: what is true of the phone on top, the places at the thumb. */
import type { ComponentChildren } from 'preact'
import { offMinutes } from '../../domain/screening/phone-clock.ts'
import { dayTimeOf, shortDay, timeOf } from '../shared/format.ts'
import { isInApp } from './door/door-ways.ts'
import { Icon } from './kit/marks.tsx'
import { Button, Notice } from './kit/states.tsx'
import { placesOf, type Route } from './pages.tsx'
import { type Banner, bannersOf, GRAVE, isAnyUnsent, unsentSaid, usePhone } from './phone/phone.ts'
import { ME, OUTBOX } from './routes.ts'
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

function Banners() {
  const { isOnline, unsent, storage, stamp, box, isFull, signInAgain, isRefused, problem, refresh } = usePhone()
  const worker = useWorker()
  const { clock } = stamp()
  const banners = bannersOf({
    isOnline,
    unsent,
    worker,
    isPersistent: storage?.isPersistent,
    isSignedOut: box.isSignedOut || isRefused,
    isStale: problem !== undefined && isOnline && !isRefused,
    isInApp: isInApp(navigator.userAgent),
    isStorageDenied: isFull || storage?.isAvailable === false,
    clockOff: clock ? offMinutes(clock) : null,
  })
  if (banners.length === 0) return null
  return (
    <div class="banners" aria-live="polite">
      {banners.map((banner) => (
        <Notice
          key={banner.kind}
          tone={GRAVE.includes(banner.kind) ? 'bad' : 'watch'}
          data-banner={banner.kind}
          says={said(banner)}
        >
          {banner.kind === 'signed_out' && <Button label={t('sign_in_again')} act={signInAgain} />}
          {banner.kind === 'stale' && <Button label={t('retry')} act={refresh} />}
        </Notice>
      ))}
    </div>
  )
}

function said(banner: Banner): string {
  if (banner.kind === 'not_persistent') return t('banner_not_persistent', { what: unsentSaid(banner.unsent) })
  return 'minutes' in banner ? t(`banner_${banner.kind}`, { minutes: banner.minutes }) : t(`banner_${banner.kind}`)
}
