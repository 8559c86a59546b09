/** The frame of every view: what is true of the phone on top, the places at the thumb. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { offMinutes } from '../../domain/screening/phone-clock.ts'
import { timeOf } from '../shared/format.ts'
import { phoneNow } from '../shared/phone/device.ts'
import { planOf } from '../shared/phone/outbox-request.ts'
import { isInApp } from './door/door-ways.ts'
import { AsOf } from './kit/as-of.tsx'
import { Help } from './kit/help.tsx'
import { Icon, type IconName } from './kit/marks.tsx'
import { Button, lazily } from './kit/states.tsx'
import { frameOf, type Route } from './pages.tsx'
import { placesOf } from './places.ts'
import { bannersOf, isAnyUnsent, type Unsent, unsentSaid, usePhone } from './phone/phone.ts'
import { type UnsentLine, unsentLine } from './phone/unsent-line.ts'
import { useMissedQueue } from './missed/missed-queue.ts'
import { useWorker } from './phone/browser.ts'
import { t } from './words.ts'

const BannerList = lazily(() => import('./phone/banner-list.tsx').then(({ BannerList: part }) => part), true)

export function Shell({ route, children }: { route: Route; children: ComponentChildren }) {
  useMissedQueue()
  const { person, copy } = usePhone()
  const { hasTop, hasPlaces } = frameOf(person.role, route.view)
  return (
    <div class="field-app">
      <a class="skip" href="#content">
        {t('skip_to_content')}
      </a>
      {(hasTop || !copy) && <TopLine view={route.view} />}
      <Banners />
      <div id="content" tabIndex={-1}>
        {children}
      </div>
      <Foot route={route} hasPlaces={hasPlaces} />
    </div>
  )
}

const TopLine = ({ view }: { view: string }) => (
  <header class="top">
    <AsOf />
    <Help of={view} />
  </header>
)

/** What is at the thumb; how tall it is, with large letters or a long sentence, is told to what stands above it. */
function Foot({ route, hasPlaces }: { route: Route; hasPlaces: boolean }) {
  const { isFull } = usePhone()
  const foot = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = foot
    if (!current) return
    const { style } = document.documentElement
    const seen = new ResizeObserver(() => style.setProperty('--foot', `${current.offsetHeight}px`))
    seen.observe(current)
    return () => seen.disconnect()
  }, [])
  return (
    <div class="foot" ref={foot}>
      {(hasPlaces || isFull) && <UnsentBar />}
      {hasPlaces && <Places route={route} />}
    </div>
  )
}

function useUnsentLine(): UnsentLine {
  const { entries, unsent, isFull, storage, isOnline, box } = usePhone()
  const plan = planOf(box, phoneNow())
  const nextAt = plan.kind === 'wait' ? plan.until : null
  const { isSignedOut, failures } = box
  const isPersistent = storage?.isPersistent
  return unsentLine({ entries, unsent, isFull, isPersistent, isOnline, isSignedOut, nextAt, failures })
}

/** Always there, above the places; only its words change. */
function UnsentBar() {
  const { unsent, sendNow } = usePhone()
  const line = useUnsentLine()
  const [tone, icon] = BAR_LOOK[line.kind]
  return (
    <div class={`unsent-bar is-${tone}`} data-bar={line.kind} role={line.kind === 'full' ? 'alert' : 'status'}>
      <Icon name={icon} size={18} />
      <p data-line={line.kind === 'full' || line.kind === 'sent' ? line.kind : 'unsent'}>{barSaid(line, unsent)}</p>
      {line.kind === 'tried' && <Button class="quiet" label={t('try_now')} act={sendNow} />}
    </div>
  )
}

const BAR_LOOK: Record<UnsentLine['kind'], [tone: 'good' | 'watch' | 'bad', icon: IconName]> = {
  sent: ['good', 'check'],
  waiting: ['watch', 'outbox'],
  sending: ['watch', 'outbox'],
  sending_photo: ['watch', 'outbox'],
  tried: ['watch', 'clock'],
  signed_out: ['watch', 'outbox'],
  at_risk: ['bad', 'alert'],
  full: ['bad', 'alert'],
}

/** Records and photos apart, whatever else is said. */
function barSaid(line: UnsentLine, unsent: Unsent): string {
  const what = unsentSaid(unsent)
  switch (line.kind) {
    case 'sending':
      return t('bar_sending', { count: line.records })
    case 'sending_photo':
      return t('bar_sending_photo', { photo: line.photo, count: line.of })
    case 'tried':
      return t('bar_tried', { what, time: timeOf(new Date(line.nextAt).toISOString()) })
    case 'full':
      return t('storage_full')
    case 'sent':
      return t('bar_sent')
    default:
      return t(`bar_${line.kind}`, { what })
  }
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

/** Seldom anything is to be said here. */
function Banners() {
  const { isOnline, storage, stamp, box, isFull, isRefused, problem } = usePhone()
  const worker = useWorker()
  const { clock } = stamp()
  const banners = bannersOf({
    isOnline,
    worker,
    isSignedOut: box.isSignedOut || isRefused,
    isStale: problem !== undefined && isOnline && !isRefused,
    isInApp: isInApp(navigator.userAgent),
    isStorageDenied: isFull || storage?.isAvailable === false,
    clockOff: clock ? offMinutes(clock) : null,
  })
  return banners.length > 0 ? <BannerList banners={banners} /> : null
}
