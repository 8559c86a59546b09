/** The desk's frame: the rail (on phones a bar above and places below), and the page in the middle. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Session } from '../../domain/account.ts'
import { officeName } from '../shared/office.ts'
import type { Place } from '../shared/place.ts'
import { t } from './words.ts'
import { StartLink } from './first-run/start-link.tsx'
import { Brand, Icon, type IconName } from './marks.tsx'
import { ReviewPlace } from './review/review-place.tsx'
import { Preferences } from './preferences.tsx'
import { routeOf } from './routes.ts'
import { SearchButton } from './search/search-button.tsx'
import { SampleNote } from './sample.tsx'

interface Props {
  session: Session
  place: Place
  leave: () => void
  children: ComponentChildren
}

export function Shell({ session, place, leave, children }: Props) {
  const main = useRef<HTMLElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) main.current?.focus({ preventScroll: true })
    isFirst.current = false
  }, [place.path])
  return (
    <div class="desk">
      <a class="skip" href="#content">
        {t('skip_to_content')}
      </a>
      <Rail session={session} place={place} leave={leave} />
      <main id="content" ref={main} tabIndex={-1}>
        <SampleNote />
        {children}
      </main>
    </div>
  )
}

function Rail({ session, place, leave }: Omit<Props, 'children'>) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => setOpen(false), [place])
  return (
    <header class="rail">
      <a class="brand" href="/">
        <Brand />
        <span>
          <span class="brand-name">{t('app_name')}</span>
          <span class="office">{officeName()}</span>
        </span>
      </a>
      {session.role === 'manager' && <SearchButton />}
      <button
        type="button"
        class="menu-button"
        aria-expanded={isOpen}
        aria-controls="menu"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="menu" />
        <span class="unseen">{t('menu')}</span>
      </button>
      <Places session={session} place={place} />
      <div id="menu" class={isOpen ? 'menu menu-open' : 'menu'}>
        {session.role === 'manager' && <StartLink />}
        {session.role === 'manager' && <Seldom page={routeOf(place.path).page} />}
        <Preferences />
        <p class="who">
          {session.displayName}{' '}
          <span class="soft">
            {session.username && `${session.username} · `}
            {t(`role_${session.role}`)}
          </span>
        </p>
        <button type="button" class="quiet" onClick={leave}>
          {t('sign_out')}
        </button>
      </div>
    </header>
  )
}

const SELDOM = [
  ['grid', 'grid_title'],
  ['map', 'map_title'],
  ['register', 'register_title'],
  ['settings', 'settings_title'],
  ['audit', 'audit_title'],
  ['phones', 'phones_title'],
  ['import-outbox', 'import_title'],
] as const

/** Pages a manager needs now and then. */
const Seldom = ({ page }: { page: string }) => (
  <ul class="seldom">
    {SELDOM.map(([name, title]) => (
      <li key={name}>
        <a href={`/${name}`} aria-current={page === name ? 'page' : undefined}>
          {t(title)}
        </a>
      </li>
    ))}
  </ul>
)

const SECTIONS = [
  ['now', 'steer_title'],
  ['targets', 'targets_title'],
  ['progress', 'chart_title'],
  ['months', 'chart_months'],
  ['audibility', 'audibility_title'],
  ['tv', 'tv_title'],
  ['flags', 'flags_title'],
  ['teams', 'teams_title'],
  ['grid', 'grid_title'],
] as const

const BROADCAST_SECTIONS = [
  ['plan', 'plan_title'],
  ['faults', 'open_faults_title'],
  ['repair-times', 'repair_times_title'],
  ['repairs', 'repairs_title'],
  ['categories', 'categories_title'],
  ['trend', 'trend_short'],
  ['online', 'online_short'],
] as const
const LOG_PAGES: string[] = ['logs', 'log', 'missed']
const FAULT_PAGES: string[] = ['faults', 'fault']
/** Flags are reached from the overview. */
const HOME_PAGES: string[] = ['home', 'flags', 'flag']

/** At most four for each role: so many fit below a phone's page. */
function Places({ session: { role }, place }: Pick<Props, 'session' | 'place'>) {
  const { page } = routeOf(place.path)
  const isManager = role === 'manager'
  const isTechnician = role === 'technician'
  const isBroadcast = page === 'broadcast' || (isTechnician && page === 'home')
  const sections = isManager && page === 'home' ? SECTIONS : isBroadcast && BROADCAST_SECTIONS
  return (
    <nav class="places" aria-label={t('nav_main')}>
      {isManager && <PlaceLink href="/" icon="home" label={t('nav_home')} isHere={HOME_PAGES.includes(page)} />}
      {!isTechnician && <PlaceLink href="/logs" icon="logs" label={t('nav_logs')} isHere={LOG_PAGES.includes(page)} />}
      {isManager && <ReviewPlace isHere={page === 'review'} />}
      {role !== 'team' && (
        <PlaceLink
          href="/broadcast"
          icon="broadcast"
          label={t('nav_broadcast')}
          isHere={isBroadcast || page === 'tv' || (isManager && FAULT_PAGES.includes(page))}
        />
      )}
      {isTechnician && (
        <PlaceLink
          href="/faults?open=true"
          icon="faults"
          label={t('faults_title')}
          isHere={FAULT_PAGES.includes(page)}
        />
      )}
      {isManager && (
        <PlaceLink href="/tasks" icon="tasks" label={t('nav_tasks')} isHere={page === 'tasks' || page === 'task'} />
      )}
      {sections && <Sections sections={sections} />}
    </nav>
  )
}

type SectionList = typeof SECTIONS | typeof BROADCAST_SECTIONS

const Sections = ({ sections }: { sections: SectionList }) => (
  <div class="sections">
    <p class="soft" id="sections-title">
      {t('nav_sections')}
    </p>
    <ul aria-labelledby="sections-title">
      {sections.map(([id, title]) => (
        <li key={id}>
          <a href={`#${id}`}>{t(title)}</a>
        </li>
      ))}
    </ul>
  </div>
)

function PlaceLink({ href, icon, label, isHere }: { href: string; icon: IconName; label: string; isHere: boolean }) {
  return (
    <a href={href} class="place" aria-current={isHere ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  )
}
